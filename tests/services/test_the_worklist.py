"""The worklist: what waits for each person at each stage, since when, until when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest

from assessment_app.domain.decisions import Outcome
from assessment_app.domain.people import Actor
from assessment_app.domain.selection import Candidacy, Stage
from assessment_app.domain.worklist import Errand, Waiting
from assessment_app.services import candidacies, check_ins, evaluations, probations
from assessment_app.services.desk import Desk
from assessment_app.services.worklist import worklist
from tests.builders import (
    ZONE,
    Zone,
    a_candidacy,
    a_candidacy_at,
    a_check_in,
    a_probation,
    a_procedure,
    an_evaluation,
    an_invitation,
    behind_the_link,
    declare,
    fill_sheet,
    hand_in,
    propose,
    seal,
    seal_filled,
    sign,
    the_candidate,
)
from tests.clock import StoppedClock
from tests.domain.grids import NO
from tests.services.reading import does, looked_up

# What waits on one candidacy, for everybody in the zone who is not on this table nothing does.

TABLE = """
    stage           coordinator      chair         second        third
    added           invite           declare       declare       declare
    invited         ·                declare       declare       declare
    intake          ·                declare       declare       declare
    declared        ·                ·             ·             ·
    interview       ·                score         score         score
    half a sheet    ·                seal          score         score
    scoring         ·                seal          seal          seal
    one sealed      ·                seal          ·             seal
    deliberation    ·                deliberate    ·             ·
    proposed        ·                sign          sign          sign
    one signed      ·                sign          ·             sign
    decided         start-probation  ·             ·             ·
    not suitable    ·                ·             ·             ·
    onboarding      ·                ·             ·             ·
    withdrawn       ·                ·             ·             ·
