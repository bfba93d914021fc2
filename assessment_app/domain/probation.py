"""A probation: its dates, its milestones, and the people around a trainee."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import NewType

from assessment_app.domain.instruments import MilestoneKind, PlannedMilestone, ProbationPlan, ValueName
from assessment_app.domain.people import PersonId
from assessment_app.domain.refusals import NotNow
from assessment_app.domain.selection import CandidacyId

ProbationId = NewType("ProbationId", str)


@dataclass(frozen=True, slots=True)
class Goal:
    """Something to work on from the first day; comes from the committee without its scores."""

    value: ValueName
    text: str


@dataclass(frozen=True, slots=True)
class Probation:
    """One trainee's probation; `plan` and `values` are fingerprints of snapshots, `ends_on` its last day.

    Probations begun before the values were kept have none.
    """

    id: ProbationId
    candidacy: CandidacyId | None
    trainee: PersonId
    evaluator: PersonId
    plan: str
    goals: tuple[Goal, ...]
    starts_on: date
    ends_on: date
    started_at: datetime
    values: str | None = None
    version: int = 1

    def day(self, today: date) -> int:
        """Which day of the probation it is; the start day is day 1."""
        return (today - self.starts_on).days + 1

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return (self.ends_on - self.starts_on).days + 1


@dataclass(frozen=True, slots=True)
class Mentorship:
    """Who guides the trainee, from which day, until which."""

    id: str
    probation: ProbationId
    mentor: PersonId
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated step of one probation; `step` is its identifier in the plan, which holds its title."""

    id: str
    probation: ProbationId
    step: str
    kind: MilestoneKind
    due_on: date
    done_at: datetime | None = None
    done_by: PersonId | None = None
    version: int = 1

    def done(self, at: datetime, by: PersonId) -> Milestone:
        """This milestone, reached.

        Raises:
            NotNow: it was noted as done already.
        """
        if self.done_at is not None:
            raise NotNow("milestone.done_already", at=self.done_at)
        return replace(self, done_at=at, done_by=by)


@dataclass(frozen=True, slots=True)
class Companions:
    """Who stands around one trainee today: what rights in a probation depend on.

    `author` is who writes the paper at hand (a check-in or a report); `readable` says whether it was shared or signed.
    """

    probation: ProbationId
    trainee: PersonId
    evaluator: PersonId
    mentors: frozenset[PersonId]
    author: PersonId | None = None
    readable: bool = False

    def about(self, author: PersonId, *, readable: bool) -> Companions:
        """The same people, looking at this paper."""
        return replace(self, author=author, readable=readable)


def last_day(starts_on: date, months: int) -> date:
    """The last day of a probation of so many months: the day before the same day of the month.

    Where that month has no such day, it is the month’s last one (Judicial Code, art. 54; the jurist confirms it).
    """
    month = starts_on.month - 1 + months
    year, month = starts_on.year + month // 12, month % 12 + 1
    longest = monthrange(year, month)[1]
    if starts_on.day > longest:
        return date(year, month, longest)
    return date(year, month, starts_on.day) - timedelta(days=1)


def dated(plan: ProbationPlan, starts_on: date) -> tuple[tuple[PlannedMilestone, date], ...]:
    """The steps of a plan on their days; none falls after the last day, also where six months are few days."""
    ends_on = last_day(starts_on, plan.months)
    return tuple((step, min(starts_on + timedelta(days=step.day), ends_on)) for step in plan.milestones)
