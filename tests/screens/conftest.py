"""What screen tests ask for: a desk on SQLite, and a zone of people around it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assessment_app.services.desk import Desk
from assessment_app.storage.engine import open_engine
from tests.builders import Zone, a_desk, a_zone
from tests.clock import StoppedClock


@pytest.fixture
def desk(sqlite_url: str, clock: StoppedClock) -> Iterator[Desk]:
    """A desk on an empty database; what the databases differ in is tried by the service tests."""
    engine = open_engine(sqlite_url)
    yield a_desk(engine, clock)
    engine.dispose()


@pytest.fixture
def zone(desk: Desk) -> Zone:
    """One of each role, and a committee of three."""
    return a_zone(desk)
