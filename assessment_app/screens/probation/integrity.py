"""When it is about integrity: a dilemma is talked about, a breach goes another way; there is nothing to fill in.

Kept apart on purpose: whoever hears of a breach passes it on and does not log it (act of 8 December 2022, art. 25 § 6).
"""

from __future__ import annotations

import streamlit as st

from assessment_app.screens.visit import Visit


def box(visit: Visit) -> None:
    """Dilemma or breach, and the ways there are."""
    say = visit.say
    with st.expander(say("It is about integrity"), icon=":material/shield:", key="integrity"), st.container(width=720):
        st.markdown(
            say(
                "**A dilemma** is a hard choice between values, with more than one way out that can be defended. "
                "Talk about it; it may stand in a check-in."
            )
        )
        st.markdown(
            say(
                "**A breach of integrity** is conduct that breaks a rule or betrays trust. It does not belong in a "
                "check-in, a reply or a report, and Kompas has no field for it. These are the ways:"
            )
        )
        st.markdown("\n".join(f"- {way}" for way in _ways(visit)))
        st.markdown(
            say(
                "Did somebody tell you? You are bound to the same confidentiality: pass it on as you heard it, to one "
                "of these, and do not write it down here. Nobody may suffer a disadvantage for a report, also not in "
                "an evaluation."
            )
        )


def _ways(visit: Visit) -> tuple[str, ...]:
    say = visit.say
    return (
        say("**Inside the zone:** the internal reporting channel, the integrity confidant or the integrity officer."),
        say("**Outside the zone:** the Standing Police Monitoring Committee (Committee P)."),
        say(
            "**Harassment, violence, unwanted sexual conduct or discrimination at work:** the confidant or the "
            "prevention adviser for well-being at work."
        ),
    )
