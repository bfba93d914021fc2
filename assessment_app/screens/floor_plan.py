"""Which screens this visitor is offered, and the running of the chosen one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from assessment_app.domain.people import Kind, Role
from assessment_app.domain.refusals import Refusal
from assessment_app.screens import (
    accounts,
    fault,
    frame,
    home,
    intake,
    rights,
    trail,
)
from assessment_app.screens.calibration import licences, sample
from assessment_app.screens.calibration import room as calibration_room
from assessment_app.screens.instruments import draft, drafts, library, preview, version
from assessment_app.screens.probation import (
    check_in,
    check_in_read,
    evaluation,
    evaluation_read,
    probation,
    probations,
    start,
)
from assessment_app.screens.selection import (
    candidacy,
    conflicts,
    decision,
    deliberation,
    new_procedure,
    procedure,
    procedures,
    score_sheet,
)
from assessment_app.screens.visit import Visit

EVERYBODY = frozenset(Role)
COMMITTEE = frozenset({Role.COORDINATOR, Role.MEMBER})
OFFICERS = frozenset({Role.INTEGRITY_OFFICER})
WHO_KNOW_OF_LICENCES = OFFICERS | {Role.COORDINATOR}
COMPANIONS = frozenset({Role.COORDINATOR, Role.MENTOR, Role.EVALUATOR, Role.TRAINEE})


@dataclass(frozen=True, slots=True)
class Room:
    """A screen: its address, its title (a message), who is offered it, and whether it stands in the menu.

    Leaving a screen out of somebody's plan is courtesy; every service asks the policy table itself.
    """

    address: str
    title: str
    show: Callable[[Visit], None]
    roles: frozenset[Role]
    in_menu: bool = False


def plan(visit: Visit) -> tuple[Room, ...]:
    """The screens of this visitor, the first one being the one they arrive at."""
    say = visit.say
    if visit.actor.kind is Kind.CANDIDATE:
        return (Room("intake", say("Your intake form"), intake.show, EVERYBODY),)
    rooms = (
        Room("home", say("Your worklist"), home.show, EVERYBODY, in_menu=True),
        Room("procedures", say("Selections"), procedures.show, COMMITTEE, in_menu=True),
        Room("new-procedure", say("New selection"), new_procedure.show, frozenset({Role.COORDINATOR})),
        Room("procedure", say("Selection"), procedure.show, COMMITTEE),
        Room("candidacy", say("Candidacy"), candidacy.show, COMMITTEE),
        Room("conflicts", say("Conflicts of interest"), conflicts.show, frozenset({Role.MEMBER})),
        Room("score-sheet", say("Your scoring grid"), score_sheet.show, frozenset({Role.MEMBER})),
        Room("calibration", say("Calibration"), calibration_room.show, frozenset({Role.MEMBER}), in_menu=True),
        Room("sample-answer", say("Sample answer"), sample.show, frozenset({Role.MEMBER})),
        Room("deliberation", say("Deliberation"), deliberation.show, COMMITTEE),
        Room("decision", say("Decision"), decision.show, COMMITTEE),
        Room("probations", say("Probations"), probations.show, COMPANIONS, in_menu=True),
        Room("start-probation", say("Start a probation"), start.show, frozenset({Role.COORDINATOR})),
        Room("probation", say("Probation"), probation.show, COMPANIONS),
        Room("check-in", say("Check-in"), check_in.show, frozenset({Role.MENTOR})),
        Room("check-in-read", say("Check-in"), check_in_read.show, COMPANIONS),
        Room("evaluation", say("Evaluation report"), evaluation.show, frozenset({Role.EVALUATOR})),
        Room("evaluation-read", say("Evaluation report"), evaluation_read.show, COMPANIONS),
        Room("instruments", say("Instruments"), library.show, OFFICERS, in_menu=True),
        Room("instrument", say("Instrument"), version.show, OFFICERS),
        Room("instrument-preview", say("Preview"), preview.show, OFFICERS),
        Room("drafts", say("Drafts"), drafts.show, OFFICERS),
        Room("draft", say("Draft"), draft.show, OFFICERS),
        Room("licences", say("Calibration licences"), licences.show, WHO_KNOW_OF_LICENCES, in_menu=True),
        Room("trail", say("Trail"), trail.show, frozenset({Role.DPO}), in_menu=True),
        Room("accounts", say("Accounts"), accounts.show, frozenset({Role.ADMINISTRATOR}), in_menu=True),
        Room("rights", say("Who may do what"), rights.show, EVERYBODY),
    )
    return tuple(room for room in rooms if room.roles == EVERYBODY or room.roles & visit.roles)


def run(visit: Visit) -> None:
    """Draws the frame and the chosen screen."""
    st.set_page_config(layout="wide")
    visit = replace(visit, doors={})
    rooms = plan(visit)
    for number, room in enumerate(rooms):
        visit.doors[room.address] = _page(visit, room, first=number == 0)
    chosen = st.navigation(list(visit.doors.values()), position="top")
    try:
        frame.top(visit)
        chosen.run()
    except Refusal as refusal:
        fault.refused(refusal, visit.language)


def _page(visit: Visit, room: Room, *, first: bool) -> StreamlitPage:
    return st.Page(
        partial(room.show, visit),
        title=room.title,
        url_path=room.address,
        default=first,
        visibility="visible" if room.in_menu else "hidden",
    )
