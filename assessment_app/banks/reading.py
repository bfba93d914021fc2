"""Reads one YAML file into plain values and the line each stands on; refuses every trick the format knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn, cast

import yaml

from assessment_app.domain.bank_faults import BankFault, Fault, UnreadableBank
from assessment_app.domain.instruments.texts import Place

LARGEST_FILE = 1_000_000
"""Bytes; about ten times the longest instrument of the zone."""

DEEPEST = 12
"""Levels of lists and fields; the deepest instrument has seven."""

MOST_FAULTS = 25
"""Faults named per file: enough to mend in one go, few enough to read."""

# The faster parser of libyaml where PyYAML was built with it; both give the same events.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVER = yaml.resolver.Resolver()
_STRING = "tag:yaml.org,2002:str"
_ODD = re.compile(
    "Ã|Å[\u0080-\u017f\u2010-\u203a]|Â[\u0080-\u00bf]|â€"  # two encodings in one file leave “Ã©” for “é”
    "|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd]"  # control characters, however they were written
    "|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"  # without width, or turning the direction
    "|[\u0370-\u03ff\u0400-\u052f]"  # Greek and Cyrillic letters that pass for Latin ones
)
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
    return read_bytes(raw_of(path, file), file)


def read_bytes(raw: bytes, file: str) -> Reading:
    """The content of a file that is at hand, called `file` in messages.

    Raises:
        UnreadableBank: it is not the plain YAML of the banks; names up to 25 places.
    """
    text = _text(raw, file)
    builder = _Builder(file)
    try:
        return builder.read(text)
    except yaml.YAMLError as error:
        raise UnreadableBank([*builder.faults, _not_yaml(error, text, file)][:MOST_FAULTS]) from None


def raw_of(path: Path, file: str) -> bytes:
    """The bytes of one file, called `file` in messages.

    Raises:
        UnreadableBank: it cannot be opened, or is far too big.
    """
    try:
        _not_too_big(path.stat().st_size, file)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableBank([BankFault(file, 1, Fault.CANNOT_OPEN, {"why": error.strerror})]) from None


def _not_too_big(size: int, file: str) -> None:
    if size > LARGEST_FILE:
        raise UnreadableBank([BankFault(file, 1, Fault.TOO_BIG, {"size": size, "limit": LARGEST_FILE})])


def _text(raw: bytes, file: str) -> str:
    """The file as text, free of tabs; YAML allows some and trips over others."""
    _not_too_big(len(raw), file)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UnreadableBank([BankFault(file, line, Fault.NOT_UTF8, {"byte": f"0x{raw[error.start]:02X}"})]) from None
    tabs = [
        BankFault(file, number, Fault.TAB, {"column": line.index("\t") + 1})
        for number, line in enumerate(text.split("\n"), start=1)
        if "\t" in line
    ]
    odd = [
        BankFault(file, number, Fault.ODD_CHARACTER, {"column": found.start() + 1})
        for number, line in enumerate(text.split("\n"), start=1)
        if (found := _ODD.search(line.rstrip("\r")))
    ]
    if tabs or odd:
        raise UnreadableBank(sorted([*tabs, *odd], key=lambda fault: fault.line)[:MOST_FAULTS])
    return text


def _not_yaml(error: yaml.YAMLError, text: str, file: str) -> BankFault:
    """What the parser stumbled over, in its words, and where."""
    if isinstance(error, yaml.reader.ReaderError):
        column = error.position - text.rfind("\n", 0, error.position)
        return BankFault(file, text.count("\n", 0, error.position) + 1, Fault.ODD_CHARACTER, {"column": column})
    mark = getattr(error, "problem_mark", None)
    return BankFault(
        file, mark.line + 1 if mark else 1, Fault.NOT_YAML, {"why": getattr(error, "problem", None) or "…"}
    )


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
                    self._stop(event, Fault.SEVERAL_DOCUMENTS)
                content = self._piece(next(self.events), ())
        if documents == 0 or (content is None and not self.faults):
            self.faults.append(BankFault(self.file, 1, Fault.EMPTY_FILE))
        if self.faults:
            raise UnreadableBank(self.faults[:MOST_FAULTS])
        return Reading(content, self.lines)

    def _piece(self, event: yaml.Event, place: Place) -> Any:
        """The value that begins at this event."""
        self.lines.setdefault(place, _line(event))
        if isinstance(event, yaml.AliasEvent):
            self._note(event, Fault.ALIAS, name=f"*{event.anchor}")
            return None
        if len(place) > DEEPEST:
            self._stop(event, Fault.TOO_DEEP, limit=DEEPEST)
        if isinstance(event, yaml.MappingStartEvent):
            self._refuse_tricks(event)
            return self._fields(place)
        if isinstance(event, yaml.SequenceStartEvent):
            self._refuse_tricks(event)
            return self._list(place)
        return self._scalar(cast("yaml.ScalarEvent", event))

    def _refuse_tricks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._note(event, Fault.ALIAS, name=f"&{event.anchor}")
        if event.tag is not None:
            self._note(event, Fault.TAG, tag=event.tag)

    def _fields(self, place: Place) -> dict[str, Any]:
        """A mapping; every name a plain word, and only once."""
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            name = self._field_name(event)
            here = (*place, name)
            if name in found:
                self._note(event, Fault.TWICE, field=name, first=self.lines[here])
            self.lines.setdefault(here, _line(event))
            found[name] = self._piece(next(self.events), here)
        return found

    def _field_name(self, event: yaml.Event) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            self._stop(event, Fault.KEY_NOT_A_WORD)
        name = self._scalar(event)
        if not isinstance(name, str):
            self._note(event, Fault.KEY_NOT_A_WORD)
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
        if "\t" in written or _ODD.search(written):
            self._note(event, Fault.ESCAPED_CHARACTER)
        if not event.implicit[0] or (tag := _meant(written)) == _STRING:
            return written
        if tag.endswith(":bool") and written in ("true", "false"):
            return written == "true"
        if tag.endswith(":int") and _WHOLE_NUMBER.fullmatch(written):
            return int(written)
        if tag.endswith(":null") and written in ("", "null"):
            return None
        self._note(event, Fault.AMBIGUOUS, given=written[:60])
        return written

    def _note(self, event: yaml.Event, fault: Fault, **values: Any) -> None:
        self.faults.append(BankFault(self.file, _line(event), fault, values))

    def _stop(self, event: yaml.Event, fault: Fault, **values: Any) -> NoReturn:
        """Name this and what was found before it; reading on would only produce echoes."""
        self._note(event, fault, **values)
        raise UnreadableBank(self.faults[:MOST_FAULTS])


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _meant(written: str) -> str:
    """The tag that YAML 1.1 gives to an unquoted scalar."""
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, written, (True, False))  # type: ignore[no-untyped-call]
    return tag
