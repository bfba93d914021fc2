"""One choice out of several whose names change with the language: it stays made when the language is switched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import streamlit as st

from assessment_app.screens.visit import Visit

T = TypeVar("T")


def one_of(
    visit: Visit,
    label: str,
    options: Sequence[T],
    name: Callable[[T], str],
    key: str,
    *,
    begin: int = 0,
    many: bool = False,
) -> T:
    """What was chosen, at first `options[begin]`; `many` folds the options into a list to open.

    Streamlit keeps the words of a chosen option, not the option, so in another language it would be lost. Each language
    has a widget of its own, which begins with what was chosen in the other one.
    """
    remembered = f"{key}-chosen"
    chosen = st.session_state.get(remembered, begin)
    at = chosen if chosen < len(options) else begin
    widget: Any = st.selectbox if many else st.radio
    picked = widget(
        label,
        range(len(options)),
        index=at,
        format_func=lambda number: name(options[number]),
        key=f"{key}-{visit.language}",
    )
    number = at if picked is None else int(picked)
    st.session_state[remembered] = number
    return options[number]
