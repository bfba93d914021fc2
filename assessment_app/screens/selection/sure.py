"""Asks once before what cannot be undone, in a dialog that repeats the consequence."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st


def sure(title: str, consequence: str, deed: str, does: Callable[[], object], *, icon: str | None = None) -> None:
    """Opens the dialog; when its button is pressed and `does` answers something, the whole screen is drawn anew.

    A refusal is shown in the dialog, which stays open.
    """

    @st.dialog(title)
    def ask() -> None:
        st.markdown(consequence)
        if st.button(deed, type="primary", key="sure", icon=icon) and does():
            st.rerun()

    ask()
