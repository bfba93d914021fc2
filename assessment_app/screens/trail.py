"""The trail, for the data protection officer: who did what, when, on what, refusals and reads included."""

from __future__ import annotations

import streamlit as st

from assessment_app.domain.events import TrailLine
from assessment_app.domain.people import Kind
from assessment_app.screens import frame
from assessment_app.screens.visit import Visit
from assessment_app.services import trail
from assessment_app.services.desk import DOOR


def show(visit: Visit) -> None:
    """The newest lines, of everything or of one thing, and whether the chain is whole."""
    frame.heading(visit, visit.say("Trail"))
    thing = st.text_input(
        visit.say("Only lines about this identifier"),
        key="trail-thing",
        placeholder=visit.say("Leave empty for everything"),
        max_chars=64,
    )
    with visit.work() as work:
        lines, names = trail.read_trail(work, thing.strip() or None)
        whole, length = trail.first_fault(work), trail.length(work)

    if whole is None:
        st.success(visit.say("The trail is whole: {n} lines, none changed, removed or slipped in.", n=length))
    else:
        st.error(visit.say("The trail is broken at line {n}: it was changed, removed or slipped in.", n=whole))
    if not lines:
        frame.nothing_yet(visit, visit.say("There are no lines about this identifier."))
        return
    st.table([_row(visit, line, names) for line in lines], border="horizontal")


def _row(visit: Visit, line: TrailLine, names: dict[str, str]) -> dict[str, str]:
    return {
        visit.say("Line"): str(line.number),
        visit.say("Moment"): visit.voice.stamp(line.at),
        visit.say("Who"): _actor(visit, line, names),
        visit.say("What"): visit.voice.say(f"event.{line.event}"),
        visit.say("On what"): names.get(line.thing, line.thing),
        visit.say("Details"): ", ".join(f"{key}: {value}" for key, value in line.details.items()),
    }


def _actor(visit: Visit, line: TrailLine, names: dict[str, str]) -> str:
    if line.kind is Kind.SYSTEM:
        return visit.say("nobody signed in yet") if line.actor == DOOR.id else visit.say("the command line")
    return names.get(line.actor, line.actor)
