"""The invented people of the demonstration zone, and the seats and roles they hold."""

from __future__ import annotations

from dataclasses import dataclass

from assessment_app.domain.language import Language
from assessment_app.domain.people import Actor, Kind, PersonId, Role
from assessment_app.services import accounts
from assessment_app.services.desk import Desk

COMMAND_LINE = Actor(Kind.SYSTEM, "demonstration")


@dataclass(frozen=True, slots=True)
class Invented:
    """Somebody who does not exist."""

    name: str
    language: Language
    roles: tuple[Role, ...]

    @property
    def email(self) -> str:
        """An address under the domain that is kept free for examples (RFC 2606)."""
        plain = self.name.lower().replace(" ", ".").replace("ï", "i").replace("é", "e").replace("ë", "e")
        return f"{plain}@polbru.example"


NL, FR = Language.NL, Language.FR
PEOPLE = {
    "coordinator": Invented("Nadia Verhaegen", NL, (Role.COORDINATOR,)),
    "chair": Invented("Bart Claes", NL, (Role.MEMBER,)),
    "second": Invented("Aminata Diallo", FR, (Role.MEMBER,)),
    "third": Invented("Sofie Maes", NL, (Role.MEMBER,)),
    "fourth": Invented("Luc Peeters", FR, (Role.MEMBER,)),
    "mentor": Invented("Karim Bensaïd", FR, (Role.MENTOR,)),
    "other-mentor": Invented("Els Wouters", NL, (Role.MENTOR,)),
    "evaluator": Invented("Marc Lejeune", FR, (Role.EVALUATOR,)),
    "trainee": Invented("Ines Benali", NL, (Role.TRAINEE,)),
    "newcomer": Invented("Jonas De Smet", NL, (Role.TRAINEE,)),
    "officer": Invented("Hélène Dubois", FR, (Role.INTEGRITY_OFFICER,)),
    "dpo": Invented("Wim Goossens", NL, (Role.DPO,)),
    "administrator": Invented("Anke Desmet", NL, (Role.ADMINISTRATOR,)),
}


def settle(desk: Desk) -> dict[str, Actor]:
    """Gives everybody an account without a password, to be taken by one click, and answers who they are."""
    actors = {}
    for place, one in PEOPLE.items():
        with desk.work(COMMAND_LINE) as work:
            person = accounts.make_account_with_roles(
                work, one.name, one.email, one.language, None, frozenset(one.roles)
            )
        actors[place] = Actor(Kind.PERSON, PersonId(person.id))
    return actors
