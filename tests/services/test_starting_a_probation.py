"""A probation is started once, from a suitable candidacy or by hand, and every step of its plan gets its day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from assessment_app.domain.decisions import Outcome
from assessment_app.domain.instruments import MilestoneKind
from assessment_app.domain.people import Role
from assessment_app.domain.probation import Goal, last_day
from assessment_app.domain.selection import Stage
from assessment_app.services import probations, starting, trainee_file
from assessment_app.services.desk import Desk
from tests.builders import Zone, a_candidacy_at, a_probation, now, somebody
from tests.clock import StoppedClock
from tests.services.reading import does, events, last_line, looked_up, refused
from tests.services.trainees import all_probations, beginning, steps, today


def test_a_suitable_candidacy_starts_a_probation_and_leaves_the_worklist(
    desk: Desk, zone: Zone, clock: StoppedClock
) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.DECIDED)
    assert [one.candidacy.id for one in does(desk, zone.coordinator, starting.waiting)] == [candidacy.id]
    probation = a_probation(desk, zone, candidacy=candidacy)
    assert now(desk, candidacy).stage is Stage.ONBOARDING
    assert probation.ends_on == last_day(today(clock), 6)
    assert events(desk)[-2:] == ["CandidacyMoved", "ProbationStarted"]
    assert does(desk, zone.coordinator, starting.waiting) == ()


def test_the_first_goals_are_the_committees_words_without_any_rating(desk: Desk, zone: Zone) -> None:
    probation = a_probation(desk, zone, candidacy=a_candidacy_at(desk, zone, Stage.DECIDED))
    assert [goal.text for goal in probation.goals] == ["Explain decisions earlier."]
    assert Goal.__slots__ == ("value", "text")


def test_every_step_of_the_plan_gets_its_day_and_none_falls_after_the_last_one(desk: Desk, zone: Zone) -> None:
    probation = a_probation(desk, zone, starts_on=date(2027, 2, 1))
    assert probation.ends_on == date(2027, 7, 31)
    days = looked_up(desk, lambda work: {one.step: one.due_on for one in work.milestones.of(probation.id)})
    assert days["first-day"] == date(2027, 2, 1)
    assert days["check-in-1"] == date(2027, 2, 15)
    assert max(days.values()) == probation.ends_on == days["evaluation-3"]


def test_a_mentor_may_prepare_before_the_first_day(desk: Desk, zone: Zone, clock: StoppedClock) -> None:
    probation = a_probation(desk, zone, starts_on=today(clock) + timedelta(weeks=2))
    assert does(desk, zone.mentor, trainee_file.read_file, probation.id).probation == probation


@pytest.mark.parametrize("place", ["mentor", "evaluator", "trainee", "chair", "administrator", "officer", "dpo"])
def test_nobody_but_a_coordinator_starts_one(desk: Desk, zone: Zone, clock: StoppedClock, place: str) -> None:
    gesture = probations.start
    assert refused(desk, zone.everybody[place], gesture, beginning(zone, today(clock))) == "not_allowed.probation:start"
    assert refused(desk, zone.everybody[place], starting.offer) == "not_allowed.probation:start"
    assert all_probations(desk) == ()


def test_a_start_that_is_refused_leaves_nothing_behind(desk: Desk, zone: Zone, clock: StoppedClock) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.DECIDED, outcome=Outcome.NOT_SUITABLE)
    wanted = beginning(zone, today(clock), candidacy.id)
    assert refused(desk, zone.coordinator, probations.start, wanted) == "probation.not_suitable"
    assert all_probations(desk) == ()
    assert now(desk, candidacy).stage is Stage.DECIDED
    assert last_line(desk).details == {"attempted": "probation:start", "key": "probation.not_suitable"}


def test_a_candidacy_leads_to_one_probation(desk: Desk, zone: Zone, clock: StoppedClock) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.DECIDED)
    a_probation(desk, zone, candidacy=candidacy)
    other = somebody(desk, Role.TRAINEE, name="Jonas De Smet")
    again = beginning(zone, today(clock), candidacy.id, trainee=other.id)
    assert refused(desk, zone.coordinator, probations.start, again) == "probation.started_already"
    assert len(all_probations(desk)) == 1


def test_a_trainee_has_one_probation_at_a_time(desk: Desk, zone: Zone, clock: StoppedClock) -> None:
    first = a_probation(desk, zone)
    assert refused(desk, zone.coordinator, probations.start, beginning(zone, today(clock))) == "probation.under_way"
    assert [one.id for one in does(desk, zone.coordinator, starting.offer).trainees] == []
    clock.advance(days=first.days)
    assert [one.id for one in does(desk, zone.coordinator, starting.offer).trainees] == [zone.trainee.id]
    does(desk, zone.coordinator, probations.start, beginning(zone, today(clock)))


def test_nobody_stands_in_two_places(desk: Desk, zone: Zone, clock: StoppedClock) -> None:
    both = somebody(desk, Role.MENTOR, Role.EVALUATOR, name="Els Wouters")
    wanted = beginning(zone, today(clock), mentor=both.id, evaluator=both.id)
    assert refused(desk, zone.coordinator, probations.start, wanted) == "probation.two_places"


@pytest.mark.parametrize("place", ["trainee", "mentor", "evaluator"])
def test_a_place_needs_its_role(desk: Desk, zone: Zone, clock: StoppedClock, place: str) -> None:
    wanted = beginning(zone, today(clock), **{place: zone.chair.id})
    assert refused(desk, zone.coordinator, probations.start, wanted) == "probation.role_missing"


def test_the_offer_says_who_can_make_a_missing_account(desk: Desk, zone: Zone) -> None:
    offer = does(desk, zone.coordinator, starting.offer)
    assert [one.id for one in offer.administrators] == [zone.administrator.id]
    assert [released.instrument.name for released in offer.plans] == ["calog", "operational"]


# Milestones


@pytest.mark.parametrize(
    ("place", "may"), [("mentor", True), ("coordinator", True), ("trainee", False), ("evaluator", False)]
)
def test_a_mentor_or_coordinator_notes_a_day_as_followed(desk: Desk, zone: Zone, place: str, *, may: bool) -> None:
    day = steps(desk, a_probation(desk, zone), MilestoneKind.ONBOARDING)[0]
    actor = zone.everybody[place]
    if not may:
        assert refused(desk, actor, probations.reach_milestone, day.id) == "not_allowed.milestone:reach"
        return
    done = does(desk, actor, probations.reach_milestone, day.id)
    assert (done.done_by, last_line(desk).event) == (actor.id, "MilestoneReached")
    assert refused(desk, actor, probations.reach_milestone, day.id) == "milestone.done_already"


@pytest.mark.parametrize("kind", [MilestoneKind.CHECK_IN, MilestoneKind.EVALUATION])
def test_a_talk_is_reached_by_holding_it(desk: Desk, zone: Zone, kind: MilestoneKind) -> None:
    moment = steps(desk, a_probation(desk, zone), kind)[0]
    assert refused(desk, zone.mentor, probations.reach_milestone, moment.id) == "milestone.by_holding_it"
