"""The check-ins a report rests on: facts and agreements of the period, as they were written, in time."""

from __future__ import annotations

import streamlit as st

from assessment_app.domain.check_ins import CheckIn, CheckInNotes
from assessment_app.domain.instruments import ValueName
from assessment_app.screens.probation.naming import pair, rating_names, value_names
from assessment_app.screens.visit import Visit
from assessment_app.services.evaluations import EvaluationPaper


def talks(visit: Visit, paper: EvaluationPaper) -> None:
    """Every shared check-in of the period, folded, each with its way to the whole of it."""
    label = visit.voice.count("{n} check-in in this period", "{n} check-ins in this period", len(paper.check_ins))
    with st.expander(label, icon=":material/forum:", key="evidence"):
        if not paper.check_ins:
            st.markdown(visit.say("No check-in of this period was shared. What you write has to stand on its own."))
        for check_in, notes in paper.check_ins:
            _talk(visit, paper, check_in, notes)


def _talk(visit: Visit, paper: EvaluationPaper, check_in: CheckIn, notes: CheckInNotes) -> None:
    names = value_names(visit, paper.values)
    with st.container(border=True, gap="small"):
        named = visit.voice.listed(names[one] for one in notes.values)
        st.markdown(pair(visit, visit.day(check_in.held_on), named))
        st.text(notes.observed)
        if notes.agreed.strip():
            st.text(visit.say("Agreed: {text}", text=notes.agreed))
        visit.door("check-in-read", visit.say("The whole check-in"), check_in.id)


def lines_on(visit: Visit, paper: EvaluationPaper, value: ValueName) -> list[str]:
    """What the check-ins of the period say of one value: day, rating in words, and the observation."""
    words = rating_names(visit, paper.plan)
    lines = []
    for check_in, notes in paper.check_ins:
        if value in notes.values:
            word = words.get(notes.ratings.get(value, "")) or visit.say("talked about, not rated")
            lines.append(
                visit.say(
                    "{day}, {rating}: {observed}", day=visit.day(check_in.held_on), rating=word, observed=notes.observed
                )
            )
    return lines
