"""The instruments as the zone wrote them: values and anchors, STARR questions, intake forms, notices, plans."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from assessment_app.domain.fingerprints import fingerprint
from assessment_app.domain.language import Texts
from assessment_app.domain.refusals import Unusable

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]


class Instrument(BaseModel):
    """What every bank file carries; `name` and `version` together identify it and never change once released."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    KIND: ClassVar[str]

    name: Slug
    version: Annotated[int, Field(ge=1)]
    title: Texts


class Part(BaseModel):
    """A piece of an instrument."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _each_once(ids: Iterable[str]) -> None:
    """Answers are kept under these identifiers: one given twice would let one answer overwrite another."""
    if twice := sorted(name for name, times in Counter(ids).items() if times > 1):
        raise ValueError(f"identifiers given twice: {', '.join(twice)}")


class ValueName(StrEnum):
    """The nine values of the policy plan (chapter 6)."""

    INTEGRITY = "integrity"
    TEAMWORK = "teamwork"
    PROFESSIONALISM = "professionalism"
    RESPECT = "respect"
    CLIENT_ORIENTATION = "client-orientation"
    TRANSPARENCY = "transparency"
    CREATIVITY = "creativity"
    PERSEVERANCE = "perseverance"
    LOYALTY = "loyalty"


class Level(StrEnum):
    """Which posts a question or form is for."""

    OPERATIONAL = "operational"
    CALOG = "calog"
    LEADERSHIP = "leadership"


class Anchors(Part):
    """What an answer at points 1, 3 and 5 sounds like, for one facet of one value; 2 and 4 lie between."""

    one: Texts
    three: Texts
    five: Texts


class FacetAnchors(Part):
    """Anchors for the three rated facets; Situation and Task are completeness checks and have none."""

    action: Anchors
    result: Anchors
    reflection: Anchors


class Value(Part):
    """One value: the plan's definition, and how its three rated facets are anchored."""

    id: ValueName
    label: Texts
    definition: Texts
    anchors: FacetAnchors


class ValueSet(Instrument):
    """The values of the zone, each exactly once."""

    KIND: ClassVar[str] = "values"
    kind: Literal["values"] = "values"
    values: Annotated[tuple[Value, ...], Field(min_length=9, max_length=9)]

    @model_validator(mode="after")
    def each_value_once(self) -> ValueSet:
        """All nine, none twice."""
        if {value.id for value in self.values} != set(ValueName):
            raise ValueError("each of the nine values must appear exactly once")
        return self


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
    levels: Annotated[tuple[Level, ...], Field(min_length=1)]
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
        _each_once(question.id for question in self.questions)
        if strays := [question.id for question in self.questions if not question.id.startswith(f"{self.value}-")]:
            raise ValueError(f"identifiers must begin with {self.value}-: {', '.join(strays)}")
        return self


class DilemmaOption(Part):
    """One way out of a dilemma, with the values it serves; `unacceptable` says why it is off limits, if it is."""

    id: Slug
    text: Texts
    serves: tuple[ValueName, ...] = ()
    unacceptable: Texts | None = None


class IntakeItem(Part):
    """One item of an intake form.

    `open` asks for a text; `dilemma` for a choice and its justification; `declaration` for yes or no and, on yes,
    a text.
    """

    id: Slug
    kind: Literal["open", "dilemma", "declaration"]
    value: ValueName | None = None
    ask: Texts
    help: Texts
    options: tuple[DilemmaOption, ...] = ()

    @model_validator(mode="after")
    def options_only_for_dilemmas(self) -> IntakeItem:
        """A dilemma has at least two ways out; nothing else has any."""
        if (self.kind == "dilemma") != (len(self.options) > 1):
            raise ValueError("a dilemma needs two or more options; other items have none")
        _each_once(option.id for option in self.options)
        return self


