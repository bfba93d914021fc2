"""A probation: its dates, the people around a trainee, check-ins, and evaluation reports."""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import NewType

from assessment_app.domain.instruments import MilestoneKind, ProbationPlan, ValueName
from assessment_app.domain.people import PersonId
from assessment_app.domain.refusals import Incomplete, NotNow, Unusable
from assessment_app.domain.selection import CandidacyId

ProbationId = NewType("ProbationId", str)
CheckInId = NewType("CheckInId", str)
EvaluationId = NewType("EvaluationId", str)

NO_OPPORTUNITY = "no-opportunity"
"""Offered beside every plan's scale: nothing to observe says nothing about the trainee (domain.md C1, N.O.)."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Something to work on from the first day; comes from the committee without its scores."""

    value: ValueName
    text: str


@dataclass(frozen=True, slots=True)
class Probation:
    """One trainee's probation; `plan` is the fingerprint of the plan's snapshot, `ends_on` its last day."""

    id: ProbationId
    candidacy: CandidacyId | None
    trainee: PersonId
    evaluator: PersonId
    plan: str
    goals: tuple[Goal, ...]
    starts_on: date
    ends_on: date
    started_at: datetime
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
class CheckIn:
    """A short talk between mentor and trainee; what was said are entries, and the trainee reads it once it is shared."""

    id: CheckInId
    probation: ProbationId
    mentor: PersonId
    held_on: date
    shared_at: datetime | None = None
    acknowledged_at: datetime | None = None
    milestone: str | None = None
    version: int = 1

    def still_open(self) -> CheckIn:
        """This check-in, if the mentor may still write in it.

        Raises:
            NotNow: it was shared with the trainee.
        """
        if self.shared_at is not None:
            raise NotNow("check_in.shared_already", at=self.shared_at)
        return self

    def shared(self, at: datetime, notes: CheckInNotes) -> CheckIn:
        """This check-in, as the trainee will read it.

        Raises:
            NotNow: it was shared already.
            Incomplete: no value or no observation, or an agreed action without its day or the other way round.
        """
        self.still_open()
        notes.checked()
        return replace(self, shared_at=at)

    def acknowledged(self, at: datetime) -> CheckIn:
        """This check-in, read by the trainee.

        Raises:
            NotNow: it was not shared yet, or was acknowledged already.
        """
        if self.shared_at is None:
            raise NotNow("check_in.not_shared")
        if self.acknowledged_at is not None:
            raise NotNow("check_in.acknowledged_already", at=self.acknowledged_at)
        return replace(self, acknowledged_at=at)


@dataclass(frozen=True, slots=True)
class CheckInNotes:
    """What a check-in says: fact, effect, feedback, the trainee's view, what was agreed and by when."""

    values: tuple[ValueName, ...]
    observed: str
    effect: str
    feedback: str
    view: str
    agreed: str
    agreed_by: date | None
    ratings: Mapping[ValueName, str]
    reply: str = ""

    def checked(self) -> CheckInNotes:
        """These notes, if they can be shared.

        Raises:
            Incomplete: no value, no observation, or an agreed action without its day or the other way round.
        """
        if not self.values:
            raise Incomplete("check_in.no_value")
        if not self.observed.strip():
            raise Incomplete("check_in.no_observation")
        if bool(self.agreed.strip()) != bool(self.agreed_by):
            raise Incomplete("check_in.action_needs_day")
        return self


CHECK_IN_TEXTS = ("observed", "effect", "feedback", "view", "agreed")


def notes_from(entries: Mapping[str, str], reply: str = "") -> CheckInNotes:
    """The notes of a check-in, read from its fields."""
    named = json.loads(entries.get("values") or "[]")
    agreed_by = entries.get("agreed-by") or ""
    return CheckInNotes(
        values=tuple(ValueName(name) for name in named),
        **{name: entries.get(name, "") for name in CHECK_IN_TEXTS},
        agreed_by=date.fromisoformat(agreed_by) if agreed_by else None,
        ratings={value: entries[f"{value}/rating"] for value in ValueName if entries.get(f"{value}/rating")},
        reply=reply,
    )


