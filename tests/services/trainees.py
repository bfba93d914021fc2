"""What the tests on probation start, write and look up."""

from __future__ import annotations

from datetime import date

from assessment_app.domain.entries import Form
from assessment_app.domain.evaluations import Evaluation
from assessment_app.domain.instruments import MilestoneKind
from assessment_app.domain.people import PersonId
from assessment_app.domain.probation import Milestone, Probation
from assessment_app.services import entries, evaluations
from assessment_app.services.desk import Desk
from assessment_app.services.probations import Beginning
from tests.builders import Zone
from tests.clock import StoppedClock
from tests.services.reading import does, looked_up


def beginning(zone: Zone, starts_on: date, candidacy: str | None = None, **changed: str) -> Beginning:
    people = {"trainee": zone.trainee.id, "mentor": zone.mentor.id, "evaluator": zone.evaluator.id} | changed
    return Beginning(candidacy, plan="operational", starts_on=starts_on, **{k: PersonId(v) for k, v in people.items()})


def steps(desk: Desk, probation: Probation, kind: MilestoneKind) -> list[Milestone]:
    return looked_up(desk, lambda work: [one for one in work.milestones.of(probation.id) if one.kind is kind])


def all_probations(desk: Desk) -> tuple[Probation, ...]:
    return looked_up(desk, lambda work: work.probations.all())


def today(clock: StoppedClock) -> date:
    return clock().date()


def reply(desk: Desk, zone: Zone, form: Form, text: str) -> None:
    does(desk, zone.trainee, entries.save, form, "reply", text, 0)


def begin(desk: Desk, zone: Zone, probation: Probation, number: int = 0) -> Evaluation:
    moment = steps(desk, probation, MilestoneKind.EVALUATION)[number]
    return does(desk, zone.evaluator, evaluations.begin, moment.id)
