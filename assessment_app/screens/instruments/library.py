"""The library: what there is, by value in three languages, or as a list of everything; drafts that wait come first."""

from __future__ import annotations

import streamlit as st

from assessment_app.screens import frame
from assessment_app.screens.instruments import by_value, everything
from assessment_app.screens.instruments.kinds import Namer, kind_name, labels_of, version_word
from assessment_app.screens.visit import Visit
from assessment_app.services import instruments
from assessment_app.services.instruments import Collection

BY_VALUE, EVERYTHING = "by-value", "everything"


def show(visit: Visit) -> None:
    """Drafts first, then one of the two ways to look."""
    with visit.work() as work:
        found = instruments.collection(work)

    frame.heading(visit, visit.say("Instruments"))
    _drafts(visit, found)
    ways = {BY_VALUE: visit.say("By value"), EVERYTHING: visit.say("All instruments")}
    way = st.segmented_control(
        visit.say("How to look"), list(ways), default=BY_VALUE, required=True, format_func=ways.__getitem__,
        key="instruments-way", persist_state="session", label_visibility="collapsed",
    )  # fmt: skip
    if way == EVERYTHING:
        everything.show(visit, found.lines)
    else:
        by_value.show(visit, Namer(visit.voice, labels_of(found.values)), found)


def _drafts(visit: Visit, found: Collection) -> None:
    with st.container(border=True, gap="xsmall", key="card-drafts"):
        if found.drafts:
            st.markdown(visit.voice.count("{n} draft waits", "{n} drafts wait", len(found.drafts)))
            for draft in found.drafts:
                label = f"{kind_name(visit.voice, draft.kind)}, {draft.name}, {version_word(visit.voice, draft)}"
                visit.door("draft", label, draft.id, icon=":material/edit_note:")
        else:
            st.text(visit.say("No draft waits. To change an instrument, take its file home and bring it in again."))
        visit.door("drafts", visit.say("Drafts and bringing in a file"), icon=":material/arrow_forward:")
