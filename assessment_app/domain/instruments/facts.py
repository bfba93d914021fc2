"""Everything of an instrument that is not a text: levels, values, numbers, yes and no, with the place of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from assessment_app.domain.instruments.base import Instrument
from assessment_app.domain.instruments.texts import NAMES, Place, name_of
from assessment_app.domain.language import Texts

OF_THE_FILE = frozenset({"kind", "name", "version", "source", "reread"})
"""What says which file it is, and how it was translated, not what it says."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing an instrument settles: a number, a word, yes or no, or several words.

    `place` leads to it, lists by number from 0; `name` says it, lists by identifier, as `Written.name` does.
    """

    place: Place
    name: str
    value: object


def facts_in(instrument: Instrument) -> Iterator[Fact]:
    """Every fact that was written down, in the order of the file; what was left to its default is not among them."""
    yield from (fact for fact in _of_part(instrument, (), ()) if fact.place[0] not in OF_THE_FILE)


def _of_part(part: BaseModel, place: Place, words: tuple[str, ...]) -> Iterator[Fact]:
    called = next((name for name in NAMES if name in type(part).model_fields), "") if place else ""
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if name != called and value != field.default:
            yield from _walk(value, (*place, name), (*words, name))


def _walk(thing: object, place: Place, words: tuple[str, ...]) -> Iterator[Fact]:
    if isinstance(thing, Texts):
        return
    if isinstance(thing, BaseModel):
        yield from _of_part(thing, place, words)
    elif isinstance(thing, tuple) and any(isinstance(entry, BaseModel) for entry in thing):
        for number, entry in enumerate(thing):
            yield from _walk(entry, (*place, number), (*words, name_of(entry) or str(number + 1)))
    else:
        yield Fact(place, " > ".join(words), thing)
