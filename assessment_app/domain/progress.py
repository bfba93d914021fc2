"""Where a probation stands: each milestone today, and what was seen of each value over the months."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assessment_app.domain.check_ins import CheckIn, CheckInNotes
from assessment_app.domain.evaluations import Evaluation, Verdict
from assessment_app.domain.instruments import ValueName
from assessment_app.domain.probation import Milestone


class Standing(StrEnum):
    """How a milestone stands on a given day."""

    DONE = "done"
    OVERDUE = "overdue"
    NEXT = "next"
    AHEAD = "ahead"


def timeline(milestones: Iterable[Milestone], today: date) -> tuple[tuple[Milestone, Standing], ...]:
    """Every milestone by day, with its standing; of those still to come the first is the next one."""
    stations: list[tuple[Milestone, Standing]] = []
    coming = Standing.NEXT
    for milestone in sorted(milestones, key=lambda one: (one.due_on, one.step)):
        if milestone.done_at is not None:
            stations.append((milestone, Standing.DONE))
        elif milestone.due_on < today:
            stations.append((milestone, Standing.OVERDUE))
        else:
            stations.append((milestone, coming))
            coming = Standing.AHEAD
    return tuple(stations)


def overdue(milestones: Iterable[Milestone], today: date) -> int:
    """How many milestones should have been reached by now and were not."""
    return sum(one.done_at is None and one.due_on < today for one in milestones)


class Source(StrEnum):
    """Where a rating of a value comes from."""

    CHECK_IN = "check-in"
    EVALUATION = "evaluation"


@dataclass(frozen=True, slots=True)
class Mark:
    """What was said of one value on one day; `rating` is a point of the plan, "" where it was only talked about."""

    on: date
    source: Source
    rating: str


Talk = tuple[CheckIn, CheckInNotes]
"""A check-in with what was noted."""
Report = tuple[Evaluation, tuple[Verdict, ...]]
"""A report with its ratings."""


def marks(talks: Iterable[Talk], reports: Iterable[Report]) -> dict[ValueName, tuple[Mark, ...]]:
    """All nine values, each with its marks in time; a value without any was not observed yet.

    Marks are put beside each other and never added up: a mean over check-ins would count what was easy to see
    (domain.md C5, lack of exposure is not lack of performance).
    """
    found: dict[ValueName, list[Mark]] = {value: [] for value in ValueName}
    for check_in, notes in talks:
        for value in notes.values:
            found[value].append(Mark(check_in.held_on, Source.CHECK_IN, notes.ratings.get(value, "")))
    for report, verdicts in reports:
        for verdict in verdicts:
            if verdict.rating:
                found[verdict.value].append(Mark(report.until, Source.EVALUATION, verdict.rating))
    return {value: tuple(sorted(row, key=lambda mark: (mark.on, mark.source))) for value, row in found.items()}


def month_of(starts_on: date, day: date) -> int:
    """Which month of the probation a day lies in; the start day lies in month 1."""
    months = (day.year - starts_on.year) * 12 + day.month - starts_on.month
    return months + (day.day >= starts_on.day)
