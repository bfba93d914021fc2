"""Shelves of people: accounts, roles, passwords and signed-in browsers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select, update

from assessment_app.domain.people import Kind, Person, PersonId, Role, RoleGrant, Session
from assessment_app.storage.mapping import row_of
from assessment_app.storage.shelf import Shelf
from assessment_app.storage.tables import passwords, people, role_grants, sessions


class PeopleShelf(Shelf[Person]):
    """People with an account."""

    table, kind = people, Person

    def by_email(self, email: str) -> Person | None:
        """The person with this address, whatever its capitals."""
        return self._one(func.lower(people.c.email) == email.strip().lower())

    def all(self) -> tuple[Person, ...]:
        """Everybody, by name."""
        return self._many(order=people.c.name)

    def named(self, idents: tuple[PersonId, ...] | frozenset[PersonId]) -> dict[PersonId, Person]:
        """These people."""
        return {person.id: person for person in self._many(people.c.id.in_(idents))}

    def holding(self, role: Role) -> tuple[Person, ...]:
        """Active people who hold this role now, by name."""
        holders = select(role_grants.c.person).where(role_grants.c.role == role.value, role_grants.c.until.is_(None))
        return self._many(people.c.id.in_(holders), people.c.active.is_(True), order=people.c.name)


class RoleShelf(Shelf[RoleGrant]):
    """Roles people hold or held."""

    table, kind = role_grants, RoleGrant

    def held_by(self, person: str) -> frozenset[Role]:
        """What this person holds now."""
        return frozenset(grant.role for grant in self._now_held(person))

    def everybodys(self) -> dict[PersonId, frozenset[Role]]:
        """What everybody holds now."""
        held: dict[PersonId, set[Role]] = {}
        for grant in self._many(role_grants.c.until.is_(None)):
            held.setdefault(grant.person, set()).add(grant.role)
        return {person: frozenset(roles) for person, roles in held.items()}

    def withdraw(self, person: str, role: Role, at: datetime) -> None:
        """Ends this role, if it is held."""
        for grant in self._now_held(person):
            if grant.role is role:
                self._ledger.connection.execute(
                    update(role_grants).where(role_grants.c.id == grant.id).values(until=at)
                )
                self._ledger.changed = True

    def _now_held(self, person: str) -> tuple[RoleGrant, ...]:
        return self._many(role_grants.c.person == person, role_grants.c.until.is_(None))


@dataclass(frozen=True, slots=True)
class Password:
    """A person's password, hashed, with the wrong tries since the last right one."""

    id: PersonId
    hash: str
    wrong_tries: int = 0
    paused_until: datetime | None = None


class PasswordShelf(Shelf[Password]):
    """Passwords, hashed."""

    table, kind = passwords, Password

    def put(self, password: Password) -> None:
        """Keeps a password in place of an earlier one."""
        row = row_of(password, passwords)
        changed = update(passwords).where(passwords.c.id == password.id).values(**row)
        if self._ledger.connection.execute(changed).rowcount == 0:
            self._ledger.connection.execute(insert(passwords).values(**row))
        self._ledger.changed = True

    def held(self, person: str) -> Password | None:
        """This person's password, kept from others until this work ends: no wrong try goes uncounted."""
        self._hold(person)
        return self.of(person)

    def of(self, person: str) -> Password | None:
        """This person's password, if there is one."""
        return self._one(passwords.c.id == person)


class SessionShelf(Shelf[Session]):
    """Signed-in browsers."""

    table, kind = sessions, Session

    def by_token(self, token_hash: str) -> Session | None:
        """The session a cookie stands for."""
        return self._one(sessions.c.token_hash == token_hash)

    def find(self, ident: str) -> Session | None:
        """The session with this identifier, if there is one."""
        return self._one(sessions.c.id == ident)

    def end_all(self, kind: Kind, holder: str, at: datetime) -> None:
        """Ends every session of this holder."""
        self._ledger.connection.execute(
            update(sessions)
            .where(sessions.c.kind == kind.value, sessions.c.holder == holder, sessions.c.ended_at.is_(None))
            .values(ended_at=at)
        )
        self._ledger.changed = True

    def seen(self, ident: str, at: datetime) -> None:
        """Notes that this browser was just used; no change that owes a trace."""
        self._ledger.connection.execute(update(sessions).where(sessions.c.id == ident).values(seen_at=at))
