"""Sample answers with reference ratings, on which members practise, and what a calibration licence asks."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from assessment_app.domain.instruments.base import Instrument, Part, Slug, ValueName, carries, each_once
from assessment_app.domain.language import Texts

Points = Annotated[int, Field(ge=1, le=5)]


class Trap(StrEnum):
    """What makes a sample answer look better or worse than it is."""

    CHARMING_BUT_EMPTY = "charming-but-empty"
    CLUMSY_BUT_STRONG = "clumsy-but-strong"
    GOOD_OUTCOME_POOR_CONDUCT = "good-outcome-poor-conduct"


class ReferenceHeard(Part):
    """Whether Situation or Task can be heard in a sample answer, and the words in which."""

    state: Literal["heard", "partly", "not-heard"]
    quote: Texts


class ReferenceRating(Part):
    """The point a sample answer is worth on one facet, the words that decide it, and why not the next point."""

    rating: Points
    quote: Texts
    reason: Texts


class Reference(Part):
    """How a sample answer is to be rated."""

    situation: ReferenceHeard
    task: ReferenceHeard
    action: ReferenceRating
    result: ReferenceRating
    reflection: ReferenceRating


class CalibrationCase(Part):
    """One sample answer, written as transcribed speech, to a question of the bank."""

    id: Slug
    question: Slug
    trap: Trap | None = None
    answer: Texts
    reference: Reference


class CalibrationSet(Instrument):
    """The sample answers of one value."""

    KIND: ClassVar[str] = "calibration"
    kind: Literal["calibration"] = "calibration"
    value: ValueName
    cases: Annotated[tuple[CalibrationCase, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def ids_carry_the_value(self) -> CalibrationSet:
        """Each once, and named after the value."""
        ids = [case.id for case in self.cases]
        each_once(ids)
        carries(ids, self.value)
        return self


class LicenceTerms(Instrument):
    """What a calibration licence asks, set by the zone.

    `cases` is the number of sample answers in one round; `within_one_point` the percentage of facet ratings that must
    lie within one point of the reference; `largest_shift` the mean distance to the reference, up or down, that is still
    accepted, in tenths of a point; `valid_months` how long a licence lasts.
    """

    KIND: ClassVar[str] = "licence"
    kind: Literal["licence"] = "licence"
    cases: Annotated[int, Field(ge=3, le=30)]
    within_one_point: Annotated[int, Field(ge=0, le=100)]
    largest_shift: Annotated[int, Field(ge=1, le=40)]
    valid_months: Annotated[int, Field(ge=1, le=60)]
    explains: Texts
