"""The invitation of a candidate: making it, and showing link and code the only time they can be read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import streamlit as st

from assessment_app.documents.rendering import render
from assessment_app.domain.papers import InvitationLetter
from assessment_app.domain.policy import Action
from assessment_app.domain.selection import Stage
from assessment_app.screens.components import copyable
from assessment_app.screens.visit import Visit, plain
from assessment_app.services import invitations, selection_papers
from assessment_app.services.candidacies import File
from assessment_app.services.desk import Work
from assessment_app.services.invitations import FreshInvitation
from assessment_app.text import speaker

Handover = tuple[FreshInvitation, InvitationLetter]
"""What a coordinator passes on: link and code, and the letter with both."""


def show(visit: Visit, file: File, now: datetime) -> None:
    """How the invitation stands, and for a coordinator the button to make or renew it."""
    if Action.INVITE not in file.offers or file.candidacy.stage not in {Stage.INVITED, Stage.INTAKE}:
        return
    st.subheader(visit.say("Invitation"), anchor=False)
    _standing(visit, file, now)
    if file.invitation is None:
        if st.button(visit.say("Make the invitation"), type="primary", key="invite", icon=":material/mail:"):
            made = visit.does(_made, file.candidacy.id)
            if made is not None:
                _dialog(visit, file, lambda: _hand_over(visit, file, made))
    elif st.button(visit.say("Make a new invitation"), key="invite", icon=":material/mail:"):
        renewed: list[Handover] = []
        _dialog(visit, file, lambda: _renew(visit, file, renewed))


def _standing(visit: Visit, file: File, now: datetime) -> None:
    say, invitation = visit.say, file.invitation
    if invitation is None:
        st.text(say("Not invited yet. You get a personal link and a separate code, and a letter with both."))
        return
    made, ends = visit.moment(invitation.made_at), visit.moment(invitation.expires_at)
    if now >= invitation.expires_at:
        st.badge(plain(say("The link expired on {moment}", moment=ends)), icon=":material/schedule:", color="orange")
    else:
        st.text(say("Made on {moment}. The link works until {until}.", moment=made, until=ends))
    if invitation.opened_at is not None:
        st.text(say("First opened on {moment}.", moment=visit.moment(invitation.opened_at)))
    if invitation.paused_until is not None and now < invitation.paused_until:
        st.text(say("Too many wrong codes: closed until {moment}.", moment=visit.moment(invitation.paused_until)))
    st.text(say("Link and code cannot be shown again. A new invitation closes the earlier link at once."))


def _made(work: Work, candidacy_id: str) -> Handover:
    fresh = invitations.invite(work, candidacy_id)
    letter, _ = selection_papers.invitation_letter(work, fresh)
    return fresh, letter


def _dialog(visit: Visit, file: File, body: Callable[[], None]) -> None:
    """It closes by its own buttons only: a slip of the finger must not lose what can be read once."""
    title = visit.say("Invitation for {name}", name=plain(file.candidacy.name))
    st.dialog(title, width="medium", dismissible=False)(body)()


def _renew(visit: Visit, file: File, renewed: list[Handover]) -> None:
    """Asks first, then shows what `renewed` holds: it lives as long as the dialog, over its own redraws."""
    place = st.empty()
    if not renewed:
        with place.container():
            made = _ask(visit, file)
        if made is None:
            return
        renewed.append(made)
        place.empty()
    _hand_over(visit, file, renewed[0])


def _ask(visit: Visit, file: File) -> Handover | None:
    st.markdown(
        visit.say(
            "The earlier link closes at once, also for somebody who is filling in the form now; answers that were "
            "given are kept. You get a new link and a new code to pass on."
        )
    )
    with st.container(horizontal=True):
        wants = st.button(visit.say("Make a new invitation"), type="primary", key="renew")
        leaves = st.button(visit.say("Leave it as it is"), key="leave")
    if leaves:
        st.rerun()
    return visit.does(_made, file.candidacy.id) if wants else None


def _hand_over(visit: Visit, file: File, made: Handover) -> None:
    say = visit.say
    fresh, letter = made
    st.warning(
        say(
            "This is the only time link and code can be read. Please pass them on now. If the link goes by e-mail, "
            "give the code by telephone or on paper."
        ),
        icon=":material/key:",
    )
    copyable(say("Personal link"), letter.link, say=say, key="fresh-link")
    copyable(say("Code"), fresh.code, say=say, key="fresh-code", code=True)
    st.text(say("The link works until {until}.", until=visit.moment(fresh.invitation.expires_at)))
    st.download_button(
        say("Letter with link and code (PDF)"), render(letter, speaker(file.candidacy.language)),
        f"{letter.head.reference}-{fresh.invitation.id[:8]}.pdf", "application/pdf", key="letter", on_click="ignore",
        icon=":material/download:",
    )  # fmt: skip
    if st.button(say("I have passed them on"), type="primary", key="passed-on"):
        st.rerun()
