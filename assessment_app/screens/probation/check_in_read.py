"""A shared check-in, to read; the trainee replies and acknowledges, everybody else reads along."""

from __future__ import annotations

import streamlit as st

from assessment_app.screens import frame
from assessment_app.screens.filling import opened
from assessment_app.screens.probation.naming import day_of, pair, rating_names, value_names
from assessment_app.screens.probation.reply import Answer, reply
from assessment_app.screens.visit import Visit, plain
from assessment_app.services import check_ins
from assessment_app.services.check_ins import CheckInPaper


def show(visit: Visit) -> None:
    """What was noted, then the reply."""
    paper = opened(visit, check_ins.read_check_in, check_ins.read_on, visit.ident)
    check_in, trainee = paper.check_in, paper.trainee.name

    frame.heading(
        visit,
        visit.say("Check-in of {day}", day=visit.day(check_in.held_on)),
        visit.say("Probations"),
        trainee,
        badge=day_of(visit, paper.probation, check_in.held_on),
    )
    with st.container(width=760):
        _notes(visit, paper)
        reply(
            visit,
            Answer(
                str(check_ins.reply_form_of(check_in.id)),
                paper.trainee,
                paper.reply,
                check_in.acknowledged_at,
                visit.say("Read by: you; once you acknowledge, also your mentors, the evaluator and the coordinator"),
            ),
            check_ins.acknowledge,
            check_in.id,
        )
        visit.door(
            "probation",
            visit.say("To the page of {name}", name=trainee),
            paper.probation.id,
            icon=":material/arrow_back:",
        )


def _notes(visit: Visit, paper: CheckInPaper) -> None:
    say, notes = visit.say, paper.notes
    shared = paper.check_in.shared_at
    st.text(
        say("{mentor}, shared on {moment}", mentor=paper.mentor.name, moment=visit.moment(shared))
        if shared
        else say("{mentor}, not shared yet", mentor=paper.mentor.name)
    )
    _values(visit, paper)
    passage(say("What the mentor saw"), notes.observed)
    passage(say("What it changed, for whom"), notes.effect)
    passage(say("What the mentor told the trainee"), notes.feedback)
    passage(say("How the trainee saw it"), notes.view)
    passage(say("What they agreed"), _agreed(visit, paper))


def _values(visit: Visit, paper: CheckInPaper) -> None:
    names, words = value_names(visit, paper.values), rating_names(visit, paper.plan)
    meanings = {point.id: visit.words(point.meaning) for point in paper.plan.scale}
    for value in paper.notes.values:
        rating = paper.notes.ratings.get(value, "")
        with st.container(border=True, gap=None):
            st.markdown(pair(visit, names[value], words.get(rating) or visit.say("talked about, not rated")))
            if rating in meanings:
                st.text(meanings[rating])


def _agreed(visit: Visit, paper: CheckInPaper) -> str:
    if paper.notes.agreed_by is None:
        return paper.notes.agreed
    return visit.say("{agreed} By {day}.", agreed=paper.notes.agreed.strip(), day=visit.day(paper.notes.agreed_by))


def passage(label: str, text: str) -> None:
    """A label and what somebody wrote, as it was written; nothing where nothing was."""
    if text.strip():
        with st.container(gap=None):
            st.markdown(f"**{plain(label)}**")
            st.text(text)
