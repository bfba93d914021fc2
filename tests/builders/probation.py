"""A probation, a check-in, an evaluation report."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from assessment_app.domain.check_ins import CheckIn
from assessment_app.domain.evaluations import Evaluation
from assessment_app.domain.instruments import MilestoneKind, ValueName
from assessment_app.domain.people import PersonId
from assessment_app.domain.probation import Probation
from assessment_app.domain.selection import Candidacy
from assessment_app.services import check_ins, entries, evaluations, probations
from assessment_app.services.desk import Desk
from tests.builders.people import Zone


def a_probation(
    desk: Desk, zone: Zone, *, candidacy: Candidacy | None = None, starts_on: date | None = None
) -> Probation:
    """A probation of the zone's trainee, from a suitable candidacy or by hand; from today unless said otherwise."""
    with desk.work(zone.coordinator) as work:
        beginning = probations.Beginning(
            candidacy.id if candidacy else None,
            trainee=PersonId(zone.trainee.id),
            mentor=PersonId(zone.mentor.id),
            evaluator=PersonId(zone.evaluator.id),
            plan="operational",
            starts_on=starts_on or work.today,
        )
        return probations.start(work, beginning)


CHECK_IN_FIELDS = {
    "values": json.dumps(["respect"]),
    "observed": "Let both neighbours finish before proposing anything.",
    "effect": "The tone dropped.",
    "feedback": "Said that summing up worked.",
    "view": "Found the interruptions hard.",
    "respect/rating": "as-expected",
}


def a_check_in(
    desk: Desk,
    zone: Zone,
    probation: Probation,
    *,
    shared: bool = True,
    acknowledged: bool = False,
    fields: Mapping[str, str] | None = None,
) -> CheckIn:
    """A check-in of the mentor, filled in; shared with the trainee unless said otherwise."""
    with desk.work(zone.mentor) as work:
        check_in = check_ins.begin(work, probation.id)
        for field, value in (CHECK_IN_FIELDS if fields is None else fields).items():
            entries.save(work, check_ins.form_of(check_in.id), field, value, 0)
    if shared or acknowledged:
        with desk.work(zone.mentor) as work:
            check_in = check_ins.share(work, check_in.id)
    if acknowledged:
        with desk.work(zone.trainee) as work:
            check_in = check_ins.acknowledge(work, check_in.id)
    return check_in


def evaluation_fields() -> dict[str, str]:
    """Everything on a complete evaluation report."""
    filled = {f"{value}/rating": "as-expected" for value in ValueName}
    filled |= {f"{value}/reason": f"Seen more than once: {value}." for value in ValueName}
    return {**filled, "overall": "On the way."}


def an_evaluation(
    desk: Desk, zone: Zone, probation: Probation, *, signed: bool = True, acknowledged: bool = False
) -> Evaluation:
    """The first evaluation report, filled in; signed by the evaluator unless said otherwise."""
    with desk.work(zone.evaluator) as work:
        moment = next(one for one in work.milestones.of(probation.id) if one.kind is MilestoneKind.EVALUATION)
        evaluation = evaluations.begin(work, moment.id)
        for field, value in evaluation_fields().items():
            entries.save(work, evaluations.form_of(evaluation.id), field, value, 0)
    if signed or acknowledged:
        with desk.work(zone.evaluator) as work:
            evaluation = evaluations.sign(work, evaluation.id)
    if acknowledged:
        with desk.work(zone.trainee) as work:
            evaluation = evaluations.acknowledge(work, evaluation.id)
    return evaluation
