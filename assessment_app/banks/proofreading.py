"""Reads one bank file against the schema and says, line by line, what to mend."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from assessment_app.banks.faults import BankFault, UnreadableBank
from assessment_app.banks.reading import MOST_FAULTS, Place, read_yaml
from assessment_app.domain.instruments import KINDS, AnyInstrument, parse_instrument
from assessment_app.domain.language import Language

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_KEY = re.compile(r"(?P<kind>[a-z]+)/(?P<name>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)/(?P<version>[1-9][0-9]{0,4})")

_EXPECTED: Mapping[str, str] = MappingProxyType({
    "string_type": "a text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "model_type": "a group of named fields",
})

_KNOWN_FAULTS: Mapping[str, tuple[str, Mapping[str, str]]] = MappingProxyType({
    "extra_forbidden": ("bank.unknown_field", {}),
    "enum": ("bank.unknown_value", {"expected": "expected"}),
    "literal_error": ("bank.unknown_value", {"expected": "expected"}),
    "string_too_short": ("bank.no_text", {}),
    "string_too_long": ("bank.too_long", {"limit": "max_length"}),
    "string_pattern_mismatch": ("bank.not_an_identifier", {}),
    "too_short": ("bank.too_few", {"limit": "min_length", "actual": "actual_length"}),
    "too_long": ("bank.too_many", {"limit": "max_length", "actual": "actual_length"}),
    "value_error": ("bank.rule", {"why": "error"}),
})
"""pydantic's name for an error: ours, and which of its values our sentence mentions under which name."""

_LONGEST_SHOWN = 60

_BOUNDS: Mapping[str, str] = MappingProxyType({"ge": "at least", "le": "at most", "gt": "more than", "lt": "less than"})


class BankKey(NamedTuple):
    """Which version of which instrument; written kind/name/version."""

    kind: str
    name: str
    version: int

    @classmethod
    def written(cls, text: str) -> BankKey | None:
        """The key behind a text such as ``starr/respect/1``; nothing when it is none."""
        match = _KEY.fullmatch(text)
        if match is None or match["kind"] not in KINDS:
            return None
        return cls(match["kind"], match["name"], int(match["version"]))

    def __str__(self) -> str:
        """Kind, name and version, as the list of released files writes it."""
        return f"{self.kind}/{self.name}/{self.version}"

    def path(self, folder: Path) -> Path:
        """Where this version stands."""
        return folder / f"{self}.yaml"

    def file(self, folder: Path) -> str:
        """How messages call the file."""
        return f"{folder.name}/{self}.yaml"


def read_instrument(folder: Path, key: BankKey) -> AnyInstrument:
    """The instrument in the file of this key, whole or not at all.

    Raises:
        UnreadableBank: it cannot be read, does not follow the schema, or is another instrument; names up to 25 places.
    """
    file = key.file(folder)
    reading = read_yaml(key.path(folder), file)
    try:
        instrument = parse_instrument(key.kind, reading.content)
    except ValidationError as invalid:
        errors = _without_echoes(invalid.errors(include_url=False))
        faults = [_in_words(file, reading.line_at(error["loc"]), error) for error in errors]
        faults.sort(key=lambda fault: fault.line)
        raise UnreadableBank(faults[:MOST_FAULTS]) from None
    says = BankKey(instrument.KIND, instrument.name, instrument.version)
    if says != key:
        line = reading.line_at(("name",) if says.name != key.name else ("version",))
        raise UnreadableBank([BankFault(file, line, "bank.misplaced", {"says": str(says), "stands": str(key)})])
    return instrument


def _without_echoes(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Leaves out “too few” of a list in which an entry is itself at fault: pydantic counts only the good ones."""
    places = [error["loc"] for error in errors]
    return [
        error
        for error in errors
        if error["type"] != "too_short"
        or not any(len(place) > len(error["loc"]) and place[: len(error["loc"])] == error["loc"] for place in places)
    ]


def _in_words(file: str, line: int, error: ErrorDetails) -> BankFault:
    """One of pydantic's errors, said to the person who writes the file."""
    place, context = error["loc"], error.get("ctx", {})
    values: dict[str, Any] = {"field": _named(place), "given": _shown(error["input"])}
    if error["type"] == "missing":
        return _missing(file, line, place)
    if error["type"] in _KNOWN_FAULTS:
        message_key, wanted = _KNOWN_FAULTS[error["type"]]
        return BankFault(file, line, message_key, values | {ours: str(context[name]) for ours, name in wanted.items()})
    if error["type"] in _EXPECTED:
        return BankFault(file, line, "bank.wrong_type", values | {"expected": _EXPECTED[error["type"]]})
    if limits := [f"{_BOUNDS[bound]} {limit}" for bound, limit in context.items() if bound in _BOUNDS]:
        return BankFault(file, line, "bank.out_of_range", values | {"expected": ", ".join(limits)})
    return BankFault(file, line, "bank.rule", values | {"why": error["msg"]})


def _missing(file: str, line: int, place: Place) -> BankFault:
    if place[-1] in set(Language):
        return BankFault(file, line, "bank.missing_language", {"field": _named(place[:-1]), "language": place[-1]})
    return BankFault(file, line, "bank.missing", {"field": _named(place)})


def _named(place: Place) -> str:
    """A place in words, counting from one: questions > 2 > ask > nl."""
    return " > ".join(str(part + 1) if isinstance(part, int) else part for part in place) or "the file"


def _shown(value: Any) -> str:
    """What was written, shortened to what a message can carry."""
    if value is None:
        return "empty"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
