"""Lets invented members rate sample answers: one earns a licence, another stops half-way."""

from __future__ import annotations

from assessment_app.demonstration.calendar import Calendar
from assessment_app.demonstration.people import PEOPLE
from assessment_app.domain.calibration import Attempt, Exercise
from assessment_app.domain.language import Language
from assessment_app.domain.people import Actor
from assessment_app.domain.scoring import HEARD_LETTERS, RATED_LETTERS, Letter
from assessment_app.services import calibration, entries
from assessment_app.services.desk import Desk, Work
from assessment_app.services.sample_answers import can_be_calibrated

EARNED_DAYS_AGO, BEGUN_DAYS_AGO = 100, 3
OFF = {Letter.ACTION: (0, 0, -1), Letter.RESULT: (0, 1, 0), Letter.REFLECTION: (1, 1, 0)}
"""Points beside the reference, per facet, for one sample answer after the other: a little mild on reflection."""
HALF_WAY = 3


def calibrate(desk: Desk, calendar: Calendar, actors: dict[str, Actor]) -> None:
    """The chair has finished a round, the second member three sample answers; nothing where the bank has none."""
    with desk.work(actors["chair"]) as work:
        if not can_be_calibrated(work):
            return
    calendar.wind(EARNED_DAYS_AGO, 14)
    _rate(desk, actors["chair"], PEOPLE["chair"].language)
    calendar.wind(BEGUN_DAYS_AGO, 15)
    _rate(desk, actors["second"], PEOPLE["second"].language, stops_after=HALF_WAY)


def _rate(desk: Desk, member: Actor, language: Language, stops_after: int | None = None) -> None:
    with desk.work(member) as work:
        calibration.start(work)
    with desk.work(member) as work:
        attempts = calibration.room(work).attempts[:stops_after]
    for attempt in attempts:
        with desk.work(member) as work:
            _fill(work, attempt, language)
        with desk.work(member) as work:
            calibration.compare(work, attempt.id)


def _fill(work: Work, attempt: Attempt, language: Language) -> None:
    exercise = work.snapshots.get(attempt.exercise, Exercise)
    question = exercise.question.id
    filled: dict[str, str] = {}
    for letter in Letter:
        quoted = getattr(exercise.case.reference, letter.value).quote
        filled[f"{question}/{letter}-note"] = quoted.in_(language)
    for letter in HEARD_LETTERS:
        filled[f"{question}/{letter}"] = exercise.heard(letter)
    for letter in RATED_LETTERS:
        points = exercise.reference(letter) + OFF[letter][attempt.place % len(OFF[letter])]
        filled[f"{question}/{letter}"] = str(min(5, max(1, points)))
    for name, value in filled.items():
        entries.save(work, calibration.form_of(attempt.id), name, value, 0)
