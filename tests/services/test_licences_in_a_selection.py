"""What a selection asks of calibration: nothing, a word of advice, or a licence before anybody begins to score."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from assessment_app.domain.events import ProcedureMade
from assessment_app.domain.people import Actor, PersonId
from assessment_app.domain.scoring import Rating, ScoreSheet
from assessment_app.domain.selection import CalibrationDemand, Candidacy, Stage
from assessment_app.domain.worklist import Errand
from assessment_app.services import candidacies, entries, procedures, scoring
from assessment_app.services.desk import Desk
from assessment_app.services.worklist import worklist
from assessment_app.storage.engine import open_engine
from tests.builders import (
    Zone,
    a_candidacy,
    a_desk,
    a_finished_round,
    a_licence,
    a_procedure,
    choices,
    declare,
    far_too_mild,
    fill_sheet,
    hand_in,
    now,
    sheet_fields,
    the_candidate,
    the_catalogue,
)
from tests.clock import StoppedClock
from tests.services.reading import does, events, looked_up, refused
from tests.services.test_calibrating import without_calibration

OFF, WARN, REQUIRE = CalibrationDemand.OFF, CalibrationDemand.WARN, CalibrationDemand.REQUIRE
NOTE = "respect-01/action-note"


def heard(desk: Desk, zone: Zone, demand: CalibrationDemand) -> Candidacy:
    """A candidacy after the interview, in a selection that asks this; no sheet has been opened."""
    candidacy = a_candidacy(desk, zone, a_procedure(desk, zone, calibration=demand))
    hand_in(desk, the_candidate(desk, zone, candidacy))
    declare(desk, candidacy, *zone.members)
    return now(desk, candidacy)


def sheet_of(desk: Desk, member: Actor, candidacy: Candidacy) -> ScoreSheet:
    found = looked_up(desk, lambda work: work.sheets.mine(candidacy.id, PersonId(member.id)))
    assert found is not None
    return found


def saves(desk: Desk, member: Actor, sheet: ScoreSheet) -> str:
    return does(desk, member, entries.save, scoring.form_of(sheet.id), NOTE, "Heard.", 0).value  # type: ignore[union-attr]


# Setting it up


@pytest.mark.parametrize("demand", list(CalibrationDemand))
def test_what_is_asked_is_kept_shown_and_copied(desk: Desk, zone: Zone, demand: CalibrationDemand) -> None:
    made = a_procedure(desk, zone, calibration=demand)
    assert does(desk, zone.coordinator, procedures.read_procedure, made.id).procedure.calibration is demand
    assert does(desk, zone.coordinator, procedures.choices_of, made.id).calibration is demand


def test_nothing_is_asked_unless_somebody_says_so(desk: Desk, zone: Zone) -> None:
    with desk.work(zone.coordinator) as work:
        made = procedures.make_procedure(work, choices(zone, today=work.today))
    assert made.calibration is OFF


def test_a_licence_that_nobody_can_earn_is_not_asked_for(desk: Desk, zone: Zone, tmp_path: Path) -> None:
    elsewhere = Desk(desk.store, desk.clock, desk.dice, desk.locks, without_calibration(tmp_path), desk.terms)
    with elsewhere.work(zone.coordinator) as work:
        chosen = choices(zone, today=work.today)
        assert not procedures.offer(work, chosen.level).calibration
    for demand in (WARN, REQUIRE):
        key = refused(elsewhere, zone.coordinator, procedures.make_procedure, replace(chosen, calibration=demand))
        assert key == "calibration.cannot_be_asked"
    assert does(elsewhere, zone.coordinator, procedures.make_procedure, chosen).calibration is OFF


# Who sees who holds one


def test_the_coordinator_sees_who_of_the_committee_holds_a_licence_until_when(desk: Desk, zone: Zone) -> None:
    made = a_procedure(desk, zone, calibration=WARN)
    held = a_licence(desk, zone.second)
    a_finished_round(desk, zone.third, far_too_mild)
    standings = does(desk, zone.coordinator, procedures.read_procedure, made.id).standings
    assert {member: one.licence for member, one in standings.items()} == {
        zone.chair.id: None, zone.second.id: held, zone.third.id: None,
    }  # fmt: skip


def test_a_member_sees_the_own_licence_only(desk: Desk, zone: Zone) -> None:
    made = a_procedure(desk, zone, calibration=WARN)
    a_licence(desk, zone.second)
    assert set(does(desk, zone.third, procedures.read_procedure, made.id).standings) == {zone.third.id}


def test_where_nothing_is_asked_nothing_is_told(desk: Desk, zone: Zone) -> None:
    a_licence(desk, zone.second)
    assert does(desk, zone.coordinator, procedures.read_procedure, a_procedure(desk, zone).id).standings == {}


# Beginning on a sheet


@pytest.mark.parametrize("demand", [OFF, WARN])
def test_without_requirement_a_sheet_opens_for_everybody(desk: Desk, zone: Zone, demand: CalibrationDemand) -> None:
    candidacy = heard(desk, zone, demand)
    own = does(desk, zone.second, scoring.open_sheet, candidacy.id)
    assert own.standing.lacking is (demand is WARN)
    assert saves(desk, zone.second, own.sheet) == "Heard."


def test_required_and_missing_the_sheet_neither_opens_nor_takes_a_word(desk: Desk, zone: Zone) -> None:
    candidacy = heard(desk, zone, REQUIRE)
    sheet = sheet_of(desk, zone.second, candidacy)
    assert refused(desk, zone.second, scoring.open_sheet, candidacy.id) == "sheet.calibrate_first"
    key = refused(desk, zone.second, entries.save, scoring.form_of(sheet.id), NOTE, "Heard.", 0)
    assert key == "sheet.calibrate_first"
    assert "SheetOpened" not in events(desk)
    assert now(desk, candidacy).stage is Stage.INTERVIEW
    assert looked_up(desk, lambda work: work.entries.texts(scoring.form_of(sheet.id))) == {}


def test_a_licence_opens_the_sheet_right_after_it_was_earned(desk: Desk, zone: Zone, clock: StoppedClock) -> None:
    candidacy = heard(desk, zone, REQUIRE)
    a_licence(desk, zone.second)
    own = does(desk, zone.second, scoring.open_sheet, candidacy.id)
    assert own.sheet.opened_at == clock()
    assert saves(desk, zone.second, own.sheet) == "Heard."
    assert refused(desk, zone.third, scoring.open_sheet, candidacy.id) == "sheet.calibrate_first"


def test_a_licence_on_older_anchors_than_the_selections_does_not_open_it(desk: Desk, zone: Zone) -> None:
    candidacy = heard(desk, zone, REQUIRE)
    earned = a_licence(desk, zone.second)
    with desk.work(zone.second) as work:
        guide = work.guides.of(candidacy.id)
    anchors = the_catalogue().values.key
    later = str(anchors._replace(version=anchors.version + 1))
    newer = guide.model_copy(update={"sources": (later, *guide.sources[1:])})
    with desk.work(zone.coordinator) as work:
        procedure = work.procedures.get(candidacy.procedure)
        mark = work.snapshots.keep("guide", "newer", newer, work.now)
        work.procedures.save(replace(procedure, guide=mark))
        work.record(ProcedureMade(procedure.id, reference="newer"))
    assert earned.anchors == str(anchors)
    assert refused(desk, zone.second, scoring.open_sheet, candidacy.id) == "sheet.calibrate_first"


def test_a_sheet_opened_while_the_licence_was_valid_can_be_finished_after_it_ended(
    desk: Desk, zone: Zone, clock: StoppedClock
) -> None:
    candidacy = heard(desk, zone, REQUIRE)
    held = a_licence(desk, zone.second)
    clock.advance(days=(held.until - held.granted_on).days)
    own = does(desk, zone.second, scoring.open_sheet, candidacy.id)
    opened_at = clock()
    clock.advance(days=3)
    again = does(desk, zone.second, scoring.open_sheet, candidacy.id)
    assert (again.sheet.opened_at, again.standing.lacking) == (opened_at, True)
    for field, value in sheet_fields(own.guide, Rating.THREE).items():
        does(desk, zone.second, entries.save, scoring.form_of(own.sheet.id), field, value, 0)
    assert does(desk, zone.second, scoring.seal_sheet, own.sheet.id).sealed_at == clock()


def test_a_licence_that_ended_before_the_sheet_was_opened_does_not_open_it(
    desk: Desk, zone: Zone, clock: StoppedClock
) -> None:
    candidacy = heard(desk, zone, REQUIRE)
    held = a_licence(desk, zone.second)
    clock.advance(days=(held.until - held.granted_on).days + 1)
    assert refused(desk, zone.second, scoring.open_sheet, candidacy.id) == "sheet.calibrate_first"
    a_licence(desk, zone.second)
    assert does(desk, zone.second, scoring.open_sheet, candidacy.id).sheet.opened_at == clock()


def test_opening_again_keeps_the_first_moment(desk: Desk, zone: Zone, clock: StoppedClock) -> None:
    candidacy = heard(desk, zone, OFF)
    first = does(desk, zone.second, scoring.open_sheet, candidacy.id).sheet.opened_at
    clock.advance(hours=1)
    assert (
        does(desk, zone.second, scoring.open_sheet, candidacy.id).sheet.opened_at
        == first
        == clock() - timedelta(hours=1)
    )


# The worklist


def errands(desk: Desk, member: Actor) -> list[Errand]:
    return [one.errand for one in does(desk, member, worklist)]


def test_a_required_licence_that_is_missing_waits_urgently_in_place_of_the_grid_it_opens(
    desk: Desk, zone: Zone
) -> None:
    candidacy = heard(desk, zone, REQUIRE)
    (waiting,) = does(desk, zone.second, worklist)
    assert (waiting.errand, waiting.urgent, waiting.thing) == (Errand.CALIBRATE_FIRST, True, candidacy.procedure)
    assert waiting.mentions == {"reference": "INP-2026-01", "post": "Inspecteur interventie"}
    a_licence(desk, zone.second)
    assert errands(desk, zone.second) == [Errand.SCORE]


def test_it_waits_from_the_day_the_selection_is_made(desk: Desk, zone: Zone) -> None:
    a_procedure(desk, zone, calibration=REQUIRE)
    assert errands(desk, zone.second) == [Errand.CALIBRATE_FIRST]
    assert errands(desk, zone.coordinator) == errands(desk, zone.outsider) == []


@pytest.mark.parametrize("demand", [OFF, WARN])
def test_it_does_not_wait_where_it_is_not_required(desk: Desk, zone: Zone, demand: CalibrationDemand) -> None:
    heard(desk, zone, demand)
    assert errands(desk, zone.second) == [Errand.SCORE]


def test_it_waits_no_more_once_every_sheet_of_the_member_is_open_or_the_candidacy_is_gone(
    desk: Desk, zone: Zone, clock: StoppedClock
) -> None:
    candidacy = heard(desk, zone, REQUIRE)
    held = a_licence(desk, zone.second)
    fill_sheet(desk, zone.second, candidacy)
    clock.advance(days=(held.until - held.granted_on).days + 1)
    assert errands(desk, zone.second) == [Errand.SEAL]
    assert errands(desk, zone.third) == [Errand.CALIBRATE_FIRST]
    does(desk, zone.coordinator, candidacies.withdraw, candidacy.id, "Found another post.")
    assert errands(desk, zone.third) == []


def test_licences_are_looked_up_once_however_many_candidates_and_members_there_are(
    desk: Desk, zone: Zone, engine: Engine, clock: StoppedClock
) -> None:
    made = a_procedure(desk, zone, calibration=REQUIRE)
    for name in ("Jan", "Els", "Omar"):
        candidacy = a_candidacy(desk, zone, made, name=name)
        hand_in(desk, the_candidate(desk, zone, candidacy))
        declare(desk, candidacy, zone.second)
    watched = a_desk(engine, clock)
    with asked_of(engine, "licences") as licences:
        assert errands(watched, zone.second) == [Errand.CALIBRATE_FIRST]
    assert len(licences) == 1
    with asked_of(engine, "licences") as licences:
        assert len(does(watched, zone.coordinator, procedures.read_procedure, made.id).standings) == len(zone.members)
    assert len(licences) == 1


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A second way into the same database, to watch what is asked of it."""
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


@contextmanager
def asked_of(engine: Engine, table: str) -> Iterator[list[str]]:
    """What is read from a table meanwhile."""
    asked: list[str] = []

    def note(*told: Any) -> None:
        if f"FROM {table}" in told[2]:
            asked.append(told[2])

    event.listen(engine, "before_cursor_execute", note)
    yield asked
    event.remove(engine, "before_cursor_execute", note)


def test_a_member_with_a_conflict_of_interest_needs_no_licence(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy(desk, zone, a_procedure(desk, zone, calibration=REQUIRE))
    assert Errand.CALIBRATE_FIRST in errands(desk, zone.second)
    declare(desk, candidacy, zone.second, conflict=True)
    assert errands(desk, zone.second) == []
