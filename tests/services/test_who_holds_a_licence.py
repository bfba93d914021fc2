"""Licences: until when they count, who may know of them, and what the worklist says of calibration."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from assessment_app.domain.calibration import Licence
from assessment_app.domain.people import Actor, PersonId
from assessment_app.domain.selection import CalibrationDemand, Procedure
from assessment_app.domain.worklist import Errand
from assessment_app.services import calibration, licences, procedures
from assessment_app.services.desk import Desk
from assessment_app.services.worklist import worklist
from tests.builders import (
    COMMAND_LINE,
    Zone,
    a_finished_round,
    a_licence,
    a_procedure,
    a_round,
    attempts_of,
    far_too_mild,
    rate_and_compare,
    somebody,
    the_catalogue,
)
from tests.clock import StoppedClock
from tests.services.reading import does, refused

ANCHORS = str(the_catalogue().values.key)


@pytest.fixture
def member(zone: Zone) -> Actor:
    """A member in the calibration room."""
    return zone.second


# Licences


def test_a_licence_is_found_on_its_last_day_and_not_the_day_after(desk: Desk, zone: Zone, clock: StoppedClock) -> None:
    made = a_procedure(desk, zone, calibration=CalibrationDemand.WARN)
    held = a_licence(desk, zone.second)
    clock.advance(days=(held.until - held.granted_on).days)
    assert seen_by_the_coordinator(desk, zone, made) == held
    clock.advance(days=1)
    assert seen_by_the_coordinator(desk, zone, made) is None
    room = does(desk, zone.second, calibration.room)
    assert (room.licence, room.lapsed) == (None, held)


def test_of_two_licences_the_one_that_lasts_longest_counts(desk: Desk, zone: Zone, clock: StoppedClock) -> None:
    made = a_procedure(desk, zone, calibration=CalibrationDemand.WARN)
    a_licence(desk, zone.second)
    clock.advance(days=30)
    newer = a_licence(desk, zone.second)
    assert does(desk, zone.second, calibration.room).licence == newer
    assert seen_by_the_coordinator(desk, zone, made) == newer


def seen_by_the_coordinator(desk: Desk, zone: Zone, procedure: Procedure) -> Licence | None:
    """The licence of the second member, as it counts for a selection."""
    standings = does(desk, zone.coordinator, procedures.read_procedure, procedure.id).standings
    return standings[PersonId(zone.second.id)].licence


def test_the_list_of_licences_tells_names_and_days_and_nothing_of_the_ratings(desk: Desk, zone: Zone) -> None:
    a_licence(desk, zone.second)
    a_finished_round(desk, zone.third, far_too_mild)
    for reader in (zone.coordinator, zone.officer):
        (holder,) = does(desk, reader, licences.licences)
        assert (holder.name, holder.anchors) == ("Aminata Diallo", ANCHORS)
        assert (holder.granted_on, holder.until) == (date(2026, 11, 23), date(2027, 11, 22))
        assert "Rated" not in repr(holder)


@pytest.mark.parametrize("place", ["chair", "mentor", "trainee", "dpo", "administrator"])
def test_others_do_not_learn_who_holds_a_licence(desk: Desk, zone: Zone, place: str) -> None:
    a_licence(desk, zone.second)
    other = zone.everybody[place]
    assert refused(desk, other, licences.licences) == "not_allowed.licences:read"


def test_the_database_refuses_to_change_a_licence(desk: Desk, member: Actor) -> None:
    a_licence(desk, member)
    for statement in ("UPDATE licences SET until = '2099-01-01'", "DELETE FROM licences"):
        with pytest.raises(Exception, match="append-only"), desk.store.transaction() as ledger:
            ledger.connection.exec_driver_sql(statement)


# The worklist


def test_a_round_under_way_waits_without_hurry_with_what_is_left(
    desk: Desk, member: Actor, clock: StoppedClock
) -> None:
    a_round(desk, member)
    clock.advance(hours=1)
    rate_and_compare(desk, member, *attempts_of(desk, member)[:2])
    (waiting,) = does(desk, member, worklist)
    assert (waiting.errand, waiting.urgent, waiting.mentions) == (Errand.CALIBRATE_ON, False, {"left": 4, "all": 6})
    assert waiting.thing == attempts_of(desk, member)[2].id
    assert waiting.since == clock() - timedelta(hours=1)


def test_a_finished_round_waits_no_more(desk: Desk, member: Actor) -> None:
    a_finished_round(desk, member)
    assert does(desk, member, worklist) == ()


def test_somebody_without_the_role_has_nothing_to_calibrate(desk: Desk) -> None:
    nobody = somebody(desk, name="Nobody")
    assert does(desk, nobody, worklist) == ()
    assert refused(desk, COMMAND_LINE, calibration.start) == "not_allowed.calibration:do"
