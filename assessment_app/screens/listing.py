"""A long list, so many lines at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import TypeVar

import streamlit as st

T = TypeVar("T")

AT_A_TIME = 25
"""Lines; more make a screen slow to draw and hard to read."""


def listed(lines: Sequence[T], draw: Callable[[T], None], key: str) -> None:
    """Draws the lines, and under them the way to the next ones if there are many."""
    place = st.container()
    page = 1
    if len(lines) > AT_A_TIME:
        pages = ceil(len(lines) / AT_A_TIME)
        # Another search begins at its first page again.
        page = st.pagination(pages, key=f"{key}-page-of-{pages}")
    with place:
        for line in lines[(page - 1) * AT_A_TIME : page * AT_A_TIME]:
            draw(line)
