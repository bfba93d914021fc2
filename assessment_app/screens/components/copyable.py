"""A text to take along, such as a link or a code, with a button that copies it."""

from __future__ import annotations

import streamlit as st

from assessment_app.screens.components.entry_form import Say
from assessment_app.screens.components.sources import source

_MOUNT = st.components.v2.component(
    "kompas_copyable",
    css=source("entry_form.css", "copyable.css"),
    js=source("entry_markup.js", "copyable.js"),
)


def copyable(label: str, text: str, *, say: Say, key: str, code: bool = False) -> None:
    """Show `text` under its label; a `code` is spaced out, to be read aloud or written over."""
    data = {
        "name": key,
        "label": label,
        "text": text,
        "code": code,
        "copy": say("Copy"),
        "copied": say("Copied"),
        "by_hand": say("Selected; copy it with Ctrl+C"),
    }
    _MOUNT(key=key, data=data)
