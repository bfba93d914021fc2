"""Adding candidates to a selection: one by one, or from a list that is looked over before any of it is kept."""

from __future__ import annotations

import streamlit as st

from assessment_app.domain.applicants import LONGEST_NAME, Applicant, LineFault, LookedOver
from assessment_app.domain.language import Language
from assessment_app.domain.people import LONGEST_ADDRESS
from assessment_app.domain.refusals import Refusal
from assessment_app.domain.selection import Procedure
from assessment_app.exchange.candidate_import import BIGGEST, CandidateList, read_candidates
from assessment_app.screens.components import comparison
from assessment_app.screens.components.comparison import Comparison, Row
from assessment_app.screens.visit import Visit, plain
from assessment_app.services import candidacies

ONE, LIST = "one", "list"
ADDED = "just-added"
"""Where the sentence about what was added waits for the next redraw."""


def show(visit: Visit, procedure: Procedure, *, open_at_first: bool) -> None:
    """The two ways to add candidates, and what was added last."""
    if told := st.session_state.pop(ADDED, None):
        st.success(plain(told), icon=":material/check:")
    with st.expander(
        visit.say("Add candidates"), icon=":material/person_add:", key="add-candidates", expanded=open_at_first
    ):
        ways = {ONE: visit.say("One by one"), LIST: visit.say("From a list (CSV)")}
        way = st.segmented_control(
            visit.say("How"), list(ways), default=ONE, required=True, format_func=ways.__getitem__, key="add-way",
            persist_state="session",
        )  # fmt: skip
        if way == LIST:
            _from_a_list(visit, procedure)
        else:
            _one_by_one(visit, procedure)


def _key(name: str) -> str:
    """Fields begin anew after each adding."""
    return f"add-{st.session_state.setdefault('add-number', 1)}-{name}"


def _added(sentence: str) -> None:
    st.session_state[ADDED] = sentence
    st.session_state["add-number"] += 1
    st.rerun()


def _one_by_one(visit: Visit, procedure: Procedure) -> None:
    say = visit.say
    name = st.text_input(say("Name"), key=_key("name"), max_chars=LONGEST_NAME, width=420)
    email = st.text_input(say("E-mail address"), key=_key("email"), max_chars=LONGEST_ADDRESS, width=420)
    offered = procedure.regime.languages
    language = offered[0] if len(offered) == 1 else _language(visit, offered)
    if st.button(say("Add the candidate"), type="primary", key="add-candidate"):
        if language is None:
            st.error(say("Please choose the language of the file first."), icon=":material/block:")
        elif one := visit.does(candidacies.add_candidacy, procedure.id, name or "", email or "", language):
            _added(visit.say("{name} is added, with number {number}.", name=one.name, number=f"{one.number:03}"))


def _language(visit: Visit, offered: tuple[Language, ...]) -> Language | None:
    return st.segmented_control(
        visit.say("Language of the file, as the candidate chose"),
        offered,
        format_func=lambda language: language.value.upper(),
        key=_key("language"),
    )


def _from_a_list(visit: Visit, procedure: Procedure) -> None:
    say = visit.say
    with st.container(width=760):
        st.markdown(
            say(
                "One candidate per line. The first line names the columns: name, e-mail address and, if there is a "
                "choice, language (NL or FR). Other columns are not read. In Excel: save as “CSV UTF-8”."
            )
        )
    file = st.file_uploader(
        say("List of candidates"), type=["csv", "txt"], key=_key("file"), max_upload_size=BIGGEST // 1_000_000
    )
    if file is None:
        return
    try:
        read = read_candidates(file.getvalue())
    except Refusal as refusal:
        visit.refused(refusal)
        return
    looked = visit.does(candidacies.look_over_list, procedure.id, read.rows)
    if looked is not None:
        _preview(visit, procedure, read, looked)


def _preview(visit: Visit, procedure: Procedure, read: CandidateList, looked: LookedOver) -> None:
    faults = sorted((*read.faults, *looked.faults), key=lambda fault: fault.line)
    if read.unread:
        st.text(visit.say("Not read: {columns}", columns=visit.voice.listed(read.unread)))
    if faults:
        _to_mend(visit, faults)
    elif not looked.fresh:
        st.info(visit.say("Everybody on this list is a candidate of this selection already."))
    elif st.button(
        visit.voice.count("Import {n} candidate", "Import {n} candidates", len(looked.fresh)),
        type="primary",
        key="import-list",
    ) and (made := visit.does(candidacies.import_candidacies, procedure.id, read.rows)):
        _added(visit.voice.count("{n} candidate is imported.", "{n} candidates are imported.", len(made)))
    _rows(visit, looked)


def _to_mend(visit: Visit, faults: list[LineFault]) -> None:
    st.error(
        visit.voice.count(
            "{n} line has to be mended first. Nothing was imported: mend the file and choose it again.",
            "{n} lines have to be mended first. Nothing was imported: mend the file and choose it again.",
            len(faults),
        ),
        icon=":material/block:",
    )
    shown: Comparison = {
        "caption": visit.say("Lines to mend"),
        "corner": visit.say("Line"),
        "columns": [visit.say("What to mend")],
        "rows": [{"head": str(fault.line), "cells": [{"text": visit.voice.refusal(fault.why)}]} for fault in faults],
    }
    comparison(shown, key=_key("faults"))


def _rows(visit: Visit, looked: LookedOver) -> None:
    known = {one.line for one in looked.known}
    rows = sorted((*looked.fresh, *looked.known), key=lambda one: one.line)
    if rows:
        columns = [visit.say("Name"), visit.say("E-mail address"), visit.say("File"), visit.say("What happens")]
        shown: Comparison = {
            "caption": visit.say("What stands on the list"),
            "corner": visit.say("Line"),
            "columns": columns,
            "rows": [_row(visit, one, known=one.line in known) for one in rows],
        }
        comparison(shown, key=_key("rows"))


def _row(visit: Visit, one: Applicant, *, known: bool) -> Row:
    happens = visit.say("a candidate already, left out") if known else visit.say("new")
    language = (one.language or Language.NL).value.upper()
    return {"head": str(one.line), "cells": [{"text": text} for text in (one.name, one.email, language, happens)]}
