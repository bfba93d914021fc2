"""The shelves: what is kept comes back as it was, a stale copy never overwrites a newer one, nothing is kept twice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assessment_app.domain.entries import Entry, Form, FormKind
from assessment_app.domain.instruments import ValueName
from assessment_app.domain.people import PersonId, Role
from assessment_app.domain.refusals import NotFound, OutOfDate, Unusable
from assessment_app.domain.scoring import Heard, Letter, Rating
from assessment_app.domain.selection import Stage
from assessment_app.storage.shelf import Shelf
from assessment_app.storage.shelves import Shelves
from tests.builders import sheet_fields
from tests.domain.instruments import a_guide
from tests.storage.conftest import Opened
from tests.storage.values import (
    CANDIDACY,
    CHAIR,
    IN_BRUSSELS,
    LATER,
    MEMBER,
    NOW,
    PEOPLE,
    PROBATION,
    PROCEDURE,
    TRAINEE,
    emptied,
    the_values,
)

NAMES = tuple(sorted({
    "roles", "passwords", "sessions", "procedures", "candidacies", "stage_moves", "invitations", "intakes",
    "declarations", "sheets", "decisions", "probations", "mentorships", "milestones", "check_ins", "evaluations",
    "drafts", "rounds", "attempts", "licences",
}))  # fmt: skip
KEYS = {"intakes": "candidacy", "declarations": "candidacy", "decisions": "candidacy"}


def keep_all(shelves: Shelves, values: dict[str, Any]) -> None:
    for name, value in values.items():
        getattr(shelves, name).add(value)


@pytest.fixture
def kept(opened: Opened) -> dict[str, Any]:
    """One value on every shelf, kept."""
    with opened() as shelves:
        for person in PEOPLE:
            shelves.people.add(person)
        values = the_values(shelves)
        keep_all(shelves, values)
    return values


def ident(name: str, value: Any) -> str:
    found: str = getattr(value, KEYS.get(name, "id"))
    return found


def found(opened: Opened, name: str, value: Any) -> Any:
    with opened() as shelves:
        shelf = getattr(shelves, name)
        return shelf.cover(value.id) if name == "sheets" else shelf.get(ident(name, value))


# Round trips


def test_these_tests_know_every_shelf(opened: Opened) -> None:
    with opened() as shelves:
        shelving = {name for name, shelf in vars(shelves).items() if isinstance(shelf, Shelf)}
    assert shelving == {*NAMES, "people"}


@pytest.mark.parametrize("name", NAMES)
def test_a_value_comes_back_as_it_was_kept(opened: Opened, kept: dict[str, Any], name: str) -> None:
    assert found(opened, name, kept[name]) == kept[name]


def test_a_value_comes_back_when_everything_is_missing_that_may_be(opened: Opened) -> None:
    with opened() as shelves:
        for person in PEOPLE:
            shelves.people.add(person)
        values = emptied(the_values(shelves))
        keep_all(shelves, values)
    assert {name: found(opened, name, value) for name, value in values.items()} == values


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.id)
def test_a_person_comes_back_with_every_accent(opened: Opened, person: Any) -> None:
    with opened() as shelves:
        assert shelves.people.get(person.id) == person


@pytest.mark.parametrize("name", [*NAMES, "people"])
def test_what_was_never_kept_is_not_found(opened: Opened, name: str) -> None:
    with opened() as shelves, pytest.raises(NotFound, match="nothing_here"):
        getattr(shelves, name).get("made up")


@pytest.mark.parametrize("name", [*NAMES, "people"])
def test_a_value_is_kept_once(opened: Opened, kept: dict[str, Any], name: str) -> None:
    value = PEOPLE[0] if name == "people" else kept[name]
    with opened() as shelves, pytest.raises(Unusable, match="exists_already"):
        getattr(shelves, name).add(value)


# Successors


CHANGES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "sessions": ({"ended_at": IN_BRUSSELS}, {"ended_at": NOW}),
    "procedures": ({"post": "Hoofdinspecteur"}, {"post": "Commissaris"}),
    "candidacies": ({"stage": Stage.ONBOARDING}, {"stage": Stage.WITHDRAWN}),
    "invitations": ({"wrong_tries": 3}, {"wrong_tries": 4}),
    "intakes": ({"late": False}, {"submitted_at": NOW}),
    "sheets": ({"fingerprint": "0" * 64}, {"fingerprint": None}),
    "decisions": ({"signatures": ()}, {"conclusion": "Otherwise."}),
    "milestones": ({"done_by": CHAIR}, {"done_at": None}),
    "check_ins": ({"acknowledged_at": None}, {"shared_at": None}),
    "evaluations": ({"fingerprint": "0" * 64}, {"signed_at": None}),
}


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_a_successor_is_kept_with_the_next_version(opened: Opened, kept: dict[str, Any], name: str) -> None:
    changed = replace(kept[name], **CHANGES[name][0])
    with opened() as shelves:
        saved = getattr(shelves, name).save(changed)
    assert saved == replace(changed, version=kept[name].version + 1)
    assert found(opened, name, kept[name]) == saved


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_a_stale_copy_never_overwrites_a_newer_one(opened: Opened, kept: dict[str, Any], name: str) -> None:
    first, second = (replace(kept[name], **changes) for changes in CHANGES[name])
    with opened() as shelves:
        saved = getattr(shelves, name).save(first)
    with opened() as shelves, pytest.raises(OutOfDate, match="changed_meanwhile"):
        getattr(shelves, name).save(second)
    assert found(opened, name, kept[name]) == saved


def test_a_value_that_was_never_kept_has_no_successor(opened: Opened) -> None:
    with opened() as shelves, pytest.raises(OutOfDate):
        shelves.people.save(PEOPLE[0])


# What each shelf is asked for


def test_people_are_found_by_address_whatever_its_capitals_and_by_the_role_they_hold(
    opened: Opened, kept: dict[str, Any]
) -> None:
    with opened() as shelves:
        assert shelves.people.by_email("CHAIR@PolBru.example ") == PEOPLE[0]
        assert shelves.people.by_email("nobody@polbru.example") is None
        assert shelves.people.holding(Role.MEMBER) == ()
        shelves.roles.add(replace(kept["roles"], id="again", until=None))
        assert shelves.people.holding(Role.MEMBER) == (PEOPLE[0],)
        assert shelves.roles.held_by(CHAIR) == {Role.MEMBER}
        shelves.roles.withdraw(CHAIR, Role.MEMBER, LATER)
        assert shelves.roles.held_by(CHAIR) == frozenset()


@pytest.mark.usefixtures("kept")
def test_an_address_is_one_persons(opened: Opened) -> None:
    double = replace(PEOPLE[0], id=PersonId("double"))
    with opened() as shelves, pytest.raises(Unusable, match="exists_already"):
        shelves.people.add(double)


def test_seats_come_back_in_their_order_with_the_chair(opened: Opened, kept: dict[str, Any]) -> None:
    with opened() as shelves:
        (procedure,) = shelves.procedures.with_seat(MEMBER)
        assert (procedure.members, procedure.chair) == ((MEMBER, CHAIR), CHAIR)
        assert shelves.procedures.with_seat(TRAINEE) == ()
        assert shelves.procedures.all() == (kept["procedures"],)


def test_candidacies_are_counted_within_their_procedure(opened: Opened, kept: dict[str, Any]) -> None:
    with opened() as shelves:
        assert shelves.candidacies.next_number(PROCEDURE) == 2
        assert shelves.candidacies.known(PROCEDURE, " ZOE@candidate.example ")
        assert not shelves.candidacies.known(PROCEDURE, "somebody@candidate.example")
        assert shelves.candidacies.at(Stage.DECIDED) == (kept["candidacies"],)


@pytest.mark.usefixtures("kept")
def test_a_circle_is_put_together_from_seats_declarations_seals_and_signatures(opened: Opened) -> None:
    with opened() as shelves:
        circle = shelves.circles.of(CANDIDACY)
    assert (circle.seated, circle.chair, circle.stage) == ((MEMBER, CHAIR), CHAIR, Stage.DECIDED)
    assert (circle.cleared, circle.conflicted) == (frozenset({MEMBER}), frozenset())
    assert (circle.sealed, circle.signed) == (frozenset({MEMBER}), frozenset({CHAIR, MEMBER}))


def test_companions_are_those_of_today(opened: Opened, kept: dict[str, Any]) -> None:
    with opened() as shelves:
        companions = shelves.companions.of(PROBATION)
        assert (companions.trainee, companions.evaluator) == (TRAINEE, CHAIR)
        assert companions.mentors == {MEMBER}
        assert shelves.probations.of_mentor(MEMBER, kept["mentorships"].until) == (kept["probations"],)
        day_after = kept["mentorships"].until.replace(month=2, day=1)
        assert shelves.probations.of_mentor(MEMBER, day_after) == ()


@pytest.mark.usefixtures("kept")
def test_a_sheet_comes_back_filled_in_for_its_member(opened: Opened) -> None:
    form = Form(FormKind.SHEET, "sheet")
    with opened() as shelves:
        for field, value in sheet_fields(a_guide(ValueName.RESPECT), Rating.NOT_DEMONSTRATED).items():
            shelves.entries.save(Entry(form, field, 1, value, NOW, MEMBER))
        (answer,) = shelves.sheets.get("sheet").answers
    assert answer.question == "respect-01"
    assert set(answer.ratings.values()) == {Rating.NOT_DEMONSTRATED}
    assert answer.heard == {Letter.SITUATION: Heard.HEARD, Letter.TASK: Heard.HEARD}


# Transactions


def test_what_a_refused_piece_of_work_kept_is_undone(opened: Opened) -> None:
    with pytest.raises(NotFound):
        _add_and_ask_for_nothing(opened)
    with opened() as shelves:
        assert shelves.people.all() == ()


def _add_and_ask_for_nothing(opened: Opened) -> None:
    with opened() as shelves:
        shelves.people.add(PEOPLE[0])
        shelves.people.get("made up")


@pytest.mark.parametrize("odd", ["n\x00ul", "x" * 300])
def test_a_text_that_the_database_cannot_keep_is_refused_and_never_a_fault(opened: Opened, odd: str) -> None:
    try:
        with opened() as shelves:
            shelves.people.add(replace(PEOPLE[0], name=odd))
    except Unusable as refusal:
        assert refusal.key == "cannot_be_kept"  # noqa: PT017  (PostgreSQL refuses; SQLite keeps it)
    else:
        with opened() as shelves:
            assert shelves.people.get(CHAIR).name == odd
