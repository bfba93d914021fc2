"""What a candidacy waits for, in a few words: the same in the list of a selection and on the candidacy's own file."""

from __future__ import annotations

from datetime import date, datetime

from assessment_app.domain.invitations import Invitation
from assessment_app.domain.selection import Circle, Stage
from assessment_app.screens.visit import Visit


def what_waits(
    visit: Visit, circle: Circle, invitation: Invitation | None, due: date, now: datetime, today: date
) -> str:
    """What comes next for this candidacy, and how far that is; nothing once it has ended."""
    match circle.stage:
        case Stage.INVITED:
            return _door(visit, invitation, now)
        case Stage.INTAKE:
            return _intake(visit, invitation, due, now, today)
        case Stage.INTERVIEW | Stage.SCORING:
            return _committee(visit, circle)
        case Stage.DELIBERATION:
            return _table(visit, circle)
        case Stage.DECIDED:
            return visit.say("decided and signed")
        case _:
            return ""


def _door(visit: Visit, invitation: Invitation | None, now: datetime) -> str:
    if invitation is None:
        return visit.say("to be invited")
    if now >= invitation.expires_at:
        return visit.say("the invitation expired unopened; make a new one")
    return visit.say("invited on {moment}, not opened yet", moment=visit.moment(invitation.made_at))


def _intake(visit: Visit, invitation: Invitation | None, due: date, now: datetime, today: date) -> str:
    if invitation is not None and now >= invitation.expires_at:
        return visit.say("the link expired before the form was handed in; make a new one")
    if today > due:
        return visit.say("intake form is late, was due {day}", day=visit.day(due))
    return visit.say("fills in the intake form, due {day}", day=visit.day(due))


def _committee(visit: Visit, circle: Circle) -> str:
    undeclared = len(frozenset(circle.seated) - circle.cleared - circle.conflicted)
    if undeclared:
        return visit.voice.count(
            "{n} member has to declare conflicts of interest",
            "{n} members have to declare conflicts of interest",
            undeclared,
        )
    done, of_all = len(circle.sealed & circle.deciding), len(circle.deciding)
    return visit.say("{done} of {all} scoring grids sealed", done=done, all=of_all)


def _table(visit: Visit, circle: Circle) -> str:
    if not circle.signed:
        return visit.say("all scoring grids sealed; deliberation and decision follow")
    done, of_all = len(circle.signed & circle.deciding), len(circle.deciding)
    return visit.say("{done} of {all} signatures", done=done, all=of_all)
