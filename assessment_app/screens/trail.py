"""The trail, for the data protection officer: who did what, when, on what, refusals and reads included."""

from __future__ import annotations

import streamlit as st

from assessment_app.domain.events import TrailLine
from assessment_app.domain.people import Kind
from assessment_app.screens import frame
from assessment_app.screens.components.comparison import Comparison, Row, comparison
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
    comparison(_table(visit, lines, names), key="trail")


def _table(visit: Visit, lines: tuple[TrailLine, ...], names: dict[str, str]) -> Comparison:
    say = visit.say
    return {
        "caption": visit.voice.count("The last line", "The last {n} lines", len(lines)),
        "corner": say("Line"),
        "columns": [say("Moment"), say("Who"), say("What"), say("On what"), say("Details")],
        "rows": [_row(visit, line, names) for line in lines],
    }


def _row(visit: Visit, line: TrailLine, names: dict[str, str]) -> Row:
    details = ", ".join(f"{key}: {value}" for key, value in line.details.items())
    texts = (
        visit.voice.stamp(line.at),
        _actor(visit, line, names),
        visit.voice.say(f"event.{line.event}"),
        names.get(line.thing, line.thing),
        details,
    )
    return {"head": str(line.number), "cells": [{"text": text} for text in texts]}


def _actor(visit: Visit, line: TrailLine, names: dict[str, str]) -> str:
    if line.kind is Kind.SYSTEM:
        return visit.say("nobody signed in yet") if line.actor == DOOR.id else visit.say("the command line")
    return names.get(line.actor, line.actor)
