"""Opens the database behind a URL: SQLite on one machine, PostgreSQL for a zone."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import StaticPool

from assessment_app.domain.refusals import Unusable


def open_engine(url: str) -> Engine:
    """An engine for this URL (``sqlite:///…`` or ``postgresql://…``).

    Raises:
        Unusable: the URL is not one of a database that Kompas works with.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise Unusable("settings.database_url") from None
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(url, in_memory=parsed.database in {None, "", ":memory:"})
    if parsed.get_backend_name() == "postgresql":
        return create_engine(parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True, pool_size=10)
    raise Unusable("settings.database_url")


def _sqlite(url: str, *, in_memory: bool) -> Engine:
    options: dict[str, Any] = {"poolclass": StaticPool} if in_memory else {}
    engine = create_engine(url, connect_args={"check_same_thread": False, "timeout": 10}, **options)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        # The driver's own transactions start too late for us; `begin` below starts them.
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        # Nearly every piece of work leaves a trace, so it writes: taking the write lock first avoids failing half-way.
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
