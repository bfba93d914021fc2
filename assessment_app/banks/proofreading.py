"""Reads one bank file against the schema and says, line by line, what to mend."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from assessment_app.banks.reading import MOST_FAULTS, Reading, raw_of, read_bytes
from assessment_app.domain.bank_faults import BankFault, Fault, UnreadableBank
from assessment_app.domain.instruments import KINDS, AnyInstrument, BankKey, parse_instrument
from assessment_app.domain.instruments.texts import Place, name_of
from assessment_app.domain.language import Language

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_KNOWN_FAULTS: Mapping[str, tuple[Fault, Mapping[str, str]]] = MappingProxyType({
    "extra_forbidden": (Fault.UNKNOWN_FIELD, {}),
    "string_type": (Fault.NOT_A_TEXT, {}),
    "int_type": (Fault.NOT_A_NUMBER, {}),
    "bool_type": (Fault.NOT_TRUE_OR_FALSE, {}),
    "tuple_type": (Fault.NOT_A_LIST, {}),
    "model_type": (Fault.NOT_FIELDS, {}),
    "string_too_short": (Fault.EMPTY, {}),
    "string_too_long": (Fault.TOO_LONG, {"limit": "max_length"}),
    "string_pattern_mismatch": (Fault.NOT_AN_IDENTIFIER, {}),
    "too_short": (Fault.TOO_FEW, {"limit": "min_length", "actual": "actual_length"}),
    "too_long": (Fault.TOO_MANY, {"limit": "max_length", "actual": "actual_length"}),
    "greater_than_equal": (Fault.TOO_LOW, {"limit": "ge"}),
    "less_than_equal": (Fault.TOO_HIGH, {"limit": "le"}),
})
"""pydantic's name for an error: ours, and which of its values our sentence mentions under which name."""

_LONGEST_SHOWN = 60
MOST_ERRORS = 400
"""Errors looked at in one file; more would only take time to say what the first ones say."""

STILL_TO_TRANSLATE = "[…]"
"""What stands in a draft for a text that is not translated yet, so that the rest of it can be looked at."""

UNFINISHED = frozenset({Fault.MISSING_LANGUAGE, Fault.NO_TEXT})
"""What a draft may still lack: a text in a language."""


def path_of(key: BankKey, folder: Path) -> Path:
    """Where the file of this version stands."""
    return folder / f"{key}.yaml"


def file_of(key: BankKey, folder: Path) -> str:
    """How messages call the file of this version."""
    return f"{folder.name}/{key}.yaml"


@dataclass(frozen=True, slots=True)
class Proof:
    """An instrument with the file it was read from, so that whatever is said of a text can name its line."""

    instrument: AnyInstrument
    file: str
    reading: Reading

    @property
    def key(self) -> BankKey:
        """Which instrument it is."""
        return BankKey.of(self.instrument)

    def fault(self, place: Place, fault: Fault, **values: Any) -> BankFault:
        """A fault at this place."""
        return BankFault(self.file, self.reading.line_at(place), fault, {"field": self.named(place), **values})

    def says(self, place: Place) -> Any:
        """What the file itself has at this place; nothing where it has nothing."""
        found = self.reading.content
        for part in place:
            try:
                found = found[part]
            except (KeyError, IndexError, TypeError):
                return None
        return found

    def named(self, place: Place) -> str:
        """A place in words: questions > respect-02 > ask."""
        return named(place, self.reading.content)


def read_instrument(folder: Path, key: BankKey) -> AnyInstrument:
    """The instrument in the file of this key, whole or not at all.

    Raises:
        UnreadableBank: it cannot be read, does not follow the schema, or is another instrument; names up to 25 places.
    """
    return proof_of(folder, key).instrument


def proof_of(folder: Path, key: BankKey) -> Proof:
    """The instrument in the file of this key, with its lines.

    Raises:
        UnreadableBank: as `read_instrument`.
    """
    file = file_of(key, folder)
    reading = read_bytes(raw_of(path_of(key, folder), file), file)
    proof, lacking = _proof(reading, file, key.kind)
    if lacking:
        raise UnreadableBank(lacking[:MOST_FAULTS])
    if proof.key != key:
        line = reading.line_at(("name",) if proof.key.name != key.name else ("version",))
        told = {"says": str(proof.key), "stands": str(key)}
        raise UnreadableBank([BankFault(file, line, Fault.MISPLACED, told)])
    return proof


