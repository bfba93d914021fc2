"""Evaluation reports: built by the evaluator from the check-ins, signed, then read and answered by the trainee."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from assessment_app.domain.check_ins import CheckIn, CheckInNotes, notes_from
from assessment_app.domain.entries import Entry, Form, FormKind
from assessment_app.domain.evaluations import Evaluation, EvaluationId, Verdict, verdicts_from
from assessment_app.domain.events import EvaluationAcknowledged, EvaluationOpened, EvaluationRead, EvaluationSigned
from assessment_app.domain.fingerprints import fingerprint
from assessment_app.domain.instruments import MilestoneKind, ProbationPlan, ValueSet
from assessment_app.domain.people import Person, PersonId
from assessment_app.domain.policy import Action
from assessment_app.domain.probation import Companions, Milestone, Probation
from assessment_app.domain.refusals import NotFound, NotNow
from assessment_app.services import check_ins
from assessment_app.services.desk import Work
from assessment_app.services.probations import values_of


@dataclass(frozen=True, slots=True)
class EvaluationPaper:
    """A report with its verdicts and the check-ins of its period."""

    evaluation: Evaluation
    milestone: Milestone
    probation: Probation
    plan: ProbationPlan
    values: ValueSet
    trainee: Person
    evaluator: Person
    mentors: tuple[Person, ...]
    check_ins: tuple[tuple[CheckIn, CheckInNotes], ...]
    verdicts: tuple[Verdict, ...]
    overall: str
    reply: str
    entries: dict[str, Entry]
    reply_entries: dict[str, Entry]


def form_of(evaluation: str) -> Form:
    """The name of a report among the entries."""
    return Form(FormKind.EVALUATION, evaluation)


def reply_form_of(evaluation: str) -> Form:
    """The name of the trainee's reply among the entries."""
    return Form(FormKind.EVALUATION_REPLY, evaluation)


def begin(work: Work, milestone_id: str) -> Evaluation:
    """The report of an evaluation milestone: the one begun before, or a new one over the days since the last.

    Raises:
        NotAllowed: for anybody but the trainee's evaluator.
        NotNow: the milestone is not an evaluation, or its report was signed.
    """
    milestone = work.milestones.get(milestone_id)
    companions = work.companions.of(milestone.probation)
    work.require(Action.WRITE_EVALUATION, companions.about(PersonId(work.actor.id), readable=False))
    if milestone.kind is not MilestoneKind.EVALUATION:
        raise NotNow("evaluation.not_a_moment")
    earlier = work.evaluations.of(milestone.probation)
    found = next((one for one in earlier if one.milestone == milestone.id), None)
    if found is None:
        found = work.evaluations.add(_new(work, milestone, earlier))
    elif found.still_open().until < (until := _until(work, milestone, found.since)):
        found = work.evaluations.save(replace(found, until=until))
    work.record(EvaluationOpened(found.id))
    return found


def begun(work: Work, milestone_id: str) -> Evaluation:
    """The report begun before at this milestone, for the evaluator who has it open.

    Raises:
        NotAllowed: for anybody but the trainee's evaluator.
        NotFound: none was begun.
    """
    milestone = work.milestones.get(milestone_id)
    companions = work.companions.of(milestone.probation)
    work.check(Action.WRITE_EVALUATION, companions.about(PersonId(work.actor.id), readable=False))
    for report in work.evaluations.of(milestone.probation):
        if report.milestone == milestone.id:
            return report
    raise NotFound("nothing_here")


def _new(work: Work, milestone: Milestone, earlier: tuple[Evaluation, ...]) -> Evaluation:
    since = _day_after_the_last(earlier, work.probations.get(milestone.probation))
    return Evaluation(
        EvaluationId(work.dice.identifier()),
        milestone.probation,
        milestone.id,
        work.person,
        since,
        _until(work, milestone, since),
    )


def _until(work: Work, milestone: Milestone, since: date) -> date:
    """The last day a report looks at: today, as long as its milestone is still to come; it grows while it is open."""
    return max(since, min(work.today, milestone.due_on))


def _day_after_the_last(earlier: tuple[Evaluation, ...], probation: Probation) -> date:
    return max((one.until + timedelta(days=1) for one in earlier), default=probation.starts_on)


def open_evaluation(work: Work, evaluation_id: str) -> EvaluationPaper:
    """The evaluator's own report, to write on.

    Raises:
        NotAllowed: for anybody else.
        NotNow: it was signed.
    """
    evaluation = work.evaluations.get(evaluation_id).still_open()
    work.require(Action.WRITE_EVALUATION, _around(work, evaluation))
    work.record(EvaluationOpened(evaluation.id))
    return _paper(work, evaluation)


