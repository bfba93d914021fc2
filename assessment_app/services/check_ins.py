"""Check-ins: the mentor writes one, shares it; the trainee reads, replies and acknowledges."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assessment_app.domain.check_ins import CheckIn, CheckInId, CheckInNotes, notes_from
from assessment_app.domain.entries import Entry, Form, FormKind
from assessment_app.domain.events import CheckInAcknowledged, CheckInOpened, CheckInRead, CheckInShared
from assessment_app.domain.instruments import MilestoneKind, ProbationPlan, ValueSet
from assessment_app.domain.people import Person, PersonId
from assessment_app.domain.policy import Action
from assessment_app.domain.probation import Companions, Probation
from assessment_app.domain.refusals import Incomplete
from assessment_app.services.desk import Work
from assessment_app.services.probations import values_of


@dataclass(frozen=True, slots=True)
class CheckInPaper:
    """A check-in with what was noted and replied."""

    check_in: CheckIn
    probation: Probation
    plan: ProbationPlan
    trainee: Person
    mentor: Person
    values: ValueSet
    notes: CheckInNotes
    entries: dict[str, Entry]
    reply: dict[str, Entry]


def form_of(check_in: str) -> Form:
    """The name of a check-in among the entries."""
    return Form(FormKind.CHECK_IN, check_in)


def reply_form_of(check_in: str) -> Form:
    """The name of the trainee's reply among the entries."""
    return Form(FormKind.REPLY, check_in)


def begin(work: Work, probation_id: str) -> CheckIn:
    """A new check-in of today, or the one the mentor has not shared yet: a second tap makes no second paper.

    Raises:
        NotAllowed: for anybody but the trainee's mentor of today.
    """
    companions = work.companions.of(probation_id)
    mentor = PersonId(work.actor.id)
    work.require(Action.WRITE_CHECK_IN, companions.about(mentor, readable=False))
    unfinished = [one for one in work.check_ins.of(probation_id) if one.mentor == mentor and one.shared_at is None]
    if not unfinished:
        new = CheckIn(CheckInId(work.dice.identifier()), companions.probation, mentor, work.today)
        unfinished = [work.check_ins.add(new)]
    work.record(CheckInOpened(unfinished[0].id))
    return unfinished[0]


def open_check_in(work: Work, check_in_id: str) -> CheckInPaper:
    """The mentor's own check-in, to write in.

    Raises:
        NotAllowed: for anybody but its mentor.
        NotNow: it was shared.
    """
    check_in = work.check_ins.get(check_in_id).still_open()
    work.require(Action.WRITE_CHECK_IN, _around(work, check_in))
    work.record(CheckInOpened(check_in.id))
    return _paper(work, check_in)


def write_on(work: Work, check_in_id: str) -> CheckInPaper:
    """The same paper for the mentor who has it open: a redraw is no second opening; the right is asked for again."""
    check_in = work.check_ins.get(check_in_id).still_open()
    work.check(Action.WRITE_CHECK_IN, _around(work, check_in))
    return _paper(work, check_in)


def share(work: Work, check_in_id: str) -> CheckIn:
    """Lets the trainee, the evaluator and the coordinator read it; the nearest open check-in milestone counts as held.

    Raises:
        Incomplete: no value, no observation, an agreed action without its day, or an extreme rating without a comment.
        NotNow: it was shared before.
    """
    check_in = work.check_ins.lock(check_in_id)
    work.require(Action.WRITE_CHECK_IN, _around(work, check_in))
    paper = _paper(work, check_in)
    _extremes_explained(paper)
    shared = check_in.shared(work.now, paper.notes)
    milestone = _reach_milestone(work, check_in)
    shared = work.check_ins.save(replace(shared, milestone=milestone))
    work.record(CheckInShared(check_in.id))
    return shared


def _extremes_explained(paper: CheckInPaper) -> None:
    extremes = {point.id for point in paper.plan.scale if point.extreme}
    rated = [value for value, rating in paper.notes.ratings.items() if rating in extremes]
    if rated and not paper.notes.effect.strip():
        raise Incomplete("check_in.extreme_needs_effect", values=rated)


def _reach_milestone(work: Work, check_in: CheckIn) -> str | None:
    """The first open check-in milestone that is due within `NEAR` days; a talk held earlier counts for none."""
    for milestone in work.milestones.of(check_in.probation):
        near = (milestone.due_on - work.today).days <= NEAR
        if milestone.kind is MilestoneKind.CHECK_IN and milestone.done_at is None and near:
            work.milestones.save(milestone.done(work.now, work.person))
            return milestone.id
    return None


NEAR = 7
"""Days before its date from which a talk counts as the planned check-in."""


def read_check_in(work: Work, check_in_id: str) -> CheckInPaper:
    """A check-in, to read.

    Raises:
        NotAllowed: before it is shared (but for its mentor), and for anybody outside.
    """
    check_in = work.check_ins.get(check_in_id)
    work.require(Action.READ_CHECK_IN, _around(work, check_in))
    work.record(CheckInRead(check_in.id))
    return _paper(work, check_in)


def read_on(work: Work, check_in_id: str) -> CheckInPaper:
    """The same paper for whoever has it open: a redraw is no second reading, but the right is asked for again."""
    check_in = work.check_ins.get(check_in_id)
    work.check(Action.READ_CHECK_IN, _around(work, check_in))
    return _paper(work, check_in)


def acknowledge(work: Work, check_in_id: str) -> CheckIn:
    """Notes that the trainee read it, with or without a reply; having read is not agreeing.

    Raises:
        NotNow: it was acknowledged before.
    """
    check_in = work.check_ins.lock(check_in_id)
    work.require(Action.ANSWER_CHECK_IN, _around(work, check_in))
    acknowledged = work.check_ins.save(check_in.acknowledged(work.now))
    work.record(CheckInAcknowledged(check_in.id))
    return acknowledged


def _around(work: Work, check_in: CheckIn) -> Companions:
    companions = work.companions.of(check_in.probation)
    return companions.about(check_in.mentor, readable=check_in.shared_at is not None)


def _paper(work: Work, check_in: CheckIn) -> CheckInPaper:
    probation = work.probations.get(check_in.probation)
    entries, reply = work.entries.of(form_of(check_in.id)), _reply(work, check_in, probation)
    texts = {field: entry.value for field, entry in entries.items()}
    return CheckInPaper(
        check_in,
        probation,
        work.snapshots.get(probation.plan, ProbationPlan),
        work.people.get(probation.trainee),
        work.people.get(check_in.mentor),
        values_of(work, probation),
        notes_from(texts, reply["reply"].value if "reply" in reply else ""),
        entries,
        reply,
    )


def _reply(work: Work, check_in: CheckIn, probation: Probation) -> dict[str, Entry]:
    """The reply; as long as the trainee may still change it, nobody else reads along."""
    if check_in.acknowledged_at is None and work.who.person != probation.trainee:
        return {}
    return work.entries.of(reply_form_of(check_in.id))
