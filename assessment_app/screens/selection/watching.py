"""Watching a deliberation: the screen of those who look on follows what the others write and sign."""

from __future__ import annotations

import streamlit as st

from assessment_app.domain.refusals import Refusal
from assessment_app.screens.visit import Visit
from assessment_app.services import deliberation

LOOK_EVERY = 5.0
"""Seconds between two looks."""


@st.fragment(run_every=LOOK_EVERY)
def watch(visit: Visit, candidacy_id: str, seen: str) -> None:
    """Redraws the whole screen when something changed since `seen`, and only then."""
    try:
        with visit.work() as work:
            unchanged = deliberation.state(work, candidacy_id) == seen
    except Refusal:
        # The whole screen asks again, and says why not.
        unchanged = False
    if not unchanged:
        st.rerun()
