"""The STARR questions of each value."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from assessment_app.domain.instruments.base import Instrument, Levels, Part, Slug, ValueName, carries, each_once
from assessment_app.domain.language import Texts


class Probes(Part):
    """A follow-up question per STARR letter, the same for every candidate."""

    situation: Texts
    task: Texts
    action: Texts
    result: Texts
    reflection: Texts


class StarrQuestion(Part):
    """One question about a past situation, with what to ask on, listen for and watch."""

    id: Slug
    levels: Levels
    without_police_experience: bool
    ask: Texts
    probes: Probes
    listen_for: Annotated[tuple[Texts, ...], Field(min_length=3, max_length=5)]
    red_flags: Annotated[tuple[Texts, ...], Field(min_length=1, max_length=4)]


class StarrSet(Instrument):
    """The STARR questions of one value."""

    KIND: ClassVar[str] = "starr"
    kind: Literal["starr"] = "starr"
    value: ValueName
    questions: Annotated[tuple[StarrQuestion, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def ids_carry_the_value(self) -> StarrSet:
        """Each once, and named after the value, so that no two sets of a procedure share one."""
        ids = [question.id for question in self.questions]
        each_once(ids)
        carries(ids, self.value)
        return self
