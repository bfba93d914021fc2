"""Every text of an instrument, with its place in it: for checking, comparing and laying the languages side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from assessment_app.domain.instruments.base import Instrument
from assessment_app.domain.language import Texts

Place = tuple[str | int, ...]
"""The way to a part of an instrument: names of fields, and numbers in lists, from 0."""

NAMES = ("id", "value", "level", "milestone")
"""The fields by which an entry of a list is called; of those it has, the first."""


@dataclass(frozen=True, slots=True)
class Written:
    """One text of an instrument.

    `place` leads to it, lists by number from 0; `name` says it to a person, lists by identifier; `part` says which kind
    of text it is, such as ``questions.probes.task``.
    """

    place: Place
    name: str
    texts: Texts

    @property
    def part(self) -> str:
        """The place without the entries of lists."""
        return ".".join(step for step in self.place if isinstance(step, str))


def written_in(instrument: Instrument) -> Iterator[Written]:
    """Every text, in the order of the file."""
    yield from _walk(instrument, (), ())


def name_of(entry: object) -> str:
    """What an entry of a list calls itself; "" when it has no name. Reads parts of an instrument and plain mappings."""
    found = (entry.get(name) if isinstance(entry, dict) else getattr(entry, name, None) for name in NAMES)
    return next((name for name in found if isinstance(name, str) and name), "")


def _walk(thing: object, place: Place, words: tuple[str, ...]) -> Iterator[Written]:
    if isinstance(thing, Texts):
        yield Written(place, " > ".join(words), thing)
    elif isinstance(thing, BaseModel):
        for name in type(thing).model_fields:
            yield from _walk(getattr(thing, name), (*place, name), (*words, name))
    elif isinstance(thing, tuple):
        for number, entry in enumerate(thing):
            yield from _walk(entry, (*place, number), (*words, name_of(entry) or str(number + 1)))
