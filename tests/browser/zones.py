"""Looks into the zone behind a running server, and lets its people do what a test takes for granted."""

from __future__ import annotations

from assessment_app.domain.people import Actor, Kind
from assessment_app.domain.selection import Candidacy
from assessment_app.services import invitations
from assessment_app.services.desk import DOOR, Desk
from assessment_app.settings import Settings
from assessment_app.wiring import desk_for
from tests.browser.servers import Kompas


def desk_of(kompas: Kompas) -> Desk:
    """The desk on the same database as the server."""
    found = Settings(data=kompas.data, public_url=kompas.address)
    return desk_for(found.model_copy(update={"database_url": kompas.database_url}))


def candidacy_called(kompas: Kompas, name: str) -> Candidacy:
    """The candidacy of somebody in any selection, the newest first."""
    with desk_of(kompas).work(DOOR) as work:
        every = (one for procedure in work.procedures.all() for one in work.candidacies.of(procedure.id))
        return next(one for one in every if one.name == name)


def probation_of(kompas: Kompas, name: str) -> str:
    """The identifier of somebody's probation."""
    trainee = person_called(kompas, name)
    with desk_of(kompas).work(DOOR) as work:
        return next(one.id for one in work.probations.all() if one.trainee == trainee.id)


def milestone_of(kompas: Kompas, name: str, kind: str) -> str:
    """The identifier of the first milestone of a kind in somebody's probation."""
    probation = probation_of(kompas, name)
    with desk_of(kompas).work(DOOR) as work:
        return next(one.id for one in work.milestones.of(probation) if one.kind == kind)


def person_called(kompas: Kompas, name: str) -> Actor:
    """Somebody in the demonstration."""
    with desk_of(kompas).work(DOOR) as work:
        return Actor(Kind.PERSON, next(one.id for one in work.people.all() if one.name == name))


def link_and_code(kompas: Kompas, name: str) -> tuple[str, str]:
    """A fresh invitation for a candidate of the demonstration: the address to open and the code to type."""
    candidacy = candidacy_called(kompas, name)
    with desk_of(kompas).work(person_called(kompas, "Nadia Verhaegen")) as work:
        fresh = invitations.invite(work, candidacy.id)
    return f"{kompas.address}/invitation/{fresh.token}", fresh.code
