"""What storage tests ask for: an engine on either database, and the shelves around one open transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date

import pytest
from sqlalchemy import Engine

from assessment_app.domain.people import Kind, Who
from assessment_app.storage.engine import open_engine
from assessment_app.storage.shelves import Shelves, Store

Opened = Callable[[], AbstractContextManager[Shelves]]


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An empty migrated database; the test runs once on SQLite and once on PostgreSQL."""
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def opened(engine: Engine) -> Opened:
    """Opens the shelves in a transaction of their own, for a member who sits on the committee."""
    store = Store(engine)

    @contextmanager
    def shelves() -> Iterator[Shelves]:
        with store.transaction() as ledger:
            yield Shelves(ledger, Who(Kind.PERSON, "member"), date(2026, 11, 23))

    return shelves
