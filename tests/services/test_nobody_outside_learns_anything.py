"""A guessed identifier, a replayed message: whoever has nothing to do with a file gets nothing out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assessment_app.domain.applicants import Applicant
from assessment_app.domain.entries import Form, FormKind
from assessment_app.domain.language import Language
from assessment_app.domain.people import Actor, Kind, Role
from assessment_app.domain.refusals import Refusal
from assessment_app.domain.selection import Stage
from assessment_app.services.desk import DOOR, Desk
from assessment_app.services.probations import Beginning
from assessment_app.storage.engine import open_engine
from tests.builders import (
    COMMAND_LINE,
    Zone,
    a_candidacy,
    a_candidacy_at,
    a_check_in,
    a_desk,
    a_probation,
    a_zone,
    an_evaluation,
    behind_the_link,
    choices,
    now,
    somebody,
)
from tests.clock import StoppedClock
from tests.databases import SQLiteDatabases
from tests.services.gestures import try_everything

WRITTEN = (
    "Thomas Lemmens",
    "thomas.lemmens@candidate.example",
    "What I have to say",
    "Heard action on",
    "As the anchors say.",
    "Acted, and came back to it.",
    "The committee concludes",
    "Explain decisions earlier.",
    "Let both neighbours finish",
    "Found the interruptions hard.",
    "Seen more than once",
    "On the way.",
)
"""What candidate, committee, mentor and evaluator wrote in the file."""


@dataclass(frozen=True, slots=True)
class Lives:
    """A whole file, from the candidacy to the evaluation report, and everybody who has nothing to do with it."""

    desk: Desk
    zone: Zone
    strangers: Mapping[str, Actor]
    things: Mapping[str, tuple[Any, ...]]


def the_things(desk: Desk, zone: Zone) -> Mapping[str, tuple[Any, ...]]:
    candidacy = a_candidacy_at(desk, zone, Stage.DECIDED)
    probation = a_probation(desk, zone, candidacy=candidacy)
    shared, report = a_check_in(desk, zone, probation), an_evaluation(desk, zone, probation)
    opened = a_check_in(desk, zone, probation, shared=False)
    with desk.work(COMMAND_LINE) as work:
        sheets = [work.sheets.mine(candidacy.id, member) for member in work.circles.of(candidacy.id).seated]
        milestones = tuple(one.id for one in work.milestones.of(probation.id))[:3]
        chosen = choices(zone, today=work.today, reference="INP-2026-02")
        beginning = Beginning(
            candidacy.id, probation.trainee, shared.mentor, probation.evaluator, "operational", work.today
        )
    sheet_ids = tuple(sheet.id for sheet in sheets if sheet)
    about = {
        FormKind.INTAKE: candidacy.id,
        FormKind.SHEET: sheet_ids[0],
        FormKind.DELIBERATION: candidacy.id,
        FormKind.DECISION: candidacy.id,
        FormKind.CHECK_IN: opened.id,
        FormKind.REPLY: shared.id,
        FormKind.EVALUATION: report.id,
        FormKind.EVALUATION_REPLY: report.id,
    }
    return {
        "candidacy_id": (candidacy.id,),
        "procedure_id": (candidacy.procedure,),
        "ident": (candidacy.id, candidacy.procedure, report.id),
        "sheet_id": sheet_ids,
        "form": tuple(Form(kind, ident) for kind, ident in about.items()),
        "probation_id": (probation.id,),
        "check_in_id": (shared.id, opened.id),
        "evaluation_id": (report.id,),
        "milestone_id": milestones,
        "choices": (chosen,),
        "beginning": (beginning,),
        "rows": ((Applicant("Lucie Moreau", "lucie@candidate.example", Language.NL),),),
        "trainee": (probation.trainee,),
        "person": (probation.trainee,),
    }


STRANGERS = (*Role, "nobody in particular", "another candidate", "the door", "the command line")


@pytest.fixture(scope="module")
def lives(sqlite_databases: SQLiteDatabases, tmp_path_factory: pytest.TempPathFactory) -> Lives:
    """One file for all strangers; nothing they try in it lasts."""
    folder: Path = tmp_path_factory.mktemp("strangers")
    desk = a_desk(open_engine(sqlite_databases.fresh(folder)), StoppedClock())
    zone = a_zone(desk)
    things = the_things(desk, zone)
    with desk.work(COMMAND_LINE) as work:
        procedure = work.procedures.get(things["procedure_id"][0])
    other = now(desk, a_candidacy(desk, zone, procedure, name="Lucie Moreau"))
    people = {role.value: somebody(desk, role, name=f"A {role}") for role in Role}
    return Lives(
        desk,
        zone,
        {
            **people,
            "nobody in particular": somebody(desk, name="Nobody"),
            "another candidate": behind_the_link(other),
            "the door": DOOR,
            "the command line": COMMAND_LINE,
        },
        things,
    )


@pytest.mark.parametrize("stranger", [who for who in STRANGERS if who != Role.COORDINATOR])
def test_whatever_a_stranger_tries_they_read_nothing_of_the_file(lives: Lives, stranger: str) -> None:
    for tried in try_everything(lives.desk, lives.strangers[stranger], lives.things):
        told = repr(vars(tried.answer)) if isinstance(tried.answer, Refusal) else repr(tried.answer)
        assert not [words for words in WRITTEN if words in told], f"{tried.name}{tried.said}"


def test_the_people_of_the_file_do_read_it_so_that_the_test_above_can_fail(lives: Lives) -> None:
    found: set[str] = set()
    for place in ("coordinator", "chair", "mentor", "trainee"):
        for tried in try_everything(lives.desk, lives.zone.everybody[place], lives.things):
            found |= {words for words in WRITTEN if words in repr(tried.answer)}
    assert found == set(WRITTEN)


@pytest.mark.parametrize("stranger", STRANGERS)
def test_an_identifier_that_names_nothing_is_refused_to_everybody_and_never_a_fault(
    lives: Lives, stranger: str
) -> None:
    things = {name: tuple("0" * 32 for _ in given[:1]) for name, given in lives.things.items()}
    kept = {name: lives.things[name] for name in ("choices", "rows", "beginning")}
    forms = tuple(Form(kind, "0" * 32) for kind in FormKind)
    for _ in try_everything(lives.desk, lives.strangers[stranger], {**things, **kept, "form": forms}):
        pass


def test_a_candidate_is_told_nothing_about_the_people_of_the_zone(lives: Lives) -> None:
    candidate = Actor(Kind.CANDIDATE, lives.things["candidacy_id"][0])
    names = ("Bart Claes", "Aminata Diallo", "Karim Haddad", "Marc Lejeune", "Anke Desmet")
    for tried in try_everything(lives.desk, candidate, lives.things):
        assert not [name for name in names if name in repr(tried.answer)], f"{tried.name}{tried.said}"
