"""Fills an empty database: accounts, a selection with candidates at every stage, a probation on its way."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from assessment_app.demonstration.calendar import Calendar
from assessment_app.demonstration.calibration import calibrate
from assessment_app.demonstration.candidates import CANDIDATES
from assessment_app.demonstration.people import COMMAND_LINE, settle
from assessment_app.demonstration.probation import six_months
from assessment_app.demonstration.selection import Walk
from assessment_app.domain.events import DemonstrationMade
from assessment_app.domain.instruments import Level, ValueName
from assessment_app.domain.people import Actor, PersonId
from assessment_app.domain.selection import CalibrationDemand, LanguageRegime, Procedure, Seat
from assessment_app.services import procedures
from assessment_app.services.desk import Desk
from assessment_app.storage.shelves import Store

SET_UP_DAYS_AGO = 110


def fill(desk: Desk) -> None:
    """Fills the database behind this desk, wholly or not at all; everything passes through the services."""
    with desk.store.at_once() as store:
        _fill(store, desk)


def _fill(store: Store, desk: Desk) -> None:
    calendar = Calendar(desk.clock())
    # Invitations made weeks ago must still have worked weeks ago.
    lasting = replace(desk.terms, invitation_lasts=timedelta(days=60), session_idle=timedelta(days=1))
    own = Desk(store, calendar, desk.dice, desk.locks, desk.library, lasting)
    calendar.wind(SET_UP_DAYS_AGO, 9)
    with own.work(COMMAND_LINE) as work:
        work.zone.mark_as_demonstration(work.now)
        work.record(DemonstrationMade("zone"))
    actors = settle(own)
    calibrate(own, calendar, actors)
    procedure = _procedure(own, calendar, actors)
    walk = Walk(own, calendar, actors, procedure)
    for candidate in CANDIDATES:
        walk.take(candidate)
    six_months(own, calendar, actors, procedure)


def _procedure(desk: Desk, calendar: Calendar, actors: dict[str, Actor]) -> Procedure:
    calendar.wind(SET_UP_DAYS_AGO, 10)
    with desk.work(actors["coordinator"]) as work:
        offer = procedures.offer(work, Level.OPERATIONAL)
        choices = procedures.Choices(
            reference=f"INP-{work.today.year}-01",
            post="Inspecteur interventie / Inspecteur intervention",
            level=Level.OPERATIONAL,
            regime=LanguageRegime.BILINGUAL,
            values=tuple(ValueName),
            values_reason="",
            questions=tuple(offer.questions[value][0].id for value in ValueName),
            intake_form="operational",
            seats=tuple(
                Seat(PersonId(actors[place].id), chair=place == "chair") for place in ("chair", "second", "third")
            ),
            intake_due=calendar.today + timedelta(days=10),
            calibration=CalibrationDemand.WARN if offer.calibration else CalibrationDemand.OFF,
        )
        return procedures.make_procedure(work, choices)
