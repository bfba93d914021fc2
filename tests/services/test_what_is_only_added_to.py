"""Lines that are only ever added: the database itself refuses to change, remove, empty or replace them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, Table, text
from sqlalchemy.exc import DBAPIError

from assessment_app.domain.calibration import Licence, Round, RoundId
from assessment_app.domain.drafts import InstrumentRelease
from assessment_app.domain.instruments import LicenceTerms
from assessment_app.domain.people import Kind, PersonId, Who
from assessment_app.domain.selection import Stage
from assessment_app.services.desk import Desk
from assessment_app.storage.engine import open_engine
from assessment_app.storage.shelves import Shelves
from assessment_app.storage.tables import APPEND_ONLY
from tests.builders import Zone, a_candidacy_at, somebody, the_catalogue

pytestmark = pytest.mark.usefixtures("zone")


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A way into the database past every shelf, as somebody with its password has."""
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


def run(engine: Engine, statement: str) -> None:
    with engine.begin() as connection:
        connection.execute(text(statement))


def something_everywhere(desk: Desk, zone: Zone) -> None:
    """A line in every table to which lines are only ever added."""
    a_candidacy_at(desk, zone, Stage.INTERVIEW)
    who, now = PersonId(zone.chair.id), desk.clock()
    terms, today = the_catalogue().latest(LicenceTerms, "polbru").instrument, now.date()
    with desk.store.transaction() as ledger:
        kept = Shelves(ledger, Who(Kind.SYSTEM, "tests"), today)
        kept.releases.add(InstrumentRelease("starr/respect/99", "f" * 64, "A note.", who, now))
        mark = kept.snapshots.keep("licence", "licence/polbru/1", terms, now)
        kept.rounds.add(Round(RoundId("round"), who, mark, "values/polbru/1", now))
        kept.licences.add(
            Licence("licence", who, RoundId("round"), "values/polbru/1", "licence/polbru/1", today, today)
        )


@pytest.mark.parametrize("table", [table.name for table in APPEND_ONLY])
@pytest.mark.parametrize("statement", ["DELETE FROM {table}", "UPDATE {table} SET {column} = {column}"])
def test_the_database_refuses_to_change_or_remove_what_is_only_added_to(
    desk: Desk, zone: Zone, engine: Engine, table: str, statement: str
) -> None:
    something_everywhere(desk, zone)
    column = next(one.columns[1].name for one in APPEND_ONLY if one.name == table)
    with engine.connect() as connection:
        before = connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()  # noqa: S608
    assert before > 0
    with pytest.raises(DBAPIError, match="append-only"):
        run(engine, statement.format(table=table, column=f'"{column}"'))
    with engine.connect() as connection:
        assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == before  # noqa: S608


@pytest.mark.parametrize("table", APPEND_ONLY, ids=lambda table: table.name)
def test_the_database_refuses_to_put_another_line_in_the_place_of_one(
    desk: Desk, zone: Zone, engine: Engine, table: Table
) -> None:
    something_everywhere(desk, zone)
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    again = f"INSERT INTO {table.name} ({names}) SELECT {names} FROM {table.name} LIMIT 1"  # noqa: S608
    if engine.dialect.name == "sqlite":
        again = again.replace("INSERT", "INSERT OR REPLACE", 1)
    with pytest.raises(DBAPIError, match=r"append-only|duplicate key"):
        run(engine, again)


@pytest.mark.parametrize("table", [table.name for table in APPEND_ONLY])
def test_the_database_refuses_to_empty_what_is_only_added_to(desk: Desk, engine: Engine, table: str) -> None:
    if engine.dialect.name == "sqlite":
        return  # has no TRUNCATE: DELETE without a condition is its only way, refused above
    somebody(desk)
    with pytest.raises(DBAPIError, match="append-only"):
        run(engine, f"TRUNCATE {table} CASCADE")
