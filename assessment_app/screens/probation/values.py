"""A row per value over the months: what check-ins and reports said of it, beside each other and never added up."""

from __future__ import annotations

import streamlit as st

from assessment_app.domain.instruments import ValueName
from assessment_app.domain.progress import Mark, Source, marks, month_of
from assessment_app.screens.probation.naming import rating_names, value_names
from assessment_app.screens.visit import Visit, plain
from assessment_app.services.trainee_file import TraineeFile

SIGNS = {Source.CHECK_IN: "○", Source.EVALUATION: "■"}


def over_the_months(visit: Visit, file: TraineeFile) -> None:
    """Each value that came up, with its marks in time; below, the values nobody saw yet."""
    st.subheader(visit.say("The nine values over the months"), anchor=False)
    rows = marks(file.talks, file.reports)
    names = value_names(visit, file.values)
    if not any(rows.values()):
        st.markdown(visit.say("Nothing yet. What a shared check-in or a signed report says of a value appears here."))
        return
    with st.container(horizontal=True, gap="small"):
        st.text(visit.say("{sign} mentor’s check-in", sign=SIGNS[Source.CHECK_IN]), width="content")
        st.text(visit.say("{sign} evaluation report", sign=SIGNS[Source.EVALUATION]), width="content")
    with st.container(border=True, gap="small"):
        for value, row in rows.items():
            if row:
                _row(visit, file, names[value], row)
    _not_seen(visit, [names[value] for value, row in rows.items() if not row])


def _row(visit: Visit, file: TraineeFile, name: str, row: tuple[Mark, ...]) -> None:
    words = rating_names(visit, file.plan)
    with st.container(horizontal=True, gap="xsmall"):
        st.markdown(f"**{plain(name)}**", width=180)
        with st.container(horizontal=True, gap="small", width="stretch"):
            for mark in row:
                st.markdown(_mark(visit, file, mark, words), width="content")


def _mark(visit: Visit, file: TraineeFile, mark: Mark, words: dict[str, str]) -> str:
    word = words.get(mark.rating) or visit.say("talked about, not rated")
    month = visit.say(
        "month {n}, {day}", n=month_of(file.probation.starts_on, mark.on), day=visit.voice.weekday(mark.on)
    )
    return f"{SIGNS[mark.source]} {plain(word)}  \n:gray[{plain(month)}]"


def _not_seen(visit: Visit, names: list[str]) -> None:
    if names:
        st.text(
            visit.say(
                "Not observed yet: {values}. That says something about the occasions, not about the trainee.",
                values=visit.voice.listed(names),
            )
        )


def goals(visit: Visit, file: TraineeFile) -> None:
    """What to work on from the first day."""
    st.subheader(visit.say("Goals"), anchor=False)
    names = value_names(visit, file.values)
    if not file.probation.goals:
        st.markdown(
            visit.say("The committee noted no point to work on. Mentor and trainee agree on goals in their check-ins.")
        )
    for goal in file.probation.goals:
        with st.container(border=True, gap=None):
            st.markdown(f"**{plain(names[ValueName(goal.value)])}**")
            st.text(goal.text)
