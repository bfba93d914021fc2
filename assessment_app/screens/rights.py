"""Who may do what: printed from the policy table itself, so that it cannot say anything else than what holds."""

from __future__ import annotations

import streamlit as st

from assessment_app.domain.policy import MAY, Action, Rule
from assessment_app.screens import frame
from assessment_app.screens.components.comparison import Comparison, comparison
from assessment_app.screens.visit import Visit


def show(visit: Visit) -> None:
    """Every right, and who has it under which condition."""
    frame.heading(visit, visit.say("Who may do what"))
    with st.container(width=760):
        st.markdown(
            visit.say(
                "Every right stands here once, and Kompas asks this table at each click. What is not written here, "
                "nobody may do."
            )
        )
    table: Comparison = {
        "caption": visit.say("Who may do what"),
        "corner": visit.say("Right"),
        "columns": [visit.say("Who")],
        "rows": [
            {"head": action_name(visit, action), "cells": [{"text": _words(visit, rule)}]}
            for action, rule in MAY.items()
        ],
    }
    comparison(table, key="rights")


def action_name(visit: Visit, action: Action) -> str:
    """What an action is called."""
    return visit.voice.say(f"action.{action}")


def _words(visit: Visit, rule: Rule) -> str:
    return " ".join(visit.voice.say(word) for word in rule.words)
