"""What a selection asks of calibration: choosing it, who of the committee has a licence, and the word on the grid."""

from __future__ import annotations

import streamlit as st

from assessment_app.domain.calibration import Standing
from assessment_app.domain.refusals import Refusal
from assessment_app.domain.selection import CalibrationDemand
from assessment_app.screens import fault
from assessment_app.screens.choosing import one_of
from assessment_app.screens.visit import Visit
from assessment_app.services.procedures import Choices, Offer

ARROW = ":material/arrow_forward:"


def demand_name(visit: Visit, demand: CalibrationDemand) -> str:
    """What is asked, and what it means for a member without a licence."""
    say = visit.say
    return {
        CalibrationDemand.OFF: say("Not asked"),
        CalibrationDemand.WARN: say("Recommended: members without a licence see a note on their scoring grid"),
        CalibrationDemand.REQUIRE: say("Required: members without a licence cannot begin on a scoring grid"),
    }[demand]


def choose(visit: Visit, offer: Offer, source: Choices | None, key: str) -> CalibrationDemand:
    """Asks the coordinator; where nobody could earn a licence, nothing is asked."""
    st.subheader(visit.say("Calibration of the committee"), anchor=False)
    if not offer.calibration:
        st.text(
            visit.say(
                "There are not enough sample answers yet to ask for a licence. The integrity officer releases them."
            )
        )
        return CalibrationDemand.OFF
    demands = list(CalibrationDemand)
    chosen = one_of(
        visit,
        visit.say("Calibration licence of the members"),
        demands,
        lambda demand: demand_name(visit, demand),
        key,
        begin=demands.index(source.calibration) if source else 0,
    )
    st.text(
        visit.say(
            "Members earn a licence by rating sample answers close to the reference. You see who holds one, not how "
            "they rated."
        )
    )
    return chosen


def of_member(visit: Visit, name: str, standing: Standing | None) -> str:
    """A member, with the licence they hold if the selection asks for one."""
    if standing is None:
        return name
    if standing.licence is None:
        return visit.say("{name} · no valid calibration licence", name=name)
    return visit.say("{name} · calibration licence until {day}", name=name, day=visit.day(standing.licence.until))


def note(visit: Visit, standing: Standing) -> None:
    """A word on the grid of a member without the licence that is recommended, with the way to earn one."""
    if standing.demand is not CalibrationDemand.WARN or not standing.lacking:
        return
    st.warning(
        visit.say(
            "This selection recommends a calibration licence, and you hold none that is valid. You can rate all the "
            "same; the sample answers show whether you rate as the anchors are meant."
        ),
        icon=":material/balance:",
    )
    visit.door("calibration", visit.say("To the calibration room"), icon=ARROW)


def calibrate_first(visit: Visit, refusal: Refusal) -> None:
    """Instead of the grid: why it does not open yet, and the way to what opens it."""
    fault.refused(refusal, visit.language)
    visit.door("calibration", visit.say("To the calibration room"), icon=ARROW)
