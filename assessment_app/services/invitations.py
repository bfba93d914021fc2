"""The candidate's door: making an invitation, and coming in with link and code."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from assessment_app.domain.events import InvitationMade, InvitationOpened, WrongCode
from assessment_app.domain.invitations import Invitation, as_typed
from assessment_app.domain.language import Language
from assessment_app.domain.people import Kind
from assessment_app.domain.policy import Action
from assessment_app.domain.refusals import NotAllowed, NotFound, NotNow, Refusal
from assessment_app.domain.selection import Stage
from assessment_app.services.candidacies import move
from assessment_app.services.desk import Work
from assessment_app.services.locks import token_hash
from assessment_app.services.sign_in import Welcome, new_session


@dataclass(frozen=True, slots=True)
class FreshInvitation:
    """An invitation just made: the only moment at which its link and code can be read."""

    invitation: Invitation
    token: str
    code: str


@dataclass(frozen=True, slots=True)
class Doorplate:
    """What somebody with the link sees before giving the code: the post and in which language, no name."""

    post: str
    language: Language
    expires_at: datetime


def invite(work: Work, candidacy_id: str) -> FreshInvitation:
    """A new link and code for a candidacy; earlier ones no longer open.

    Raises:
        NotNow: the intake was handed in or the candidacy ended.
    """
    candidacy = work.candidacies.get(candidacy_id)
    work.require(Action.INVITE, work.circles.around(candidacy))
    if candidacy.stage not in {Stage.INVITED, Stage.INTAKE}:
        raise NotNow("invitation.too_late")
    for earlier in work.invitations.of(candidacy.id):
        if earlier.revoked_at is None:
            work.invitations.save(earlier.revoked(work.now))
    token, code = work.dice.token(), work.dice.code()
    invitation = work.invitations.add(
        Invitation(
            id=work.dice.identifier(),
            candidacy=candidacy.id,
            token_hash=token_hash(token),
            code_hash=work.locks.closed_with(as_typed(code)),
            made_at=work.now,
            expires_at=work.now + work.terms.invitation_lasts,
        )
    )
    work.sessions.end_all(Kind.CANDIDATE, candidacy.id, work.now)
    work.record(InvitationMade(candidacy.id))
    return FreshInvitation(invitation, token, code)


def doorplate(work: Work, token: str) -> Doorplate:
    """What stands on the door behind a link.

    Raises:
        NotFound: no such link.
        NotAllowed: it has expired, or a newer one took its place.
    """
    invitation = _behind(work, token).checked(work.now)
    candidacy = work.candidacies.get(invitation.candidacy)
    procedure = work.procedures.get(candidacy.procedure)
    return Doorplate(procedure.post, candidacy.language, invitation.expires_at)


def come_in(work: Work, token: str, code: str, language: Language) -> Welcome | Refusal:
    """A session in this language for whoever has link and code, or the refusal to show; wrong codes are counted.

    Raises:
        NotFound: no such link.
        NotAllowed: it has expired, or a newer one took its place.
        NotNow: too many wrong codes; wait.
    """
    invitation = _behind(work, token).checked(work.now).ready_for_a_code(work.now)
    if not work.locks.opens(invitation.code_hash, as_typed(code)):
        tried = work.invitations.save(invitation.after_a_wrong_code(work.now))
        work.record(WrongCode(invitation.candidacy, tries=tried.wrong_tries))
        return NotAllowed("invitation.wrong_code")
    work.invitations.save(invitation.opened(work.now))
    candidacy = work.candidacies.get(invitation.candidacy)
    if candidacy.stage is Stage.INVITED:
        move(work, candidacy, Stage.INTAKE, "invitation opened")
    welcome = new_session(work, Kind.CANDIDATE, candidacy.id, language)
    work.record(InvitationOpened(candidacy.id))
    # A candidate's session ends with the invitation, however long sessions of staff last.
    ends_at = min(welcome.session.ends_at, invitation.expires_at)
    return replace(welcome, session=work.sessions.save(replace(welcome.session, ends_at=ends_at)))


def _behind(work: Work, token: str) -> Invitation:
    if (invitation := work.invitations.by_token(token_hash(token))) is None:
        raise NotFound("invitation.unknown")
    return invitation
