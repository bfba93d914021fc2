"""Candidacies: adding them, following them, withdrawing them, and the steps they take."""

from __future__ import annotations

from dataclasses import dataclass

from assessment_app.domain.decisions import Decision
from assessment_app.domain.events import CandidacyAdded, CandidacyMoved, CandidacyRead, CandidacyWithdrawn
from assessment_app.domain.intake import Intake
from assessment_app.domain.invitations import Invitation
from assessment_app.domain.language import Language
from assessment_app.domain.people import Person, PersonId
from assessment_app.domain.policy import Action
from assessment_app.domain.refusals import Incomplete, Unusable
from assessment_app.domain.selection import Candidacy, CandidacyId, Circle, Procedure, Stage, StageMove
from assessment_app.services.accounts import looks_like_an_address
from assessment_app.services.desk import Work


@dataclass(frozen=True, slots=True)
class File:
    """A candidacy with what surrounds it, as the committee and the coordinator see it."""

    candidacy: Candidacy
    procedure: Procedure
    circle: Circle
    intake: Intake
    invitation: Invitation | None
    moves: tuple[StageMove, ...]
    people: dict[PersonId, Person]
    decision: Decision | None


def add_candidacy(work: Work, procedure_id: str, name: str, email: str, language: Language) -> Candidacy:
    """A new candidacy, not invited yet.

    Raises:
        Incomplete: no name.
        Unusable: no such address, an address that is in this procedure already, or a language it does not offer.
    """
    work.require(Action.ADD_CANDIDACY)
    procedure = work.procedures.get(procedure_id)
    name, email = name.strip(), email.strip()
    if not name:
        raise Incomplete("candidacy.no_name")
    if not looks_like_an_address(email):
        raise Unusable("account.no_address", email=email)
    if work.candidacies.known(procedure.id, email):
        raise Unusable("candidacy.known_already", email=email)
    if language not in procedure.regime.languages:
        raise Unusable("candidacy.language_not_offered")
    return _added(work, procedure, name, email, language)


def _added(work: Work, procedure: Procedure, name: str, email: str, language: Language) -> Candidacy:
    candidacy = Candidacy(
        id=CandidacyId(work.dice.identifier()),
        procedure=procedure.id,
        number=work.candidacies.next_number(procedure.id),
        name=name,
        email=email,
        language=language,
        stage=Stage.INVITED,
        since=work.now,
    )
    work.candidacies.add(candidacy)
    work.intakes.add(Intake(candidacy.id))
    work.record(CandidacyAdded(candidacy.id, procedure=procedure.id))
    return candidacy


def candidacies(work: Work, procedure_id: str) -> tuple[tuple[Candidacy, Circle], ...]:
    """The candidacies of a procedure, by number; for coordinators and the committee."""
    work.check(Action.READ_PROCEDURE, work.procedures.get(procedure_id))
    return tuple((one, work.circles.around(one)) for one in work.candidacies.of(work.procedures.get(procedure_id).id))


def read_file(work: Work, candidacy_id: str) -> File:
    """The file of a candidacy.

    Raises:
        NotAllowed: for others than coordinators and members who declared to have no conflict of interest.
    """
    candidacy = work.candidacies.get(candidacy_id)
    circle = work.circles.around(candidacy)
    work.require(Action.READ_CANDIDACY, circle)
    procedure = work.procedures.get(candidacy.procedure)
    work.record(CandidacyRead(candidacy.id))
    return File(
        candidacy,
        procedure,
        circle,
        intake=work.intakes.get(candidacy.id),
        invitation=next(iter(work.invitations.of(candidacy.id)), None),
        moves=work.stage_moves.of(candidacy.id),
        people=work.people.named(procedure.members),
        decision=work.decisions.of(candidacy.id) if work.permits(Action.READ_DECISION, circle) else None,
    )


def withdraw(work: Work, candidacy_id: str, why: str) -> Candidacy:
    """Ends a candidacy at the candidate's wish.

    Raises:
        Incomplete: no reason.
        NotNow: it ended, or led to a probation.
    """
    candidacy = work.candidacies.lock(candidacy_id)
    work.require(Action.WITHDRAW, work.circles.around(candidacy))
    if not why.strip():
        raise Incomplete("candidacy.withdraw_reason")
    moved = move(work, candidacy, Stage.WITHDRAWN, why.strip())
    for invitation in work.invitations.of(candidacy.id):
        work.invitations.save(invitation.revoked(work.now))
    work.record(CandidacyWithdrawn(candidacy.id, why=why.strip()))
    return moved


def move(work: Work, candidacy: Candidacy, to: Stage, why: str) -> Candidacy:
    """The candidacy at its next stage, with the step noted; called by the gesture that causes it."""
    moved = work.candidacies.save(candidacy.moved(to, work.now))
    work.stage_moves.add(
        StageMove(work.dice.identifier(), candidacy.id, candidacy.stage, to, work.now, work.actor.id, why)
    )
    work.record(CandidacyMoved(candidacy.id, came_from=candidacy.stage.value, went_to=to.value))
    return moved
