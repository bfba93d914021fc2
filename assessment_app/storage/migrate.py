"""Brings a database to the tables of this code, and says how far it is."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from assessment_app.domain.refusals import NotNow
from assessment_app.storage.engine import open_engine

MIGRATIONS = Path(__file__).parent / "migrations"


class Tables(StrEnum):
    """How the tables of a database stand to this code."""

    CURRENT = "current"
    BEHIND = "behind"
    AHEAD = "ahead"
    UNREACHABLE = "unreachable"


def state(engine: Engine) -> Tables:
    """How the tables stand; never raises."""
    try:
        with engine.connect() as connection:
            return _state(connection)
    except SQLAlchemyError:
        return Tables.UNREACHABLE


def migrate(url: str) -> None:
    """Brings the database behind this URL to the tables of this code.

    Raises:
        NotNow: the database was made by newer code, or does not answer; nothing was changed.
    """
    engine = open_engine(url)
    try:
        found = state(engine)
        if found is Tables.UNREACHABLE:
            raise NotNow("database.unreachable")
        if found is Tables.AHEAD:
            raise NotNow("database.newer_than_code")
        if found is Tables.BEHIND:
            with engine.begin() as connection:
                command.upgrade(_config(connection), "head")
    finally:
        engine.dispose()


def _state(connection: Connection) -> Tables:
    stamped = MigrationContext.configure(connection).get_current_revision()
    script = ScriptDirectory(str(MIGRATIONS))
    if stamped == script.get_current_head():
        return Tables.CURRENT
    known = {revision.revision for revision in script.walk_revisions()}
    return Tables.BEHIND if stamped is None or stamped in known else Tables.AHEAD


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config
