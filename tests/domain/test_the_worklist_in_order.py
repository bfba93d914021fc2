"""The worklist: what is urgent first, then what is due first, then what waits longest."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from assessment_app.domain.worklist import Errand, Waiting, in_order

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
TODAY, TOMORROW = NOW.date(), NOW.date() + timedelta(days=1)

WAITING = st.builds(
    Waiting,
    st.sampled_from(Errand),
    st.sampled_from("abcdef"),
    since=st.none() | st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    due=st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    urgent=st.booleans(),
)


def waiting(thing: str, *, since: datetime | None = None, due: date | None = None, urgent: bool = True) -> Waiting:
    return Waiting(Errand.SCORE, thing, since, due, urgent)


def order(*things: Waiting) -> list[str]:
    return [one.thing for one in in_order(things)]


def test_what_is_urgent_comes_before_what_is_only_coming_up() -> None:
    assert order(waiting("coming", due=TODAY, urgent=False), waiting("urgent", due=TOMORROW)) == ["urgent", "coming"]


def test_what_is_due_first_comes_first_and_what_has_no_day_last() -> None:
    assert order(waiting("never"), waiting("tomorrow", due=TOMORROW), waiting("today", due=TODAY)) == [
        "today",
        "tomorrow",
        "never",
    ]


def test_of_two_things_due_on_a_day_the_one_that_waits_longest_comes_first() -> None:
    short, long = waiting("short", since=NOW, due=TODAY), waiting("long", since=NOW - timedelta(days=3), due=TODAY)
    unknown = waiting("unknown", due=TODAY)
    assert order(unknown, short, long) == ["long", "short", "unknown"]


@given(st.lists(WAITING, max_size=8), st.randoms(use_true_random=False))
def test_the_list_does_not_depend_on_the_order_in_which_things_were_found(
    things: list[Waiting], chance: object
) -> None:
    shuffled = list(things)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert order(*things) == order(*shuffled)


@given(st.lists(WAITING, max_size=8))
def test_nothing_is_lost_and_nothing_not_urgent_stands_before_something_urgent(things: list[Waiting]) -> None:
    ordered = in_order(things)
    assert sorted(map(repr, ordered)) == sorted(map(repr, things))
    assert [one.urgent for one in ordered] == sorted((one.urgent for one in things), reverse=True)
