"""The invitation of a candidate: making it, and showing link and code the only time they can be read."""

from __future__ import annotations

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
from assessment_app.text import speaker


def show(visit: Visit, file: File, now: datetime) -> None:
    """How the invitation stands, and for a coordinator the button to make or renew it."""
    if Action.INVITE not in file.offers or file.candidacy.stage not in {Stage.INVITED, Stage.INTAKE}:
        return
    st.subheader(visit.say("Invitation"), anchor=False)
    _standing(visit, file, now)
    first = file.invitation is None
    label = visit.say("Make the invitation") if first else visit.say("Make a new invitation")
    if st.button(label, type="primary" if first else "secondary", key="invite", icon=":material/mail:"):
        made = visit.does(_made, file.candidacy.id)
        if made is not None:
            _hand_over(visit, file, made)


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


def _made(work: Work, candidacy_id: str) -> tuple[invitations.FreshInvitation, InvitationLetter]:
    fresh = invitations.invite(work, candidacy_id)
    letter, _ = selection_papers.invitation_letter(work, fresh)
    return fresh, letter


def _hand_over(visit: Visit, file: File, made: tuple[invitations.FreshInvitation, InvitationLetter]) -> None:
    say = visit.say
    fresh, letter = made
    paper = render(letter, speaker(file.candidacy.language))
    renewed = file.invitation is not None

    @st.dialog(say("Invitation for {name}", name=plain(file.candidacy.name)), width="medium", dismissible=False)
    def show_once() -> None:
        st.warning(
            say(
                "This is the only time link and code can be read. Please pass them on now, the code by another way "
                "than the link."
            ),
            icon=":material/key:",
        )
        copyable(say("Personal link"), letter.link, say=say, key="fresh-link")
        copyable(say("Code"), fresh.code, say=say, key="fresh-code", code=True)
        st.text(say("The link works until {until}.", until=visit.moment(fresh.invitation.expires_at)))
        if renewed:
            st.text(say("The earlier link no longer opens; answers that were given are kept."))
        st.download_button(
            say("Letter with link and code (PDF)"), paper, f"{letter.head.reference}-{fresh.invitation.id[:8]}.pdf",
            "application/pdf", key="letter", on_click="ignore", icon=":material/download:",
        )  # fmt: skip
        if st.button(say("I have passed them on"), type="primary", key="passed-on"):
            st.rerun()

    show_once()
