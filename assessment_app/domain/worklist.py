"""The worklist: what waits for one person, since when, until when, and which screen does it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class Errand(StrEnum):
    """The kinds of things that can wait for somebody; the home screen has a sentence for each."""

    INVITE = "invite"
    AWAIT_INTAKE = "await-intake"
    DECLARE = "declare"
    SCORE = "score"
    SEAL = "seal"
    CALIBRATE_FIRST = "calibrate-first"
    CALIBRATE_ON = "calibrate-on"
    DELIBERATE = "deliberate"
    SIGN = "sign"
    START_PROBATION = "start-probation"
    MILESTONE = "milestone"
    CHECK_IN = "check-in"
    SHARE_CHECK_IN = "share-check-in"
    READ_CHECK_IN = "read-check-in"
    EVALUATE = "evaluate"
    READ_EVALUATION = "read-evaluation"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits; `thing` is the identifier its screen opens with, `mentions` what its sentence names."""

    errand: Errand
    thing: str
    since: datetime | None = None
    due: date | None = None
    urgent: bool = True
    mentions: dict[str, Any] = field(default_factory=dict)


def in_order(waiting: Iterable[Waiting]) -> tuple[Waiting, ...]:
    """What is urgent first, then by due day, then by how long it waits."""
    return tuple(
        sorted(
            waiting,
            key=lambda one: (
                not one.urgent,
                one.due or date.max,
                one.since.timestamp() if one.since else float("inf"),
                one.thing,
            ),
        )
    )
