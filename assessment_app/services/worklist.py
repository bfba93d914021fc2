"""What waits for the person at the desk, gathered over everything they have to do with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from assessment_app.domain.instruments import MilestoneKind, ProbationPlan
from assessment_app.domain.language import Texts
from assessment_app.domain.people import PersonId
from assessment_app.domain.policy import Action
from assessment_app.domain.probation import Milestone, Probation
from assessment_app.domain.selection import Candidacy, Circle, Procedure, Stage
from assessment_app.domain.worklist import Errand, Waiting, in_order
from assessment_app.services.calibration import unfinished
from assessment_app.services.desk import Work
from assessment_app.services.licences import standing
from assessment_app.services.probations import probations, waiting_candidacies
from assessment_app.services.procedures import procedures

SOON = timedelta(days=7)
"""How far ahead a milestone already waits."""
BEFORE_THE_TABLE = frozenset({Stage.INVITED, Stage.INTAKE, Stage.INTERVIEW, Stage.SCORING})
"""The stages at which a member still has a sheet to open, or to finish."""
RUNNING = frozenset(Stage) - {Stage.ONBOARDING, Stage.WITHDRAWN}


def worklist(work: Work) -> tuple[Waiting, ...]:
    """Everything that waits for this person, the most pressing first."""
    if (person := work.who.person) is None:
        return ()
    return in_order([
        *_selections(work, person),
        *_calibration(work, person),
        *_to_start(work),
        *_probations(work, person),
    ])


def _selections(work: Work, person: PersonId) -> Iterator[Waiting]:
    for procedure in procedures(work):
        barred = person in procedure.members and standing(work, person, procedure).barred
        if barred:
            yield from _licence_first(work, person, procedure)
        for candidacy in work.candidacies.of(procedure.id):
            if candidacy.stage in RUNNING:
                circle = work.circles.around(candidacy)
                yield from _of_the_coordinator(work, procedure, candidacy)
                if person in circle.seated:
                    yield from _of_the_member(work, person, procedure, candidacy, circle, barred=barred)


def _licence_first(work: Work, person: PersonId, procedure: Procedure) -> Iterator[Waiting]:
    """The licence that a selection requires, as long as this member has a sheet that only a licence opens."""
    if _to_open(work, person, procedure):
        mentions = {"reference": procedure.reference, "post": procedure.post}
        yield Waiting(Errand.CALIBRATE_FIRST, procedure.id, procedure.made_at, mentions=mentions)


def _to_open(work: Work, person: PersonId, procedure: Procedure) -> bool:
    """Whether this member has, or is to have, a sheet that was never opened."""
    everyone, declared = work.candidacies.of(procedure.id), work.declarations.by(person)
    listening = [
        one
        for one in everyone
        if one.stage in BEFORE_THE_TABLE and not (one.id in declared and declared[one.id].conflict)
    ]
    sheets = [work.sheets.mine(one.id, person) for one in listening]
    return not everyone or any(sheet is None or sheet.opened_at is None for sheet in sheets)


def _calibration(work: Work, person: PersonId) -> Iterator[Waiting]:
    """A round of sample answers that was begun; it can wait."""
    if not work.permits(Action.CALIBRATE, person) or (begun := unfinished(work, person)) is None:
        return
    attempts = work.attempts.of(begun.id)
    left = [one for one in attempts if one.compared_at is None]
    counted = {"left": len(left), "all": len(attempts)}
    yield Waiting(Errand.CALIBRATE_ON, left[0].id, begun.started_at, urgent=False, mentions=counted)


def _mentions(procedure: Procedure, candidacy: Candidacy) -> dict[str, str]:
    return {"reference": f"{procedure.reference}-{candidacy.number:03}", "post": procedure.post, "name": candidacy.name}


def _of_the_coordinator(work: Work, procedure: Procedure, candidacy: Candidacy) -> Iterator[Waiting]:
    if not work.permits(Action.INVITE):
        return
    mentions = _mentions(procedure, candidacy)
    if candidacy.stage is Stage.INVITED and not work.invitations.of(candidacy.id):
        yield Waiting(Errand.INVITE, candidacy.id, candidacy.since, procedure.intake_due, mentions=mentions)
    elif candidacy.stage in {Stage.INVITED, Stage.INTAKE} and work.today > procedure.intake_due:
        yield Waiting(Errand.AWAIT_INTAKE, candidacy.id, candidacy.since, procedure.intake_due, mentions=mentions)


def _of_the_member(
    work: Work, person: PersonId, procedure: Procedure, candidacy: Candidacy, circle: Circle, *, barred: bool
) -> Iterator[Waiting]:
    mentions = _mentions(procedure, candidacy)
    if person in circle.conflicted:
        return
    if person not in circle.cleared:
        yield Waiting(Errand.DECLARE, candidacy.id, candidacy.since, procedure.intake_due, mentions=mentions)
    elif candidacy.stage in {Stage.INTERVIEW, Stage.SCORING} and person not in circle.sealed:
        sheet = work.sheets.mine(candidacy.id, person)
        if sheet and sheet.opened_at is None and barred:
            return  # the licence that opens it waits in its place
        errand = Errand.SEAL if sheet and work.sheets.get(sheet.id).complete else Errand.SCORE
        yield Waiting(errand, candidacy.id, candidacy.since, mentions=mentions)
    elif candidacy.stage is Stage.DELIBERATION:
        yield from _at_the_table(work, person, candidacy, circle, mentions)


def _at_the_table(
    work: Work, person: PersonId, candidacy: Candidacy, circle: Circle, mentions: dict[str, str]
) -> Iterator[Waiting]:
    decision = work.decisions.of(candidacy.id)
    if decision is not None and person not in circle.signed:
        yield Waiting(Errand.SIGN, candidacy.id, decision.proposed_at, mentions=mentions)
    elif decision is None and person == circle.leader:
        yield Waiting(Errand.DELIBERATE, candidacy.id, candidacy.since, mentions=mentions)


def _to_start(work: Work) -> Iterator[Waiting]:
    if not work.permits(Action.START_PROBATION):
        return
    for candidacy in waiting_candidacies(work):
        mentions = _mentions(work.procedures.get(candidacy.procedure), candidacy)
        yield Waiting(Errand.START_PROBATION, candidacy.id, candidacy.since, mentions=mentions)


def _probations(work: Work, person: PersonId) -> Iterator[Waiting]:
    for probation in probations(work):
        companions = work.companions.of(probation.id)
        mentions = {"trainee": work.people.get(probation.trainee).name}
        if person in companions.mentors:
            yield from _of_the_mentor(work, person, probation, mentions)
        if person == companions.evaluator:
            yield from _milestones(work, probation, MilestoneKind.EVALUATION, Errand.EVALUATE, mentions)
        if person == companions.trainee:
            yield from _of_the_trainee(work, probation, mentions)
        if person in companions.mentors or work.permits(Action.START_PROBATION):
            for kind in (MilestoneKind.ONBOARDING, MilestoneKind.TRAINING, MilestoneKind.DILEMMA):
                yield from _milestones(work, probation, kind, Errand.MILESTONE, mentions)


def _of_the_mentor(work: Work, person: PersonId, probation: Probation, mentions: dict[str, str]) -> Iterator[Waiting]:
    unshared = [one for one in work.check_ins.of(probation.id) if one.mentor == person and one.shared_at is None]
    for one in unshared:
        yield Waiting(Errand.SHARE_CHECK_IN, one.id, due=one.held_on, mentions=mentions)
    if not unshared:
        yield from _milestones(work, probation, MilestoneKind.CHECK_IN, Errand.CHECK_IN, mentions)


def _of_the_trainee(work: Work, probation: Probation, mentions: dict[str, str]) -> Iterator[Waiting]:
    for check_in in work.check_ins.of(probation.id):
        if check_in.shared_at is not None and check_in.acknowledged_at is None:
            yield Waiting(Errand.READ_CHECK_IN, check_in.id, check_in.shared_at, mentions=mentions)
    for report in work.evaluations.of(probation.id):
        if report.signed_at is not None and report.acknowledged_at is None:
            yield Waiting(Errand.READ_EVALUATION, report.id, report.signed_at, mentions=mentions)


def _milestones(
    work: Work, probation: Probation, kind: MilestoneKind, errand: Errand, mentions: dict[str, str]
) -> Iterator[Waiting]:
    """The first open milestone of a kind, once it is near."""
    open_ones = [one for one in work.milestones.of(probation.id) if one.kind is kind and one.done_at is None]
    for milestone in open_ones[:1]:
        if milestone.due_on - work.today <= SOON:
            titles = {"title": _title(work, probation, milestone)}
            thing = milestone.id if errand is Errand.EVALUATE else probation.id
            late = milestone.due_on <= work.today
            yield Waiting(errand, thing, due=milestone.due_on, urgent=late, mentions={**mentions, **titles})


def _title(work: Work, probation: Probation, milestone: Milestone) -> Texts:
    plan = work.snapshots.get(probation.plan, ProbationPlan)
    return next(step.title for step in plan.milestones if step.id == milestone.step)
