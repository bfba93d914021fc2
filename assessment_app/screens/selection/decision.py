"""The decision on a candidacy: written by the chair, signed by every deciding member, then on paper."""

from __future__ import annotations

from functools import partial

import streamlit as st

from assessment_app.domain.decisions import Outcome
from assessment_app.domain.deliberation import owing
from assessment_app.domain.refusals import Refusal
from assessment_app.screens import frame
from assessment_app.screens.components import Paper, entry_form
from assessment_app.screens.filling import latest, opened, saved
from assessment_app.screens.selection import drafting, orientation, signing
from assessment_app.screens.selection.sure import sure
from assessment_app.screens.selection.watching import watch
from assessment_app.screens.visit import Visit, plain
from assessment_app.screens.words import outcome_name
from assessment_app.services import decisions, deliberation
from assessment_app.services.decisions import Standing


def show(visit: Visit) -> None:
    """What the decision asks of whoever is here: write it, wait for it, read and sign it, or take it further."""
    with visit.work() as work:
        standing = decisions.standing(work, visit.ident)
    if standing is Standing.TO_WRITE:
        _write(visit)
    elif standing is Standing.TO_AWAIT:
        _await(visit)
    elif standing is Standing.NEVER:
        _never(visit)
    else:
        signing.show(visit, opened(visit, decisions.read_decision, decisions.look_at_decision, visit.ident))


def _write(visit: Visit) -> None:
    draft = opened(visit, decisions.open_draft, decisions.look_at_draft, visit.ident)
    on_table = draft.on_table
    orientation.heading(visit, visit.say("Write the decision"), on_table.candidacy, on_table.procedure)
    with st.container(width=820):
        st.markdown(
            visit.say(
                "The words below were drafted by rule from what was agreed, in the language of the file. Please read "
                "and edit them: what stands here is what you and the members sign."
            )
        )
        visit.door(
            "deliberation", visit.say("Back to the deliberation"), on_table.candidacy.id, icon=":material/arrow_back:"
        )
        if missing := owing(on_table.rows, on_table.agreed):
            names = visit.voice.listed(visit.words(on_table.guide.value(value).label) for value in missing)
            st.warning(
                plain(visit.say("Still without the reason they owe: {values}", values=names)), icon=":material/error:"
            )
        _form(visit, on_table.candidacy.id)


def _propose(visit: Visit, candidacy_id: str) -> None:
    wants = st.button(visit.say("Propose the decision"), type="primary", key="propose", icon=":material/send:")
    if wants and (outcome := visit.does(decisions.ready_to_propose, candidacy_id)):
        _sure(visit, candidacy_id, outcome)


@st.fragment
def _form(visit: Visit, candidacy_id: str) -> None:
    """Redrawn by itself after each saving, so that an untouched conclusion follows the outcome."""
    try:
        with visit.work() as work:
            draft = decisions.look_at_draft(work, candidacy_id)
    except Refusal:
        st.rerun()
    paper: Paper = {
        "form": str(decisions.form_of(candidacy_id)),
        "lang": visit.language.value,
        "layout": "page",
        "sections": drafting.sections(visit, draft),
        "values": saved(visit, draft.entries),
        "saved_at": latest(visit, draft.entries),
        "notify": True,
    }
    entry_form(paper, say=visit.say, key=f"draft-{candidacy_id}")
    _propose(visit, candidacy_id)


def _sure(visit: Visit, candidacy_id: str, outcome: Outcome) -> None:
    consequence = visit.say(
        "Outcome: {outcome}. The members can then read and sign the decision. Its words can no longer be edited, "
        "unless you take it back with a reason before everybody has signed.",
        outcome=f"**{outcome_name(visit.voice, outcome)}**",
    )
    title, gesture = visit.say("Propose the decision"), partial(visit.does, decisions.propose, candidacy_id, outcome)
    sure(title, consequence, title, gesture, icon=":material/send:")


def _await(visit: Visit) -> None:
    on_table = opened(visit, deliberation.open_table, deliberation.look, visit.ident)
    orientation.heading(visit, visit.say("Decision"), on_table.candidacy, on_table.procedure)
    chair = on_table.people[on_table.circle.leader].name
    frame.nothing_yet(
        visit,
        visit.say(
            "{chair} is writing the decision. As soon as it is proposed, you read and sign it here.", chair=chair
        ),
        ("deliberation", visit.say("To the deliberation")),
    )
    watch(visit, on_table.candidacy.id, on_table.state)


def _never(visit: Visit) -> None:
    on_table = opened(visit, deliberation.open_table, deliberation.look, visit.ident)
    orientation.heading(visit, visit.say("Decision"), on_table.candidacy, on_table.procedure)
    frame.nothing_yet(
        visit,
        visit.say("This candidacy was withdrawn before a decision. Nothing more is asked of you."),
        ("deliberation", visit.say("To the deliberation")),
    )
