"""The screens of a probation: for whom, in which language; empty, half filled, refused, and what each one promises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest

from assessment_app.domain.instruments import MilestoneKind
from assessment_app.domain.language import Language
from assessment_app.domain.people import PersonId, Role
from assessment_app.domain.probation import Probation
from assessment_app.domain.selection import Stage
from assessment_app.services import probations
from assessment_app.services.desk import Desk
from assessment_app.storage.engine import open_engine
from tests.builders import (
    COMMAND_LINE,
    Zone,
    a_candidacy_at,
    a_check_in,
    a_desk,
    a_probation,
    a_procedure,
    a_zone,
    an_evaluation,
    somebody,
)
from tests.clock import StoppedClock
from tests.databases import SQLiteDatabases
from tests.screens.showing import confirm, labels, said, shown


@dataclass(frozen=True, slots=True)
class World:
    """A probation some weeks on, and the identifier that each screen opens with."""

    desk: Desk
    zone: Zone
    idents: dict[str, str]


@pytest.fixture(scope="module")
def world(sqlite_databases: SQLiteDatabases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A zone that no test of this file changes; made once, since a screen is looked at in three languages."""
    clock = StoppedClock()
    engine = open_engine(sqlite_databases.fresh(tmp_path_factory.mktemp("probation")))
    desk = a_desk(engine, clock)
    zone = a_zone(desk)
    procedure = a_procedure(desk, zone)
    suitable = a_candidacy_at(desk, zone, Stage.DECIDED, procedure=procedure)
    waiting = a_candidacy_at(desk, zone, Stage.DECIDED, procedure=procedure, name="Lucie Moreau", language=Language.FR)
    probation = a_probation(desk, zone, candidacy=suitable)
    clock.advance(days=60)
    shared, report = a_check_in(desk, zone, probation), an_evaluation(desk, zone, probation)
    clock.advance(days=40)
    unfinished = a_check_in(desk, zone, probation, shared=False)
    idents = {
        "probations": "",
        "start-probation": waiting.id,
        "probation": probation.id,
        "check-in": unfinished.id,
        "check-in-read": shared.id,
        "evaluation": moment(desk, probation, 1),
        "evaluation-read": report.id,
    }
    yield World(desk, zone, idents)
    engine.dispose()


def moment(desk: Desk, probation: Probation, number: int = 0) -> str:
    with desk.work(COMMAND_LINE) as work:
        found = [one.id for one in work.milestones.of(probation.id) if one.kind is MilestoneKind.EVALUATION]
    return found[number]


def events_of(desk: Desk, thing: str) -> list[str]:
    with desk.work(COMMAND_LINE) as work:
        return [line.event for line in reversed(work.trail.latest(1000, thing=thing))]


SCREENS = {
    "probations": ("coordinator", "mentor", "evaluator", "trainee"),
    "start-probation": ("coordinator",),
    "probation": ("coordinator", "mentor", "evaluator", "trainee"),
    "check-in": ("mentor",),
    "check-in-read": ("coordinator", "mentor", "evaluator", "trainee"),
    "evaluation": ("evaluator",),
    "evaluation-read": ("coordinator", "mentor", "evaluator", "trainee"),
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("screen", "place"), [(screen, place) for screen, places in SCREENS.items() for place in places]
)
def test_every_screen_shows_itself_to_its_people_in_their_language(
    world: World, screen: str, place: str, language: Language
) -> None:
    at = shown(world.desk, world.zone.everybody[place], screen, world.idents[screen], language)
    assert not at.exception
    assert not at.error
    assert len(at.title) == 1
    assert "{" not in said(at)


@pytest.mark.parametrize("screen", ["probation", "check-in-read", "evaluation-read"])
def test_somebody_elses_mentor_gets_a_sentence_and_nothing_of_the_file(world: World, screen: str) -> None:
    stranger = somebody(world.desk, Role.MENTOR, name="Els Wouters")
    at = shown(world.desk, stranger, screen, world.idents[screen])
    assert not at.exception
    assert len(at.error) == 1
    assert "Ines" not in said(at)


def test_an_unfinished_check_in_is_not_the_trainees_to_read(world: World) -> None:
    at = shown(world.desk, world.zone.trainee, "check-in-read", world.idents["check-in"])
    assert [len(at.error), [title.value for title in at.title]] == [1, ["Dit kan niet"]]


@pytest.mark.parametrize("place", ["coordinator", "mentor", "trainee"])
def test_an_empty_list_says_what_comes_next(desk: Desk, zone: Zone, place: str) -> None:
    at = shown(desk, zone.everybody[place], "probations", language=Language.EN)
    assert "No probation yet" in said(at)


def test_a_coordinator_sees_who_may_start(world: World) -> None:
    at = shown(world.desk, world.zone.coordinator, "probations", language=Language.EN)
    assert "Lucie Moreau" in said(at)
    assert "Lucie Moreau" not in said(shown(world.desk, world.zone.mentor, "probations"))


def test_the_page_says_what_was_not_observed_and_never_adds_up(world: World) -> None:
    words = said(shown(world.desk, world.zone.trainee, "probation", world.idents["probation"], Language.EN))
    assert "Not observed yet" not in words  # the report speaks of all nine
    assert "○ As expected" in words
    assert "■ As expected" in words
    assert "month 2" in words


def test_a_page_without_anything_yet_teaches(desk: Desk, zone: Zone) -> None:
    at = shown(desk, zone.trainee, "probation", a_probation(desk, zone).id, Language.EN)
    for sentence in ("The committee noted no point", "None yet. The mentor writes", "None yet. The evaluator writes"):
        assert sentence in said(at)
    assert labels(at) == []


