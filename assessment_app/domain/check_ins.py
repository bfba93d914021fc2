"""A check-in: a short talk between mentor and trainee, noted, shared, read and answered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NewType

from assessment_app.domain.instruments import ProbationPlan, ValueName
from assessment_app.domain.people import PersonId
from assessment_app.domain.probation import ProbationId
from assessment_app.domain.refusals import Incomplete, NotNow, Unusable

CheckInId = NewType("CheckInId", str)

NO_OPPORTUNITY = "no-opportunity"
"""Offered beside every plan's scale: nothing to observe says nothing about the trainee (domain.md C1, N.O.)."""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A short talk between mentor and trainee; what was said are entries, read by the trainee once it is shared."""

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
    """The notes of a check-in, read from its fields; a rating counts as long as its value is among the chosen ones."""
    chosen = tuple(ValueName(name) for name in json.loads(entries.get("values") or "[]"))
    agreed_by = entries.get("agreed-by") or ""
    return CheckInNotes(
        values=chosen,
        **{name: entries.get(name, "") for name in CHECK_IN_TEXTS},
        agreed_by=date.fromisoformat(agreed_by) if agreed_by else None,
        ratings={value: entries[f"{value}/rating"] for value in chosen if entries.get(f"{value}/rating")},
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
        checked_point(plan, value)
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


def checked_point(plan: ProbationPlan, value: str) -> None:
    """Refuses what is no point of the plan's scale, nor "no opportunity".

    Raises:
        Unusable: it is neither.
    """
    if value not in {point.id for point in plan.scale} | {NO_OPPORTUNITY}:
        raise Unusable("entry.no_such_choice", value=value)
