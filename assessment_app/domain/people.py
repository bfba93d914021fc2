"""Who somebody is: people with an account, candidates behind their link, and what they hold at this moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from assessment_app.domain.language import Language

PersonId = NewType("PersonId", str)
SessionId = NewType("SessionId", str)


class Role(StrEnum):
    """What somebody may be asked to be; what a role may do stands in `policy`."""

    COORDINATOR = "coordinator"
    MEMBER = "member"
    MENTOR = "mentor"
    EVALUATOR = "evaluator"
    TRAINEE = "trainee"
    INTEGRITY_OFFICER = "integrity-officer"
    DPO = "dpo"
    ADMINISTRATOR = "administrator"


class Kind(StrEnum):
    """What sort of actor stands at the desk."""

    PERSON = "person"
    CANDIDATE = "candidate"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account."""

    id: PersonId
    name: str
    email: str
    language: Language
    active: bool = True
    version: int = 1


@dataclass(frozen=True, slots=True)
class RoleGrant:
    """A role somebody holds from a moment on, until it is withdrawn."""

    id: str
    person: PersonId
    role: Role
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who knocks: made at sign-in, and checked afresh at every piece of work.

    `id` is a person's, a candidacy's (for a candidate) or the name of a command (for the system).
    """

    kind: Kind
    id: str
    session: SessionId | None = None


@dataclass(frozen=True, slots=True)
class Who:
    """Who that actor is now, with the roles held at this moment: what the policy table looks at."""

    kind: Kind
    id: str
    roles: frozenset[Role] = frozenset()

    @property
    def person(self) -> PersonId | None:
        """The person, if it is one."""
        return PersonId(self.id) if self.kind is Kind.PERSON else None


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in browser of a person, or of a candidate who gave link and code, with its language."""

    id: SessionId
    kind: Kind
    holder: str
    language: Language
    token_hash: str
    started_at: datetime
    seen_at: datetime
    ends_at: datetime
    ended_at: datetime | None = None
    version: int = 1

    @property
    def actor(self) -> Actor:
        """The actor this session stands for."""
        return Actor(self.kind, self.holder, self.id)


LONGEST_ADDRESS = 320
"""Characters: 64 before the @, 255 after it (RFC 3696)."""


def looks_like_an_address(email: str) -> bool:
    """Whether this could be an e-mail address; only sending to it tells more."""
    local, at, domain = email.partition("@")
    parts = bool(local and at and "." in domain.strip("."))
    return parts and len(email) <= LONGEST_ADDRESS and not any(character.isspace() for character in email)
