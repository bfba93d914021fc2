"""An evaluation report: rating and reason per value over a period, signed, then read and answered by the trainee."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NewType

from assessment_app.domain.check_ins import NO_OPPORTUNITY, checked_point
from assessment_app.domain.instruments import ProbationPlan, ValueName
from assessment_app.domain.people import PersonId
from assessment_app.domain.probation import ProbationId
from assessment_app.domain.refusals import Incomplete, NotNow, Unusable

EvaluationId = NewType("EvaluationId", str)


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
    checked_point(plan, value)
