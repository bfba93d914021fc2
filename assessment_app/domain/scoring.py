"""The STARR grid: what one member heard, alone, and how they rated it against the anchors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType

from pydantic import BaseModel, ConfigDict

from assessment_app.domain.instruments import Anchors, StarrQuestion, Value, ValueName
from assessment_app.domain.language import Texts
from assessment_app.domain.people import PersonId
from assessment_app.domain.refusals import Incomplete, NotNow, Unusable
from assessment_app.domain.selection import CandidacyId

SheetId = NewType("SheetId", str)


class Letter(StrEnum):
    """The letters of STARR. Situation and Task are heard or not; the other three are rated (domain.md A6)."""

    SITUATION = "situation"
    TASK = "task"
    ACTION = "action"
    RESULT = "result"
    REFLECTION = "reflection"


HEARD_LETTERS = (Letter.SITUATION, Letter.TASK)
RATED_LETTERS = (Letter.ACTION, Letter.RESULT, Letter.REFLECTION)


class Heard(StrEnum):
    """Whether Situation or Task came up."""

    HEARD = "heard"
    PARTLY = "partly"
    NO = "no"


class Rating(StrEnum):
    """A point on the five-point scale, or "asked, not demonstrated", which is neither a 1 nor a blank."""

    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE = "5"
    NOT_DEMONSTRATED = "none"

    @property
    def points(self) -> int | None:
        """1 to 5; none when not demonstrated."""
        return None if self is Rating.NOT_DEMONSTRATED else int(self.value)


class GuideItem(BaseModel):
    """One question of the guide with the value it asks after."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: ValueName
    question: StarrQuestion


class Guide(BaseModel):
    """What a committee asks, in this order, of every candidate; frozen with the procedure."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    values: tuple[Value, ...]
    items: tuple[GuideItem, ...]
    sources: tuple[str, ...]

    def value(self, name: ValueName) -> Value:
        """The value of this name, with its anchors."""
        return next(value for value in self.values if value.id == name)

    def anchor(self, value: ValueName, letter: Letter, rating: Rating) -> Texts | None:
        """What this point sounds like for a rated facet of a value.

        None for 2 and 4, which lie between, and for "not demonstrated".
        """
        anchors: Anchors = getattr(self.value(value).anchors, letter.value)
        return {Rating.ONE: anchors.one, Rating.THREE: anchors.three, Rating.FIVE: anchors.five}.get(rating)

    def knows(self, question: str) -> bool:
        """Whether it asks this question."""
        return any(item.question.id == question for item in self.items)


@dataclass(frozen=True, slots=True)
class ScoredAnswer:
    """What one member noted and rated on one question."""

    question: str
    value: ValueName
    heard: Mapping[Letter, Heard]
    ratings: Mapping[Letter, Rating]
    notes: Mapping[Letter, str]

    @property
    def gaps(self) -> tuple[Letter, ...]:
        """The letters that still miss something: a tick, a rating, or the evidence for a rating."""
        unheard = [letter for letter in HEARD_LETTERS if letter not in self.heard]
        unrated = [letter for letter in RATED_LETTERS if not self._supported(letter)]
        return tuple(unheard + unrated)

    def _supported(self, letter: Letter) -> bool:
        rating = self.ratings.get(letter)
        return rating is Rating.NOT_DEMONSTRATED or (rating is not None and bool(self.notes.get(letter, "").strip()))


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """What one member heard and how they rated it, alone, before the committee talks."""

    id: SheetId
    candidacy: CandidacyId
    member: PersonId
    answers: tuple[ScoredAnswer, ...] = ()
    opened_at: datetime | None = None
    sealed_at: datetime | None = None
    fingerprint: str | None = None
    version: int = 1

    @property
    def complete(self) -> bool:
        """Whether nothing is missing on any question."""
        return bool(self.answers) and not self.gaps

    @property
    def gaps(self) -> tuple[ScoredAnswer, ...]:
        """The answers that still miss something."""
        return tuple(answer for answer in self.answers if answer.gaps)

    @property
    def covered(self) -> int:
        """How many questions miss nothing."""
        return len(self.answers) - len(self.gaps)

    def opened(self, at: datetime) -> ScoreSheet:
        """This sheet, opened to write on; the first time counts."""
        return self if self.opened_at is not None else replace(self, opened_at=at)

    def sealed(self, at: datetime, fingerprint: str) -> ScoreSheet:
        """This sheet, final.

        Raises:
            NotNow, Incomplete: as `ready` says.
        """
        return replace(self.ready(), sealed_at=at, fingerprint=fingerprint)

    def ready(self) -> ScoreSheet:
        """This sheet, if it can be sealed.

        Raises:
            NotNow: it is sealed already.
            Incomplete: a question misses a tick, a rating, or the evidence for it; names the questions by number.
        """
        self.still_open()
        if not self.complete:
            numbers = [str(n) for n, answer in enumerate(self.answers, start=1) if answer.gaps]
            raise Incomplete("sheet.incomplete", questions=numbers)
        return self

    def still_open(self) -> ScoreSheet:
        """This sheet, if it can still be written on.

        Raises:
            NotNow: it is sealed already.
        """
        if self.sealed_at is not None:
            raise NotNow("sheet.sealed_already", at=self.sealed_at)
        return self


def answers_from(guide: Guide, entries: Mapping[str, str]) -> tuple[ScoredAnswer, ...]:
    """The answers on a sheet, read from its fields (``question/letter`` and ``question/letter-note``)."""
    return tuple(_answer(item, entries) for item in guide.items)


def _answer(item: GuideItem, entries: Mapping[str, str]) -> ScoredAnswer:
    def field(letter: Letter, suffix: str = "") -> str:
        return entries.get(f"{item.question.id}/{letter}{suffix}", "")

    return ScoredAnswer(
        question=item.question.id,
        value=item.value,
        heard={letter: Heard(field(letter)) for letter in HEARD_LETTERS if field(letter)},
        ratings={letter: Rating(field(letter)) for letter in RATED_LETTERS if field(letter)},
        notes={letter: field(letter, "-note") for letter in Letter},
    )


def checked_entry(guide: Guide, entries: Mapping[str, str], field: str, value: str) -> None:
    """Refuses what has no place on a sheet.

    Raises:
        Unusable: no such field, or no such tick or rating.
        NotNow: a rating before any evidence is noted.
    """
    question, _, part = field.partition("/")
    letter = part.removesuffix("-note")
    if not guide.knows(question) or letter not in set(Letter):
        raise Unusable("entry.no_such_field", field=field)
    if part.endswith("-note"):
        return
    _checked_choice(Letter(letter), value, noted=bool(entries.get(f"{field}-note", "").strip()))


def _checked_choice(letter: Letter, value: str, *, noted: bool) -> None:
    allowed: Iterable[str] = set(Heard) if letter in HEARD_LETTERS else set(Rating)
    if value not in allowed:
        raise Unusable("entry.no_such_choice", value=value)
    if letter in RATED_LETTERS and value != Rating.NOT_DEMONSTRATED and not noted:
        raise NotNow("sheet.evidence_first")
