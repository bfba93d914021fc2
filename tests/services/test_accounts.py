"""Accounts and roles: who may keep them, what an account needs, and that one administrator always remains."""

from __future__ import annotations

import pytest

from assessment_app.domain.language import Language
from assessment_app.domain.people import Actor, Person, PersonId, Role
from assessment_app.services import accounts, procedures, sign_in
from assessment_app.services.desk import DOOR, Desk
from assessment_app.services.sign_in import Welcome
from tests.builders import COMMAND_LINE, PASSWORD, Zone, signed_in, somebody
from tests.services.reading import does, events, looked_up, refused, trail


def person_id(actor: Actor) -> PersonId:
    return PersonId(actor.id)


def roles_of(desk: Desk, actor: Actor) -> frozenset[Role]:
    return looked_up(desk, lambda work: work.roles.held_by(actor.id))


# Making one


def test_the_command_line_makes_the_first_administrator(desk: Desk) -> None:
    first = somebody(desk, Role.ADMINISTRATOR)
    assert roles_of(desk, first) == {Role.ADMINISTRATOR}
    assert events(desk) == ["AccountMade", "RoleGranted"]


def test_an_administrator_makes_the_others(desk: Desk, zone: Zone) -> None:
    made = does(
        desk, zone.administrator, accounts.make_account, "  Lin Wu ", " lin@polbru.example ", Language.FR, PASSWORD
    )
    assert made == Person(made.id, "Lin Wu", "lin@polbru.example", Language.FR)
    assert roles_of(desk, Actor(zone.chair.kind, made.id)) == frozenset()


def test_nobody_else_keeps_accounts(desk: Desk, zone: Zone) -> None:
    before = len(looked_up(desk, lambda work: work.people.all()))
    for place, actor in zone.everybody.items():
        if place != "administrator":
            for gesture in (
                lambda work: accounts.make_account(work, "Lin", "lin@polbru.example", Language.NL, PASSWORD),
                lambda work: accounts.grant_role(work, PersonId(work.actor.id), Role.ADMINISTRATOR),
                lambda work: accounts.withdraw_role(work, person_id(zone.dpo), Role.DPO),
                lambda work: accounts.set_password(work, person_id(zone.dpo), PASSWORD),
                lambda work: accounts.close_account(work, person_id(zone.dpo)),
                accounts.everybody,
            ):
                assert refused(desk, actor, gesture) == "not_allowed.accounts:keep"
    assert len(looked_up(desk, lambda work: work.people.all())) == before


@pytest.mark.parametrize(
    ("name", "email", "password", "key"),
    [
        ("  ", "lin@polbru.example", PASSWORD, "account.no_name"),
        ("Lin", "", PASSWORD, "account.no_address"),
        ("Lin", "lin", PASSWORD, "account.no_address"),
        ("Lin", "lin@polbru", PASSWORD, "account.no_address"),
        ("Lin", "lin wu@polbru.example", PASSWORD, "account.no_address"),
        ("Lin", f"{'l' * 320}@polbru.example", PASSWORD, "account.no_address"),
        ("Lin", "lin@polbru.example", "elf tekens.", "account.password_short"),
        ("Lin", "lin@polbru.example", "", "account.password_short"),
    ],
)
def test_an_account_needs_a_name_an_address_and_a_long_password(
    desk: Desk, name: str, email: str, password: str, key: str
) -> None:
    assert refused(desk, COMMAND_LINE, accounts.make_account, name, email, Language.NL, password) == key
    assert looked_up(desk, lambda work: work.people.all()) == ()


@pytest.mark.parametrize("again", ["sam@polbru.example", "SAM@polbru.example", "  sam@POLBRU.example"])
def test_an_address_has_one_account(desk: Desk, again: str) -> None:
    somebody(desk, email="sam@polbru.example")
    key = refused(desk, COMMAND_LINE, accounts.make_account, "Sam", again, Language.NL, PASSWORD)
    assert key == "account.address_taken"


def test_an_account_with_its_roles_is_made_whole_or_not_at_all(desk: Desk) -> None:
    said = ("Lin", "lin@polbru.example", Language.NL, "short", frozenset({Role.MENTOR}))
    assert refused(desk, COMMAND_LINE, accounts.make_account_with_roles, *said) == "account.password_short"
    assert looked_up(desk, lambda work: work.people.by_email("lin@polbru.example")) is None


# Roles


