"""Reads one YAML file into plain values and the line each stands on; refuses every trick the format knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn, cast

import yaml

from assessment_app.banks.faults import BankFault, UnreadableBank

LARGEST_FILE = 1_000_000
"""Bytes; fifty times the longest instrument of the zone."""

DEEPEST = 12
"""Levels of lists and fields; the deepest instrument has seven."""

MOST_FAULTS = 25
"""Faults named per file: enough to mend in one go, few enough to read."""

Place = tuple[str | int, ...]

# The faster parser of libyaml where PyYAML was built with it; both give the same events.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVER = yaml.resolver.Resolver()
_STRING = "tag:yaml.org,2002:str"
_WHOLE_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,8}")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says: texts, whole numbers, true, false, null, lists and fields, and where each stands."""

    content: Any
    lines: Mapping[Place, int]

    def line_at(self, place: Place) -> int:
        """The line of the nearest thing on the way to `place` that is there."""
        while place not in self.lines:
            place = place[:-1]
        return self.lines[place]


def read_yaml(path: Path, file: str) -> Reading:
    """The content of one file, called `file` in messages.

    Raises:
        UnreadableBank: it cannot be opened or is not the plain YAML of the banks; names up to 25 places.
    """
    text = _text(path, file)
    builder = _Builder(file)
    try:
        return builder.read(text)
    except yaml.YAMLError as error:
        raise UnreadableBank([*builder.faults, _not_yaml(error, text, file)][:MOST_FAULTS]) from None


def _text(path: Path, file: str) -> str:
    """The file as text, free of tabs; YAML allows some and trips over others."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise UnreadableBank([BankFault(file, 1, "bank.too_big", {"size": size, "limit": LARGEST_FILE})])
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableBank([BankFault(file, 1, "bank.cannot_open", {"why": error.strerror})]) from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UnreadableBank([BankFault(file, line, "bank.not_utf8", {"byte": f"0x{raw[error.start]:02X}"})]) from None
    tabs = [
        BankFault(file, number, "bank.tab", {"column": line.index("\t") + 1})
        for number, line in enumerate(text.split("\n"), start=1)
        if "\t" in line
    ]
    if tabs:
        raise UnreadableBank(tabs[:MOST_FAULTS])
    return text


def _not_yaml(error: yaml.YAMLError, text: str, file: str) -> BankFault:
    """What the parser stumbled over, in its words, and where."""
    if isinstance(error, yaml.reader.ReaderError):
        line, why = text.count("\n", 0, error.position) + 1, "a character that does not belong in a text"
    else:
        mark = getattr(error, "problem_mark", None)
        line, why = (mark.line + 1 if mark else 1), (getattr(error, "problem", None) or "the text breaks off")
    return BankFault(file, line, "bank.not_yaml", {"why": why})


@dataclass(slots=True)
class _Builder:
    """Follows the parser's events; builds values itself, so that no tag, alias or odd scalar is ever carried out."""

    file: str
    faults: list[BankFault] = field(default_factory=list)
    lines: dict[Place, int] = field(default_factory=dict)
    events: Iterator[yaml.Event] = field(default_factory=lambda: iter(()))

    def read(self, text: str) -> Reading:
        """The one document of the file."""
        self.events = iter(yaml.parse(text, _LOADER))
        content, documents = None, 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._stop(event, "bank.several_documents")
                content = self._piece(next(self.events), ())
        if documents == 0:
            self.faults.append(BankFault(self.file, 1, "bank.empty_file"))
        if self.faults:
            raise UnreadableBank(self.faults[:MOST_FAULTS])
        return Reading(content, self.lines)

    def _piece(self, event: yaml.Event, place: Place) -> Any:
        """The value that begins at this event."""
        self.lines.setdefault(place, _line(event))
        if isinstance(event, yaml.AliasEvent):
            self._note(event, "bank.alias", name=f"*{event.anchor}")
            return None
        if len(place) > DEEPEST:
            self._stop(event, "bank.too_deep", limit=DEEPEST)
        if isinstance(event, yaml.MappingStartEvent):
            self._refuse_tricks(event)
            return self._fields(place)
        if isinstance(event, yaml.SequenceStartEvent):
            self._refuse_tricks(event)
            return self._list(place)
        return self._scalar(cast("yaml.ScalarEvent", event))

    def _refuse_tricks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._note(event, "bank.alias", name=f"&{event.anchor}")
        if event.tag is not None:
            self._note(event, "bank.tag", tag=event.tag)

    def _fields(self, place: Place) -> dict[str, Any]:
        """A mapping; every name a plain word, and only once."""
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            name = self._field_name(event)
            here = (*place, name)
            if name in found:
                self._note(event, "bank.twice", field=name, first=self.lines[here])
            self.lines.setdefault(here, _line(event))
            found[name] = self._piece(next(self.events), here)
        return found

    def _field_name(self, event: yaml.Event) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            self._stop(event, "bank.key_not_a_word")
        name = self._scalar(event)
        if not isinstance(name, str):
            self._note(event, "bank.key_not_a_word")
        return str(name)

    def _list(self, place: Place) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self._piece(event, (*place, len(found))))
        return found

    def _scalar(self, event: yaml.ScalarEvent) -> str | int | bool | None:
        """A text, unless it plainly is a whole number, true, false or nothing; what YAML 1.1 would bend is refused."""
        self._refuse_tricks(event)
        written: str = event.value
        if not event.implicit[0] or (tag := _meant(written)) == _STRING:
            return written
        if tag.endswith(":bool") and written in ("true", "false"):
            return written == "true"
        if tag.endswith(":int") and _WHOLE_NUMBER.fullmatch(written):
            return int(written)
        if tag.endswith(":null") and written in ("", "null"):
            return None
        self._note(event, "bank.ambiguous", given=written)
        return written

    def _note(self, event: yaml.Event, message_key: str, **values: Any) -> None:
        self.faults.append(BankFault(self.file, _line(event), message_key, values))

    def _stop(self, event: yaml.Event, message_key: str, **values: Any) -> NoReturn:
        """Name this and what was found before it; reading on would only produce echoes."""
        self._note(event, message_key, **values)
        raise UnreadableBank(self.faults[:MOST_FAULTS])


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _meant(written: str) -> str:
    """The tag that YAML 1.1 gives to an unquoted scalar."""
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, written, (True, False))  # type: ignore[no-untyped-call]
    return tag
