"""What people fill in, field by field: every version kept, none overwritten in silence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from assessment_app.domain.refusals import OutOfDate, Unusable

LONGEST_ENTRY = 20_000
"""Characters; about six printed pages, far above any answer asked for."""


class FormKind(StrEnum):
    """The papers that are filled in while typing; a form is one of these and the identifier of its thing."""

    INTAKE = "intake"
    SHEET = "sheet"
    DELIBERATION = "deliberation"
    DECISION = "decision"
    CHECK_IN = "check-in"
    REPLY = "reply"
    EVALUATION = "evaluation"
    EVALUATION_REPLY = "evaluation-reply"
    CALIBRATION = "calibration"


@dataclass(frozen=True, slots=True)
class Form:
    """A paper somebody fills in."""

    kind: FormKind
    id: str

    @classmethod
    def named(cls, name: str) -> Form:
        """The form behind a name such as ``sheet:5f3a…``.

        Raises:
            Unusable: no form goes by such a name.
        """
        kind, _, ident = name.partition(":")
        try:
            return cls(FormKind(kind), ident)
        except ValueError:
            raise Unusable("entry.no_such_form") from None

    def __str__(self) -> str:
        """The name the browser sends back."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One field as it stands after one saving.

    `aside` marks a text that arrived over a newer one: kept and shown, but not the one that counts.
    """

    form: Form
    field: str
    revision: int
    value: str
    saved_at: datetime
    saved_by: str
    aside: bool = False


def succeeded(current: Entry | None, *, form: Form, field: str, value: str, base: int, at: datetime, by: str) -> Entry:
    """The entry that follows `current` when somebody who saw revision `base` writes `value`.

    Sending the same value again changes nothing (the answer to the first sending may have been lost on the way).

    Raises:
        OutOfDate: a newer revision says something else; carries that entry as `theirs`.
        Unusable: the text is longer than any form asks for, or holds a character that no database keeps.
    """
    if len(value) > LONGEST_ENTRY:
        raise Unusable("entry.too_long", limit=LONGEST_ENTRY, length=len(value))
    if "\x00" in value:
        raise Unusable("cannot_be_kept")
    if current is None:
        return Entry(form, field, 1, value, at, by)
    if current.value == value:
        return current
    if current.revision != base:
        raise OutOfDate("entry.changed_elsewhere", theirs=current)
    return Entry(form, field, current.revision + 1, value, at, by)
