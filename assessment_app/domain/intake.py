"""A candidate's intake form: what was answered, what is still open, and when it was handed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from assessment_app.domain.instruments import IntakeForm, IntakeItem
from assessment_app.domain.refusals import Incomplete, NotNow, Unusable
from assessment_app.domain.selection import CandidacyId

YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Intake:
    """Where a candidate is with the intake form; the answers themselves are entries."""

    candidacy: CandidacyId
    notice_read_at: datetime | None = None
    submitted_at: datetime | None = None
    late: bool = False
    fingerprint: str | None = None
    version: int = 1

    def noticed(self, at: datetime) -> Intake:
        """After the privacy notice was read."""
        return replace(self, notice_read_at=self.notice_read_at or at)

    def still_open(self) -> Intake:
        """This intake, if answers may still be written.

        Raises:
            NotNow: the privacy notice was not read yet, or the form was handed in.
        """
        if self.notice_read_at is None:
            raise NotNow("intake.notice_first")
        if self.submitted_at is not None:
            raise NotNow("intake.submitted_already", at=self.submitted_at)
        return self

    def submitted(self, at: datetime, today: date, due: date, fingerprint: str) -> Intake:
        """This intake, handed in; after the due day it counts as late, but it counts."""
        return replace(self.still_open(), submitted_at=at, late=today > due, fingerprint=fingerprint)


def fields_of(item: IntakeItem) -> tuple[str, ...]:
    """The fields an item asks for: a text, a choice with its justification, or yes/no with an explanation."""
    if item.kind == "dilemma":
        return (f"{item.id}/choice", f"{item.id}/why")
    if item.kind == "declaration":
        return (f"{item.id}/yes", f"{item.id}/which")
    return (item.id,)


def unanswered(form: IntakeForm, entries: Mapping[str, str]) -> tuple[IntakeItem, ...]:
    """The items that still miss an answer; the explanation of a declaration is needed only after a yes."""
    return tuple(item for item in form.items if not answered(item, entries))


def answered(item: IntakeItem, entries: Mapping[str, str]) -> bool:
    """Whether an item has all the answers it asks for."""
    first, *rest = (entries.get(field, "").strip() for field in fields_of(item))
    if item.kind == "declaration":
        return first == NO or (first == YES and all(rest))
    return bool(first) and all(rest)


def handed_in(form: IntakeForm, entries: Mapping[str, str]) -> None:
    """Refuses a form with open items.

    Raises:
        Incomplete: names the items by number.
    """
    if missing := unanswered(form, entries):
        numbers = [str(n) for n, item in enumerate(form.items, start=1) if item in missing]
        raise Incomplete("intake.incomplete", items=numbers)


def checked_entry(form: IntakeForm, field: str, value: str) -> None:
    """Refuses what has no place on the form.

    Raises:
        Unusable: no such field, or no such choice.
    """
    item = next((item for item in form.items if field in fields_of(item)), None)
    if item is None:
        raise Unusable("entry.no_such_field", field=field)
    choices = {f"{item.id}/choice": {option.id for option in item.options}, f"{item.id}/yes": {YES, NO}}
    if field in choices and value not in choices[field]:
        raise Unusable("entry.no_such_choice", value=value)
