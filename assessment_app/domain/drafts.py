"""Instruments on their way: drafts that an integrity officer works on, and releases that never change again."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NewType

from assessment_app.domain.people import PersonId
from assessment_app.domain.refusals import Incomplete, NotNow, Unusable

DraftId = NewType("DraftId", str)
LONGEST_NOTE = 2000
"""Characters; a note says in a few sentences what changed and why."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A version of an instrument that is not released yet, as the text of its file.

    `number` is the version it is to become; `version` counts how often it was brought in.
    """

    id: DraftId
    kind: str
    name: str
    number: int
    source: str
    brought_by: PersonId
    brought_at: datetime
    version: int = 1

    @property
    def key(self) -> str:
        """What it is to become, such as ``starr/respect/3``."""
        return f"{self.kind}/{self.name}/{self.number}"


@dataclass(frozen=True, slots=True)
class InstrumentRelease:
    """A version that the zone released in the running application; `id` is its key, such as ``starr/respect/3``."""

    id: str
    fingerprint: str
    note: str
    released_by: PersonId
    released_at: datetime
    content: dict[str, Any] = field(default_factory=dict, repr=False)


def follows(number: int, newest: int) -> None:
    """Refuses a version that is not the next one.

    Raises:
        NotNow: this version, or a later one, is released already.
        Unusable: a version would be skipped.
    """
    if number <= newest:
        raise NotNow("draft.released_already", number=number, next=newest + 1)
    if number > newest + 1:
        raise Unusable("draft.skips_a_version", number=number, next=newest + 1)


def noted(note: str) -> str:
    """The note of a release, if it says something.

    Raises:
        Incomplete: it is empty.
        Unusable: it is too long.
    """
    if not note.strip():
        raise Incomplete("draft.note_missing")
    if len(note) > LONGEST_NOTE:
        raise Unusable("draft.note_too_long", limit=LONGEST_NOTE, length=len(note))
    return note.strip()
