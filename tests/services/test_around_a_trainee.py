"""Who has a trainee on the list, what stands on the page, and who may read which paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from assessment_app.domain.instruments import ValueName
from assessment_app.domain.people import Actor, Role
from assessment_app.domain.refusals import NotAllowed
from assessment_app.services import check_ins, evaluations, papers, probations, trainee_file
from assessment_app.services.desk import Desk
from tests.builders import Zone, a_check_in, a_probation, an_evaluation, somebody
from tests.clock import StoppedClock
from tests.domain.grids import Cell, cells
from tests.services.reading import does, last_line
from tests.services.trainees import beginning, today


def test_the_page_shows_a_reader_only_what_they_may_read(desk: Desk, zone: Zone) -> None:
    probation = a_probation(desk, zone)
    a_check_in(desk, zone, probation, shared=False)
    an_evaluation(desk, zone, probation, signed=False)
    seen = {
        place: does(desk, zone.everybody[place], trainee_file.read_file, probation.id)
        for place in ("mentor", "evaluator", "trainee", "coordinator")
    }
    assert {place: (len(page.check_ins), len(page.evaluations)) for place, page in seen.items()} == {
        "mentor": (1, 0),
        "evaluator": (0, 1),
        "trainee": (0, 0),
        "coordinator": (0, 0),
    }
    assert all(page.talks == () and page.reports == () for page in seen.values())


def test_the_page_brings_ratings_of_what_is_shared_and_signed(desk: Desk, zone: Zone) -> None:
    probation = a_probation(desk, zone)
    talk, report = a_check_in(desk, zone, probation), an_evaluation(desk, zone, probation)
    page = does(desk, zone.trainee, trainee_file.read_file, probation.id)
    assert [(one.id, dict(notes.ratings)) for one, notes in page.talks] == [
        (talk.id, {ValueName.RESPECT: "as-expected"})
    ]
    assert [(one.id, {verdict.rating for verdict in verdicts}) for one, verdicts in page.reports] == [
        (report.id, {"as-expected"})
    ]


def test_everybody_has_their_own_list_and_the_coordinator_has_all(desk: Desk, zone: Zone, clock: StoppedClock) -> None:
    own = a_probation(desk, zone)
    other_trainee = somebody(desk, Role.TRAINEE, name="Jonas De Smet")
    other_mentor = somebody(desk, Role.MENTOR, name="Els Wouters")
    with desk.work(zone.coordinator) as work:
        changed = beginning(zone, today(clock), trainee=other_trainee.id, mentor=other_mentor.id)
        other = probations.start(work, changed)
    clock.advance(days=3)
    lists = {
        actor.id: [line.probation.id for line in does(desk, actor, probations.overview)]
        for actor in (zone.coordinator, zone.mentor, other_mentor, zone.trainee, zone.chair)
    }
    assert set(lists.pop(zone.coordinator.id)) == {own.id, other.id}
    assert lists == {
        zone.mentor.id: [own.id],
        other_mentor.id: [other.id],
        zone.trainee.id: [own.id],
        zone.chair.id: [],
    }


def test_the_list_counts_what_is_overdue_and_puts_it_first(desk: Desk, zone: Zone, clock: StoppedClock) -> None:
    on_time = a_probation(desk, zone, starts_on=today(clock) + timedelta(weeks=1))
    trainee = somebody(desk, Role.TRAINEE, name="Jonas De Smet")
    late = does(desk, zone.coordinator, probations.start, beginning(zone, today(clock), trainee=trainee.id))
    clock.advance(days=5)
    lines = does(desk, zone.coordinator, probations.overview)
    assert [(line.probation.id, line.overdue) for line in lines] == [(late.id, 2), (on_time.id, 0)]
    assert lines[0].ahead is not None
    assert lines[0].ahead.step == "first-day"


# Who may read what


READERS = """
    gesture   thing            coordinator  mentor  evaluator  trainee  other mentor  chair  officer  dpo  administrator
    page      the probation         ✓         ✓         ✓         ✓          ·          ·       ·      ·         ·
    check-in  not shared            ·         ✓         ·         ·          ·          ·       ·      ·         ·
              shared                ✓         ✓         ✓         ✓          ·          ·       ·      ·         ·
    report    not signed            ·         ·         ✓         ·          ·          ·       ·      ·         ·
              signed                ✓         ✓         ✓         ✓          ·          ·       ·      ·         ·
    paper     signed                ✓         ✓         ✓         ✓          ·          ·       ·      ·         ·
"""
READS: dict[str, Callable[..., Any]] = {
    "page": trainee_file.read_file,
    "check-in": check_ins.read_check_in,
    "report": evaluations.read_evaluation,
    "paper": lambda work, ident: papers.order(work, "evaluation", ident),
}


def thing(desk: Desk, zone: Zone, gesture: str, state: str) -> str:
    probation = a_probation(desk, zone)
    if gesture == "page":
        return probation.id
    if gesture == "check-in":
        return a_check_in(desk, zone, probation, shared=state == "shared").id
    return an_evaluation(desk, zone, probation, signed=state == "signed").id


@pytest.mark.parametrize(
    ("gesture", "state"), sorted({(cell.action, cell.thing) for cell in cells(READERS)}), ids=" ".join
)
def test_who_may_read_what(desk: Desk, zone: Zone, gesture: str, state: str) -> None:
    ident = thing(desk, zone, gesture, state)
    people = {**zone.everybody, "other mentor": somebody(desk, Role.MENTOR, name="Els Wouters")}
    row = [cell for cell in cells(READERS) if (cell.action, cell.thing) == (gesture, state)]
    assert {cell.person: may_read(desk, people, cell, ident) for cell in row} == {cell.person: cell.may for cell in row}


def may_read(desk: Desk, people: dict[str, Actor], cell: Cell, ident: str) -> bool:
    try:
        does(desk, people[cell.person], READS[cell.action], ident)
    except NotAllowed:
        assert last_line(desk).event == "Refused"
        return False
    assert last_line(desk).event in {"ProbationRead", "CheckInRead", "EvaluationRead"}
    return True
