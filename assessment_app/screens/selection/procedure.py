"""One selection: what it asks and who decides, its candidacies and what each waits for, and adding candidates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import streamlit as st

from assessment_app.domain.instruments import ValueName
from assessment_app.domain.people import PersonId, Role
from assessment_app.domain.selection import Procedure, Stage
from assessment_app.screens import frame
from assessment_app.screens.listing import listed
from assessment_app.screens.selection import adding, licence_demand
from assessment_app.screens.selection.kept_versions import kept_versions
from assessment_app.screens.selection.waiting import what_waits
from assessment_app.screens.visit import Visit, plain
from assessment_app.screens.words import STAGE_COLOURS, level_name, regime_name, stage_name
from assessment_app.services import candidacies, instruments, procedures
from assessment_app.services.candidacies import Line
from assessment_app.services.instruments import Kept
from assessment_app.services.procedures import Setup

FEW = 5
"""Up to so many candidacies are seen at a glance: there is nothing to search or filter."""


def show(visit: Visit) -> None:
    """Candidacies first, since they change from day to day; then what was set up once."""
    with visit.work() as work:
        setup = procedures.read_procedure(work, visit.ident)
        lines = candidacies.candidacies(work, visit.ident)
        kept = instruments.kept_versions(work, setup.kept)
        now, today = work.now, work.today

    procedure = setup.procedure
    frame.heading(
        visit,
        procedure.post,
        visit.say("Selections"),
        procedure.reference,
        badge=level_name(visit.voice, procedure.level),
    )
    st.subheader(visit.say("Candidacies"), anchor=False)
    if Role.COORDINATOR in visit.roles:
        adding.show(visit, procedure, open_at_first=not lines)
    if lines:
        _candidacies(visit, procedure, lines, now, today)
    else:
        frame.nothing_yet(visit, _nobody(visit))
    _committee(visit, setup)
    _facts(visit, setup, kept)


def _nobody(visit: Visit) -> str:
    if Role.COORDINATOR in visit.roles:
        return visit.say("No candidate yet. Add them one by one or from a list; then invite each to the intake form.")
    return visit.say(
        "No candidate yet. The coordinator adds them; your first question then is about conflicts of interest."
    )


def _candidacies(visit: Visit, procedure: Procedure, lines: tuple[Line, ...], now: datetime, today: date) -> None:
    found = _found(visit, lines) if len(lines) > FEW else list(lines)
    st.markdown(visit.voice.count("{n} candidacy", "{n} candidacies", len(found)))
    listed(found, lambda line: _line(visit, procedure, line, now, today), "candidacies")


def _found(visit: Visit, lines: tuple[Line, ...]) -> list[Line]:
    present = [stage for stage in Stage if any(line.candidacy.stage is stage for line in lines)]
    with st.container(horizontal=True, vertical_alignment="bottom", key="candidacies-filter"):
        asked = st.text_input(visit.say("Search by name or number"), key="candidacies-search", live="300ms", width=320)
        stage = st.pills(
            visit.say("Stage"),
            present,
            format_func=lambda stage: stage_name(visit.voice, stage),
            key="candidacies-stage",
            wrap=True,
        )
    wanted = (asked or "").strip().lower()
    return [
        line
        for line in lines
        if stage in {None, line.candidacy.stage}
        and wanted in f"{line.candidacy.number:03} {line.candidacy.name}".lower()
    ]


def _line(visit: Visit, procedure: Procedure, line: Line, now: datetime, today: date) -> None:
    one = line.candidacy
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"card-row-{one.id}"):
        with st.container(width="stretch", gap=None):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"{one.number:03} · **{plain(one.name)}**", width="content")
                st.badge(plain(stage_name(visit.voice, one.stage)), color=STAGE_COLOURS.get(one.stage, "blue"))  # type: ignore[arg-type]
            waits = what_waits(visit, line.circle, line.invitation, procedure.intake_due, now, today)
            language = visit.say("file in {language}", language=one.language.value.upper())
            st.text(" · ".join(part for part in (language, waits) if part))
        _door(visit, line)


def _door(visit: Visit, line: Line) -> None:
    """A member answers the question about conflicts of interest before there is anything to open."""
    me, circle = PersonId(visit.actor.id), line.circle
    arrow = ":material/arrow_forward:"
    if me in circle.conflicted:
        st.text(visit.say("you take no part"), width="content")
    elif Role.COORDINATOR in visit.roles or me in circle.cleared:
        visit.door("candidacy", visit.say("Open"), line.candidacy.id, icon=arrow)
    else:
        visit.door("conflicts", visit.say("Declare"), line.candidacy.id, icon=arrow)


def _committee(visit: Visit, setup: Setup) -> None:
    st.subheader(visit.say("Selection committee"), anchor=False)
    with st.container(border=True, gap=None, key="card-committee"):
        for seat in setup.procedure.seats:
            name = setup.people[seat.person].name
            told = visit.say("{name}, leads the committee", name=name) if seat.chair else name
            st.text(licence_demand.of_member(visit, told, setup.standings.get(seat.person)))
    if setup.standings:
        visit.door("licences", visit.say("Calibration licences"), icon=":material/arrow_forward:")


def _facts(visit: Visit, setup: Setup, kept: Sequence[Kept]) -> None:
    say, procedure = visit.say, setup.procedure
    st.subheader(say("What was set up"), anchor=False)
    with st.container(border=True, gap="xsmall", key="card-facts"):
        _fact(say("Language of the files"), regime_name(visit.voice, procedure.regime))
        _fact(say("Intake form due"), visit.day(procedure.intake_due))
        _fact(say("Calibration licence of the members"), licence_demand.demand_name(visit, procedure.calibration))
        _fact(say("Values"), visit.voice.listed(visit.words(value.label) for value in setup.guide.values))
        if len(procedure.values) < len(ValueName):
            _fact(say("Why not all nine"), procedure.values_reason)
        kept_versions(visit, kept)
    _questions(visit, setup)
    if Role.COORDINATOR in visit.roles:
        visit.door("new-procedure", say("Copy to a new selection"), procedure.id, icon=":material/content_copy:")


def _questions(visit: Visit, setup: Setup) -> None:
    items = setup.guide.items
    label = visit.voice.count("{n} question in all", "{n} questions in all", len(items))
    with st.expander(label, key="setup-questions"):
        for item in items:
            value = visit.words(setup.guide.value(item.value).label)
            st.markdown(f"**{plain(value)}**  \n{plain(visit.words(item.question.ask))}")


def _fact(name: str, text: str) -> None:
    st.markdown(f"**{plain(name)}**  \n{plain(text)}")