def checked_check_in_entry(plan: ProbationPlan, field: str, value: str) -> None:
    """Refuses what has no place in a check-in.

    Raises:
        Unusable: no such field, value, day or point of the scale.
    """
    if field in CHECK_IN_TEXTS:
        return
    if field == "values":
        _checked_values(value)
    elif field == "agreed-by":
        _checked_day(value)
    elif field.endswith("/rating") and field.removesuffix("/rating") in set(ValueName):
        _checked_point(plan, value)
    else:
        raise Unusable("entry.no_such_field", field=field)


def _checked_values(value: str) -> None:
    try:
        named = json.loads(value or "[]")
    except ValueError:
        raise Unusable("entry.no_such_choice", value=value) from None
    if not isinstance(named, list) or not set(map(str, named)) <= set(ValueName):
        raise Unusable("entry.no_such_choice", value=value)


def _checked_day(value: str) -> None:
    try:
        if value:
            date.fromisoformat(value)
    except ValueError:
        raise Unusable("entry.no_such_day", value=value) from None


def _checked_point(plan: ProbationPlan, value: str) -> None:
    if value not in {point.id for point in plan.scale} | {NO_OPPORTUNITY}:
        raise Unusable("entry.no_such_choice", value=value)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A formal report over a period; final when the evaluator signed, then read and answered by the trainee."""

    id: EvaluationId
    probation: ProbationId
    milestone: str
    evaluator: PersonId
    since: date
    until: date
    signed_at: datetime | None = None
    fingerprint: str | None = None
    acknowledged_at: datetime | None = None
    version: int = 1

    def still_open(self) -> Evaluation:
        """This report, if it may still be written.

        Raises:
            NotNow: it was signed.
        """
        if self.signed_at is not None:
            raise NotNow("evaluation.signed_already", at=self.signed_at)
        return self

    def signed(self, at: datetime, verdicts: tuple[Verdict, ...], overall: str, fingerprint: str) -> Evaluation:
        """This report, final.

        Raises:
            NotNow: it was signed already.
            Incomplete: a value has no rating or no reason, or there is no general remark; names the values.
        """
        self.still_open()
        if missing := [verdict.value for verdict in verdicts if not verdict.complete]:
            raise Incomplete("evaluation.values_missing", values=missing)
        if not overall.strip():
            raise Incomplete("evaluation.no_overall")
        return replace(self, signed_at=at, fingerprint=fingerprint)

    def acknowledged(self, at: datetime) -> Evaluation:
        """This report, read by the trainee.

        Raises:
            NotNow: it was not signed yet, or was acknowledged already.
        """
        if self.signed_at is None:
            raise NotNow("evaluation.not_signed")
        if self.acknowledged_at is not None:
            raise NotNow("evaluation.acknowledged_already", at=self.acknowledged_at)
        return replace(self, acknowledged_at=at)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The rating of one value in a report, on the plan's scale, and its reason."""

    value: ValueName
    rating: str
    reason: str

    @property
    def complete(self) -> bool:
        """Whether it can stand: a rating with its reason, or "no opportunity", which owes none."""
        return self.rating == NO_OPPORTUNITY or bool(self.rating and self.reason.strip())


def verdicts_from(entries: Mapping[str, str]) -> tuple[Verdict, ...]:
    """One verdict per value, read from the fields of a report."""
    return tuple(Verdict(v, entries.get(f"{v}/rating", ""), entries.get(f"{v}/reason", "")) for v in ValueName)


def checked_evaluation_entry(plan: ProbationPlan, field: str, value: str) -> None:
    """Refuses what has no place in an evaluation report.

    Raises:
        Unusable: no such field, or no such point of the scale.
    """
    name, _, part = field.partition("/")
    if field == "overall" or (name in set(ValueName) and part == "reason"):
        return
    if name not in set(ValueName) or part != "rating":
        raise Unusable("entry.no_such_field", field=field)
    _checked_point(plan, value)


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
    """The last day of a probation of so many months: the day before the same day of the month, or that month's end."""
    month = starts_on.month - 1 + months
    year, month = starts_on.year + month // 12, month % 12 + 1
    return date(year, month, min(starts_on.day, monthrange(year, month)[1])) - timedelta(days=1)
