"""Migrations: from nothing to the tables of the code and back, and never over a database made by newer code."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from assessment_app.domain.people import Kind, Who
from assessment_app.domain.refusals import NotNow, Unusable
from assessment_app.domain.selection import CalibrationDemand
from assessment_app.storage.engine import open_engine
from assessment_app.storage.migrate import MIGRATIONS, Tables, _config, migrate, state
from assessment_app.storage.shelves import Shelves, Store
from assessment_app.storage.tables import APPEND_ONLY, metadata


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database in which there is nothing at all."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
    else:
        with request.getfixturevalue("postgres_databases").fresh(migrated=False) as url:
            yield url


@pytest.fixture
def empty(empty_url: str) -> Iterator[Engine]:
    engine = open_engine(empty_url)
    yield engine
    engine.dispose()


def tables_of(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names())


def stamp(engine: Engine, revision: str) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})


def schema(engine: Engine) -> list[str]:
    """Everything a database says about its tables and what it protects, in words."""
    look = inspect(engine)
    columns = [(table, column) for table in tables_of(engine) for column in look.get_columns(table)]
    found = [f"{table} {column['name']} {column['type']}" for table, column in columns]
    query = {
        "sqlite": "SELECT sql FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname || tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal",
    }[engine.dialect.name]
    with engine.connect() as connection:
        return sorted([*found, *connection.execute(text(query)).scalars()])


# From nothing


def test_migrations_from_nothing_give_exactly_the_tables_of_the_code(empty_url: str, empty: Engine) -> None:
    migrate(empty_url)
    with empty.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []
    assert tables_of(empty) == {*metadata.tables, "alembic_version"}


def test_migrations_give_the_same_schema_and_the_same_protection_as_the_tables_themselves(
    empty_url: str, empty: Engine, tmp_path: Path
) -> None:
    migrate(empty_url)
    migrated = schema(empty)
    protected = {table.name for table in APPEND_ONLY}
    assert {name for name in protected if any(f"{name}_refuses" in line for line in migrated)} == protected
    if empty.dialect.name == "sqlite":
        made = open_engine(f"sqlite:///{tmp_path / 'made.db'}")
        metadata.create_all(made)
        assert [line for line in migrated if not line.startswith("alembic_version")] == schema(made)
        made.dispose()


def test_migrating_again_changes_nothing(empty_url: str, empty: Engine) -> None:
    migrate(empty_url)
    before = schema(empty)
    migrate(empty_url)
    assert schema(empty) == before


def test_there_is_one_line_of_migrations_without_branches() -> None:
    script = ScriptDirectory(str(MIGRATIONS))
    assert len(script.get_heads()) == len(script.get_bases()) == 1


# And back


def test_a_downgrade_leaves_nothing_behind_and_the_way_up_works_again(empty_url: str, empty: Engine) -> None:
    migrate(empty_url)
    before = schema(empty)
    with empty.begin() as connection:
        command.downgrade(_config(connection), "base")
    assert tables_of(empty) <= {"alembic_version"}
    assert state(empty) is Tables.BEHIND
    migrate(empty_url)
    assert schema(empty) == before


# A zone that is in use


def test_a_zone_in_use_loses_nothing_on_the_way_up_and_back(empty_url: str, empty: Engine) -> None:
    with empty.begin() as connection:
        command.upgrade(_config(connection), "0001")
    with empty.begin() as connection:
        for statement in A_ZONE_OF_THE_FIRST_TABLES.split(";"):
            connection.execute(text(statement))
    before = rows(empty)

    migrate(empty_url)

    assert {table: count for table, count in rows(empty).items() if table in before} == before
    with Store(empty).transaction() as ledger:
        kept = Shelves(ledger, Who(Kind.SYSTEM, "tests"), date(2026, 11, 27))
        procedure, probation = kept.procedures.get("procedure"), kept.probations.get("probation")
        assert (procedure.calibration, procedure.phrases, probation.values) == (CalibrationDemand.OFF, None, None)
        assert kept.candidacies.of(procedure.id)
    with empty.begin() as connection:
        command.downgrade(_config(connection), "0001")
    assert rows(empty) == before


A_ZONE_OF_THE_FIRST_TABLES = """
INSERT INTO people VALUES ('chair', 'Bart Claes', 'chair@polbru.example', 'nl', true, 1);
INSERT INTO snapshots VALUES ('mark', 'guide', 'small', '{}', '2026-11-24 08:00:00');
INSERT INTO procedures VALUES ('procedure', 'INP-2026-01', 'Inspecteur', 'operational', 'bilingual', '["respect"]',
    'This one.', 'mark', 'mark', 'mark', '2026-12-03', '2026-11-24 08:00:00', 1);
INSERT INTO seats VALUES ('procedure', 'chair', 0, true);
INSERT INTO candidacies VALUES ('candidacy', 'procedure', 1, 'Zoë Müller', 'zoe@candidate.example', 'fr', 'decided',
    '2026-11-24 08:00:00', 1);
INSERT INTO probations VALUES ('probation', 'candidacy', 'chair', 'chair', 'mark', '[]', '2026-12-01', '2027-05-31',
    '2026-11-24 08:00:00', 1);
INSERT INTO mentorships VALUES ('mentorship', 'probation', 'chair', '2026-12-01', NULL)
"""


def rows(engine: Engine) -> dict[str, int]:
    """How many rows each table holds, but for the mark of the migration itself."""
    with engine.connect() as connection:
        return {
            table: connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()  # noqa: S608
            for table in tables_of(engine) - {"alembic_version"}
        }


# How a database stands


def test_a_database_says_how_it_stands_to_the_code(empty_url: str, empty: Engine) -> None:
    assert state(empty) is Tables.BEHIND
    migrate(empty_url)
    assert state(empty) is Tables.CURRENT
    stamp(empty, "9999")
    assert state(empty) is Tables.AHEAD


def test_a_database_made_by_newer_code_is_refused_and_left_untouched(empty_url: str, empty: Engine) -> None:
    migrate(empty_url)
    stamp(empty, "9999")
    with empty.begin() as connection:
        connection.execute(text("CREATE TABLE from_the_future (id INTEGER)"))
    before = schema(empty)
    with pytest.raises(NotNow, match=r"database\.newer_than_code"):
        migrate(empty_url)
    assert schema(empty) == before
    assert state(empty) is Tables.AHEAD


@pytest.mark.parametrize("url", ["postgresql://nobody@127.0.0.1:1/nothing", "sqlite:////no/such/folder/kompas.db"])
def test_a_database_that_does_not_answer_is_refused_in_a_sentence(url: str) -> None:
    with pytest.raises(NotNow, match=r"database\.unreachable"):
        migrate(url)
    engine = open_engine(url)
    assert state(engine) is Tables.UNREACHABLE
    assert not Store(engine).answers()
    engine.dispose()


@pytest.mark.parametrize(
    "url", ["", "nonsense", "mysql://somebody@localhost/kompas", "postgres:///", "http://kompas.example.be"]
)
def test_an_address_of_no_database_kompas_works_with_is_refused_in_a_sentence(url: str) -> None:
    with pytest.raises(Unusable, match=r"settings\.database_url"):
        open_engine(url)


@pytest.mark.parametrize("url", ["postgresql://u:p@host/name", "postgresql+psycopg://u:p@host/name"])
def test_a_zones_database_is_reached_by_psycopg(url: str) -> None:
    engine = open_engine(url)
    assert engine.url.drivername == "postgresql+psycopg"
    engine.dispose()


def test_a_database_that_answers_says_so(empty: Engine) -> None:
    assert Store(empty).answers()
