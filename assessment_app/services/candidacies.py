"""Candidacies: adding them, following them, withdrawing them, and the steps they take."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assessment_app.domain.applicants import Applicant, LookedOver, fitting, look_over
from assessment_app.domain.decisions import Decision
from assessment_app.domain.events import CandidacyAdded, CandidacyMoved, CandidacyRead, CandidacyWithdrawn
from assessment_app.domain.intake import Intake
from assessment_app.domain.invitations import Invitation
from assessment_app.domain.language import Language
from assessment_app.domain.people import Person, PersonId
from assessment_app.domain.policy import Action
from assessment_app.domain.refusals import Incomplete, Unusable
from assessment_app.domain.selection import (
    Candidacy,
    CandidacyId,
    Circle,
    Declaration,
    Procedure,
    Stage,
    StageMove,
)
from assessment_app.services.desk import Work

OFFERED = (
    Action.INVITE,
    Action.WITHDRAW,
    Action.READ_INTAKE,
    Action.READ_SHEET,
    Action.READ_DELIBERATION,
    Action.READ_DECISION,
    Action.START_PROBATION,
)
"""What a file leads on to, for whoever may."""


@dataclass(frozen=True, slots=True)
class File:
    """A candidacy with what surrounds it, as the committee and the coordinator see it.

    `conflicts` are the conflicts of interest declared, in the members' words; for coordinators only. `offers` is what
    whoever asks may do or read from here.
    """

    candidacy: Candidacy
    procedure: Procedure
    circle: Circle
    intake: Intake
    invitation: Invitation | None
    moves: tuple[StageMove, ...]
    people: dict[PersonId, Person]
    decision: Decision | None
    conflicts: tuple[Declaration, ...] = ()
    offers: frozenset[Action] = frozenset()


@dataclass(frozen=True, slots=True)
class Line:
    """One candidacy in a list, with who stands around it and its newest invitation."""

    candidacy: Candidacy
    circle: Circle
    invitation: Invitation | None


def add_candidacy(work: Work, procedure_id: str, name: str, email: str, language: Language) -> Candidacy:
    """A new candidacy, not invited yet.

    Raises:
        Incomplete: no name.
        Unusable: no such address, an address that is in this procedure already, or a language it does not offer.
    """
    work.require(Action.ADD_CANDIDACY)
    procedure = work.procedures.get(procedure_id)
    applicant = fitting(Applicant.typed(name, email, language), procedure.regime.languages)
    if work.candidacies.known(procedure.id, applicant.email):
        raise Unusable("candidacy.known_already", email=applicant.email)
    return _added(work, procedure, applicant, work.candidacies.next_number(procedure.id))


def look_over_list(work: Work, procedure_id: str, rows: Iterable[Applicant]) -> LookedOver:
    """What importing this list would come to; nothing is kept."""
    work.check(Action.ADD_CANDIDACY)
    procedure = work.procedures.get(procedure_id)
    present = frozenset(one.email.lower() for one in work.candidacies.of(procedure.id))
    return look_over(rows, procedure.regime.languages, present)


def import_candidacies(work: Work, procedure_id: str, rows: Iterable[Applicant]) -> tuple[Candidacy, ...]:
    """Candidacies for everybody on the list who is not a candidate of the procedure yet; all of them or none.

    Raises:
        Unusable: a line cannot be used; names the lines.
        Incomplete: everybody on the list is a candidate already.
    """
    work.require(Action.ADD_CANDIDACY)
    looked = look_over_list(work, procedure_id, rows)
    if looked.faults:
        raise Unusable("import.lines_to_mend", lines=[fault.line for fault in looked.faults])
    if not looked.fresh:
        raise Incomplete("import.nobody_new")
    procedure = work.procedures.get(procedure_id)
    first = work.candidacies.next_number(procedure.id)
    return tuple(_added(work, procedure, one, number) for number, one in enumerate(looked.fresh, start=first))


def _added(work: Work, procedure: Procedure, applicant: Applicant, number: int) -> Candidacy:
    candidacy = Candidacy(
        id=CandidacyId(work.dice.identifier()),
        procedure=procedure.id,
        number=number,
        name=applicant.name,
        email=applicant.email,
        language=applicant.language or procedure.regime.languages[0],
        stage=Stage.INVITED,
        since=work.now,
    )
    work.candidacies.add(candidacy)
    work.intakes.add(Intake(candidacy.id))
    work.record(CandidacyAdded(candidacy.id, procedure=procedure.id))
    return candidacy


def candidacies(work: Work, procedure_id: str) -> tuple[Line, ...]:
    """The candidacies of a procedure, by number; for coordinators and the committee."""
    procedure = work.procedures.get(procedure_id)
    work.check(Action.READ_PROCEDURE, procedure)
    invited = work.invitations.newest(procedure.id)
    return tuple(Line(one, work.circles.around(one), invited.get(one.id)) for one in work.candidacies.of(procedure.id))


def read_file(work: Work, candidacy_id: str) -> File:
    """The file of a candidacy; opening it is noted.

    Raises:
        NotAllowed: for others than coordinators and members who declared to have no conflict of interest.
    """
    work.require(Action.READ_CANDIDACY, work.circles.of(candidacy_id))
    work.record(CandidacyRead(candidacy_id))
    return look_at_file(work, candidacy_id)


def look_at_file(work: Work, candidacy_id: str) -> File:
    """The file of a candidacy that was opened before, as it stands now."""
    candidacy = work.candidacies.get(candidacy_id)
    circle = work.circles.around(candidacy)
    work.check(Action.READ_CANDIDACY, circle)
    procedure = work.procedures.get(candidacy.procedure)
    moves = work.stage_moves.of(candidacy.id)
    return File(
        candidacy,
        procedure,
        circle,
        intake=work.intakes.get(candidacy.id),
        invitation=next(iter(work.invitations.of(candidacy.id)), None),
        moves=moves,
        people=work.people.named(frozenset(procedure.members) | {PersonId(move.by) for move in moves}),
        decision=work.decisions.of(candidacy.id) if work.permits(Action.READ_DECISION, circle) else None,
        conflicts=_conflicts(work, candidacy) if work.permits(Action.MAKE_PROCEDURE) else (),
        offers=_offers(work, circle),
    )


def _offers(work: Work, circle: Circle) -> frozenset[Action]:
    offers = {action for action in OFFERED if work.permits(action, circle)}
    if work.who.person is not None and work.permits(Action.WRITE_SHEET, circle.about(work.who.person)):
        offers.add(Action.WRITE_SHEET)
    return frozenset(offers)


def _conflicts(work: Work, candidacy: Candidacy) -> tuple[Declaration, ...]:
    return tuple(one for one in work.declarations.of(candidacy.id) if one.conflict)


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
