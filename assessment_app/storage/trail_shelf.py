"""The trail: append-only lines, each carrying the hash of the one before, so that a cut or a change shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from sqlalchemy import Row, func, insert, select, text

from assessment_app.domain.events import Event, TrailLine
from assessment_app.domain.fingerprints import fingerprint
from assessment_app.domain.people import Actor, Kind
from assessment_app.storage.shelf import Ledger
from assessment_app.storage.tables import trail

FIRST = "0" * 64
"""What stands before the first line."""
ONE_WRITER = 20_260_702
"""The number of the PostgreSQL advisory lock that lets one work at a time write the next line."""


class TrailShelf:
    """The trail of everything that happened."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def append(self, actor: Actor, at: datetime, events: Sequence[Event]) -> None:
        """Writes these events as the next lines."""
        if not events:
            return
        if self._ledger.connection.dialect.name == "postgresql":
            self._ledger.connection.execute(text(f"SELECT pg_advisory_xact_lock({ONE_WRITER})"))
        number, before = self._last()
        for event in events:
            number += 1
            mark = mark_of(number, at, actor.kind, actor.id, event.name, event.thing, event.details, before)
            self._ledger.connection.execute(
                insert(trail).values(
                    number=number,
                    at=at,
                    kind=actor.kind.value,
                    actor=actor.id,
                    event=event.name,
                    thing=event.thing,
                    details=event.details,
                    before=before,
                    mark=mark,
                )
            )
            before = mark

    def latest(self, limit: int, thing: str | None = None) -> tuple[TrailLine, ...]:
        """The newest lines first, of one thing or of all."""
        query = select(trail).order_by(trail.c.number.desc()).limit(limit)
        if thing is not None:
            query = query.where(trail.c.thing == thing)
        return tuple(_line(row) for row in self._ledger.connection.execute(query))

    def first_fault(self) -> int | None:
        """The number of the first line that is not as it was written, or that is missing; none when all are whole."""
        expected, before = 1, FIRST
        for line in self._all():
            mark = mark_of(
                line.number, line.at, line.kind, line.actor, line.event, line.thing, line.details, line.before
            )
            if line.number != expected or line.before != before or line.mark != mark:
                return expected
            expected, before = expected + 1, line.mark
        return None

    def length(self) -> int:
        """How many lines there are."""
        return self._ledger.connection.execute(select(func.count()).select_from(trail)).scalar_one()

    def _last(self) -> tuple[int, str]:
        query = select(trail.c.number, trail.c.mark).order_by(trail.c.number.desc()).limit(1)
        row = self._ledger.connection.execute(query).first()
        return (0, FIRST) if row is None else (row.number, row.mark)

    def _all(self) -> Iterator[TrailLine]:
        query = select(trail).order_by(trail.c.number).execution_options(yield_per=1000)
        for row in self._ledger.connection.execute(query):
            yield _line(row)


def _line(row: Row[tuple[object, ...]]) -> TrailLine:
    return TrailLine(**{**row._mapping, "kind": Kind(row.kind)})


def mark_of(
    number: int, at: datetime, kind: Kind, actor: str, event: str, thing: str, details: object, before: str
) -> str:
    """The hash of one line and of the mark before it; the moment counts in UTC, as the database gives it back."""
    return fingerprint([number, at.astimezone(UTC).isoformat(), kind.value, actor, event, thing, details, before])
