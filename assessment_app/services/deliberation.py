"""Deliberating: the matrix on the table, what the committee agrees, and the reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from assessment_app.domain.decisions import Decision
from assessment_app.domain.deliberation import Agreed, ValueRow, agreed_from, matrix, settled
from assessment_app.domain.entries import Entry, Form, FormKind
from assessment_app.domain.events import DeliberationOpened, DeliberationRead
from assessment_app.domain.fingerprints import fingerprint
from assessment_app.domain.instruments import FeedbackPhrases, ValueName
from assessment_app.domain.people import Person, PersonId
from assessment_app.domain.policy import Action
from assessment_app.domain.scoring import Guide, ScoreSheet
from assessment_app.domain.selection import Candidacy, Circle, Procedure
from assessment_app.services.desk import Work


@dataclass(frozen=True, slots=True)
class Table:
    """What lies on the table of a deliberation."""

    candidacy: Candidacy
    procedure: Procedure
    circle: Circle
    guide: Guide
    sheets: tuple[ScoreSheet, ...]
    rows: tuple[ValueRow, ...]
    agreed: tuple[Agreed, ...]
    entries: dict[str, Entry]
    people: dict[PersonId, Person]
    decision: Decision | None
    leads: bool
    phrases: FeedbackPhrases | None = None

    @property
    def minority(self) -> str:
        """The minority view, if one was noted."""
        return self.entries["minority"].value.strip() if "minority" in self.entries else ""

    @property
    def opened_at(self) -> datetime:
        """When the last sheet was sealed and all of them opened."""
        return max(sheet.sealed_at for sheet in self.sheets if sheet.sealed_at is not None)

    @property
    def state(self) -> str:
        """The mark of what lies here, as `state` gives it."""
        return _state(self.entries, self.decision)

    def agreed_on(self, value: ValueName) -> Agreed:
        """What was agreed on a value."""
        return next(one for one in self.agreed if one.value == value)


def form_of(candidacy: str) -> Form:
    """The name of a deliberation among the entries."""
    return Form(FormKind.DELIBERATION, candidacy)


def open_table(work: Work, candidacy_id: str) -> Table:
    """The deliberation on a candidacy, to lead for the chair and to look at for the others.

    Raises:
        NotAllowed: before all sheets are sealed, and for anybody outside.
    """
    circle = work.circles.of(candidacy_id)
    if leads := work.permits(Action.LEAD_DELIBERATION, circle):
        work.require(Action.LEAD_DELIBERATION, circle)
        work.record(DeliberationOpened(candidacy_id))
    else:
        work.require(Action.READ_DELIBERATION, circle)
        work.record(DeliberationRead(candidacy_id))
    return table(work, candidacy_id, leads=leads)


def look(work: Work, candidacy_id: str) -> Table:
    """The table as it lies there now, for somebody whose `open_table` is in the trail already.

    Raises:
        NotAllowed: before all sheets are sealed, and for anybody outside.
    """
    circle = work.circles.of(candidacy_id)
    work.check(Action.READ_DELIBERATION, circle)
    return table(work, candidacy_id, leads=work.permits(Action.LEAD_DELIBERATION, circle))


def state(work: Work, candidacy_id: str) -> str:
    """A mark that changes whenever anything on the table does; for those who watch while the chair writes.

    Raises:
        NotAllowed: before all sheets are sealed, and for anybody outside.
    """
    work.check(Action.READ_DELIBERATION, work.circles.of(candidacy_id))
    return _state(work.entries.of(form_of(candidacy_id)), work.decisions.of(candidacy_id))


def _state(entries: Mapping[str, Entry], decision: Decision | None) -> str:
    revisions = sorted([field, entry.revision] for field, entry in entries.items())
    signed = None if decision is None else [decision.fingerprint, len(decision.signatures)]
    return fingerprint([revisions, signed])


def agree(work: Work, candidacy_id: str) -> tuple[Agreed, ...]:
    """What was agreed on each value, if the decision can be written on it.

    Raises:
        NotAllowed: for others than the chair.
        Incomplete: a rating owes a reason; names the values.
    """
    work.check(Action.LEAD_DELIBERATION, work.circles.of(candidacy_id))
    found = table(work, candidacy_id, leads=True)
    return settled(found.guide, found.rows, found.agreed)


def table(work: Work, candidacy_id: str, *, leads: bool) -> Table:
    """Everything on the table; the caller asked for the right to see it."""
    candidacy = work.candidacies.get(candidacy_id)
    procedure = work.procedures.get(candidacy.procedure)
    guide = work.guides.of(candidacy.id)
    sheets = work.sheets.of(candidacy.id)
    rows = matrix(guide, sheets)
    entries = work.entries.of(form_of(candidacy.id))
    return Table(
        candidacy,
        procedure,
        work.circles.around(candidacy),
        guide,
        sheets,
        rows,
        agreed_from(rows, {field: entry.value for field, entry in entries.items()}),
        entries,
        work.people.named(procedure.members),
        work.decisions.of(candidacy.id),
        leads,
        work.snapshots.get(procedure.phrases, FeedbackPhrases) if procedure.phrases else None,
    )
