"""What changed between two versions of an instrument, text by text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from assessment_app.domain.instruments import AnyInstrument, written_content
from assessment_app.domain.instruments.texts import name_of

LEFT_OUT = frozenset({"version", "reread"})
"""What differs between two versions by itself."""


class Sort(StrEnum):
    """How something differs."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: where (``questions > respect-02 > ask > nl``), and what stood there before and stands there now.

    Of what was moved, `before` and `after` are the order of the list.
    """

    sort: Sort
    place: str
    before: str = ""
    after: str = ""


def changes(before: AnyInstrument, after: AnyInstrument) -> tuple[Change, ...]:
    """Every difference in the order of the newer version, what was removed at the end."""
    old, new = _leaves(before), _leaves(after)
    found = [_change(place, old.get(place), said) for place, said in new.items() if old.get(place) != said]
    found += [Change(Sort.REMOVED, place, before=said) for place, said in old.items() if place not in new]
    return (*found, *_moved(before, after))


def _change(place: str, before: str | None, after: str) -> Change:
    if before is None:
        return Change(Sort.ADDED, place, after=after)
    return Change(Sort.CHANGED, place, before, after)


def _leaves(instrument: AnyInstrument) -> dict[str, str]:
    content = written_content(instrument)
    return {" > ".join(place): said for place, said in _walk(content, ()) if place[0] not in LEFT_OUT}


def _walk(thing: Any, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(thing, dict):
        for name, entry in thing.items():
            yield from _walk(entry, (*place, name))
    elif isinstance(thing, list) and thing and isinstance(thing[0], dict):
        for number, entry in enumerate(thing):
            yield from _walk(entry, (*place, name_of(entry) or str(number + 1)))
    elif isinstance(thing, list):
        yield place, ", ".join(map(str, thing))
    else:
        yield place, str(thing)


def _moved(before: AnyInstrument, after: AnyInstrument) -> Iterator[Change]:
    """Lists whose entries with a name stand in another order than before."""
    old, new = (dict(_orders(one.model_dump(mode="json"), ())) for one in (before, after))
    for place, names in new.items():
        kept = [name for name in old.get(place, []) if name in names]
        if kept != [name for name in names if name in kept]:
            yield Change(Sort.MOVED, place, ", ".join(old[place]), ", ".join(names))


def _orders(thing: Any, place: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    if isinstance(thing, dict):
        for name, entry in thing.items():
            yield from _orders(entry, (*place, name))
    elif isinstance(thing, list):
        names = [name_of(entry) for entry in thing]
        if names and all(names):
            yield " > ".join(place), names
        for entry, name in zip(thing, names, strict=True):
            yield from _orders(entry, (*place, name))
