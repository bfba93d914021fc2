"""Reads what happened: the trail as a list of names, refusals by their key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import pytest

from assessment_app.domain.events import TrailLine
from assessment_app.domain.people import Actor
from assessment_app.domain.refusals import Refusal
from assessment_app.services.desk import Desk, Work
from tests.builders import COMMAND_LINE

T = TypeVar("T")


def does(desk: Desk, actor: Actor, gesture: Callable[..., T], *said: Any, **named: Any) -> T:
    """What a gesture answers when this actor makes it, in a piece of work of its own."""
    with desk.work(actor) as work:
        return gesture(work, *said, **named)


def refused(desk: Desk, actor: Actor, gesture: Callable[..., Any], *said: Any, **named: Any) -> str:
    """The key of the refusal this gesture meets; a test fails when there is none."""
    with pytest.raises(Refusal) as refusal, desk.work(actor) as work:
        gesture(work, *said, **named)
    return refusal.value.key


def looked_up(desk: Desk, look: Callable[[Work], T]) -> T:
    """What stands on the shelves, read behind the counter."""
    with desk.work(COMMAND_LINE) as work:
        return look(work)


def trail(desk: Desk) -> list[TrailLine]:
    """Every line of the trail, the oldest first."""
    return looked_up(desk, lambda work: list(reversed(work.trail.latest(100_000))))


def events(desk: Desk, *, since: int = 0) -> list[str]:
    """The names of what happened after the first `since` lines."""
    return [line.event for line in trail(desk)[since:]]


def last_line(desk: Desk) -> TrailLine:
    """The newest line."""
    return trail(desk)[-1]
