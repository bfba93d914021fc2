"""Shelves of a selection: procedures, candidacies, invitations, intakes, declarations, decisions."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, func, insert, select

from assessment_app.domain.decisions import Decision
from assessment_app.domain.intake import Intake
from assessment_app.domain.invitations import Invitation
from assessment_app.domain.people import PersonId
from assessment_app.domain.refusals import OutOfDate
from assessment_app.domain.selection import (
    Candidacy,
    CandidacyId,
    Declaration,
    Procedure,
    ProcedureId,
    Seat,
    Stage,
    StageMove,
)
from assessment_app.storage.mapping import row_of, value_of
from assessment_app.storage.shelf import Shelf
from assessment_app.storage.tables import (
    candidacies,
    decisions,
    declarations,
    intakes,
    invitations,
    procedures,
    seats,
    stage_moves,
)


class ProcedureShelf(Shelf[Procedure]):
    """Procedures with the seats of their committee."""

    table, kind = procedures, Procedure

    def add(self, value: Procedure) -> Procedure:
        """Keeps a new procedure and its seats."""
        super().add(value)
        for place, seat in enumerate(value.seats):
            self._ledger.connection.execute(
                insert(seats).values(procedure=value.id, place=place, **row_of(seat, seats))
            )
        return value

    def all(self) -> tuple[Procedure, ...]:
        """Every procedure, the newest first."""
        return self._found(select(procedures))

    def referred(self, reference: str) -> bool:
        """Whether a procedure goes by this reference."""
        found = select(procedures.c.id).where(procedures.c.reference == reference)
        return self._ledger.connection.execute(found).first() is not None

    def with_seat(self, person: PersonId) -> tuple[Procedure, ...]:
        """The procedures in whose committee this person sits, the newest first."""
        own = select(seats.c.procedure).where(seats.c.person == person)
        return self._found(select(procedures).where(procedures.c.id.in_(own)))

    def _one(self, *conditions: ColumnElement[bool]) -> Procedure | None:
        row = self._ledger.connection.execute(select(procedures).where(*conditions)).mappings().first()
        return None if row is None else self._seated(row)

    def _found(self, query: Any) -> tuple[Procedure, ...]:
        rows = self._ledger.connection.execute(query.order_by(procedures.c.made_at.desc(), procedures.c.id)).mappings()
        return tuple(self._seated(row) for row in rows.all())

    def _seated(self, row: RowMapping) -> Procedure:
        query = select(seats).where(seats.c.procedure == row["id"]).order_by(seats.c.place)
        places = tuple(value_of(Seat, seat) for seat in self._ledger.connection.execute(query).mappings())
        return value_of(Procedure, {**row, "seats": [asdict(seat) for seat in places]})


class CandidacyShelf(Shelf[Candidacy]):
    """Candidacies."""

    table, kind = candidacies, Candidacy

    def of(self, procedure: ProcedureId) -> tuple[Candidacy, ...]:
        """The candidacies of a procedure, by number."""
        return self._many(candidacies.c.procedure == procedure, order=candidacies.c.number)

    def at(self, stage: Stage) -> tuple[Candidacy, ...]:
        """The candidacies at a stage, the longest waiting first."""
        return self._many(candidacies.c.stage == stage.value, order=candidacies.c.since)

    def next_number(self, procedure: ProcedureId) -> int:
        """The number after the highest of the procedure."""
        highest = select(func.max(candidacies.c.number)).where(candidacies.c.procedure == procedure)
        return (self._ledger.connection.execute(highest).scalar() or 0) + 1

    def stages(self) -> dict[ProcedureId, dict[Stage, int]]:
        """How many candidacies of each procedure are at each stage."""
        counted = select(candidacies.c.procedure, candidacies.c.stage, func.count()).group_by(
            candidacies.c.procedure, candidacies.c.stage
        )
        found: dict[ProcedureId, dict[Stage, int]] = {}
        for procedure, stage, number in self._ledger.connection.execute(counted):
            found.setdefault(ProcedureId(procedure), {})[Stage(stage)] = number
        return found

    def known(self, procedure: ProcedureId, email: str) -> bool:
        """Whether somebody with this address is a candidate in the procedure already."""
        same = (candidacies.c.procedure == procedure) & (func.lower(candidacies.c.email) == email.strip().lower())
        return self._one(same) is not None


class StageMoveShelf(Shelf[StageMove]):
    """The steps of candidacies."""

    table, kind = stage_moves, StageMove

    def of(self, candidacy: str) -> tuple[StageMove, ...]:
        """The steps of one candidacy, in time."""
        return self._many(stage_moves.c.candidacy == candidacy, order=stage_moves.c.at)


class InvitationShelf(Shelf[Invitation]):
    """Invitations."""

    table, kind = invitations, Invitation

    def by_token(self, token_hash: str) -> Invitation | None:
        """The invitation behind a link."""
        return self._one(invitations.c.token_hash == token_hash)

    def of(self, candidacy: str) -> tuple[Invitation, ...]:
        """The invitations of a candidacy, the newest first."""
        return self._many(invitations.c.candidacy == candidacy, order=invitations.c.made_at.desc())

    def newest(self, procedure: ProcedureId) -> dict[CandidacyId, Invitation]:
        """The newest invitation of every candidacy of a procedure that has one."""
        of_these = select(candidacies.c.id).where(candidacies.c.procedure == procedure)
        found = self._many(invitations.c.candidacy.in_(of_these), order=invitations.c.made_at)
        return {one.candidacy: one for one in found}


class IntakeShelf(Shelf[Intake]):
    """Where candidates are with their form."""

    table, kind = intakes, Intake


class DeclarationShelf(Shelf[Declaration]):
    """Answers about conflicts of interest."""

    table, kind = declarations, Declaration

    def of(self, candidacy: str) -> tuple[Declaration, ...]:
        """The answers given for a candidacy."""
        return self._many(declarations.c.candidacy == candidacy, order=declarations.c.at)

    def by(self, member: PersonId) -> dict[str, Declaration]:
        """The answers this member gave, per candidacy."""
        return {one.candidacy: one for one in self._many(declarations.c.member == member)}


class DecisionShelf(Shelf[Decision]):
    """Decisions, proposed or final."""

    table, kind = decisions, Decision

    def of(self, candidacy: str) -> Decision | None:
        """The decision on a candidacy, if one was proposed."""
        return self._one(decisions.c.candidacy == candidacy)

    def take_back(self, decision: Decision) -> None:
        """Removes a proposal that is not final; the trail keeps that it was there.

        Raises:
            OutOfDate: somebody signed it meanwhile.
        """
        unchanged = (decisions.c.candidacy == decision.candidacy) & (decisions.c.version == decision.version)
        done = self._ledger.connection.execute(decisions.delete().where(unchanged, decisions.c.final_at.is_(None)))
        if done.rowcount != 1:
            raise OutOfDate("changed_meanwhile", theirs=self.of(decision.candidacy))
        self._ledger.changed = True
