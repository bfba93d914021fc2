"""Frozen contents by fingerprint: the words of the day, kept as long as a file refers to them."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from pydantic import BaseModel
from sqlalchemy import insert, select

from assessment_app.domain.fingerprints import fingerprint
from assessment_app.domain.instruments import Instrument, fingerprint_of
from assessment_app.domain.refusals import NotFound
from assessment_app.storage.shelf import Ledger
from assessment_app.storage.tables import snapshots

M = TypeVar("M", bound=BaseModel)
_parsed: dict[str, BaseModel] = {}
"""Contents read before in this process; they never change, so this cannot go stale."""


class SnapshotShelf:
    """Contents that never change."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def keep(self, kind: str, label: str, content: BaseModel, at: datetime) -> str:
        """Keeps this content and answers its fingerprint; the same content is kept once.

        The mark of an instrument is the one it was released under.
        """
        plain = content.model_dump(mode="json")
        mark = fingerprint_of(content) if isinstance(content, Instrument) else fingerprint(plain)
        known = self._ledger.connection.execute(select(snapshots.c.id).where(snapshots.c.id == mark)).first()
        if known is None:
            self._ledger.connection.execute(
                insert(snapshots).values(id=mark, kind=kind, label=label, content=plain, kept_at=at)
            )
            self._ledger.changed = True
        return mark

    def get(self, mark: str, model: type[M]) -> M:
        """The content with this fingerprint.

        Raises:
            NotFound: it was never kept.
        """
        if mark not in _parsed:
            content = self._ledger.connection.execute(
                select(snapshots.c.content).where(snapshots.c.id == mark)
            ).scalar()
            if content is None:
                raise NotFound("nothing_here")
            _parsed[mark] = model.model_validate(content)
        found = _parsed[mark]
        if not isinstance(found, model):
            raise NotFound("nothing_here")
        return found
