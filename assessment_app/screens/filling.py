"""What a screen hands to the form that saves itself, and opening a file so that the trail tells it once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import streamlit as st

from assessment_app.domain.entries import Entry
from assessment_app.screens.components.entry_form import Saved
from assessment_app.screens.visit import Visit
from assessment_app.services.desk import Work

T = TypeVar("T")


def saved(visit: Visit, entries: Mapping[str, Entry]) -> dict[str, Saved]:
    """The fields of a form as the server has them."""
    return {
        field: {"value": entry.value, "revision": entry.revision, "saved_at": visit.voice.clock(entry.saved_at)}
        for field, entry in entries.items()
    }


def latest(visit: Visit, entries: Mapping[str, Entry]) -> str | None:
    """When anything of a form was last saved, "14:03:07"; nothing if it never was."""
    moments = [entry.saved_at for entry in entries.values()]
    return visit.voice.clock(max(moments)) if moments else None


def opened(visit: Visit, first: Callable[[Work, str], T], again: Callable[[Work, str], T], ident: str) -> T:
    """What `first` answers when this browser opens a file, and what `again` answers at each redraw after that.

    Opening a file is an event in the trail; looking on at an open one is not.
    """
    opening = f"opened {first.__module__}.{first.__qualname__} {ident}"
    with visit.work() as work:
        found = (again if opening in st.session_state else first)(work, ident)
    st.session_state[opening] = True
    return found
