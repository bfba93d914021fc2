"""Where a version is used and how often: the selections that keep it, and the probations."""

from __future__ import annotations

import streamlit as st

from assessment_app.screens.components import comparison
from assessment_app.screens.components.comparison import Comparison, Row
from assessment_app.screens.visit import Visit
from assessment_app.services.instrument_uses import UsedIn
from assessment_app.services.instruments import VersionPage


def show(visit: Visit, page: VersionPage) -> None:
    """A line per selection; or that nothing keeps this version yet."""
    st.subheader(visit.say("Where it is used"), anchor=False)
    if not page.use.selections and not page.use.probations:
        st.text(visit.say("Nowhere yet: no selection and no probation keeps this version."))
        return
    if page.use.probations:
        st.text(
            visit.voice.count(
                "{n} probation keeps this version.", "{n} probations keep this version.", page.use.probations
            )
        )
    if page.use.selections:
        shown: Comparison = {
            "caption": visit.say("Selections that keep this version, to their end"),
            "corner": visit.say("Reference"),
            "columns": [visit.say("Post"), visit.say("State"), visit.say("Candidates asked")],
            "rows": [_row(visit, one) for one in page.use.selections],
        }
        comparison(shown, key=f"used-{page.released.key}")


def _row(visit: Visit, one: UsedIn) -> Row:
    state = visit.say("running") if one.running else visit.say("ended")
    return {"head": one.reference, "cells": [{"text": text} for text in (one.post, state, str(one.candidates))]}
