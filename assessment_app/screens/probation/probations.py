"""The probations somebody has to do with: who, how far, what comes next; for a coordinator also who may start."""

from __future__ import annotations

import streamlit as st

from assessment_app.domain.people import Role
from assessment_app.screens import frame
from assessment_app.screens.probation.naming import day_of
from assessment_app.screens.visit import Visit, plain
from assessment_app.services import starting
from assessment_app.services.probations import Line, overview


def show(visit: Visit) -> None:
    """Waiting starts first, then every probation with its next step."""
    with visit.work() as work:
        lines, ready, today = overview(work), starting.waiting(work), work.today

    frame.heading(visit, visit.say("Probations"))
    for one in ready:
        _ready(visit, one)
    visit.door("start-probation", visit.say("Start one without a selection"), icon=":material/add:")
    if not lines:
        frame.nothing_yet(visit, _nothing(visit))
        return
    found = _searched(visit, lines)
    st.markdown(visit.voice.count("{n} probation", "{n} probations", len(found)))
    for line in found:
        _line(visit, line, day_of(visit, line.probation, today))


def _nothing(visit: Visit) -> str:
    if Role.COORDINATOR in visit.roles:
        return visit.say("No probation yet. As soon as a decision “suitable” is signed, it can be started here.")
    if Role.TRAINEE in visit.roles:
        return visit.say("No probation yet. The coordinator starts it; your plan then stands here.")
    return visit.say("No probation yet. As soon as a coordinator gives you a place beside a trainee, it stands here.")


def _ready(visit: Visit, one: starting.Ready) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"ready-{one.candidacy.id}"):
        st.badge(visit.say("to start"), icon=":material/flag:", color="orange")
        with st.container(width="stretch", gap=None):
            st.markdown(f"**{plain(one.candidacy.name)}**")
            st.text(visit.say("{reference}, {post}: suitable", reference=one.reference, post=one.post))
        visit.door("start-probation", visit.say("Start"), one.candidacy.id, icon=":material/arrow_forward:")


def _searched(visit: Visit, lines: tuple[Line, ...]) -> list[Line]:
    if len(lines) == 1:
        return list(lines)
    asked = st.text_input(visit.say("Search by trainee or mentor"), key="probations-search", width=420).strip().lower()
    return [one for one in lines if asked in " ".join((one.trainee.name, *(who.name for who in one.mentors))).lower()]


def _line(visit: Visit, line: Line, day: str) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"line-{line.probation.id}"):
        with st.container(width="stretch", gap=None):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{plain(line.trainee.name)}**", width="content")
                st.badge(plain(day), color="blue")
                if line.overdue:
                    late = visit.voice.count("{n} step overdue", "{n} steps overdue", line.overdue)
                    st.badge(late, icon=":material/schedule:", color="orange")
            st.text(_who_and_what(visit, line))
        visit.door("probation", visit.say("Open"), line.probation.id, icon=":material/arrow_forward:")


def _who_and_what(visit: Visit, line: Line) -> str:
    mentors = visit.voice.listed(one.name for one in line.mentors) or visit.say("nobody today")
    parts = [visit.say("mentor: {names}", names=mentors)]
    if line.ahead is not None and line.title is not None:
        parts.append(
            visit.say("first to do: {title}, {day}", title=visit.words(line.title), day=visit.day(line.ahead.due_on))
        )
    return " · ".join(parts)