"""


def rows() -> dict[str, dict[str, list[str]]]:
    head, *lines = [line.strip() for line in TABLE.splitlines() if line.strip()]
    _, *people = head.split()
    found = {}
    for line in lines:
        stage, *errands = [part.strip() for part in line.split("  ") if part.strip()]
        found[stage] = {who: [] if what == NO else [what] for who, what in zip(people, errands, strict=True)}
    return found


MADE: Mapping[str, tuple[Stage, Callable[[Desk, Zone, Candidacy], object]]] = {
    "added": (Stage.INVITED, lambda *_: None),
    "invited": (Stage.INVITED, an_invitation),
    "intake": (Stage.INTAKE, lambda *_: None),
    "declared": (Stage.INTAKE, lambda desk, zone, candidacy: declare(desk, candidacy, *zone.members)),
    "interview": (Stage.INTERVIEW, lambda *_: None),
    "half a sheet": (Stage.INTERVIEW, lambda desk, zone, candidacy: fill_sheet(desk, zone.chair, candidacy)),
    "scoring": (Stage.SCORING, lambda *_: None),
    "one sealed": (Stage.SCORING, lambda desk, zone, candidacy: seal_filled(desk, zone.second, candidacy)),
    "deliberation": (Stage.DELIBERATION, lambda *_: None),
    "proposed": (Stage.DELIBERATION, propose),
    "one signed": (
        Stage.DELIBERATION,
        lambda desk, zone, candidacy: (propose(desk, zone, candidacy), sign(desk, candidacy, zone.second)),
    ),
    "decided": (Stage.DECIDED, lambda *_: None),
    "onboarding": (Stage.DECIDED, lambda desk, zone, candidacy: a_probation(desk, zone, candidacy=candidacy)),
    "withdrawn": (Stage.WITHDRAWN, lambda *_: None),
}
"""How a candidacy comes to a row of the table: the stage it is walked to, and what happens then."""


def a_candidacy_where(desk: Desk, zone: Zone, row: str) -> Candidacy:
    if row == "not suitable":
        return a_candidacy_at(desk, zone, Stage.DECIDED, outcome=Outcome.NOT_SUITABLE)
    stage, then = MADE[row]
    candidacy = a_candidacy_at(desk, zone, stage)
    then(desk, zone, candidacy)
    return candidacy


def about(desk: Desk, actor: Actor, candidacy: Candidacy) -> list[Waiting]:
    return [one for one in does(desk, actor, worklist) if one.thing == candidacy.id]


@pytest.mark.parametrize("stage", rows())
def test_everybody_finds_what_waits_for_them_at_this_stage_and_nothing_else(desk: Desk, zone: Zone, stage: str) -> None:
    candidacy = a_candidacy_where(desk, zone, stage)
    expected = {place: rows()[stage].get(place, []) for place in ZONE}
    found = {place: about(desk, actor, candidacy) for place, actor in zone.everybody.items()}
    assert {place: [one.errand.value for one in waiting] for place, waiting in found.items()} == expected


def test_the_table_knows_every_errand_of_a_selection_and_every_stage() -> None:
    errands = {what for row in rows().values() for each in row.values() for what in each}
    assert errands == set(Errand) - PROBATION - CALIBRATION - {Errand.AWAIT_INTAKE}
    assert {stage.value for stage in Stage} <= set(rows())


CALIBRATION = {Errand.CALIBRATE_FIRST, Errand.CALIBRATE_ON}
"""These wait on no candidacy; they are tried where calibration is."""

PROBATION = {
    Errand.MILESTONE,
    Errand.CHECK_IN,
    Errand.SHARE_CHECK_IN,
    Errand.READ_CHECK_IN,
    Errand.EVALUATE,
    Errand.READ_EVALUATION,
}


# Selection


def test_a_line_says_what_it_is_about_since_when_and_until_when(desk: Desk, zone: Zone, clock: StoppedClock) -> None:
    candidacy = a_candidacy_where(desk, zone, "added")
    (line,) = about(desk, zone.coordinator, candidacy)
    assert line.mentions == {
        "name": "Thomas Lemmens",
        "post": "Inspecteur interventie",
        "reference": "INP-2026-01-001",
    }
    assert (line.since, line.due, line.urgent) == (clock(), clock().date() + timedelta(days=10), True)


def test_a_form_that_is_late_waits_for_the_coordinator_from_the_day_after_the_due_day(
    desk: Desk, zone: Zone, clock: StoppedClock
) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.INTAKE)
    clock.advance(days=10)
    assert about(desk, zone.coordinator, candidacy) == []
    clock.advance(days=1)
    assert [one.errand for one in about(desk, zone.coordinator, candidacy)] == [Errand.AWAIT_INTAKE]


def test_a_member_with_a_conflict_has_nothing_more_to_do_with_the_candidacy(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy_where(desk, zone, "intake")
    declare(desk, candidacy, zone.second, conflict=True)
    assert about(desk, zone.second, candidacy) == []


def test_when_the_chair_has_a_conflict_the_next_member_is_asked_to_lead(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy(desk, zone, a_procedure(desk, zone))
    hand_in(desk, the_candidate(desk, zone, candidacy))
    declare(desk, candidacy, zone.chair, conflict=True)
    declare(desk, candidacy, zone.second, zone.third)
    for member in (zone.second, zone.third):
        seal(desk, member, candidacy)
    assert [one.errand for one in about(desk, zone.second, candidacy)] == [Errand.DELIBERATE]
    assert about(desk, zone.chair, candidacy) == []


def test_a_candidate_has_a_form_and_no_worklist(desk: Desk, zone: Zone) -> None:
    assert does(desk, behind_the_link(a_candidacy_at(desk, zone, Stage.INTAKE)), worklist) == ()


def test_reading_the_worklist_leaves_no_line(desk: Desk, zone: Zone) -> None:
    a_candidacy_where(desk, zone, "added")
    before = looked_up(desk, lambda work: work.trail.length())
    for actor in zone.everybody.values():
        does(desk, actor, worklist)
    assert looked_up(desk, lambda work: work.trail.length()) == before


def test_a_withdrawn_candidacy_waits_for_nobody(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.SCORING)
    does(desk, zone.coordinator, candidacies.withdraw, candidacy.id, "Found another post.")
    assert all(about(desk, actor, candidacy) == [] for actor in zone.everybody.values())


# Probation


def errands(desk: Desk, actor: Actor) -> list[tuple[Errand, bool]]:
    return [(one.errand, one.urgent) for one in does(desk, actor, worklist)]


def test_on_the_first_day_mentor_and_coordinator_are_reminded_of_it(desk: Desk, zone: Zone) -> None:
    probation = a_probation(desk, zone)
    for actor in (zone.mentor, zone.coordinator):
        (line,) = [one for one in does(desk, actor, worklist) if one.errand is Errand.MILESTONE]
        assert (line.thing, line.due, line.urgent) == (probation.id, probation.starts_on, True)
        assert line.mentions["trainee"] == "Ines Benali"
        assert line.mentions["title"].en.startswith("First day")


def test_a_milestone_appears_a_week_before_its_day_and_is_urgent_on_it(
    desk: Desk, zone: Zone, clock: StoppedClock
) -> None:
    a_probation(desk, zone)
    clock.advance(days=6)
    assert Errand.CHECK_IN not in [errand for errand, _ in errands(desk, zone.mentor)]
    clock.advance(days=1)
    assert (Errand.CHECK_IN, False) in errands(desk, zone.mentor)
    clock.advance(days=7)
    assert (Errand.CHECK_IN, True) in errands(desk, zone.mentor)


def test_only_the_first_open_milestone_of_a_kind_waits(desk: Desk, zone: Zone, clock: StoppedClock) -> None:
    a_probation(desk, zone)
    clock.advance(days=60)
    found = [errand for errand, _ in errands(desk, zone.mentor)]
    assert found.count(Errand.CHECK_IN) == 1
    assert found.count(Errand.MILESTONE) == 3  # the first onboarding day, training and dilemma exercise


def test_a_check_in_begun_waits_to_be_shared_then_read_then_for_nobody(desk: Desk, zone: Zone) -> None:
    probation = a_probation(desk, zone)
    check_in = a_check_in(desk, zone, probation, shared=False)
    assert Errand.SHARE_CHECK_IN in [errand for errand, _ in errands(desk, zone.mentor)]
    assert errands(desk, zone.trainee) == []
    does(desk, zone.mentor, check_ins.share, check_in.id)
    assert errands(desk, zone.trainee) == [(Errand.READ_CHECK_IN, True)]
    assert Errand.SHARE_CHECK_IN not in [errand for errand, _ in errands(desk, zone.mentor)]
    does(desk, zone.trainee, check_ins.acknowledge, check_in.id)
    assert errands(desk, zone.trainee) == []


def test_an_evaluation_waits_for_the_evaluator_then_for_the_trainee(
    desk: Desk, zone: Zone, clock: StoppedClock
) -> None:
    probation = a_probation(desk, zone)
    clock.advance(days=60)
    assert errands(desk, zone.evaluator) == [(Errand.EVALUATE, True)]
    report = an_evaluation(desk, zone, probation)
    assert errands(desk, zone.evaluator) == []
    assert (Errand.READ_EVALUATION, True) in errands(desk, zone.trainee)
    does(desk, zone.trainee, evaluations.acknowledge, report.id)
    assert errands(desk, zone.trainee) == []


def test_a_milestone_that_is_reached_makes_room_for_the_next(desk: Desk, zone: Zone) -> None:
    probation = a_probation(desk, zone)
    first, second, *_ = looked_up(desk, lambda work: work.milestones.of(probation.id))
    does(desk, zone.mentor, probations.reach_milestone, first.id)
    due = [one.due for one in does(desk, zone.mentor, worklist) if one.errand is Errand.MILESTONE]
    assert due == [second.due_on]
