"""Home: what waits for me, since when, due when, one click away."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from assessment_app.domain.language import Texts
from assessment_app.domain.people import Role
from assessment_app.domain.worklist import Errand, Waiting
from assessment_app.screens import frame
from assessment_app.screens.visit import Visit, plain
from assessment_app.services.worklist import worklist

NOON, EVENING = 12, 18

DOORS = {
    Errand.INVITE: "candidacy",
    Errand.AWAIT_INTAKE: "candidacy",
    Errand.DECLARE: "conflicts",
    Errand.SCORE: "score-sheet",
    Errand.SEAL: "score-sheet",
    Errand.CALIBRATE_FIRST: "calibration",
    Errand.CALIBRATE_ON: "sample-answer",
    Errand.DELIBERATE: "deliberation",
    Errand.SIGN: "decision",
    Errand.START_PROBATION: "start-probation",
    Errand.MILESTONE: "probation",
    Errand.CHECK_IN: "probation",
    Errand.SHARE_CHECK_IN: "check-in",
    Errand.READ_CHECK_IN: "check-in-read",
    Errand.EVALUATE: "evaluation",
    Errand.READ_EVALUATION: "evaluation-read",
}


def show(visit: Visit) -> None:
    """The worklist of whoever is here."""
    with visit.work() as work:
        waiting, now = worklist(work), work.now

    frame.heading(visit, _greeting(visit, now))
    pressing = [one for one in waiting if one.urgent]
    coming = [one for one in waiting if not one.urgent]
    if pressing:
        st.markdown(visit.voice.count("One thing waits for you.", "{n} things wait for you.", len(pressing)))
    else:
        frame.nothing_yet(visit, _nothing(visit))
    for one in pressing:
        _line(visit, one)
    if coming:
        st.subheader(visit.say("Coming up"), anchor=False)
        for one in coming:
            _line(visit, one)
    visit.door("rights", visit.say("Who may do what"), icon=":material/policy:")


def _greeting(visit: Visit, now: datetime) -> str:
    hour = visit.voice.hour(now)
    if hour < NOON:
        return visit.say("Good morning")
    return visit.say("Good afternoon") if hour < EVENING else visit.say("Good evening")


def _nothing(visit: Visit) -> str:
    if Role.COORDINATOR in visit.roles:
        return visit.say(
            "Nothing waits for you. Set up a selection, or add candidates to one, and what is due appears here."
        )
    if Role.MEMBER in visit.roles:
        return visit.say(
            "Nothing waits for you. As soon as you have a seat in a selection, what it asks of you appears here."
        )
    if visit.roles & {Role.MENTOR, Role.EVALUATOR, Role.TRAINEE}:
        return visit.say("Nothing waits for you. Check-ins and reports appear here a week before their day.")
    return visit.say("Nothing waits for you. What you keep is in the menu above.")


def _line(visit: Visit, waiting: Waiting) -> None:
    key = f"waiting-{waiting.errand}-{waiting.thing}-{waiting.due}"
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=key):
        with st.container(width="stretch", gap=None):
            mark = ":orange[●]" if waiting.urgent else "○"
            st.markdown(f"{mark} **{plain(_sentence(visit, waiting))}**")
            if when := _when(visit, waiting):
                st.text(when)
        visit.door(DOORS[waiting.errand], _deed(visit, waiting.errand), waiting.thing, icon=":material/arrow_forward:")


def _when(visit: Visit, waiting: Waiting) -> str:
    parts = []
    if waiting.since is not None:
        parts.append(visit.say("since {moment}", moment=visit.moment(waiting.since)))
    if waiting.due is not None:
        parts.append(visit.say("due {day}", day=visit.day(waiting.due)))
    return " · ".join(parts)


def _sentence(visit: Visit, waiting: Waiting) -> str:
    named = {
        name: visit.words(mention) if isinstance(mention, Texts) else mention
        for name, mention in waiting.mentions.items()
    }
    return _sentences(visit)[waiting.errand].format(**named)


def _sentences(visit: Visit) -> dict[Errand, str]:
    say = visit.say
    return {
        Errand.INVITE: say("Invite {name}, {reference}, {post}"),
        Errand.AWAIT_INTAKE: say("The intake form of {name}, {reference}, is late"),
        Errand.DECLARE: say("Declare conflicts of interest: {name}, {reference}, {post}"),
        Errand.SCORE: say("Fill in your scoring grid: {name}, {reference}, {post}"),
        Errand.SEAL: say("Seal your scoring grid: {name}, {reference}, {post}"),
        Errand.CALIBRATE_FIRST: say("Earn your calibration licence before you score: {reference}, {post}"),
        Errand.CALIBRATE_ON: say("Calibration: {left} of {all} sample answers left to rate"),
        Errand.DELIBERATE: say("Lead the deliberation: {name}, {reference}, {post}"),
        Errand.SIGN: say("Sign the decision: {name}, {reference}, {post}"),
        Errand.START_PROBATION: say("Start the probation of {name}, {reference}, {post}"),
        Errand.MILESTONE: say("{title}: {trainee}"),
        Errand.CHECK_IN: say("{title} with {trainee}"),
        Errand.SHARE_CHECK_IN: say("Finish and share your check-in with {trainee}"),
        Errand.READ_CHECK_IN: say("Read your mentor's check-in"),
        Errand.EVALUATE: say("{title}: write the report on {trainee}"),
        Errand.READ_EVALUATION: say("Read your evaluation report"),
    }


def _deed(visit: Visit, errand: Errand) -> str:
    say = visit.say
    return {
        Errand.INVITE: say("Invite"),
        Errand.AWAIT_INTAKE: say("Look at the file"),
        Errand.DECLARE: say("Declare"),
        Errand.SCORE: say("Open the grid"),
        Errand.SEAL: say("Open the grid"),
        Errand.CALIBRATE_FIRST: say("To the calibration room"),
        Errand.CALIBRATE_ON: say("Continue"),
        Errand.DELIBERATE: say("Open the deliberation"),
        Errand.SIGN: say("Read and sign"),
        Errand.START_PROBATION: say("Start"),
        Errand.MILESTONE: say("Note as done"),
        Errand.CHECK_IN: say("To the trainee"),
        Errand.SHARE_CHECK_IN: say("Continue"),
        Errand.READ_CHECK_IN: say("Read"),
        Errand.EVALUATE: say("Write"),
        Errand.READ_EVALUATION: say("Read"),
    }[errand]
