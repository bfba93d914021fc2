"""The trail: reading it, and proving that it is whole."""

from __future__ import annotations

from assessment_app.domain.events import TrailLine, TrailRead
from assessment_app.domain.people import PersonId
from assessment_app.domain.policy import Action
from assessment_app.services.desk import Work

LINES_AT_ONCE = 200


def read_trail(work: Work, thing: str | None = None) -> tuple[tuple[TrailLine, ...], dict[str, str]]:
    """The newest lines, of one thing or of all, and the names of the people in them by identifier."""
    work.require(Action.READ_TRAIL)
    lines = work.trail.latest(LINES_AT_ONCE, thing)
    mentioned = frozenset(PersonId(ident) for line in lines for ident in (line.actor, line.thing))
    work.record(TrailRead(thing or ""))
    return lines, {person.id: person.name for person in work.people.named(mentioned).values()}


def first_fault(work: Work) -> int | None:
    """The number of the first line that is not as it was written; none when the trail is whole."""
    return work.trail.first_fault()


def length(work: Work) -> int:
    """How many lines the trail has."""
    return work.trail.length()