def proof_of_bytes(raw: bytes, file: str) -> tuple[Proof, tuple[BankFault, ...]]:
    """A draft that is at hand, and which texts it still lacks; those read as “[…]”.

    Raises:
        UnreadableBank: anything else is wrong with it; names up to 25 places.
    """
    reading = read_bytes(raw, file)
    kind = reading.content.get("kind") if isinstance(reading.content, dict) else None
    if not isinstance(kind, str) or kind not in KINDS:
        told = {"given": _shown(kind), "expected": ", ".join(KINDS)}
        raise UnreadableBank([BankFault(file, reading.line_at(("kind",)), Fault.UNKNOWN_KIND, told)])
    return _proof(reading, file, kind)


def _proof(reading: Reading, file: str, kind: str) -> tuple[Proof, tuple[BankFault, ...]]:
    """The instrument behind a reading, and the texts it lacks.

    Raises:
        UnreadableBank: more is wrong than a text that is still to be written.
    """
    try:
        return Proof(parse_instrument(kind, reading.content), file, reading), ()
    except ValidationError as invalid:
        errors = _without_echoes(invalid.errors(include_url=False)[:MOST_ERRORS])
    faults = sorted((_in_words(file, reading, error) for error in errors), key=lambda fault: fault.line)
    if any(fault.fault not in UNFINISHED for fault in faults):
        raise UnreadableBank(faults[:MOST_FAULTS])
    filled = json.loads(json.dumps(reading.content))
    for error in errors:
        _fill(filled, error["loc"])
    proof, _ = _proof(Reading(filled, reading.lines), file, kind)
    return Proof(proof.instrument, file, reading), tuple(faults)


def _fill(content: Any, place: Place) -> None:
    for part in place[:-1]:
        content = content[part]
    content[place[-1]] = STILL_TO_TRANSLATE


def _without_echoes(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Leaves out “too few” of a list in which an entry is itself at fault: pydantic counts only the good ones."""
    places = [error["loc"] for error in errors]
    return [
        error
        for error in errors
        if error["type"] != "too_short"
        or not any(len(place) > len(error["loc"]) and place[: len(error["loc"])] == error["loc"] for place in places)
    ]


def _in_words(file: str, reading: Reading, error: ErrorDetails) -> BankFault:
    """One of pydantic's errors, as a fault of the person's file."""
    place, context = error["loc"], error.get("ctx", {})
    line = reading.line_at(place)
    values: dict[str, Any] = {"field": named(place, reading.content), "given": _shown(error["input"])}
    if error["type"] == "missing":
        return _missing(file, line, place, reading)
    if _is_a_text(place, reading.content) and (error["input"] is None or error["type"] == "string_too_short"):
        return BankFault(file, line, Fault.NO_TEXT, values)
    if error["type"] in _KNOWN_FAULTS:
        fault, wanted = _KNOWN_FAULTS[error["type"]]
        return BankFault(file, line, fault, values | {ours: str(context[name]) for ours, name in wanted.items()})
    if error["type"] in {"enum", "literal_error"}:
        expected = context["expected"].replace(" or ", ", ").replace("'", "")
        return BankFault(file, line, Fault.UNKNOWN_VALUE, values | {"expected": expected})
    if "fault" in context:
        told = {name: value for name, value in context.items() if name != "fault"}
        return BankFault(file, line, Fault(context["fault"]), values | told)
    return BankFault(file, line, Fault.OTHER, values | {"why": error["msg"]})


def _missing(file: str, line: int, place: Place, reading: Reading) -> BankFault:
    if _is_a_text(place, reading.content):
        told = {"field": named(place[:-1], reading.content), "language": place[-1]}
        return BankFault(file, line, Fault.MISSING_LANGUAGE, told)
    return BankFault(file, line, Fault.MISSING, {"field": named(place, reading.content)})


def _is_a_text(place: Place, content: Any) -> bool:
    """Whether this is one language of a text, and not a list or a number that goes by the name of a language."""
    if not place or place[-1] not in set(Language):
        return False
    for part in place[:-1]:
        content = content[part]
    return isinstance(content, dict) and all(isinstance(said, str | None) for said in content.values())


def named(place: Place, content: Any) -> str:
    """A place in words: an entry of a list by its own name, or else by its number, counting from one."""
    words: list[str] = []
    for part in place:
        try:
            content = content[part]
        except (KeyError, IndexError, TypeError):
            content = None
        words.append(str(part) if isinstance(part, str) else name_of(content) or str(part + 1))
    return " > ".join(words) or "…"


def _shown(value: Any) -> str:
    """What was written, shortened to what a message can carry."""
    if value is None:
        return "…"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
