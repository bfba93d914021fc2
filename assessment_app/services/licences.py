"""Calibration licences: who holds one, on which anchors and until when; nothing of how anybody rated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assessment_app.domain.calibration import Standing, anchors_of, valid_licence
from assessment_app.domain.people import PersonId
from assessment_app.domain.policy import Action
from assessment_app.domain.scoring import Guide
from assessment_app.domain.selection import CalibrationDemand, Procedure
from assessment_app.services.desk import Work


@dataclass(frozen=True, slots=True)
class Holder:
    """A licence by the name of its holder; `anchors` is the version of the values, such as ``values/polbru/2``."""

    id: str
    name: str
    anchors: str
    granted_on: date
    until: date


def licences(work: Work) -> tuple[Holder, ...]:
    """Every licence there is, the newest first.

    Raises:
        NotAllowed: for others than coordinators and the integrity officer.
    """
    work.check(Action.READ_LICENCES)
    found = work.licences.all()
    people = work.people.named(frozenset(one.person for one in found))
    return tuple(Holder(one.id, people[one.person].name, one.anchors, one.granted_on, one.until) for one in found)


def standing(work: Work, person: PersonId, procedure: Procedure) -> Standing:
    """How this member stands to what a selection asks, for a gesture that asked for its own right before."""
    if procedure.calibration is CalibrationDemand.OFF:
        return Standing(procedure.calibration, None)
    anchors = anchors_of(work.guides.behind(procedure.guide))
    return Standing(procedure.calibration, valid_licence(work.licences.of(person), work.today, anchors))


def standings(work: Work, procedure: Procedure, guide: Guide) -> dict[PersonId, Standing]:
    """How those members of a committee stand whose licences the person at the desk may know of; by seat.

    `guide` is the one that the selection froze. Where it asks for no licence, nothing is told of anybody.
    """
    if procedure.calibration is CalibrationDemand.OFF:
        return {}
    known = [member for member in procedure.members if work.permits(Action.READ_LICENCES, member)]
    held, anchors = work.licences.held_by(known), anchors_of(guide)
    of_each = {member: [one for one in held if one.person == member] for member in known}
    return {
        member: Standing(procedure.calibration, valid_licence(own, work.today, anchors))
        for member, own in of_each.items()
    }
