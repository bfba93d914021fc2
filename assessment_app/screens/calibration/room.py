"""The calibration room: what it is, the licence, the round under way, and what the last one showed."""

from __future__ import annotations

import streamlit as st

from assessment_app.screens import frame
from assessment_app.screens.calibration import figures
from assessment_app.screens.visit import Visit, plain
from assessment_app.services import calibration
from assessment_app.services.calibration import Room

ARROW = ":material/arrow_forward:"
WIDTH = 700
"""Pixels; about as long as a line can be to read on."""


def show(visit: Visit) -> None:
    """First what it is for and where one stands, then the way in, then the figures."""
    with visit.work() as work:
        room = calibration.room(work)

    frame.heading(visit, visit.say("Calibration"))
    with st.container(width=WIDTH):
        st.text(
            visit.say(
                "Here you rate sample answers on the same grid as in an interview, on your own and in your own time. "
                "Then you see, per facet, what the reference is and why. So you know whether you rate as the anchors "
                "are meant, before a candidate depends on it."
            )
        )
        _licence(visit, room)
        _onward(visit, room)
        if room.results:
            figures.last_round(visit, room.results[0])
        _what_goes_wrong(visit)
        if room.results[1:]:
            figures.earlier_rounds(visit, room.results[1:])


def _licence(visit: Visit, room: Room) -> None:
    say = visit.say
    st.subheader(say("Your licence"), anchor=False)
    if room.licence is not None:
        st.success(
            say(
                "You hold a calibration licence, earned on {day} and valid until {until}.",
                day=visit.day(room.licence.granted_on),
                until=visit.day(room.licence.until),
            ),
            icon=":material/verified:",
        )
        st.text(figures.anchors_name(visit, room.licence.anchors))
    elif room.lapsed is not None and room.lapsed.until < visit.today:
        st.warning(say("Your calibration licence ended on {day}.", day=visit.day(room.lapsed.until)))
    elif room.lapsed is not None:
        st.warning(
            say("There are newer anchors than those of your calibration licence. Begin a round on the newer ones.")
        )
    else:
        st.text(say("You have no calibration licence yet."))
    readers = say("Only you see how you rate. The coordinator and the integrity officer see who holds a licence.")
    st.markdown(f":material/visibility: {plain(readers)}")


def _onward(visit: Visit, room: Room) -> None:
    say = visit.say
    if room.left:
        _continue(visit, room)
    elif room.terms is None:
        sentence = say(
            "There are not enough sample answers yet. The integrity officer releases them; then you begin here."
        )
        frame.nothing_yet(visit, sentence)
    else:
        st.text(visit.words(room.terms.explains))
        label = say("Begin another round") if room.results else say("Begin calibration")
        if st.button(label, type="primary", key="calibrate", icon=ARROW):
            _begin(visit)


def _begin(visit: Visit) -> None:
    if visit.does(calibration.start) is not None:
        with visit.work() as work:
            first = calibration.room(work).left[0]
        visit.goes("sample-answer", first.id)


def _continue(visit: Visit, room: Room) -> None:
    left, every = len(room.left), len(room.attempts)
    st.subheader(visit.say("Your round"), anchor=False)
    st.text(
        visit.say(
            "{done} of {all} sample answers compared. Count on ten minutes for each; you can stop at any time.",
            done=every - left,
            all=every,
        )
    )
    if st.button(visit.say("Continue with the next sample answer"), type="primary", key="calibrate", icon=ARROW):
        visit.goes("sample-answer", room.left[0].id)
    for attempt in room.attempts:
        if attempt.compared_at is not None:
            visit.door(
                "sample-answer",
                visit.say("Look back at sample answer {n}", n=attempt.place),
                attempt.id,
                icon=":material/history:",
            )


def _what_goes_wrong(visit: Visit) -> None:
    say = visit.say
    st.subheader(say("What easily goes wrong"), anchor=False)
    st.markdown(
        "\n".join(
            f"- **{plain(name)}**: {plain(sentence)}"
            for name, sentence in (
                (
                    say("Halo"),
                    say(
                        "one good or bad impression colours everything. Rate each facet on its own evidence, and note "
                        "the evidence before the point."
                    ),
                ),
                (
                    say("Severity and leniency"),
                    say(
                        "always a little lower or higher than the anchors. A low point means that it was not shown in "
                        "the answer, a high point does not mean that it was perfect."
                    ),
                ),
                (
                    say("Central tendency"),
                    say("always a 3, to be safe. Use 1 and 5 as soon as what their anchors describe is there."),
                ),
            )
        )
    )
