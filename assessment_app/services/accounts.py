"""Accounts and roles, kept by the administrator and by the command line."""

from __future__ import annotations

from dataclasses import replace

from assessment_app.domain.events import AccountClosed, AccountMade, PasswordSet, RoleGranted, RoleWithdrawn
from assessment_app.domain.language import Language
from assessment_app.domain.people import Kind, Person, PersonId, Role, RoleGrant, looks_like_an_address
from assessment_app.domain.policy import Action
from assessment_app.domain.refusals import Incomplete, NotNow, Unusable
from assessment_app.services.desk import Work
from assessment_app.storage.people_shelves import Password

SHORTEST_PASSWORD = 12
"""Characters; length before composition rules (NIST SP 800-63B, 5.1.1.2)."""


def make_account(work: Work, name: str, email: str, language: Language, password: str | None) -> Person:
    """A new account, without any role yet; without a password it cannot be signed in to with one.

    Raises:
        Incomplete: no name.
        Unusable: no such address, one that has an account already, or a password that is too short.
    """
    work.require(Action.KEEP_ACCOUNTS)
    name, email = name.strip(), email.strip()
    if not name:
        raise Incomplete("account.no_name")
    if not looks_like_an_address(email):
        raise Unusable("account.no_address", email=email)
    if work.people.by_email(email) is not None:
        raise Unusable("account.address_taken", email=email)
    person = work.people.add(Person(PersonId(work.dice.identifier()), name, email, language))
    if password is not None:
        _lock(work, person.id, password)
    work.record(AccountMade(person.id))
    return person


def make_account_with_roles(
    work: Work, name: str, email: str, language: Language, password: str | None, roles: frozenset[Role]
) -> Person:
    """A new account with its first roles, or nothing at all."""
    person = make_account(work, name, email, language, password)
    for role in sorted(roles):
        grant_role(work, person.id, role)
    return person


def change_roles(work: Work, person: PersonId, roles: frozenset[Role]) -> frozenset[Role]:
    """The roles somebody holds from now on: the missing ones given, the others taken."""
    held = work.roles.held_by(person)
    for role in sorted(roles - held):
        grant_role(work, person, role)
    for role in sorted(held - roles):
        withdraw_role(work, person, role)
    return roles


def set_password(work: Work, person: PersonId, password: str) -> Person:
    """A new password for somebody, whose sessions end.

    Raises:
        Unusable: the password is too short.
    """
    work.require(Action.KEEP_ACCOUNTS)
    found = work.people.get(person)
    _lock(work, person, password)
    work.sessions.end_all(Kind.PERSON, person, work.now)
    work.record(PasswordSet(person))
    return found


def _lock(work: Work, person: PersonId, password: str) -> None:
    if len(password) < SHORTEST_PASSWORD:
        raise Unusable("account.password_short", shortest=SHORTEST_PASSWORD)
    work.passwords.put(Password(person, work.locks.closed_with(password)))


def grant_role(work: Work, person: PersonId, role: Role) -> None:
    """Gives somebody a role; acts at their next click.

    Raises:
        NotNow: they hold it already.
    """
    work.require(Action.KEEP_ACCOUNTS)
    work.people.get(person)
    if role in work.roles.held_by(person):
        raise NotNow("account.role_held")
    work.roles.add(RoleGrant(work.dice.identifier(), person, role, work.now))
    work.record(RoleGranted(person, role=role.value))


def withdraw_role(work: Work, person: PersonId, role: Role) -> None:
    """Takes a role from somebody; acts at their next click.

    Raises:
        NotNow: they do not hold it, or they are the last administrator.
    """
    work.require(Action.KEEP_ACCOUNTS)
    if role not in work.roles.held_by(person):
        raise NotNow("account.role_not_held")
    _not_the_last(work, person, role)
    work.roles.withdraw(person, role, work.now)
    work.record(RoleWithdrawn(person, role=role.value))


def close_account(work: Work, person: PersonId) -> Person:
    """Closes an account; its sessions end, its name stays where it signed.

    Raises:
        NotNow: it is the last administrator's.
    """
    work.require(Action.KEEP_ACCOUNTS)
    _not_the_last(work, person, Role.ADMINISTRATOR)
    closed = work.people.save(replace(work.people.get(person), active=False))
    work.sessions.end_all(Kind.PERSON, person, work.now)
    work.record(AccountClosed(person))
    return closed


def _not_the_last(work: Work, person: PersonId, role: Role) -> None:
    if role is Role.ADMINISTRATOR and {one.id for one in work.people.holding(role)} == {person}:
        raise NotNow("account.last_administrator")


def everybody(work: Work) -> tuple[tuple[Person, frozenset[Role]], ...]:
    """All accounts with the roles they hold, by name."""
    work.check(Action.KEEP_ACCOUNTS)
    held = work.roles.everybodys()
    return tuple((person, held.get(person.id, frozenset())) for person in work.people.all())
