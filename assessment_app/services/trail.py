"""The trail: reading it, and proving that it is whole."""

from __future__ import annotations

from assessment_app.domain.events import TrailLine, TrailRead
from assessment_app.domain.people import PersonId
from assessment_app.domain.policy import Action
from assessment_app.services.desk import Work

LINES_AT_ONCE = 200


def read_trail(work: Work, thing: str | None = None) -> tuple[tuple[TrailLine, str], ...]:
    """The newest lines, each with the name behind its actor when it is a person; of one thing or of all."""
    work.require(Action.READ_TRAIL)
    lines = work.trail.latest(LINES_AT_ONCE, thing)
    names = work.people.named(frozenset(PersonId(line.actor) for line in lines))
    work.record(TrailRead(thing or ""))
    return tuple((line, names[PersonId(line.actor)].name if line.actor in names else line.actor) for line in lines)


def first_fault(work: Work) -> int | None:
    """The number of the first line that is not as it was written; none when the trail is whole."""
    return work.trail.first_fault()


def length(work: Work) -> int:
    """How many lines the trail has."""
    return work.trail.length()