class IntakeSection(Part):
    """What the candidate sees on one screen."""

    id: Slug
    title: Texts
    intro: Texts
    items: Annotated[tuple[IntakeItem, ...], Field(min_length=1)]


class IntakeForm(Instrument):
    """The form a candidate fills before the interview (plan, chapter 7)."""

    KIND: ClassVar[str] = "intake"
    kind: Literal["intake"] = "intake"
    level: Level
    minutes: Annotated[int, Field(ge=5, le=90)]
    sections: Annotated[tuple[IntakeSection, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def ids_only_once(self) -> IntakeForm:
        """Sections and items each have an identifier of their own."""
        _each_once(section.id for section in self.sections)
        _each_once(item.id for item in self.items)
        return self

    @property
    def items(self) -> tuple[IntakeItem, ...]:
        """All items, in order."""
        return tuple(item for section in self.sections for item in section.items)


class NoticeParagraph(Part):
    """One heading of the privacy notice and what stands under it."""

    heading: Texts
    body: Texts


class Notice(Instrument):
    """The privacy notice a candidate reads first (GDPR art. 13)."""

    KIND: ClassVar[str] = "notice"
    kind: Literal["notice"] = "notice"
    paragraphs: Annotated[tuple[NoticeParagraph, ...], Field(min_length=1)]


class MilestoneKind(StrEnum):
    """What happens at a milestone of a probation."""

    ONBOARDING = "onboarding"
    TRAINING = "training"
    CHECK_IN = "check-in"
    EVALUATION = "evaluation"


class PlannedMilestone(Part):
    """A dated step of a plan; `day` counts from the start day, which is day 0."""

    id: Slug
    kind: MilestoneKind
    day: Annotated[int, Field(ge=0, le=800)]
    title: Texts


class ScalePoint(Part):
    """One step of the plan's scale, in words."""

    id: Slug
    label: Texts
    meaning: Texts
    extreme: bool = False


class ProbationPlan(Instrument):
    """How a probation runs: length, milestones and scale.

    Every duration and number is the zone's to set and its jurist's to confirm (royal decrees on the stage).
    """

    KIND: ClassVar[str] = "plan"
    kind: Literal["plan"] = "plan"
    level: Level
    months: Annotated[int, Field(ge=1, le=24)]
    scale: Annotated[tuple[ScalePoint, ...], Field(min_length=2)]
    milestones: Annotated[tuple[PlannedMilestone, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def ids_only_once(self) -> ProbationPlan:
        """Milestones and scale points each have an identifier of their own."""
        _each_once(milestone.id for milestone in self.milestones)
        _each_once(point.id for point in self.scale)
        return self


AnyInstrument = ValueSet | StarrSet | IntakeForm | Notice | ProbationPlan

KINDS: Mapping[str, type[AnyInstrument]] = MappingProxyType({
    model.KIND: model for model in (ValueSet, StarrSet, IntakeForm, Notice, ProbationPlan)
})
"""The kinds of instrument, by the name of their folder in the question banks."""


def parse_instrument(kind: str, content: Mapping[str, Any]) -> AnyInstrument:
    """The instrument behind a content as a bank file or a snapshot holds it; nothing is guessed or converted.

    Raises:
        Unusable: there is no such kind of instrument.
        pydantic.ValidationError: the content does not follow the schema; names each place.
    """
    if kind not in KINDS:
        raise Unusable("instrument.unknown_kind", kind=kind)
    return KINDS[kind].model_validate_json(json.dumps(content), strict=True)


def content_of(instrument: AnyInstrument) -> dict[str, Any]:
    """The whole content, as JSON knows it, for a snapshot; `parse_instrument` reads it back."""
    return instrument.model_dump(mode="json")


def fingerprint_of(instrument: AnyInstrument) -> str:
    """The fingerprint of what was written; defaults are left out, so that a field added later changes none."""
    return fingerprint({**instrument.model_dump(mode="json", exclude_defaults=True), "kind": instrument.KIND})
