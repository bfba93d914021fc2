"""Probations: starting one from a suitable candidacy, the list of them, their milestones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assessment_app.domain.decisions import Outcome
from assessment_app.domain.deliberation import agreed_from, matrix
from assessment_app.domain.events import MilestoneReached, ProbationStarted
from assessment_app.domain.instruments import BankKey, MilestoneKind, ProbationPlan, ValueSet
from assessment_app.domain.language import Texts
from assessment_app.domain.people import Person, PersonId, Role
from assessment_app.domain.policy import Action
from assessment_app.domain.probation import (
    Goal,
    Mentorship,
    Milestone,
    Probation,
    ProbationId,
    dated,
    last_day,
)
from assessment_app.domain.progress import overdue
from assessment_app.domain.refusals import NotNow, Unusable
from assessment_app.domain.selection import Candidacy, Stage
from assessment_app.services import deliberation
from assessment_app.services.candidacies import move
from assessment_app.services.desk import Work


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a coordinator fills in to start a probation."""

    candidacy: str | None
    trainee: PersonId
    mentor: PersonId
    evaluator: PersonId
    plan: str
    starts_on: date


@dataclass(frozen=True, slots=True)
class Line:
    """A probation in a list: `ahead` is the first milestone not reached yet, `overdue` how many lie behind."""

    probation: Probation
    trainee: Person
    mentors: tuple[Person, ...]
    ahead: Milestone | None
    title: Texts | None
    overdue: int


def values_of(work: Work, probation: Probation) -> ValueSet:
    """The values in the words of the day the probation began; for the first probations, the oldest words there are."""
    if probation.values is not None:
        return work.snapshots.get(probation.values, ValueSet)
    return work.catalogue.all(ValueSet)[0].instrument


def waiting_candidacies(work: Work) -> tuple[Candidacy, ...]:
    """Decided candidacies that may start: suitable, and no probation yet; the longest waiting first."""
    work.check(Action.START_PROBATION)
    decided = [(one, work.decisions.of(one.id)) for one in work.candidacies.at(Stage.DECIDED)]
    return tuple(one for one, decision in decided if decision is not None and decision.outcome is Outcome.SUITABLE)


def start(work: Work, beginning: Beginning) -> Probation:
    """A new probation, its milestones dated from the start day, its first goals without any score.

    Raises:
        NotNow: the candidacy was not found suitable or its probation was started before; the trainee has one under way.
        Unusable: one person in two places, or somebody without the role their place needs.
    """
    work.require(Action.START_PROBATION)
    _places(work, beginning)
    plan = work.catalogue.latest(ProbationPlan, beginning.plan).instrument
    values, label = work.catalogue.values.instrument, str(BankKey.of(plan))
    probation = Probation(
        id=ProbationId(work.dice.identifier()),
        candidacy=_suitable(work, beginning.candidacy).id if beginning.candidacy else None,
        trainee=beginning.trainee,
        evaluator=beginning.evaluator,
        plan=work.snapshots.keep("plan", label, plan, work.now),
        values=work.snapshots.keep("values", str(BankKey.of(values)), values, work.now),
        goals=first_goals(work, beginning.candidacy) if beginning.candidacy else (),
        starts_on=beginning.starts_on,
        ends_on=last_day(beginning.starts_on, plan.months),
        started_at=work.now,
    )
    work.probations.add(probation)
    work.mentorships.add(
        Mentorship(work.dice.identifier(), probation.id, beginning.mentor, min(beginning.starts_on, work.today))
    )
    _date_milestones(work, probation, plan)
    work.record(ProbationStarted(probation.id, plan=label))
    return probation


def _places(work: Work, beginning: Beginning) -> None:
    places = (
        (beginning.trainee, Role.TRAINEE),
        (beginning.mentor, Role.MENTOR),
        (beginning.evaluator, Role.EVALUATOR),
    )
    if len({person for person, _ in places}) < len(places):
        raise Unusable("probation.two_places")
    for person, role in places:
        if role not in work.roles.held_by(person):
            raise Unusable("probation.role_missing", name=work.people.get(person).name)
    if under_way(work, beginning.trainee) is not None:
        raise NotNow("probation.under_way", name=work.people.get(beginning.trainee).name)


def under_way(work: Work, trainee: PersonId) -> Probation | None:
    """The probation of this trainee that is not over yet, if there is one."""
    return next((one for one in work.probations.of_trainee(trainee) if one.ends_on >= work.today), None)


def _suitable(work: Work, candidacy_id: str) -> Candidacy:
    candidacy = work.candidacies.lock(candidacy_id)
    decision = work.decisions.of(candidacy.id)
    if decision is None or decision.final_at is None or decision.outcome is not Outcome.SUITABLE:
        raise NotNow("probation.not_suitable")
    if work.probations.from_candidacy(candidacy.id) is not None:
        raise NotNow("probation.started_already")
    return move(work, candidacy, Stage.ONBOARDING, "probation started")


def first_goals(work: Work, candidacy_id: str) -> tuple[Goal, ...]:
    """The development points the committee noted, in its words; never a rating."""
    work.check(Action.START_PROBATION)
    rows = matrix(work.guides.of(candidacy_id), ())
    agreed = agreed_from(rows, work.entries.texts(deliberation.form_of(candidacy_id)))
    return tuple(Goal(one.value, one.development) for one in agreed if one.development)


def _date_milestones(work: Work, probation: Probation, plan: ProbationPlan) -> None:
    for step, due in dated(plan, probation.starts_on):
        work.milestones.add(Milestone(work.dice.identifier(), probation.id, step.id, step.kind, due))


def probations(work: Work) -> tuple[Probation, ...]:
    """The probations this person has to do with; all of them for a coordinator."""
    if work.permits(Action.START_PROBATION):
        return work.probations.all()
    if (person := work.who.person) is None:
        return ()
    mine = (
        *work.probations.of_trainee(person),
        *work.probations.of_mentor(person, work.today),
        *work.probations.of_evaluator(person),
    )
    return tuple({probation.id: probation for probation in mine}.values())


def overview(work: Work) -> tuple[Line, ...]:
    """The same probations as lines of a list: overdue ones first, then by the next day of the plan, the past last."""

    def order(line: Line) -> tuple[bool, bool, date]:
        over = line.probation.ends_on < work.today
        return over, not line.overdue, line.ahead.due_on if line.ahead else date.max

    return tuple(sorted((_line(work, probation) for probation in probations(work)), key=order))


def _line(work: Work, probation: Probation) -> Line:
    milestones = work.milestones.of(probation.id)
    ahead = next((one for one in milestones if one.done_at is None), None)
    titles = {step.id: step.title for step in work.snapshots.get(probation.plan, ProbationPlan).milestones}
    return Line(
        probation,
        work.people.get(probation.trainee),
        tuple(work.people.named(work.companions.of(probation.id).mentors).values()),
        ahead,
        titles[ahead.step] if ahead else None,
        overdue(milestones, work.today),
    )


def reach_milestone(work: Work, milestone_id: str) -> Milestone:
    """Notes an onboarding day or a training as followed.

    Raises:
        NotNow: it was noted before, or it is a check-in or evaluation, which is reached by holding it.
    """
    milestone = work.milestones.get(milestone_id)
    work.require(Action.REACH_MILESTONE, work.companions.of(milestone.probation))
    if milestone.kind in {MilestoneKind.CHECK_IN, MilestoneKind.EVALUATION}:
        raise NotNow("milestone.by_holding_it")
    done = work.milestones.save(milestone.done(work.now, work.person))
    work.record(MilestoneReached(milestone.probation, step=milestone.step))
    return done
