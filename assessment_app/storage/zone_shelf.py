"""What is true of the whole zone in this database: for now, whether it is a demonstration."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert, select

from assessment_app.storage.shelf import Ledger
from assessment_app.storage.tables import people, zone_marks

DEMONSTRATION = "demonstration"


class ZoneShelf:
    """Marks on the zone."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    @property
    def demonstration(self) -> bool:
        """Whether everybody in this database is invented, so that anybody may take anybody's place."""
        mark = select(zone_marks.c.id).where(zone_marks.c.id == DEMONSTRATION)
        return self._ledger.connection.execute(mark).first() is not None

    @property
    def empty(self) -> bool:
        """Whether nobody has an account yet."""
        return self._ledger.connection.execute(select(people.c.id).limit(1)).first() is None

    def mark_as_demonstration(self, at: datetime) -> None:
        """Marks it, for good."""
        self._ledger.connection.execute(insert(zone_marks).values(id=DEMONSTRATION, made_at=at))
        self._ledger.changed = True