def test_a_role_is_given_once_and_taken_once(desk: Desk, zone: Zone) -> None:
    lin = person_id(somebody(desk))
    does(desk, zone.administrator, accounts.grant_role, lin, Role.MENTOR)
    assert refused(desk, zone.administrator, accounts.grant_role, lin, Role.MENTOR) == "account.role_held"
    does(desk, zone.administrator, accounts.withdraw_role, lin, Role.MENTOR)
    assert refused(desk, zone.administrator, accounts.withdraw_role, lin, Role.MENTOR) == "account.role_not_held"


def test_a_role_can_be_given_again_after_it_was_taken(desk: Desk, zone: Zone) -> None:
    lin = somebody(desk, Role.MENTOR)
    does(desk, zone.administrator, accounts.withdraw_role, person_id(lin), Role.MENTOR)
    does(desk, zone.administrator, accounts.grant_role, person_id(lin), Role.MENTOR)
    assert roles_of(desk, lin) == {Role.MENTOR}


def test_changing_roles_gives_what_is_missing_and_takes_what_is_too_many(desk: Desk, zone: Zone) -> None:
    lin = somebody(desk, Role.MENTOR, Role.MEMBER)
    before = len(trail(desk))
    does(desk, zone.administrator, accounts.change_roles, person_id(lin), frozenset({Role.MEMBER, Role.EVALUATOR}))
    assert roles_of(desk, lin) == {Role.MEMBER, Role.EVALUATOR}
    assert events(desk, since=before) == ["RoleGranted", "RoleWithdrawn"]


def test_nobody_who_does_not_exist_gets_a_role_a_password_or_an_end(desk: Desk, zone: Zone) -> None:
    nobody = PersonId("nobody")
    for gesture, said in (
        (accounts.grant_role, (Role.DPO,)),
        (accounts.set_password, (PASSWORD,)),
        (accounts.close_account, ()),
    ):
        assert refused(desk, zone.administrator, gesture, nobody, *said) == "nothing_here"


# The last administrator


def test_the_last_administrator_keeps_role_and_account(desk: Desk, zone: Zone) -> None:
    last = person_id(zone.administrator)
    assert (
        refused(desk, zone.administrator, accounts.withdraw_role, last, Role.ADMINISTRATOR)
        == refused(desk, zone.administrator, accounts.close_account, last)
        == refused(desk, zone.administrator, accounts.change_roles, last, frozenset({Role.DPO}))
        == "account.last_administrator"
    )
    assert roles_of(desk, zone.administrator) == {Role.ADMINISTRATOR}


def test_with_a_second_one_the_first_may_go(desk: Desk, zone: Zone) -> None:
    second = somebody(desk, Role.ADMINISTRATOR)
    does(desk, second, accounts.close_account, person_id(zone.administrator))
    assert refused(desk, second, accounts.close_account, person_id(second)) == "account.last_administrator"


# Passwords and closing


def test_a_new_password_ends_all_sessions_and_forgets_wrong_tries(desk: Desk, zone: Zone) -> None:
    chair = signed_in(desk, zone.chair)
    for _ in range(6):
        does(desk, DOOR, sign_in.with_password, "chair@polbru.example", "guess")
    does(desk, zone.administrator, accounts.set_password, person_id(chair), "een heel ander wachtwoord")
    assert refused(desk, chair, procedures.procedures) == "signed_out"
    outcome = does(desk, DOOR, sign_in.with_password, "chair@polbru.example", "een heel ander wachtwoord")
    assert isinstance(outcome, Welcome)


def test_a_closed_account_ends_its_sessions_and_keeps_its_name(desk: Desk, zone: Zone) -> None:
    chair = signed_in(desk, zone.chair)
    closed = does(desk, zone.administrator, accounts.close_account, person_id(chair))
    assert (closed.name, closed.active) == ("Bart Claes", False)
    assert refused(desk, chair, procedures.procedures) == "signed_out"
    assert looked_up(desk, lambda work: work.people.get(chair.id)).name == "Bart Claes"


def test_a_closed_account_is_on_no_list_of_people_to_choose(desk: Desk, zone: Zone) -> None:
    does(desk, zone.administrator, accounts.close_account, person_id(zone.chair))
    names = looked_up(desk, lambda work: [person.name for person in work.people.holding(Role.MEMBER)])
    assert "Bart Claes" not in names


def test_the_administrator_sees_every_account_with_its_roles(desk: Desk, zone: Zone) -> None:
    listed = {person.name: roles for person, roles in does(desk, zone.administrator, accounts.everybody)}
    assert listed["Karim Haddad"] == {Role.MENTOR}
    assert len(listed) == len(zone.everybody)
