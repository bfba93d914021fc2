"""Blindness: before all have sealed, nobody reads another's sheet, in whatever way they try."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from assessment_app.domain.applicants import Applicant
from assessment_app.domain.entries import Form, FormKind
from assessment_app.domain.people import Actor
from assessment_app.domain.refusals import Refusal
from assessment_app.domain.scoring import Rating, SheetId
from assessment_app.domain.selection import Candidacy, Stage
from assessment_app.services import deliberation, entries, scoring
from assessment_app.services.desk import DOOR, Desk
from assessment_app.services.probations import Beginning
from assessment_app.services.worklist import worklist
from assessment_app.storage.engine import open_engine
from tests.builders import (
    COMMAND_LINE,
    ZONE,
    Zone,
    a_candidacy_at,
    a_desk,
    a_zone,
    behind_the_link,
    choices,
    fill_sheet,
    seal_filled,
)
from tests.clock import StoppedClock
from tests.services.gestures import Tried, attempt, try_everything
from tests.services.reading import does, looked_up, refused

MEMBERS = ("chair", "second", "third")
LOOKERS = (*ZONE, "candidate", "the door", "command line")
NOT_ALL_SEALED = ("none", "all but the third")
ON_ONE_DATABASE = pytest.mark.parametrize("worlds", ["sqlite"], indirect=True, scope="module")
"""Thousands of attempts at what no database has a say in; the shelves are tried on both."""


@dataclass(frozen=True, slots=True)
class World:
    """A candidacy on which three members wrote, each in words of their own, and some have sealed."""

    desk: Desk
    zone: Zone
    candidacy: Candidacy
    sheets: Mapping[str, SheetId]

    def actor(self, place: str) -> Actor:
        """Who stands at this place."""
        outside = {"candidate": behind_the_link(self.candidacy), "the door": DOOR, "command line": COMMAND_LINE}
        return outside[place] if place in outside else self.zone.everybody[place]

    @property
    def things(self) -> dict[str, tuple[Any, ...]]:
        """Everything one can ask about, by the name of the parameter that asks."""
        candidacy, procedure = self.candidacy.id, self.candidacy.procedure
        forms = tuple(Form(FormKind.SHEET, sheet) for sheet in self.sheets.values())
        with self.desk.work(COMMAND_LINE) as work:
            chosen = choices(self.zone, today=work.today, reference="INP-2026-02")
            beginning = Beginning(candidacy, "trainee", "mentor", "evaluator", "operational", work.today)  # type: ignore[arg-type]
        return {
            "candidacy_id": (candidacy,),
            "procedure_id": (procedure,),
            "ident": (candidacy, procedure),
            "sheet_id": tuple(self.sheets.values()),
            "form": (*forms, Form(FormKind.DELIBERATION, candidacy), Form(FormKind.DECISION, candidacy)),
            "choices": (chosen,),
            "beginning": (beginning,),
            "rows": ((Applicant("Lucie Moreau", "lucie@candidate.example", self.candidacy.language),),),
            **dict.fromkeys(("probation_id", "check_in_id", "evaluation_id", "milestone_id"), (candidacy,)),
        }


def words_of(place: str) -> str:
    """What only this member wrote."""
    return f"Written by the {place} alone:"


def a_world(desk: Desk, *sealed: str) -> World:
    zone = a_zone(desk)
    candidacy = a_candidacy_at(desk, zone, Stage.INTERVIEW)
    sheets = {
        place: fill_sheet(desk, zone.everybody[place], candidacy, Rating.FOUR, words_of(place)).id for place in MEMBERS
    }
    for place in sealed:
        seal_filled(desk, zone.everybody[place], candidacy)
    return World(desk, zone, candidacy, sheets)


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def worlds(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, World]:
    """One world for each situation; nothing that is tried in them lasts."""
    found = {}
    for name, sealed in {"none": (), "all but the third": MEMBERS[:2], "all": MEMBERS}.items():
        engine = open_engine(fresh_url(request, tmp_path_factory))
        request.addfinalizer(engine.dispose)  # noqa: PT021  (one per world)
        found[name] = a_world(a_desk(engine, StoppedClock()), *sealed)
    return found


def fresh_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    if request.param == "sqlite":
        url: str = request.getfixturevalue("sqlite_databases").fresh(tmp_path_factory.mktemp("blind"))
        return url
    lent = request.getfixturevalue("postgres_databases").fresh()
    request.addfinalizer(lambda: lent.__exit__(None, None, None))
    url = lent.__enter__()
    return url


def leaks(tried: Tried, looker: str) -> bool:
    """Whether an answer or a refusal carries another's words, or anybody's rating beside another's."""
    told = repr(vars(tried.answer)) if isinstance(tried.answer, Refusal) else repr(tried.answer)
    others = [words_of(place) for place in MEMBERS if place != looker]
    return any(words in told for words in others) or "MemberRating(" in told or "RatedFacet(" in told


