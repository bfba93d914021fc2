"""How each database is told to refuse every change of a table to which lines are only ever added."""

from __future__ import annotations

_POSTGRESQL_FUNCTION = (
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
)


def refusing_changes(table: str, dialect: str) -> tuple[str, ...]:
    """The statements (SQL) that protect this table on ``sqlite`` or ``postgresql``."""
    if dialect == "sqlite":
        return tuple(
            f"CREATE TRIGGER {table}_refuses_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            for verb in ("UPDATE", "DELETE")
        )
    trigger = (
        f"CREATE TRIGGER {table}_refuses_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "EXECUTE FUNCTION refuse_change()"
    )
    return (_POSTGRESQL_FUNCTION, trigger)


def refusing_replacement(table: str, key: str, dialect: str) -> tuple[str, ...]:
    """The statements (SQL) that refuse a line whose `key` is taken; SQLite's REPLACE removes the old one untold.

    On PostgreSQL the key itself refuses, and ON CONFLICT DO UPDATE is an update.
    """
    if dialect != "sqlite":
        return ()
    taken = f"EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})"  # noqa: S608  (names of our own tables)
    trigger = (
        f"CREATE TRIGGER {table}_refuses_replacement BEFORE INSERT ON {table} WHEN {taken} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )
    return (trigger,)
