"""The licences: who earned one, on which anchors, and until when it counts; nothing of how anybody rated."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from assessment_app.screens import frame
from assessment_app.screens.calibration.figures import anchors_name
from assessment_app.screens.listing import listed
from assessment_app.screens.visit import Visit, plain
from assessment_app.services import licences
from assessment_app.services.licences import Holder

WIDTH = 700
FEW = 8
"""Up to so many are seen at a glance: there is nothing to search."""


def show(visit: Visit) -> None:
    """The newest first; a name finds the others."""
    with visit.work() as work:
        holders, today = licences.licences(work), work.today

    frame.heading(visit, visit.say("Calibration licences"))
    with st.container(width=WIDTH):
        st.text(
            visit.say("Who earned a licence in the calibration room. How somebody rated is seen by that person only.")
        )
        if not holders:
            frame.nothing_yet(
                visit,
                visit.say(
                    "No licence yet. A member who rates a round of sample answers close to the reference earns one."
                ),
            )
            return
        found = _found(visit, holders) if len(holders) > FEW else holders
        counting = sum(today <= one.until for one in holders)
        st.text(visit.voice.count("{n} licence counts today.", "{n} licences count today.", counting))
        listed(found, partial(_line, visit, today), "licences")


def _found(visit: Visit, holders: tuple[Holder, ...]) -> list[Holder]:
    asked = st.text_input(visit.say("Search by name"), key="licences-search", live="300ms", width=320)
    wanted = (asked or "").strip().lower()
    return [one for one in holders if wanted in one.name.lower()]


def _line(visit: Visit, today: date, holder: Holder) -> None:
    with st.container(border=True, gap=None, key=f"card-licence-{holder.id}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(holder.name)}**", width="content")
            if today <= holder.until:
                st.badge(plain(visit.say("valid until {day}", day=visit.day(holder.until))), color="green")
            else:
                st.badge(plain(visit.say("was valid until {day}", day=visit.day(holder.until))), color="gray")
        earned = visit.say("Earned on {day}.", day=visit.day(holder.granted_on))
        st.text(f"{earned} {anchors_name(visit, holder.anchors)}")