@ON_ONE_DATABASE
@pytest.mark.parametrize("looker", LOOKERS)
@pytest.mark.parametrize("sealed", NOT_ALL_SEALED)
def test_whatever_anybody_tries_they_learn_nothing_of_anothers_sheet(
    worlds: dict[str, World], sealed: str, looker: str
) -> None:
    world = worlds[sealed]
    for tried in try_everything(world.desk, world.actor(looker), world.things):
        assert not leaks(tried, looker), f"{tried.name}{tried.said}"


@pytest.mark.parametrize("looker", ["chair", "second", "third", "coordinator"])
def test_once_all_have_sealed_the_committee_and_the_coordinator_read_everything(
    worlds: dict[str, World], looker: str
) -> None:
    world = worlds["all"]
    for gesture in (scoring.read_sheets, deliberation.open_table):
        told = repr(attempt(world.desk, world.actor(looker), gesture, {"candidacy_id": world.candidacy.id}))
        assert all(words_of(place) in told for place in MEMBERS)


@ON_ONE_DATABASE
@pytest.mark.parametrize("looker", [place for place in LOOKERS if place not in {*MEMBERS, "coordinator"}])
def test_nobody_else_ever_reads_a_sheet(worlds: dict[str, World], looker: str) -> None:
    world = worlds["all"]
    for tried in try_everything(world.desk, world.actor(looker), world.things):
        assert not leaks(tried, looker), f"{tried.name}{tried.said}"


# The shelves themselves, for whatever a service may ask of them one day


@pytest.mark.parametrize("looker", LOOKERS)
@pytest.mark.parametrize("sealed", NOT_ALL_SEALED)
def test_the_shelf_gives_nobody_anothers_sheet(worlds: dict[str, World], sealed: str, looker: str) -> None:
    world = worlds[sealed]
    for place, sheet in world.sheets.items():
        found = attempt(world.desk, world.actor(looker), lambda work, sheet=sheet: work.sheets.get(sheet), {})
        if place == looker:
            assert words_of(place) in repr(found)
        else:
            assert isinstance(found, Refusal)
            assert found.key == "sheet.blind"


@pytest.mark.parametrize("looker", LOOKERS)
@pytest.mark.parametrize("sealed", NOT_ALL_SEALED)
def test_the_shelf_lists_nobody_more_than_their_own_sheet(worlds: dict[str, World], sealed: str, looker: str) -> None:
    world = worlds[sealed]
    listed = attempt(world.desk, world.actor(looker), lambda work: work.sheets.of(world.candidacy.id), {})
    assert [sheet.id for sheet in listed] == [sheet for place, sheet in world.sheets.items() if place == looker]


def test_a_sheets_cover_tells_nothing_of_what_is_in_it(worlds: dict[str, World]) -> None:
    world = worlds["none"]
    cover = looked_up(world.desk, lambda work: work.sheets.cover(world.sheets["chair"]))
    assert (cover.answers, cover.fingerprint) == ((), None)


# Writing on another's sheet would show, in the answer, what stands there


def kept(desk: Desk, form: Form) -> dict[str, str]:
    return looked_up(desk, lambda work: work.entries.texts(form))


@pytest.mark.parametrize("sealed", [*NOT_ALL_SEALED, "all"])
@pytest.mark.parametrize("looker", LOOKERS)
def test_nobody_writes_on_anothers_sheet(worlds: dict[str, World], sealed: str, looker: str) -> None:
    world = worlds[sealed]
    for place in MEMBERS:
        if place != looker:
            form, field = scoring.form_of(world.sheets[place]), "respect-01/action-note"
            key = refused(world.desk, world.actor(looker), entries.save, form, field, "Changed.", 0)
            assert key == "not_allowed.sheet:write"
            assert kept(world.desk, form)[field].startswith(words_of(place))


def test_an_attempt_on_anothers_sheet_is_in_the_trail_with_the_candidacy_it_was_made_on(
    worlds: dict[str, World],
) -> None:
    world = worlds["none"]
    refused(world.desk, world.zone.administrator, scoring.read_sheets, world.candidacy.id)
    line = looked_up(world.desk, lambda work: work.trail.latest(1)[0])
    assert (line.event, line.actor, line.thing) == ("Refused", world.zone.administrator.id, world.candidacy.id)
    assert line.details["attempted"] == "sheet:read"


def test_the_worklist_of_a_member_says_nothing_of_the_others(worlds: dict[str, World]) -> None:
    alone, last = (
        does(worlds[sealed].desk, worlds[sealed].zone.third, worklist) for sealed in ("none", "all but the third")
    )
    assert [(one.errand, one.mentions) for one in alone] == [(one.errand, one.mentions) for one in last]
