"""What service tests ask for: a desk on either database, and a zone of people around it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assessment_app.services.desk import Desk
from assessment_app.storage.engine import open_engine
from tests.builders import Zone, a_desk, a_zone
from tests.clock import StoppedClock


@pytest.fixture
def desk(database_url: str, clock: StoppedClock) -> Iterator[Desk]:
    """A desk on an empty database; the test runs once on SQLite and once on PostgreSQL."""
    engine = open_engine(database_url)
    yield a_desk(engine, clock)
    engine.dispose()


@pytest.fixture
def zone(desk: Desk) -> Zone:
    """One of each role, and a committee of three."""
    return a_zone(desk)
