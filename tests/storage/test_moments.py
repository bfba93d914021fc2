"""Moments: aware of their zone in our hands, the same instant on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Connection, Engine, MetaData, Table, insert, select
from sqlalchemy.exc import StatementError

from assessment_app.storage.columns import Moment

moments = Table("moments", MetaData(), Column("at", Moment))

ZONES = st.sampled_from([UTC, ZoneInfo("Europe/Brussels"), timezone(timedelta(hours=-9, minutes=-30))])


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with engine.begin() as connection:
        moments.create(connection)
        yield connection


def there_and_back(connection: Connection, moment: datetime | None) -> datetime | None:
    connection.execute(moments.delete())
    connection.execute(insert(moments).values(at=moment))
    back: datetime | None = connection.execute(select(moments.c.at)).scalar_one()
    return back


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(moment=st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=ZONES, allow_imaginary=False))  # noqa: DTZ001
def test_a_moment_comes_back_as_the_same_instant_in_utc(connection: Connection, moment: datetime) -> None:
    back = there_and_back(connection, moment)
    assert back is not None
    assert back == moment.astimezone(UTC)
    assert back.tzinfo is UTC


@pytest.mark.parametrize("fold", [0, 1])
def test_the_hour_that_happens_twice_in_autumn_is_kept_apart(connection: Connection, fold: int) -> None:
    moment = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Brussels"), fold=fold)
    assert there_and_back(connection, moment) == datetime(2026, 10, 25, fold, 30, tzinfo=UTC)


def test_no_moment_stays_no_moment(connection: Connection) -> None:
    assert there_and_back(connection, None) is None


def test_moments_are_compared_and_ordered_as_instants(connection: Connection) -> None:
    brussels, earlier = ZoneInfo("Europe/Brussels"), datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    later = datetime(2026, 11, 23, 9, 0, 1, tzinfo=brussels)
    connection.execute(insert(moments), [{"at": later}, {"at": earlier}])
    assert connection.execute(select(moments.c.at).order_by(moments.c.at)).scalars().all() == [earlier, later]
    assert connection.execute(select(moments.c.at).where(moments.c.at > earlier)).scalars().all() == [later]


def test_a_moment_that_does_not_say_its_zone_is_a_fault(connection: Connection) -> None:
    with pytest.raises(StatementError, match="a moment needs its time zone"):
        there_and_back(connection, datetime(2026, 11, 23, 8, 0))  # noqa: DTZ001
