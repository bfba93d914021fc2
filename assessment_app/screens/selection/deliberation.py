"""The deliberation: where members differ first, the evidence side by side, and what the committee agrees."""

from __future__ import annotations

import streamlit as st

from assessment_app.domain.refusals import Refusal
from assessment_app.domain.selection import Stage
from assessment_app.screens.components import Paper, comparison, entry_form
from assessment_app.screens.filling import latest, opened
from assessment_app.screens.selection import agreement, orientation
from assessment_app.screens.selection.matrix import matrix
from assessment_app.screens.selection.watching import watch
from assessment_app.screens.visit import Visit
from assessment_app.services import deliberation
from assessment_app.services.deliberation import Table


def show(visit: Visit) -> None:
    """One screen on the wall, the same on every laptop; only the chair's can be written on."""
    on_table = opened(visit, deliberation.open_table, deliberation.look, visit.ident)
    running = on_table.candidacy.stage is Stage.DELIBERATION
    writes = on_table.leads and running and on_table.decision is None
    orientation.heading(visit, visit.say("Deliberation"), on_table.candidacy, on_table.procedure)
    if not writes:
        _watched(visit, on_table)
        watch(visit, on_table.candidacy.id, on_table.state)
        return
    _written(visit, on_table.candidacy.id)


@st.fragment
def _written(visit: Visit, candidacy_id: str) -> None:
    """What the chair writes on; redrawn by itself after each saving, so that counts and needed reasons follow."""
    try:
        with visit.work() as work:
            on_table = deliberation.look(work, candidacy_id)
    except Refusal:
        st.rerun()
    _counts(visit, on_table)
    _matrix(visit, on_table)
    _agreement(visit, on_table, read_only=False)
    goes = st.button(visit.say("Write the decision"), type="primary", key="decide", icon=":material/edit_document:")
    if goes and visit.does(deliberation.agree, candidacy_id) is not None:
        visit.goes("decision", candidacy_id)


def _watched(visit: Visit, on_table: Table) -> None:
    _counts(visit, on_table)
    chair = on_table.people[on_table.circle.leader].name
    if on_table.candidacy.stage is Stage.WITHDRAWN:
        st.info(visit.say("This candidacy was withdrawn. What was agreed is kept as it is."))
    elif on_table.decision is None:
        st.text(visit.say("{chair} writes down what the committee agrees; this screen follows.", chair=chair))
    else:
        visit.door("decision", visit.say("To the decision"), on_table.candidacy.id, icon=":material/arrow_forward:")
    _matrix(visit, on_table)
    _agreement(visit, on_table, read_only=True)


def _counts(visit: Visit, on_table: Table) -> None:
    apart = sum(row.to_discuss for row in on_table.rows)
    count = visit.voice.count
    parts = [
        count("{n} value to discuss", "{n} values to discuss", apart),
        count("{n} agrees", "{n} agree", len(on_table.rows) - apart),
    ]
    st.subheader(", ".join(parts), anchor=False)
    sealed = count("{n} sheet", "{n} sheets", len(on_table.sheets))
    st.text(
        visit.say(
            "Opened {moment}; {sheets} sealed, each filled in alone.",
            moment=visit.moment(on_table.opened_at),
            sheets=sealed,
        )
    )


def _matrix(visit: Visit, on_table: Table) -> None:
    comparison(matrix(visit, on_table), key=f"matrix-{on_table.candidacy.id}")


def _agreement(visit: Visit, on_table: Table, *, read_only: bool) -> None:
    st.subheader(visit.say("Value by value"), anchor=False)
    paper: Paper = {
        "form": str(deliberation.form_of(on_table.candidacy.id)),
        "lang": visit.language.value,
        "layout": "grid",
        "sections": agreement.sections(visit, on_table),
        "values": agreement.values(visit, on_table),
        "saved_at": latest(visit, on_table.entries),
        "read_only": read_only,
        "notify": not read_only,
    }
    own_words = {"coverage": visit.say("settled {done}/{all}"), "next": visit.say("Next value")}
    entry_form(paper, say=visit.say, key=f"agreement-{on_table.candidacy.id}", own_words=own_words)
