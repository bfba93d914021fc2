"""Conflicts of interest: the question every member answers before seeing more of a candidacy than a name."""

from __future__ import annotations

from functools import partial

import streamlit as st

from assessment_app.screens import frame
from assessment_app.screens.selection.sure import sure
from assessment_app.screens.visit import Visit, plain
from assessment_app.services import scoring
from assessment_app.services.scoring import ConflictQuestion

NONE, CONFLICT = "none", "conflict"


def show(visit: Visit) -> None:
    """One candidacy, one question; then the next that waits."""
    with visit.work() as work:
        question = scoring.conflict_question(work, visit.ident)

    frame.heading(visit, visit.say("Conflicts of interest"), question.post)
    with st.container(width=760):
        if question.answered is None:
            _ask(visit, question)
        else:
            _answered(visit, question)


def _ask(visit: Visit, question: ConflictQuestion) -> None:
    say = visit.say
    st.markdown(
        say(
            "You have a conflict of interest when you and this person are family, friends, opponents or close "
            "colleagues, or when the outcome matters to you personally. Somebody you only know by sight or from one "
            "assignment is no conflict."
        )
    )
    key = f"conflict-{question.candidacy}"
    answers = {
        NONE: say("No; I get a scoring grid for this candidacy"),
        CONFLICT: say("Yes, or it could look like one; I take no part in this candidacy"),
    }
    answer = st.radio(
        say("Do you have a conflict of interest with {name}?", name=plain(question.name)),
        list(answers),
        index=None,
        format_func=answers.__getitem__,
        key=key,
    )
    explanation = _explanation(visit, f"{key}-why") if answer == CONFLICT else ""
    if st.button(say("Declare"), type="primary", key=f"{key}-declare"):
        _take(visit, question, answer, explanation)


def _take(visit: Visit, question: ConflictQuestion, answer: str | None, explanation: str) -> None:
    if answer is None:
        st.error(visit.say("Please choose an answer first."), icon=":material/block:")
    elif answer == NONE:
        _declare(visit, question, conflict=False)
    elif not explanation.strip():
        st.error(visit.say("Please say in a few words what the conflict is."), icon=":material/block:")
    else:
        _sure(visit, question, explanation)


def _explanation(visit: Visit, key: str) -> str:
    label = visit.say("What is the conflict, in a few words?")
    text = st.text_area(label, key=key, height="content", max_chars=2000, persist_state="session")
    readers = visit.say("Read by: you and the HR coordinator")
    st.markdown(f":material/visibility: {readers}")
    return text


def _declare(visit: Visit, question: ConflictQuestion, *, conflict: bool, explanation: str = "") -> None:
    if visit.does(scoring.declare, question.candidacy, conflict=conflict, explanation=explanation):
        _go_on(visit, question)


def _go_on(visit: Visit, question: ConflictQuestion) -> None:
    if question.waiting:
        visit.goes("conflicts", question.waiting[0])
    else:
        visit.goes("home")


def _sure(visit: Visit, question: ConflictQuestion, explanation: str) -> None:
    consequence = visit.say(
        "You take no part in the candidacy of {name}: no scoring grid, no deliberation, no signature, and you do not "
        "see the file. This cannot be undone here.",
        name=plain(question.name),
    )
    gesture = partial(_declare, visit, question, conflict=True, explanation=explanation)
    sure(visit.say("Declare a conflict of interest"), consequence, visit.say("Declare the conflict"), gesture)


def _answered(visit: Visit, question: ConflictQuestion) -> None:
    if (answer := question.answered) is None:
        return
    moment = visit.moment(answer.at)
    if answer.conflict:
        st.info(
            visit.say(
                "You declared a conflict of interest on {moment}; you take no part in this candidacy.", moment=moment
            ),
            icon=":material/do_not_disturb_on:",
        )
        st.markdown(visit.say("You wrote:"))
        st.text(answer.explanation)
    else:
        st.success(
            visit.say("You declared on {moment} that you have no conflict of interest.", moment=moment),
            icon=":material/check:",
        )
        visit.door("score-sheet", visit.say("To my scoring grid"), question.candidacy, icon=":material/arrow_forward:")
    if question.waiting:
        label = visit.voice.count(
            "Answer for the next candidacy ({n} waits)",
            "Answer for the next candidacy ({n} wait)",
            len(question.waiting),
        )
        visit.door("conflicts", label, question.waiting[0], icon=":material/arrow_forward:")
    else:
        visit.door("home", visit.say("To your worklist"), icon=":material/arrow_forward:")
