"""Which versions of its instruments a selection keeps, and which of them were succeeded since."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assessment_app.screens.visit import Visit, plain
from assessment_app.services.instruments import Kept


def kept_versions(visit: Visit, kept: Sequence[Kept]) -> None:
    """A line per instrument; those with a newer version say so, with a sign and in words."""
    st.markdown(f"**{plain(visit.say('Instruments, in the version this selection keeps'))}**")
    for one in kept:
        title = visit.words(one.title) if one.title else one.written
        name = visit.say("{title}, version {n}", title=title, n=one.version)
        if one.succeeded:
            since = visit.say(
                "version {newest} was released since; this selection keeps version {kept}",
                newest=one.newest,
                kept=one.version,
            )
            st.markdown(f"{plain(name)}  \n:orange[:material/history:] {plain(since)}")
        else:
            st.text(name)
