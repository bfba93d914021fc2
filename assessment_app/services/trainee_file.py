"""The page of one trainee: the probation, its milestones, and what this reader may see of check-ins and reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assessment_app.domain.check_ins import CheckIn, notes_from
from assessment_app.domain.evaluations import Evaluation, verdicts_from
from assessment_app.domain.events import ProbationRead
from assessment_app.domain.instruments import ProbationPlan, ValueSet
from assessment_app.domain.people import Person, PersonId
from assessment_app.domain.policy import Action
from assessment_app.domain.probation import Companions, Mentorship, Milestone, Probation
from assessment_app.domain.progress import Report, Talk
from assessment_app.services import check_ins, evaluations
from assessment_app.services.desk import Work
from assessment_app.services.probations import values_of


@dataclass(frozen=True, slots=True)
class TraineeFile:
    """A probation with everything on its page that this reader may see; `talks` and `reports` are the final ones."""

    probation: Probation
    plan: ProbationPlan
    values: ValueSet
    companions: Companions
    mentorships: tuple[Mentorship, ...]
    milestones: tuple[Milestone, ...]
    check_ins: tuple[CheckIn, ...]
    evaluations: tuple[Evaluation, ...]
    talks: tuple[Talk, ...]
    reports: tuple[Report, ...]
    people: dict[PersonId, Person]
    today: date


def read_file(work: Work, probation_id: str) -> TraineeFile:
    """The page of a probation.

    Raises:
        NotAllowed: for anybody but the trainee, the mentor, the evaluator and the coordinator.
    """
    companions = work.companions.of(probation_id)
    work.require(Action.READ_PROBATION, companions)
    work.record(ProbationRead(companions.probation))
    return _file(work, companions)


def look_on(work: Work, probation_id: str) -> TraineeFile:
    """The same page for whoever has it open: a redraw is no second reading, but the right is asked for again."""
    companions = work.companions.of(probation_id)
    work.check(Action.READ_PROBATION, companions)
    return _file(work, companions)


def _file(work: Work, companions: Companions) -> TraineeFile:
    probation = work.probations.get(companions.probation)
    mentorships, milestones = work.mentorships.of(probation.id), work.milestones.of(probation.id)
    talks = tuple(one for one in work.check_ins.of(probation.id) if _may_read_check_in(work, companions, one))
    reports = tuple(one for one in work.evaluations.of(probation.id) if _may_read_report(work, companions, one))
    around = {probation.trainee, probation.evaluator, *(one.mentor for one in mentorships)}
    around |= {step.done_by for step in milestones if step.done_by is not None}
    return TraineeFile(
        probation,
        work.snapshots.get(probation.plan, ProbationPlan),
        values_of(work, probation),
        companions,
        mentorships,
        milestones,
        talks,
        reports,
        tuple((one, notes_from(work.entries.texts(check_ins.form_of(one.id)))) for one in talks if one.shared_at),
        tuple(
            (one, verdicts_from(work.entries.texts(evaluations.form_of(one.id)))) for one in reports if one.signed_at
        ),
        work.people.named(frozenset(around)),
        work.today,
    )


def _may_read_check_in(work: Work, companions: Companions, one: CheckIn) -> bool:
    return work.permits(Action.READ_CHECK_IN, companions.about(one.mentor, readable=one.shared_at is not None))


def _may_read_report(work: Work, companions: Companions, one: Evaluation) -> bool:
    return work.permits(Action.READ_EVALUATION, companions.about(one.evaluator, readable=one.signed_at is not None))
