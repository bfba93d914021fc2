"""Your scoring grid: what one member heard and how they rate it, alone, until it is sealed."""

from __future__ import annotations

from functools import partial

import streamlit as st

from assessment_app.domain.language import Language
from assessment_app.domain.refusals import NotNow
from assessment_app.domain.scoring import ScoreSheet
from assessment_app.domain.selection import Circle, Stage
from assessment_app.screens.components import Paper, entry_form
from assessment_app.screens.filling import latest, saved
from assessment_app.screens.selection import licence_demand, orientation, starr_grid
from assessment_app.screens.selection.sure import sure
from assessment_app.screens.visit import Visit
from assessment_app.services import scoring
from assessment_app.services.scoring import OwnSheet


def show(visit: Visit) -> None:
    """The grid while it is open; afterwards one's own sheet to look back at, and what comes next."""
    try:
        own = _opened(visit)
    except NotNow as refusal:
        if refusal.key != "sheet.calibrate_first":
            raise
        licence_demand.calibrate_first(visit, refusal)
        return
    orientation.heading(visit, visit.say("Your scoring grid"), own.candidacy, own.procedure)
    if own.sheet.sealed_at is not None:
        _sealed(visit, own)
    elif own.candidacy.stage is Stage.WITHDRAWN:
        st.info(
            visit.say("This candidacy was withdrawn. Nothing more is asked of you; what you noted is kept as it is.")
        )
        _grid(visit, own, read_only=True)
    else:
        _open(visit, own)


def _opened(visit: Visit) -> OwnSheet:
    """The trail tells once per browser session that the sheet was opened to write on it."""
    opening = f"opened sheet {visit.ident}"
    first = opening not in st.session_state
    with visit.work() as work:
        own = scoring.own_sheet(work, visit.ident)
        if first and own.sheet.sealed_at is None and own.candidacy.stage is not Stage.WITHDRAWN:
            own = scoring.open_sheet(work, visit.ident)
    st.session_state[opening] = True
    return own


def _open(visit: Visit, own: OwnSheet) -> None:
    licence_demand.note(visit, own.standing)
    asked_in = _language_of_the_questions(visit, own)
    _grid(visit, own, asked_in=asked_in)
    _others(visit, own.circle)
    wants = st.button(visit.say("Seal my sheet"), type="primary", key=f"seal-{own.sheet.id}", icon=":material/lock:")
    if wants and visit.does(scoring.ready_to_seal, own.sheet.id) is not None:
        _sure(visit, own.sheet)


def _language_of_the_questions(visit: Visit, own: OwnSheet) -> Language:
    """Questions are asked in the language of the file; a member who reads better in another one may look at theirs."""
    of_the_file = own.candidacy.language
    if of_the_file is visit.language:
        return of_the_file
    names = {of_the_file: visit.say("language of the file"), visit.language: visit.say("your language")}
    chosen = st.segmented_control(
        visit.say("Language of the questions"),
        list(names),
        default=of_the_file,
        format_func=lambda language: f"{language.value.upper()} · {names[language]}",
        key=f"asked-in-{own.sheet.id}-{visit.language}",
        required=True,
    )
    return chosen or of_the_file


def _grid(visit: Visit, own: OwnSheet, *, asked_in: Language | None = None, read_only: bool = False) -> None:
    draw = starr_grid.to_look_back_at if read_only else starr_grid.sections
    paper: Paper = {
        "form": str(scoring.form_of(own.sheet.id)),
        "lang": visit.language.value,
        "layout": "grid",
        "sections": draw(visit, own.guide, asked_in or own.candidacy.language),
        "values": saved(visit, own.entries),
        "saved_at": latest(visit, own.entries),
        "read_only": read_only,
    }
    entry_form(paper, say=visit.say, key=f"grid-{own.sheet.id}")


def _others(visit: Visit, circle: Circle) -> None:
    done, of_all = len(circle.sealed & circle.deciding), len(circle.deciding)
    said = visit.say("Others' sheets: sealed until all have sealed ({done} of {all} done)", done=done, all=of_all)
    st.markdown(f":material/lock: {said}")


def _sure(visit: Visit, sheet: ScoreSheet) -> None:
    consequence = visit.say(
        "A sealed sheet is final: you can read it, not change it. When the last member has sealed, all sheets open "
        "together for the committee and the coordinator."
    )
    title, gesture = visit.say("Seal my sheet"), partial(visit.does, scoring.seal_sheet, sheet.id)
    sure(title, consequence, title, gesture, icon=":material/lock:")


def _sealed(visit: Visit, own: OwnSheet) -> None:
    if own.sheet.sealed_at is None:
        return
    st.success(
        visit.say("You sealed this sheet on {moment}.", moment=visit.moment(own.sheet.sealed_at)),
        icon=":material/lock:",
    )
    if own.circle.all_sealed:
        st.markdown(visit.say("All sheets are sealed and open to the committee."))
        visit.door("deliberation", visit.say("To the deliberation"), own.candidacy.id, icon=":material/arrow_forward:")
    else:
        _others(visit, own.circle)
        st.markdown(visit.say("Once the last sheet is sealed, the deliberation appears on your worklist."))
        visit.door("home", visit.say("To your worklist"), icon=":material/arrow_forward:")
    st.subheader(visit.say("Your own sheet"), anchor=False)
    _grid(visit, own, read_only=True)
