"""Setting up a selection: post, languages, values, instruments and committee."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assessment_app.domain.calibration import Standing
from assessment_app.domain.events import ProcedureMade
from assessment_app.domain.instruments import (
    BankKey,
    FeedbackPhrases,
    IntakeForm,
    Level,
    Notice,
    StarrQuestion,
    StarrSet,
    ValueName,
    ValueSet,
)
from assessment_app.domain.people import Person, PersonId, Role
from assessment_app.domain.policy import Action
from assessment_app.domain.refusals import Incomplete, Unusable
from assessment_app.domain.scoring import Guide, GuideItem
from assessment_app.domain.selection import (
    CalibrationDemand,
    LanguageRegime,
    Procedure,
    ProcedureId,
    Seat,
    Stage,
    checked,
)
from assessment_app.services.desk import Work
from assessment_app.services.licences import standings
from assessment_app.services.sample_answers import can_be_calibrated

ENDED = frozenset({Stage.DECIDED, Stage.ONBOARDING, Stage.WITHDRAWN})
"""The stages at which a selection has nothing more to do with a candidacy."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a coordinator fills in to set up a procedure; `questions` are identifiers from the bank, in asking order."""

    reference: str
    post: str
    level: Level
    regime: LanguageRegime
    values: tuple[ValueName, ...]
    values_reason: str
    questions: tuple[str, ...]
    intake_form: str
    seats: tuple[Seat, ...]
    intake_due: date
    calibration: CalibrationDemand = CalibrationDemand.OFF


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be chosen from, in the versions a new procedure would freeze: questions per value, forms, people.

    `questions` holds those for the level; `sources` the sets they come from; `calibration` says whether the bank has
    the sample answers that asking for a licence takes.
    """

    questions: dict[ValueName, tuple[StarrQuestion, ...]]
    sources: dict[ValueName, StarrSet]
    forms: tuple[IntakeForm, ...]
    values: ValueSet
    notice: Notice
    people: tuple[Person, ...]
    calibration: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One procedure in a list: how many candidacies it has, and how many of them still run."""

    procedure: Procedure
    candidacies: int
    running: int

    @property
    def closed(self) -> bool:
        """Whether it had candidacies and all of them have come to an end."""
        return self.candidacies > 0 and self.running == 0


@dataclass(frozen=True, slots=True)
class Setup:
    """One procedure with what it froze and who sits on its committee.

    Where it asks for calibration, `standings` tells of those members whose licence this person may know of.
    """

    procedure: Procedure
    guide: Guide
    form: IntakeForm
    notice: Notice
    phrases: FeedbackPhrases | None
    people: dict[PersonId, Person]
    standings: dict[PersonId, Standing]

    @property
    def kept(self) -> tuple[str, ...]:
        """The versions whose words it keeps, such as ``starr/respect/1``: form, notice, values, questions, phrases."""
        phrases = () if self.phrases is None else (str(BankKey.of(self.phrases)),)
        return (str(BankKey.of(self.form)), str(BankKey.of(self.notice)), *self.guide.sources, *phrases)


def offer(work: Work, level: Level) -> Offer:
    """What a coordinator can choose from for a post of this level."""
    work.check(Action.MAKE_PROCEDURE)
    sources = {value: work.catalogue.latest(StarrSet, value.value).instrument for value in ValueName}
    return Offer(
        questions={value: _for_level(starr, level) for value, starr in sources.items()},
        sources=sources,
        forms=tuple(work.catalogue.latest(IntakeForm, name).instrument for name in work.catalogue.names(IntakeForm)),
        values=work.catalogue.values.instrument,
        notice=work.catalogue.the(Notice).instrument,
        people=work.people.holding(Role.MEMBER),
        calibration=can_be_calibrated(work),
    )


def _for_level(starr: StarrSet, level: Level) -> tuple[StarrQuestion, ...]:
    return tuple(question for question in starr.questions if level in question.levels)


def choices_of(work: Work, procedure_id: str) -> Choices:
    """What was filled in for an earlier procedure, to begin a new one with; not all of it may be on offer today."""
    work.check(Action.MAKE_PROCEDURE)
    earlier = work.procedures.get(procedure_id)
    return Choices(
        reference=earlier.reference,
        post=earlier.post,
        level=earlier.level,
        regime=earlier.regime,
        values=earlier.values,
        values_reason=earlier.values_reason,
        questions=tuple(item.question.id for item in work.guides.behind(earlier.guide).items),
        intake_form=work.snapshots.get(earlier.intake_form, IntakeForm).name,
        seats=earlier.seats,
        intake_due=earlier.intake_due,
        calibration=earlier.calibration,
    )


