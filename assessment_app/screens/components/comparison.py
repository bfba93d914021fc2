"""The comparison: things side by side in a table, which becomes a list where there is no room for one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NotRequired, TypedDict

import streamlit as st

from assessment_app.screens.components.sources import source


class Cell(TypedDict):
    """What stands in one place: a figure or word in bold, and what is to be read with it."""

    strong: NotRequired[str]
    text: NotRequired[str]


class Row(TypedDict):
    """One thing over all columns; `flag` is the word by which it asks for attention, shown with a sign."""

    head: str
    cells: Sequence[Cell]
    flag: NotRequired[str | None]


class Comparison(TypedDict):
    """A whole table; `corner` is the heading over the rows' heads."""

    caption: str
    corner: str
    columns: Sequence[str]
    rows: Sequence[Row]


_MOUNT = st.components.v2.component(
    "kompas_comparison",
    css=source("entry_form.css", "comparison.css"),
    js=source("entry_markup.js", "comparison.js", "comparison_mount.js"),
)


def comparison(shown: Comparison, *, key: str) -> None:
    """Show things side by side; nothing in it can be changed."""
    _MOUNT(key=key, data=shown)
