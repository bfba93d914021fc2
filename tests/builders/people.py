"""Somebody with a role, and a whole zone of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assessment_app.domain.language import Language
from assessment_app.domain.people import Actor, Kind, Role
from assessment_app.services import accounts, sign_in
from assessment_app.services.desk import DOOR, Desk
from tests.builders.desks import COMMAND_LINE, PASSWORD


def somebody(
    desk: Desk,
    *roles: Role,
    name: str = "Sam Peeters",
    language: Language = Language.NL,
    email: str | None = None,
    password: str = PASSWORD,
) -> Actor:
    """Somebody with an account and these roles; their address is made of their name and a number."""
    with desk.work(COMMAND_LINE) as work:
        address = email or f"{name.lower().replace(' ', '.')}.{len(work.people.all())}@polbru.example"
        person = accounts.make_account_with_roles(work, name, address, language, password, frozenset(roles))
    return Actor(Kind.PERSON, person.id)


def signed_in(desk: Desk, actor: Actor) -> Actor:
    """The same person behind a session, as after signing in."""
    with desk.work(DOOR) as work:
        welcome = sign_in.as_person(work, work.people.get(actor.id))
    return welcome.session.actor


@dataclass(frozen=True, slots=True)
class Zone:
    """One of each role, and a committee of three; `outsider` is a member without any seat."""

    coordinator: Actor
    chair: Actor
    second: Actor
    third: Actor
    outsider: Actor
    mentor: Actor
    evaluator: Actor
    trainee: Actor
    officer: Actor
    dpo: Actor
    administrator: Actor

    @property
    def members(self) -> tuple[Actor, Actor, Actor]:
        """The committee, the chair first."""
        return (self.chair, self.second, self.third)

    @property
    def everybody(self) -> dict[str, Actor]:
        """Everybody, by place."""
        return {place: getattr(self, place) for place in ZONE}


ZONE: Mapping[str, tuple[Role, str, Language]] = {
    "coordinator": (Role.COORDINATOR, "Nadia Verhaegen", Language.NL),
    "chair": (Role.MEMBER, "Bart Claes", Language.NL),
    "second": (Role.MEMBER, "Aminata Diallo", Language.FR),
    "third": (Role.MEMBER, "Sofie Maes", Language.NL),
    "outsider": (Role.MEMBER, "Luc Peeters", Language.FR),
    "mentor": (Role.MENTOR, "Karim Haddad", Language.FR),
    "evaluator": (Role.EVALUATOR, "Marc Lejeune", Language.FR),
    "trainee": (Role.TRAINEE, "Ines Benali", Language.NL),
    "officer": (Role.INTEGRITY_OFFICER, "Claire Dubois", Language.FR),
    "dpo": (Role.DPO, "Wim Goossens", Language.NL),
    "administrator": (Role.ADMINISTRATOR, "Anke Desmet", Language.EN),
}
"""Who lives in the zone of the tests: place, role, name and language."""


def a_zone(desk: Desk) -> Zone:
    """A zone with one of each role and three members."""
    return Zone(**{
        place: somebody(desk, role, name=name, language=language, email=f"{place}@polbru.example")
        for place, (role, name, language) in ZONE.items()
    })
