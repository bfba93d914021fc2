"""The trail: every change, refusal and reading, one line after the other, and a change of any line shows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import Engine, text

from assessment_app.domain.events import TrailLine
from assessment_app.domain.people import Role
from assessment_app.domain.selection import Stage
from assessment_app.services import trail
from assessment_app.services.desk import Desk
from assessment_app.storage.engine import open_engine
from assessment_app.storage.trail_shelf import FIRST, mark_of
from tests.builders import (
    Zone,
    a_candidacy_at,
    a_check_in,
    a_probation,
    an_evaluation,
    somebody,
)
from tests.services import reading
from tests.services.reading import does, events, looked_up, refused

pytestmark = pytest.mark.usefixtures("zone")


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A way into the database past every shelf, as somebody with its password has."""
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


def first_fault(desk: Desk) -> int | None:
    return looked_up(desk, trail.first_fault)


def tamper(engine: Engine, *statements: str, **values: Any) -> None:
    """Changes the trail past its protection, as an owner of the database could."""
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.execute(text("DROP TRIGGER trail_refuses_update"))
            connection.execute(text("DROP TRIGGER trail_refuses_delete"))
        else:
            connection.execute(text("ALTER TABLE trail DISABLE TRIGGER ALL"))
        for statement in statements:
            connection.execute(text(statement), values)


# What is in it


def test_the_trail_of_a_whole_candidacy_tells_it_step_by_step(desk: Desk, zone: Zone) -> None:
    before = len(reading.trail(desk))
    a_candidacy_at(desk, zone, Stage.DECIDED)
    told = events(desk, since=before)
    steps = [
        "ProcedureMade",
        "CandidacyAdded",
        "InvitationMade",
        "InvitationOpened",
        "NoticeRead",
        "IntakeOpened",
        "IntakeSubmitted",
        "ConflictsDeclared",
        "SheetOpened",
        "SheetSealed",
        "SheetsOpenedTogether",
        "DeliberationOpened",
        "DecisionProposed",
        "DecisionRead",
        "DecisionSigned",
    ]
    assert [step for step in dict.fromkeys(told) if step in steps] == steps
    assert told.count("SheetSealed") == told.count("DecisionSigned") == 3
    assert first_fault(desk) is None


def test_the_trail_never_carries_what_people_wrote(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.DECIDED)
    probation = a_probation(desk, zone, candidacy=candidacy)
    a_check_in(desk, zone, probation, acknowledged=True)
    an_evaluation(desk, zone, probation, acknowledged=True)
    told = repr(reading.trail(desk))
    for words in (
        "Lemmens",
        "candidate.example",
        "What I have to say",
        "Heard",
        "anchors",
        "Acted",
        "Seen more",
        "neighbours",
    ):
        assert words not in told


def test_every_line_carries_the_mark_of_the_one_before(desk: Desk) -> None:
    lines = reading.trail(desk)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert lines[0].before == "0" * 64
    assert all(line.before == before.mark for before, line in pairwise(lines))
    assert len({line.mark for line in lines}) == len(lines) == looked_up(desk, trail.length)


# Reading it


def test_the_data_protection_officer_reads_it_with_names_and_that_is_a_line_too(desk: Desk, zone: Zone) -> None:
    lines, names = does(desk, zone.dpo, trail.read_trail)
    assert names[zone.chair.id] == "Bart Claes"
    assert lines[0].number == max(line.number for line in lines)
    assert reading.last_line(desk).event == "TrailRead"


def test_the_lines_about_one_thing_can_be_asked_for(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.INTAKE)
    lines, _ = does(desk, zone.dpo, trail.read_trail, candidacy.id)
    assert [line.event for line in reversed(lines)] == [
        "CandidacyAdded",
        "InvitationMade",
        "CandidacyMoved",
        "InvitationOpened",
        "NoticeRead",
    ]


def test_nobody_else_reads_it(desk: Desk, zone: Zone) -> None:
    for place, actor in zone.everybody.items():
        if place != "dpo":
            assert refused(desk, actor, trail.read_trail) == "not_allowed.trail:read"


# Changing it


