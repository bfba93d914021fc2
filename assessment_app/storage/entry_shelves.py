"""The shelf of what people fill in, field by field, with every version and every text that arrived too late."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from assessment_app.domain.entries import Entry, Form
from assessment_app.domain.refusals import OutOfDate
from assessment_app.storage.shelf import Ledger
from assessment_app.storage.tables import entries, entry_history


class EntryShelf:
    """Entries. Saving them leaves no trail of its own: they are drafts of their author, kept version by version."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def of(self, form: Form) -> dict[str, Entry]:
        """Every field of a form that was ever filled in, as it stands now."""
        rows = self._ledger.connection.execute(select(entries).where(*_belongs(entries, form))).mappings()
        return {row["field"]: _entry(form, row) for row in rows}

    def texts(self, form: Form) -> dict[str, str]:
        """What stands in the fields of a form."""
        return {field: entry.value for field, entry in self.of(form).items()}

    def current(self, form: Form, field: str) -> Entry | None:
        """One field as it stands now."""
        query = select(entries).where(*_belongs(entries, form), entries.c.field == field)
        row = self._ledger.connection.execute(query).mappings().first()
        return None if row is None else _entry(form, row)

    def save(self, entry: Entry) -> None:
        """Keeps the next revision of a field.

        Raises:
            OutOfDate: another window saved that revision in this very moment.
        """
        if not (self._first(entry) if entry.revision == 1 else self._next(entry)):
            raise OutOfDate("entry.changed_elsewhere", theirs=self.current(entry.form, entry.field))
        self._remember(entry, aside=False)

    def put_aside(self, entry: Entry) -> None:
        """Keeps a text that came too late, beside the one that counts."""
        self._remember(entry, aside=True)

    def history(self, form: Form, field: str) -> tuple[Entry, ...]:
        """Every version of a field, in the order of arrival, late texts included."""
        query = select(entry_history).where(*_belongs(entry_history, form), entry_history.c.field == field)
        rows = self._ledger.connection.execute(query.order_by(entry_history.c.number)).mappings()
        return tuple(_entry(form, row, aside=row["aside"]) for row in rows)

    def _first(self, entry: Entry) -> bool:
        try:
            with self._ledger.connection.begin_nested():
                self._ledger.connection.execute(insert(entries).values(**_row(entry)))
        except IntegrityError:
            return False
        return True

    def _next(self, entry: Entry) -> bool:
        before = (*_belongs(entries, entry.form), entries.c.field == entry.field)
        changed = update(entries).where(*before, entries.c.revision == entry.revision - 1).values(**_row(entry))
        return self._ledger.connection.execute(changed).rowcount == 1

    def _remember(self, entry: Entry, *, aside: bool) -> None:
        self._ledger.connection.execute(insert(entry_history).values(**_row(entry), aside=aside))


def _belongs(table: Any, form: Form) -> tuple[Any, Any]:
    return table.c.form_kind == form.kind.value, table.c.form_id == form.id


def _row(entry: Entry) -> dict[str, Any]:
    row = asdict(entry)
    del row["form"], row["aside"]
    return {"form_kind": entry.form.kind.value, "form_id": entry.form.id, **row}


def _entry(form: Form, row: Any, *, aside: bool = False) -> Entry:
    return Entry(form, row["field"], row["revision"], row["value"], row["saved_at"], row["saved_by"], aside)
