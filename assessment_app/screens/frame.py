"""What surrounds every screen: title, orientation line, language switch, way out."""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st

from assessment_app.domain.language import Language
from assessment_app.screens.components import shell
from assessment_app.screens.visit import Visit, plain
from assessment_app.services import sign_in

LOOK = Path(__file__).with_name("look.css")
"""The little that the theme cannot say; it names only keys of our own and Streamlit's documented landmarks."""


def top(visit: Visit) -> None:
    """The line above every screen: language, who is here, way out."""
    st.session_state["language"] = visit.language.value
    st.html(LOOK)
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", key="top-line"):
        st.text(visit.name, width="content")
        chosen = st.segmented_control(
            visit.say("Language"),
            list(Language),
            default=visit.language,
            format_func=lambda language: language.value.upper(),
            key=f"language-{visit.language.value}",
            label_visibility="collapsed",
            required=True,
        )
        leave(visit.say("Sign out"), "/sign-out")
    if chosen is not visit.language:
        with visit.work() as work:
            sign_in.choose_language(work, chosen)
        st.rerun()


def heading(visit: Visit, title: str, *crumbs: str, badge: str | None = None, colour: str = "blue") -> None:
    """Where I am: procedure or person, step, stage; then the title.

    `colour` is one of Streamlit's: blue for running, orange for "needs you", green for done, gray for ended.
    """
    if crumbs or badge:
        with st.container(horizontal=True, vertical_alignment="center", key="orientation"):
            if crumbs:
                st.text(" › ".join(crumbs), width="content")
            if badge:
                st.badge(plain(badge), color=colour)  # type: ignore[arg-type]
    st.title(plain(title), anchor=False)
    page = f"{title} {st.query_params.get('id', '')} {st.query_params.get('step', '')}"
    shell(say=visit.say, lang=visit.language.value, page=page, title=title)


def leave(label: str, address: str) -> None:
    """A link to a plain page of our own, in the same tab; Streamlit's link buttons open another one."""
    st.html(f'<a class="leave" href="{escape(address)}" target="_self">{escape(label)}</a>', width="content")


def nothing_yet(visit: Visit, sentence: str, door: tuple[str, str] | None = None) -> None:
    """An empty state: what will be here and who does what next, with the way there."""
    with st.container(border=True):
        st.markdown(plain(sentence))
        if door is not None:
            screen, label = door
            visit.door(screen, label, icon=":material/arrow_forward:")