@pytest.mark.parametrize(
    ("changed", "value"),
    [
        ("actor", "'somebody-else'"),
        ("thing", "'something-else'"),
        ("event", "'SignedIn'"),
        ("kind", "'candidate'"),
        ("before", "'0'"),
        ("mark", "'0'"),
        ("details", '\'{"role": "mentor"}\''),
        ("at", "'2020-01-01 00:00:00'"),
    ],
)
def test_a_changed_line_is_found(desk: Desk, engine: Engine, changed: str, value: str) -> None:
    tamper(engine, f'UPDATE trail SET "{changed}" = {value} WHERE number = 4')  # noqa: S608  (values of the table above)
    assert first_fault(desk) == 4


def test_a_removed_line_is_found(desk: Desk, engine: Engine) -> None:
    tamper(engine, "DELETE FROM trail WHERE number = 4")
    assert first_fault(desk) == 4


def test_the_first_line_gone_is_found(desk: Desk, engine: Engine) -> None:
    tamper(engine, "DELETE FROM trail WHERE number = 1")
    assert first_fault(desk) == 1


def test_two_lines_that_changed_places_are_found(desk: Desk, engine: Engine) -> None:
    tamper(
        engine,
        "UPDATE trail SET number = -1 WHERE number = 4",
        "UPDATE trail SET number = 4 WHERE number = 5",
        "UPDATE trail SET number = 5 WHERE number = -1",
    )
    assert first_fault(desk) == 4


def test_a_line_slipped_in_is_found(desk: Desk, engine: Engine) -> None:
    last = reading.trail(desk)[-1].number
    tamper(
        engine,
        "INSERT INTO trail (number, at, kind, actor, event, thing, details, before, mark) "
        "SELECT :new, at, kind, actor, event, thing, details, before, mark FROM trail WHERE number = 4",
        new=last + 1,
    )
    assert first_fault(desk) == last + 1


def test_a_trail_of_which_everything_was_changed_since_a_line_is_faulty_from_that_line(
    desk: Desk, engine: Engine
) -> None:
    tamper(engine, "UPDATE trail SET actor = 'nobody' WHERE number >= 7")
    assert first_fault(desk) == 7


def rewritten(engine: Engine, lines: Sequence[TrailLine], before: str = FIRST) -> None:
    """Puts these lines in place of all, each with a mark that fits: what somebody would do who knows how it is made."""
    statements, values = ["DELETE FROM trail"], dict[str, Any]()
    for place, line in enumerate(lines):
        told = (line.number, line.at, line.kind, line.actor, line.event, line.thing, line.details, before)
        row = dict(zip(COLUMNS, (*told, mark_of(*told)), strict=True))
        row |= {"kind": line.kind.value, "details": json.dumps(line.details)}
        row["at"] = line.at.replace(tzinfo=None) if engine.dialect.name == "sqlite" else line.at
        statements.append(f"INSERT INTO trail VALUES ({', '.join(f':{name}{place}' for name in row)})")  # noqa: S608
        values |= {f"{name}{place}": value for name, value in row.items()}
        before = str(row["mark"])
    tamper(engine, *statements, **values)


COLUMNS = ("number", "at", "kind", "actor", "event", "thing", "details", "before", "mark")


def test_a_line_rewritten_with_a_mark_that_fits_is_found_at_the_next(desk: Desk, engine: Engine) -> None:
    lines = reading.trail(desk)[:6]
    changed = replace(lines[3], actor="somebody-else")
    rewritten(engine, lines)
    assert first_fault(desk) is None
    told = (changed.number, changed.at, changed.kind, changed.actor, changed.event, changed.thing, changed.details)
    statement = "UPDATE trail SET actor = 'somebody-else', mark = :mark WHERE number = 4"
    run(engine, statement, mark=mark_of(*told, changed.before))
    assert first_fault(desk) == 5


def test_lines_left_out_are_found_even_when_every_mark_was_made_anew(desk: Desk, engine: Engine) -> None:
    rewritten(engine, reading.trail(desk)[2:])
    assert first_fault(desk) == 1


def test_work_goes_on_after_a_fault_and_the_fault_stays_visible(desk: Desk, engine: Engine) -> None:
    tamper(engine, "UPDATE trail SET actor = 'nobody' WHERE number = 4")
    somebody(desk, Role.MENTOR)
    assert first_fault(desk) == 4


def run(engine: Engine, statement: str, **values: Any) -> None:
    with engine.begin() as connection:
        connection.execute(text(statement), values)
