"""Shelves of scoring: who stands around a candidacy, guides, and score sheets, read only by whoever may see them."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from assessment_app.domain.entries import Form, FormKind
from assessment_app.domain.people import PersonId, Who
from assessment_app.domain.policy import Action, may
from assessment_app.domain.refusals import NotAllowed, NotFound
from assessment_app.domain.scoring import Guide, ScoreSheet, answers_from
from assessment_app.domain.selection import Candidacy, Circle
from assessment_app.storage.entry_shelves import EntryShelf
from assessment_app.storage.selection_shelves import CandidacyShelf, DecisionShelf, DeclarationShelf, ProcedureShelf
from assessment_app.storage.shelf import Ledger, Shelf
from assessment_app.storage.snapshot_shelf import SnapshotShelf
from assessment_app.storage.tables import candidacies, procedures, sheets


class CircleShelf:
    """Who stands around a candidacy, put together afresh at each asking."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def of(self, candidacy: str) -> Circle:
        """The circle of this candidacy.

        Raises:
            NotFound: there is no such candidacy.
        """
        return self.around(CandidacyShelf(self._ledger).get(candidacy))

    def around(self, candidacy: Candidacy) -> Circle:
        """The circle of a candidacy at hand."""
        procedure = ProcedureShelf(self._ledger).get(candidacy.procedure)
        declared = DeclarationShelf(self._ledger).of(candidacy.id)
        decision = DecisionShelf(self._ledger).of(candidacy.id)
        sealed = select(sheets.c.member).where(sheets.c.candidacy == candidacy.id, sheets.c.sealed_at.is_not(None))
        return Circle(
            candidacy=candidacy.id,
            stage=candidacy.stage,
            seated=procedure.members,
            chair=procedure.chair,
            cleared=frozenset(one.member for one in declared if not one.conflict),
            conflicted=frozenset(one.member for one in declared if one.conflict),
            sealed=frozenset(self._ledger.connection.execute(sealed).scalars()),
            signed=frozenset(signature.person for signature in decision.signatures) if decision else frozenset(),
        )


class GuideShelf:
    """The interview guides of procedures."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def of(self, candidacy: str) -> Guide:
        """What this candidate is asked."""
        asked = select(procedures.c.guide).join(candidacies).where(candidacies.c.id == candidacy)
        if (mark := self._ledger.connection.execute(asked).scalar()) is None:
            raise NotFound("nothing_here")
        return self.behind(mark)

    def behind(self, fingerprint: str) -> Guide:
        """The guide of this fingerprint; read once, since a snapshot never changes."""
        return SnapshotShelf(self._ledger).get(fingerprint, Guide)


class SheetShelf(Shelf[ScoreSheet]):
    """Score sheets. Blindness lives here: `get` and `of` give nothing that this reader may not see yet."""

    table, kind = sheets, ScoreSheet

    def __init__(self, ledger: Ledger, reader: Who) -> None:
        super().__init__(ledger)
        self._reader = reader

    def get(self, ident: str) -> ScoreSheet:
        """The sheet with this identifier, filled in.

        Raises:
            NotFound: there is none.
            NotAllowed: it is somebody else's, and not all sheets are sealed.
        """
        sheet = super().get(ident)
        if not self._visible(sheet, CircleShelf(self._ledger).of(sheet.candidacy)):
            raise NotAllowed("sheet.blind")
        return self._filled(sheet)

    def of(self, candidacy: str) -> tuple[ScoreSheet, ...]:
        """The sheets of a candidacy that this reader may see now, filled in, in the order of the seats."""
        circle = CircleShelf(self._ledger).of(candidacy)
        found = [sheet for sheet in self._many(sheets.c.candidacy == candidacy) if self._visible(sheet, circle)]
        return tuple(self._filled(sheet) for sheet in sorted(found, key=lambda one: circle.seated.index(one.member)))

    def cover(self, ident: str) -> ScoreSheet:
        """The sheet without anything that was filled in: whose it is, of which candidacy, and whether it is sealed.

        Raises:
            NotFound: there is none.
        """
        return super().get(ident)

    def lock(self, ident: str) -> ScoreSheet:
        """The same cover, kept from others until this work ends: a seal and a last word never cross.

        Raises:
            NotFound: there is none.
        """
        self._hold(ident)
        return self.cover(ident)

    def seals(self, candidacy: str) -> tuple[str, ...]:
        """The fingerprints of the sealed sheets, in alphabetical order; they tell nothing of what is in a sheet."""
        query = select(sheets.c.fingerprint).where(sheets.c.candidacy == candidacy, sheets.c.sealed_at.is_not(None))
        return tuple(sorted(self._ledger.connection.execute(query).scalars()))

    def mine(self, candidacy: str, member: PersonId) -> ScoreSheet | None:
        """The reader's own sheet for a candidacy, not filled in, if it exists."""
        return self._one(sheets.c.candidacy == candidacy, sheets.c.member == member)

    def _visible(self, sheet: ScoreSheet, circle: Circle) -> bool:
        return may(self._reader, Action.READ_SHEET, circle.about(sheet.member))

    def _filled(self, sheet: ScoreSheet) -> ScoreSheet:
        guide = GuideShelf(self._ledger).of(sheet.candidacy)
        texts = EntryShelf(self._ledger).texts(Form(FormKind.SHEET, sheet.id))
        return replace(sheet, answers=answers_from(guide, texts))