@pytest.mark.parametrize("screen", ["probation", "check-in", "evaluation"])
def test_what_is_about_integrity_has_ways_to_go_and_nothing_to_fill_in(world: World, screen: str) -> None:
    place = {"probation": "trainee", "check-in": "mentor", "evaluation": "evaluator"}[screen]
    at = shown(world.desk, world.zone.everybody[place], screen, world.idents[screen], Language.EN)
    box = next(expander for expander in at.expander if expander.label == "It is about integrity")
    ways = "\n".join(element.value for element in box.markdown)
    for way in ("internal reporting channel", "Committee P", "well-being at work"):
        assert way in ways
    assert not box.text_area
    assert not box.text_input
    assert not box.get("bidi_component")


def test_opening_a_file_is_told_once_however_often_it_is_redrawn(desk: Desk, zone: Zone) -> None:
    probation = a_probation(desk, zone)
    at = shown(desk, zone.trainee, "probation", probation.id)
    at.run()
    at.run()
    assert events_of(desk, probation.id).count("ProbationRead") == 1
    shown(desk, zone.trainee, "probation", probation.id)
    assert events_of(desk, probation.id).count("ProbationRead") == 2


def test_the_mentors_first_button_begins_a_check_in_and_the_next_time_continues_it(desk: Desk, zone: Zone) -> None:
    probation = a_probation(desk, zone)
    at = shown(desk, zone.mentor, "probation", probation.id, Language.EN)
    assert "New check-in" in labels(at)
    at.button(key="check-in").click().run()
    with desk.work(COMMAND_LINE) as work:
        (begun,) = work.check_ins.of(probation.id)
    assert at.query_params["id"] == begun.id
    again = shown(desk, zone.mentor, "probation", probation.id, Language.EN)
    assert "Continue your check-in of 23 November 2026" in labels(again)


# Milestones


def test_a_day_is_noted_as_followed_after_asking_once(desk: Desk, zone: Zone) -> None:
    probation = a_probation(desk, zone)
    at = shown(desk, zone.mentor, "probation", probation.id, Language.EN)
    note = next(button for button in at.button if button.label == "Note as done")
    confirm(at, note)
    assert events_of(desk, probation.id)[-1] == "MilestoneReached"


@pytest.mark.parametrize("place", ["trainee", "evaluator"])
def test_nobody_else_is_offered_to_note_it(world: World, place: str) -> None:
    at = shown(world.desk, world.zone.everybody[place], "probation", world.idents["probation"], Language.EN)
    assert "Note as done" not in labels(at)


# Starting


def test_a_probation_is_started_from_a_suitable_candidacy(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.DECIDED, name="Ines Benali")
    at = shown(desk, zone.coordinator, "start-probation", candidacy.id, Language.EN)
    assert "Explain decisions earlier." in said(at)
    assert "start" not in [button.key for button in at.button]
    for place in ("mentor", "evaluator"):
        next(one for one in at.selectbox if one.key == f"start-{place}").select_index(0)
    at.run()
    confirm(at, at.button(key="start"))
    with desk.work(COMMAND_LINE) as work:
        started = work.probations.from_candidacy(candidacy.id)
    assert started is not None
    assert started.trainee == zone.trainee.id  # the account of the same name was suggested
    assert at.query_params["id"] == started.id


def test_a_refused_start_says_why_and_keeps_what_was_chosen(desk: Desk, zone: Zone) -> None:
    both = somebody(desk, Role.MENTOR, Role.EVALUATOR, name="Aline Both")
    at = shown(desk, zone.coordinator, "start-probation", language=Language.EN)
    for one in at.selectbox:
        if one.key == "start-trainee":
            one.select_index(0)
        elif one.key in {"start-mentor", "start-evaluator"}:
            one.select(next(option for option in one.options if option.startswith("Aline Both")))
    at.run()
    confirm(at, at.button(key="start"))
    assert len(at.error) == 1
    mentor = next(one for one in at.selectbox if one.key == "start-mentor")
    assert mentor.value is not None
    assert mentor.value.id == both.id
    with desk.work(COMMAND_LINE) as work:
        assert work.probations.all() == ()


def test_a_coordinator_without_a_trainees_account_is_told_who_makes_it(desk: Desk, zone: Zone) -> None:
    a_probation(desk, zone)  # the only trainee is busy
    at = shown(desk, zone.coordinator, "start-probation", language=Language.EN)
    assert "is made by an administrator: Anke Desmet" in said(at)


def test_the_list_is_searched_by_trainee_or_mentor(desk: Desk, zone: Zone, clock: StoppedClock) -> None:
    a_probation(desk, zone)
    jonas, els = somebody(desk, Role.TRAINEE, name="Jonas De Smet"), somebody(desk, Role.MENTOR, name="Els Wouters")
    with desk.work(zone.coordinator) as work:
        day = clock().date() + timedelta(days=7)
        people = (PersonId(jonas.id), PersonId(els.id), PersonId(zone.evaluator.id))
        probations.start(work, probations.Beginning(None, *people, plan="operational", starts_on=day))
    at = shown(desk, zone.coordinator, "probations", language=Language.EN)
    assert "2 probations" in said(at)
    at.text_input[0].set_value("wouters").run()
    assert "1 probation" in said(at).splitlines()
    assert "Jonas De Smet" in said(at)
    assert "Ines Benali" not in said(at)
