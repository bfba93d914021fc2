"""The list of all instruments: searched, filtered by kind, each with where it comes from and where it is used."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from assessment_app.domain.instruments import KINDS
from assessment_app.screens.instruments.kinds import kind_name, version_word
from assessment_app.screens.instruments.naming import where_from, where_used
from assessment_app.screens.listing import listed
from assessment_app.screens.visit import Visit, plain
from assessment_app.services.instruments import Line


def show(visit: Visit, lines: Sequence[Line]) -> None:
    """The ways to find something, and what was found."""
    in_order = sorted(lines, key=lambda line: list(KINDS).index(line.released.key.kind))
    asked, kind = _asked(visit, lines)
    found = [line for line in in_order if _matches(visit, line, asked, kind)]
    st.text(visit.voice.count("{n} instrument", "{n} instruments", len(found)))
    listed(found, partial(_line, visit), f"instruments-{kind}-{asked}")


def _asked(visit: Visit, lines: Sequence[Line]) -> tuple[str, str | None]:
    present = {line.released.key.kind for line in lines}
    with st.container(horizontal=True, vertical_alignment="bottom", key="instruments-filter"):
        asked = st.text_input(visit.say("Search by title"), key="instruments-search", live="300ms", width=320)
        kind = st.selectbox(
            visit.say("Kind"),
            [None, *(kind for kind in KINDS if kind in present)],
            format_func=lambda one: visit.say("All kinds") if one is None else kind_name(visit.voice, one),
            key=f"instruments-kind-{visit.language}",
            width=320,
        )
    return (asked or "").strip().lower(), kind


def _matches(visit: Visit, line: Line, asked: str, kind: str | None) -> bool:
    key = line.released.key
    return kind in {None, key.kind} and asked in f"{visit.words(line.released.instrument.title)} {key}".lower()


def _line(visit: Visit, line: Line) -> None:
    instrument, key = line.released.instrument, line.released.key
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"card-row-{key.kind}-{key.name}"):
        with st.container(width="stretch", gap=None):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{plain(visit.words(instrument.title))}**", width="content")
                st.badge(plain(version_word(visit.voice, instrument)), color="gray")
            told = (kind_name(visit.voice, key.kind), where_from(visit, line.provenance), where_used(visit, line.use))
            st.text(" · ".join(told))
            if line.provenance.release:
                st.text(visit.say("Note: {note}", note=line.provenance.release.note))
        visit.door("instrument", visit.say("Open"), str(key), icon=":material/arrow_forward:")
