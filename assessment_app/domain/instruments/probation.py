"""How a probation runs: plans with their milestones and scale, and the trainings they call for."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from assessment_app.domain.bank_faults import Fault, broken
from assessment_app.domain.instruments.base import Instrument, Level, Levels, Part, Slug, Theme, ValueName, each_once
from assessment_app.domain.language import Texts


class Aim(StrEnum):
    """What a training is after (plan, chapter 7: some are about knowledge, some about skills, some about awareness)."""

    KNOWLEDGE = "knowledge"
    SKILLS = "skills"
    AWARENESS = "awareness"


class Training(Part):
    """One training of the plan, and what to talk about with the mentor afterwards."""

    id: Slug
    title: Texts
    aim: Aim
    levels: Levels
    values: Annotated[tuple[ValueName, ...], Field(min_length=1)]
    themes: tuple[Theme, ...] = ()
    about: Texts
    afterwards: Annotated[tuple[Texts, ...], Field(min_length=1, max_length=4)]


class TrainingList(Instrument):
    """The trainings of the zone."""

    KIND: ClassVar[str] = "trainings"
    kind: Literal["trainings"] = "trainings"
    trainings: Annotated[tuple[Training, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def ids_only_once(self) -> TrainingList:
        """Each training has an identifier of its own."""
        each_once(training.id for training in self.trainings)
        return self


class MilestoneKind(StrEnum):
    """What happens at a milestone of a probation."""

    ONBOARDING = "onboarding"
    TRAINING = "training"
    CHECK_IN = "check-in"
    DILEMMA = "dilemma"
    EVALUATION = "evaluation"


class PlannedMilestone(Part):
    """A dated step of a plan; `day` counts from the start day, which is day 0.

    `training` and `dilemma` name what a step of that kind is about, as the bank calls it.
    """

    id: Slug
    kind: MilestoneKind
    day: Annotated[int, Field(ge=0, le=800)]
    title: Texts
    training: Slug | None = None
    dilemma: Slug | None = None


class ScalePoint(Part):
    """One step of the plan's scale, in words."""

    id: Slug
    label: Texts
    meaning: Texts
    extreme: bool = False


class Extension(Part):
    """How far a probation may be extended."""

    months_at_most: Annotated[int, Field(ge=0, le=24)]
    times_at_most: Annotated[int, Field(ge=0, le=5)]


class Gate(Part):
    """Which share of the nine values, in percent, should be as expected at an evaluation; a signal, never a verdict."""

    milestone: Slug
    percent: Annotated[int, Field(ge=0, le=100)]


class Signer(StrEnum):
    """Who puts a name under an evaluation report."""

    MENTOR = "mentor"
    TRAINEE = "trainee"
    EVALUATOR = "evaluator"


class ProbationPlan(Instrument):
    """How a probation runs: length, milestones, scale, gates, and who signs.

    Every duration, number and deciding organ is the zone's to set and its jurist's to confirm (royal decrees on the
    stage); `to_confirm` lists them.
    """

    KIND: ClassVar[str] = "plan"
    kind: Literal["plan"] = "plan"
    level: Level
    months: Annotated[int, Field(ge=1, le=24)]
    scale: Annotated[tuple[ScalePoint, ...], Field(min_length=2)]
    milestones: Annotated[tuple[PlannedMilestone, ...], Field(min_length=1)]
    signatures: tuple[Signer, ...] = ()
    mentor_may_evaluate: bool = False
    extension: Extension | None = None
    decided_by: Texts | None = None
    gates: tuple[Gate, ...] = ()
    late_after_days: Annotated[int, Field(ge=0, le=60)] | None = None
    to_confirm: tuple[Texts, ...] = ()

    @model_validator(mode="after")
    def ids_only_once(self) -> ProbationPlan:
        """Milestones and scale points each have an identifier of their own; gates stand at evaluations."""
        each_once(milestone.id for milestone in self.milestones)
        each_once(point.id for point in self.scale)
        evaluations = {step.id for step in self.milestones if step.kind is MilestoneKind.EVALUATION}
        if strays := [gate.milestone for gate in self.gates if gate.milestone not in evaluations]:
            raise broken(Fault.GATE_WITHOUT_EVALUATION, gates=", ".join(strays))
        return self