def make_procedure(work: Work, choices: Choices) -> Procedure:
    """A new procedure, with the words of its instruments frozen as they are today.

    Raises:
        Incomplete: something is missing, among it a question for each chosen value.
        Unusable: somebody has two seats, or may not sit; or the reference is taken, or too long; or a licence is asked
            for and nobody could earn one.
    """
    work.require(Action.MAKE_PROCEDURE)
    if work.procedures.referred(choices.reference.strip()):
        raise Unusable("procedure.reference_taken", reference=choices.reference.strip())
    may_sit = {person.id for person in work.people.holding(Role.MEMBER)}
    if not {seat.person for seat in choices.seats} <= may_sit:
        raise Unusable("procedure.may_not_sit")
    if choices.intake_due < work.today:
        raise Unusable("procedure.due_in_the_past", due=choices.intake_due)
    if choices.calibration is not CalibrationDemand.OFF and not can_be_calibrated(work):
        raise Unusable("calibration.cannot_be_asked")
    procedure = work.procedures.add(checked(_procedure(work, choices)))
    work.record(ProcedureMade(procedure.id, reference=procedure.reference))
    return procedure


def _procedure(work: Work, choices: Choices) -> Procedure:
    guide = guide_for(work, choices.values, choices.questions)
    form = work.catalogue.latest(IntakeForm, choices.intake_form).instrument
    notice = work.catalogue.the(Notice).instrument
    phrases = work.catalogue.the(FeedbackPhrases).instrument
    keep = work.snapshots.keep
    return Procedure(
        id=ProcedureId(work.dice.identifier()),
        reference=choices.reference.strip(),
        post=choices.post.strip(),
        level=choices.level,
        regime=choices.regime,
        values=choices.values,
        values_reason=choices.values_reason.strip(),
        guide=keep("guide", choices.reference.strip(), guide, work.now),
        intake_form=keep("intake", str(BankKey.of(form)), form, work.now),
        notice=keep("notice", str(BankKey.of(notice)), notice, work.now),
        phrases=keep("feedback", str(BankKey.of(phrases)), phrases, work.now),
        seats=choices.seats,
        intake_due=choices.intake_due,
        made_at=work.now,
        calibration=choices.calibration,
    )


def guide_for(work: Work, values: Sequence[ValueName], questions: Sequence[str]) -> Guide:
    """The interview guide that asks these questions after these values.

    Raises:
        Incomplete: a chosen value has no question; names the values.
        Unusable: a question is not in the bank, or belongs to a value that was not chosen.
    """
    value_set = work.catalogue.values.instrument
    sets = [work.catalogue.latest(StarrSet, value.value).instrument for value in values]
    known = {
        question.id: GuideItem(value=starr.value, question=question) for starr in sets for question in starr.questions
    }
    if not set(questions) <= set(known):
        raise Unusable("procedure.no_such_question")
    items = tuple(known[question] for question in questions)
    asked = {item.value for item in items}
    if missing := [value.label for value in value_set.values if value.id in values and value.id not in asked]:
        raise Incomplete("procedure.value_without_question", values=missing)
    sources = tuple(str(BankKey.of(instrument)) for instrument in (value_set, *sets))
    return Guide(values=tuple(value for value in value_set.values if value.id in values), items=items, sources=sources)


def procedures(work: Work) -> tuple[Procedure, ...]:
    """The procedures this person may see: all for a coordinator, otherwise those with an own seat."""
    if work.permits(Action.MAKE_PROCEDURE):
        return work.procedures.all()
    return work.procedures.with_seat(work.who.person) if work.who.person else ()


def overview(work: Work) -> tuple[Line, ...]:
    """The procedures this person may see, each with the number of its candidacies."""
    stages = work.candidacies.stages()
    return tuple(_line(found, stages.get(found.id, {})) for found in procedures(work))


def _line(procedure: Procedure, stages: Mapping[Stage, int]) -> Line:
    running = sum(number for stage, number in stages.items() if stage not in ENDED)
    return Line(procedure, sum(stages.values()), running)


def read_procedure(work: Work, ident: str) -> Setup:
    """One procedure; no personal data of candidates, so reading it leaves no line in the trail.

    Raises:
        NotAllowed: for others than coordinators and members of its committee.
    """
    found = work.procedures.get(ident)
    work.check(Action.READ_PROCEDURE, found)
    guide = work.guides.behind(found.guide)
    return Setup(
        found,
        guide=guide,
        form=work.snapshots.get(found.intake_form, IntakeForm),
        notice=work.snapshots.get(found.notice, Notice),
        phrases=work.snapshots.get(found.phrases, FeedbackPhrases) if found.phrases else None,
        people=work.people.named(found.members),
        standings=standings(work, found, guide),
    )
