"""What every test may ask for: a stopped clock, and an empty migrated database of either kind."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.configuration import set_hypothesis_home_dir

from tests.clock import StoppedClock
from tests.databases import PostgresDatabases, SQLiteDatabases, postgres

# The same examples in every run, and no folder of earlier ones: a test that passes today passes tomorrow.
set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "kompas-hypothesis")
settings.register_profile("kompas", derandomize=True, deadline=None)
settings.load_profile("kompas")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first: a story that one worker begins last would keep all others waiting."""
    longest = ("tests/browser/test_the_story.py", "tests/browser/")
    items.sort(key=lambda item: next((n for n, begin in enumerate(longest) if item.nodeid.startswith(begin)), 2))


@pytest.fixture(autouse=True, scope="session")
def _nothing_of_this_machine() -> None:
    """Forgets the settings of whoever runs the tests: no test may reach a database that somebody uses."""
    for name in [name for name in os.environ if name == "DATABASE_URL" or name.startswith("KOMPAS_")]:
        del os.environ[name]


@pytest.fixture
def clock() -> StoppedClock:
    """A clock that stands at nine o'clock on a Monday morning in Brussels."""
    return StoppedClock()


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> SQLiteDatabases:
    """Where SQLite databases come from."""
    return SQLiteDatabases(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres_databases() -> Iterator[PostgresDatabases]:
    """Where PostgreSQL databases come from; the server is started by the first test that asks."""
    with postgres() as databases:
        yield databases


@pytest.fixture
def sqlite_url(sqlite_databases: SQLiteDatabases, tmp_path: Path) -> str:
    """The URL of an empty migrated SQLite database."""
    return sqlite_databases.fresh(tmp_path)


@pytest.fixture
def postgres_url(postgres_databases: PostgresDatabases) -> Iterator[str]:
    """The URL of an empty migrated PostgreSQL database."""
    with postgres_databases.fresh() as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty migrated database; the test runs once on SQLite and once on PostgreSQL."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url
