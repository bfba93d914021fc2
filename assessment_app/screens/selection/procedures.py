"""The selections: all for a coordinator, those with an own seat for a member; searched, filtered, one click to open."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from assessment_app.domain.instruments import Level
from assessment_app.domain.people import Role
from assessment_app.screens import frame
from assessment_app.screens.listing import listed
from assessment_app.screens.visit import Visit, plain
from assessment_app.screens.words import level_name
from assessment_app.services.procedures import Line, overview

OPEN, CLOSED = "open", "closed"


def show(visit: Visit) -> None:
    """The list, and for a coordinator the way to a new one."""
    with visit.work() as work:
        lines = overview(work)

    frame.heading(visit, visit.say("Selections"))
    if Role.COORDINATOR in visit.roles and st.button(
        visit.say("New selection"), type="primary", icon=":material/add:", key="new-selection"
    ):
        visit.goes("new-procedure")
    if not lines:
        frame.nothing_yet(visit, _nothing(visit))
        return
    found = _found(visit, lines)
    st.markdown(visit.voice.count("{n} selection", "{n} selections", len(found)))
    listed(found, partial(_line, visit), "selections")


def _nothing(visit: Visit) -> str:
    if Role.COORDINATOR in visit.roles:
        return visit.say(
            "No selection yet. Make the first one: post, values, questions and committee. Then add the candidates."
        )
    return visit.say("No selection yet. As soon as a coordinator gives you a seat on a committee, it stands here.")


def _found(visit: Visit, lines: Sequence[Line]) -> list[Line]:
    if len(lines) == 1:
        return list(lines)
    with st.container(horizontal=True, vertical_alignment="bottom", key="selections-filter"):
        asked = st.text_input(
            visit.say("Search by reference or post"), key="selections-search", live="300ms", width=320
        )  # fmt: skip
        level = _level(visit, lines)
        state = _state(visit)
    return [line for line in lines if _matches(line, (asked or "").strip().lower(), level, state)]


def _level(visit: Visit, lines: Sequence[Line]) -> Level | None:
    present = {line.procedure.level for line in lines}
    if len(present) == 1:
        return None
    return st.selectbox(
        visit.say("Level"),
        [None, *(level for level in Level if level in present)],
        format_func=lambda level: visit.say("All levels") if level is None else level_name(visit.voice, level),
        key=f"selections-level-{visit.language}",
        width=320,
    )


def _state(visit: Visit) -> str | None:
    names = {OPEN: visit.say("Running"), CLOSED: visit.say("Closed")}
    return st.pills(
        visit.say("State"), list(names), format_func=names.__getitem__, key="selections-state",
    )  # fmt: skip


def _matches(line: Line, asked: str, level: Level | None, state: str | None) -> bool:
    return (
        asked in f"{line.procedure.reference} {line.procedure.post}".lower()
        and level in {None, line.procedure.level}
        and state in {None, CLOSED if line.closed else OPEN}
    )


def _line(visit: Visit, line: Line) -> None:
    procedure = line.procedure
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"card-row-{procedure.id}"):
        with st.container(width="stretch", gap=None):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{plain(procedure.post)}**", width="content")
                if line.closed:
                    st.badge(visit.say("Closed"), icon=":material/check:", color="gray")
            st.text(
                " · ".join((procedure.reference, level_name(visit.voice, procedure.level), *_progress(visit, line)))
            )
        visit.door("procedure", visit.say("Open"), procedure.id, icon=":material/arrow_forward:")


def _progress(visit: Visit, line: Line) -> tuple[str, ...]:
    if not line.candidacies:
        return (visit.say("no candidacies yet"),)
    counted = visit.voice.count("{n} candidacy", "{n} candidacies", line.candidacies)
    if line.closed:
        return (counted,)
    running = visit.say("{n} running", n=line.running)
    return (counted, running, visit.say("intake until {day}", day=visit.day(line.procedure.intake_due)))
