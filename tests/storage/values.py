"""One value for every shelf, with everything filled in, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from assessment_app.domain.calibration import Attempt, AttemptId, Licence, Round, RoundId
from assessment_app.domain.check_ins import CheckIn, CheckInId
from assessment_app.domain.decisions import Decision, Ground, Outcome, Signature
from assessment_app.domain.drafts import Draft, DraftId
from assessment_app.domain.evaluations import Evaluation, EvaluationId
from assessment_app.domain.instruments import Level, MilestoneKind, ValueName
from assessment_app.domain.intake import Intake
from assessment_app.domain.invitations import Invitation
from assessment_app.domain.language import Language
from assessment_app.domain.people import Kind, Person, PersonId, Role, RoleGrant, Session, SessionId
from assessment_app.domain.probation import Goal, Mentorship, Milestone, Probation, ProbationId
from assessment_app.domain.scoring import Rating, ScoreSheet, SheetId
from assessment_app.domain.selection import (
    CalibrationDemand,
    Candidacy,
    CandidacyId,
    Declaration,
    LanguageRegime,
    Procedure,
    ProcedureId,
    Seat,
    Stage,
    StageMove,
)
from assessment_app.storage.people_shelves import Password
from assessment_app.storage.shelves import Shelves
from tests.domain.instruments import a_form, a_guide

NOW = datetime(2026, 11, 23, 8, 0, 7, 123456, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
IN_BRUSSELS = LATER.astimezone(timezone(timedelta(hours=1)))
CHAIR, MEMBER, TRAINEE = PersonId("chair"), PersonId("member"), PersonId("trainee")
PROCEDURE, CANDIDACY, PROBATION = ProcedureId("procedure"), CandidacyId("candidacy"), ProbationId("probation")
MARK = "f" * 64

PEOPLE = (
    Person(CHAIR, "Åsa D’Hondt – “Ça”", "chair@polbru.example", Language.NL),
    Person(MEMBER, "Aminata Diallo", "member@polbru.example", Language.FR),
    Person(TRAINEE, "Ines Benali", "trainee@polbru.example", Language.EN),
)


def the_values(shelves: Shelves) -> dict[str, Any]:
    """One value per shelf, in an order in which each can be kept."""
    guide = shelves.snapshots.keep("guide", "small", a_guide(ValueName.RESPECT), NOW)
    form = shelves.snapshots.keep("intake", "small", a_form(), NOW)
    return {
        "roles": RoleGrant("grant", CHAIR, Role.MEMBER, NOW, until=LATER),
        "passwords": Password(CHAIR, "hash", wrong_tries=3, paused_until=LATER),
        "sessions": Session(
            SessionId("session"), Kind.PERSON, CHAIR, Language.FR, "t" * 64, NOW, NOW, ends_at=LATER, ended_at=LATER
        ),
        "procedures": Procedure(
            PROCEDURE,
            "INP-2026-01",
            "Inspecteur",
            Level.OPERATIONAL,
            LanguageRegime.FRENCH,
            values=(ValueName.RESPECT, ValueName.CLIENT_ORIENTATION),
            values_reason="These two.",
            guide=guide,
            intake_form=form,
            notice=form,
            seats=(Seat(MEMBER), Seat(CHAIR, chair=True)),
            intake_due=date(2026, 12, 3),
            made_at=NOW,
            calibration=CalibrationDemand.REQUIRE,
            phrases=form,
        ),
        "candidacies": Candidacy(
            CANDIDACY, PROCEDURE, 1, "Zoë Müller", "zoe@candidate.example", Language.FR, Stage.DECIDED, since=NOW
        ),
        "stage_moves": StageMove("move", CANDIDACY, Stage.INVITED, Stage.INTAKE, NOW, CHAIR, "invitation opened"),
        "invitations": Invitation(
            "invitation", CANDIDACY, "i" * 64, "hash", NOW, LATER, LATER, NOW, wrong_tries=2, paused_until=LATER
        ),
        "intakes": Intake(CANDIDACY, NOW, LATER, late=True, fingerprint=MARK),
        "declarations": Declaration(CANDIDACY, MEMBER, conflict=False, explanation="", at=NOW),
        "sheets": ScoreSheet(SheetId("sheet"), CANDIDACY, MEMBER, (), sealed_at=LATER, fingerprint=MARK),
        "decisions": Decision(
            CANDIDACY,
            Outcome.NOT_SUITABLE,
            grounds=(Ground(ValueName.RESPECT, Rating.NOT_DEMONSTRATED, "Not shown; “asked” twice."),),
            conclusion="So we conclude.",
            minority="One of us saw it otherwise.",
            proposed_by=CHAIR,
            proposed_at=NOW,
            fingerprint=MARK,
            signatures=(Signature(CHAIR, NOW, MARK), Signature(MEMBER, LATER, MARK)),
            final_at=LATER,
        ),
        "probations": Probation(
            PROBATION,
            CANDIDACY,
            TRAINEE,
            CHAIR,
            plan=form,
            goals=(Goal(ValueName.TRANSPARENCY, "Explain earlier."),),
            starts_on=date(2026, 12, 1),
            ends_on=date(2027, 5, 31),
            started_at=NOW,
            values=form,
        ),
        "mentorships": Mentorship("mentorship", PROBATION, MEMBER, date(2026, 11, 23), until=date(2027, 1, 31)),
        "milestones": Milestone(
            "milestone", PROBATION, "check-in-1", MilestoneKind.CHECK_IN, date(2026, 12, 15), LATER, MEMBER
        ),
        "check_ins": CheckIn(CheckInId("check-in"), PROBATION, MEMBER, date(2026, 12, 15), LATER, LATER, "milestone"),
        "evaluations": Evaluation(
            EvaluationId("evaluation"),
            PROBATION,
            "milestone",
            CHAIR,
            since=date(2026, 12, 1),
            until=date(2027, 1, 31),
            signed_at=NOW,
            fingerprint=MARK,
            acknowledged_at=LATER,
        ),
        "drafts": Draft(DraftId("draft"), "starr", "respect", 3, "kind: starr\n# “ça”\n", CHAIR, NOW),
        "rounds": Round(RoundId("round"), MEMBER, form, "values/polbru/1", NOW, finished_at=LATER),
        "attempts": Attempt(AttemptId("attempt"), RoundId("round"), 1, form, compared_at=LATER),
        "licences": Licence(
            "licence", MEMBER, RoundId("round"), "values/polbru/1", "licence/polbru/1", NOW.date(), LATER.date()
        ),
    }


EMPTIED: dict[str, dict[str, Any]] = {
    "roles": {"until": None},
    "passwords": {"paused_until": None},
    "sessions": {"ended_at": None},
    "invitations": {"revoked_at": None, "opened_at": None, "paused_until": None},
    "intakes": {"notice_read_at": None, "submitted_at": None, "fingerprint": None},
    "sheets": {"sealed_at": None, "fingerprint": None},
    "decisions": {"grounds": (), "signatures": (), "final_at": None},
    "procedures": {"phrases": None},
    "probations": {"candidacy": None, "goals": (), "values": None},
    "mentorships": {"until": None},
    "milestones": {"done_at": None, "done_by": None},
    "check_ins": {"shared_at": None, "acknowledged_at": None, "milestone": None},
    "evaluations": {"signed_at": None, "fingerprint": None, "acknowledged_at": None},
    "rounds": {"finished_at": None},
    "attempts": {"compared_at": None},
}
"""What may be missing, per shelf."""


def emptied(values: dict[str, Any]) -> dict[str, Any]:
    """The same values with nothing in them that may be missing."""
    return {name: replace(value, **EMPTIED.get(name, {})) for name, value in values.items()}
