"""Many at once leave one chain, whatever their clocks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta, timezone
from functools import partial

import pytest
from sqlalchemy import Engine

from assessment_app.domain.events import AccountMade
from assessment_app.domain.people import PersonId, Role
from assessment_app.services import accounts, trail
from assessment_app.services.desk import Desk
from assessment_app.storage.engine import open_engine
from assessment_app.storage.trail_shelf import TrailShelf
from tests.builders import COMMAND_LINE, Zone, a_desk, somebody
from tests.clock import StoppedClock
from tests.services.reading import does, events, looked_up
from tests.services.together import Meanwhile, at_the_same_moment

pytestmark = pytest.mark.usefixtures("zone")


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A second way into the same database."""
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


def first_fault(desk: Desk) -> int | None:
    return looked_up(desk, trail.first_fault)


def test_works_at_the_same_moment_write_one_chain(desk: Desk, zone: Zone) -> None:
    granted = [
        partial(does, desk, COMMAND_LINE, accounts.grant_role, PersonId(person.id), Role.DPO)
        for person in (zone.chair, zone.second, zone.third, zone.mentor)
    ]
    assert at_the_same_moment(*granted) == [None] * 4
    assert first_fault(desk) is None
    assert events(desk)[-4:] == ["RoleGranted"] * 4


def test_the_next_line_waits_for_the_one_that_is_being_written(desk: Desk, zone: Zone) -> None:
    with Meanwhile() as somebody_else:
        with desk.store.transaction() as ledger:
            TrailShelf(ledger).append(COMMAND_LINE, desk.clock(), [AccountMade("somebody")])
            somebody_else.does(
                partial(does, desk, COMMAND_LINE, accounts.grant_role, PersonId(zone.chair.id), Role.DPO)
            )
            assert somebody_else.waits
        assert somebody_else.outcome is None
    assert events(desk)[-2:] == ["AccountMade", "RoleGranted"]
    assert first_fault(desk) is None


def test_the_chain_holds_whatever_time_zone_the_clock_speaks(desk: Desk, engine: Engine, clock: StoppedClock) -> None:
    new_york = timezone(timedelta(hours=-5))
    somebody(a_desk(engine, lambda: clock().astimezone(new_york), desk.dice), Role.MENTOR)
    assert first_fault(desk) is None
