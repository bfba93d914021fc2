"""Shelves of the instruments: drafts, and what the zone released in the running application."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from assessment_app.domain.drafts import Draft, InstrumentRelease
from assessment_app.storage.mapping import value_of
from assessment_app.storage.shelf import Ledger, Shelf
from assessment_app.storage.tables import drafts, instrument_releases


class DraftShelf(Shelf[Draft]):
    """Drafts; one of each instrument at a time."""

    table, kind = drafts, Draft

    def all(self) -> tuple[Draft, ...]:
        """Every draft, by instrument."""
        return self._many(order=(drafts.c.kind, drafts.c.name))

    def of(self, kind: str, name: str) -> Draft | None:
        """The draft of this instrument, if there is one."""
        return self._one(drafts.c.kind == kind, drafts.c.name == name)

    def remove(self, draft: Draft) -> None:
        """Throws a draft away, or takes it off the desk once it is released."""
        self._ledger.connection.execute(drafts.delete().where(drafts.c.id == draft.id))
        self._ledger.changed = True


class ReleaseShelf:
    """Releases; the database refuses to change or remove one."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._shelf = _Releases(ledger)

    def add(self, release: InstrumentRelease) -> InstrumentRelease:
        """Keeps a release, for good.

        Raises:
            Unusable: this version was released already.
        """
        return self._shelf.add(release)

    def marks(self) -> Mapping[str, str]:
        """Every version released here, with its fingerprint."""
        query = select(instrument_releases.c.id, instrument_releases.c.fingerprint)
        return {row.id: row.fingerprint for row in self._ledger.connection.execute(query)}

    def content(self, key: str) -> dict[str, Any]:
        """What was released under this key.

        Raises:
            NotFound: nothing.
        """
        return self._shelf.get(key).content

    def notes(self) -> Mapping[str, InstrumentRelease]:
        """Who released what, when and with which note; without the contents."""
        columns = [column for column in instrument_releases.c if column.name != "content"]
        rows = self._ledger.connection.execute(select(*columns)).mappings()
        return {row["id"]: value_of(InstrumentRelease, row) for row in rows}


class _Releases(Shelf[InstrumentRelease]):
    table, kind = instrument_releases, InstrumentRelease