def write_on(work: Work, evaluation_id: str) -> EvaluationPaper:
    """The same report, open before its evaluator: a redraw is no second opening; the right is asked for again."""
    evaluation = work.evaluations.get(evaluation_id).still_open()
    work.check(Action.WRITE_EVALUATION, _around(work, evaluation))
    return _paper(work, evaluation)


def sign(work: Work, evaluation_id: str) -> Evaluation:
    """Signs the report; from then on trainee, mentor and coordinator can read it, and its milestone is reached.

    Raises:
        Incomplete: a value or the general remark is missing.
        NotNow: it was signed before.
    """
    evaluation = work.evaluations.lock(evaluation_id)
    work.require(Action.WRITE_EVALUATION, _around(work, evaluation))
    paper = _paper(work, evaluation)
    words = [[verdict.value, verdict.rating, verdict.reason] for verdict in paper.verdicts]
    mark = fingerprint([evaluation.id, str(evaluation.since), str(evaluation.until), words, paper.overall])
    signed = work.evaluations.save(evaluation.signed(work.now, paper.verdicts, paper.overall, mark))
    if paper.milestone.done_at is None:
        work.milestones.save(paper.milestone.done(work.now, work.person))
    work.record(EvaluationSigned(evaluation.id, fingerprint=mark))
    return signed


def read_evaluation(work: Work, evaluation_id: str) -> EvaluationPaper:
    """A report, to read.

    Raises:
        NotAllowed: before it is signed (but for its evaluator), and for anybody outside.
    """
    evaluation = work.evaluations.get(evaluation_id)
    work.require(Action.READ_EVALUATION, _around(work, evaluation))
    work.record(EvaluationRead(evaluation.id))
    return _paper(work, evaluation)


def read_on(work: Work, evaluation_id: str) -> EvaluationPaper:
    """The same report for whoever has it open: a redraw is no second reading; the right is asked for again."""
    evaluation = work.evaluations.get(evaluation_id)
    work.check(Action.READ_EVALUATION, _around(work, evaluation))
    return _paper(work, evaluation)


def acknowledge(work: Work, evaluation_id: str) -> Evaluation:
    """Notes that the trainee read it, with or without a reply; having read is not agreeing.

    Raises:
        NotNow: it was acknowledged before.
    """
    evaluation = work.evaluations.lock(evaluation_id)
    work.require(Action.ANSWER_EVALUATION, _around(work, evaluation))
    acknowledged = work.evaluations.save(evaluation.acknowledged(work.now))
    work.record(EvaluationAcknowledged(evaluation.id))
    return acknowledged


def _around(work: Work, evaluation: Evaluation) -> Companions:
    companions = work.companions.of(evaluation.probation)
    return companions.about(evaluation.evaluator, readable=evaluation.signed_at is not None)


def _paper(work: Work, evaluation: Evaluation) -> EvaluationPaper:
    probation = work.probations.get(evaluation.probation)
    entries, reply = work.entries.of(form_of(evaluation.id)), _reply(work, evaluation, probation)
    texts = {field: entry.value for field, entry in entries.items()}
    mentors = frozenset(one.mentor for one in work.mentorships.of(probation.id))
    return EvaluationPaper(
        evaluation,
        work.milestones.get(evaluation.milestone),
        probation,
        work.snapshots.get(probation.plan, ProbationPlan),
        values_of(work, probation),
        work.people.get(probation.trainee),
        work.people.get(evaluation.evaluator),
        tuple(work.people.named(mentors).values()),
        _shared_in(work, evaluation),
        verdicts_from(texts),
        texts.get("overall", ""),
        reply["reply"].value if "reply" in reply else "",
        entries,
        reply,
    )


def _reply(work: Work, evaluation: Evaluation, probation: Probation) -> dict[str, Entry]:
    """The reply; as long as the trainee may still change it, nobody else reads along."""
    if evaluation.acknowledged_at is None and work.who.person != probation.trainee:
        return {}
    return work.entries.of(reply_form_of(evaluation.id))


def _shared_in(work: Work, evaluation: Evaluation) -> tuple[tuple[CheckIn, CheckInNotes], ...]:
    """The shared check-ins of the period, in time: the evidence a report rests on."""
    found = [
        one
        for one in reversed(work.check_ins.of(evaluation.probation))
        if one.shared_at is not None and evaluation.since <= one.held_on <= evaluation.until
    ]
    return tuple((one, notes_from(work.entries.texts(check_ins.form_of(one.id)))) for one in found)
