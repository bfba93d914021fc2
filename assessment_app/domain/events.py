"""What the trail tells: one kind of event per thing that happened, and the right it used."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, ClassVar

from assessment_app.domain.people import Kind
from assessment_app.domain.policy import Action


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a thing; it never carries what somebody wrote, only what it was about.

    `spends` is the right this event gives account of; none for what needs no right.
    """

    spends: ClassVar[Action | None] = None
    thing: str

    @property
    def name(self) -> str:
        """What it is called in the trail."""
        return type(self).__name__

    @property
    def details(self) -> dict[str, Any]:
        """Everything but the thing itself, as plain values."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name != "thing"}


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One line of the trail as it is kept; `mark` is the hash over the line and the mark before it."""

    number: int
    at: datetime
    kind: Kind
    actor: str
    event: str
    thing: str
    details: dict[str, Any]
    before: str
    mark: str


@dataclass(frozen=True, slots=True)
class Refused(Event):
    """Somebody tried something and was told no; `attempted` is the right they last asked for, on this thing."""

    attempted: str
    key: str


@dataclass(frozen=True, slots=True)
class DemonstrationMade(Event):
    """An empty database was filled with invented people."""


# Accounts


@dataclass(frozen=True, slots=True)
class SignedIn(Event):
    """A person signed in."""


@dataclass(frozen=True, slots=True)
class SignInFailed(Event):
    """A wrong password, or an account that is not known; the thing is the person, if there is one."""


@dataclass(frozen=True, slots=True)
class SignedOutEverywhere(Event):
    """A person ended all own sessions."""

    spends = Action.KEEP_OWN_ACCOUNT


@dataclass(frozen=True, slots=True)
class LanguageChosen(Event):
    """A person changed the language of the interface."""

    spends = Action.KEEP_OWN_ACCOUNT
    language: str


@dataclass(frozen=True, slots=True)
class SessionEnded(Event):
    """A person or a candidate signed out of one browser."""


@dataclass(frozen=True, slots=True)
class AccountMade(Event):
    """An account was made."""

    spends = Action.KEEP_ACCOUNTS


@dataclass(frozen=True, slots=True)
class AccountClosed(Event):
    """An account was closed; its sessions ended."""

    spends = Action.KEEP_ACCOUNTS


@dataclass(frozen=True, slots=True)
class PasswordSet(Event):
    """An administrator gave an account a new password; its sessions ended."""

    spends = Action.KEEP_ACCOUNTS


@dataclass(frozen=True, slots=True)
class RoleGranted(Event):
    """A person got a role."""

    spends = Action.KEEP_ACCOUNTS
    role: str


@dataclass(frozen=True, slots=True)
class RoleWithdrawn(Event):
    """A person lost a role."""

    spends = Action.KEEP_ACCOUNTS
    role: str


@dataclass(frozen=True, slots=True)
class TrailRead(Event):
    """The data protection officer read the trail."""

    spends = Action.READ_TRAIL


# Instruments and calibration


@dataclass(frozen=True, slots=True)
class DraftBrought(Event):
    """A file was brought in as a draft, or took the place of an earlier one; the thing is the version it is to be."""

    spends = Action.KEEP_INSTRUMENTS
    fingerprint: str


@dataclass(frozen=True, slots=True)
class DraftDiscarded(Event):
    """A draft was thrown away."""

    spends = Action.KEEP_INSTRUMENTS


@dataclass(frozen=True, slots=True)
class InstrumentReleased(Event):
    """A draft became a version that does not change any more."""

    spends = Action.RELEASE_INSTRUMENT
    fingerprint: str


@dataclass(frozen=True, slots=True)
class CalibrationStarted(Event):
    """A member began a round of sample answers."""

    spends = Action.CALIBRATE


@dataclass(frozen=True, slots=True)
class CaseCompared(Event):
    """A member finished rating a sample answer and was shown the reference."""

    spends = Action.CALIBRATE


@dataclass(frozen=True, slots=True)
class CalibrationFinished(Event):
    """A round is over; whether it earned a licence."""

    licence: bool


# Selection


@dataclass(frozen=True, slots=True)
class ProcedureMade(Event):
    """A procedure was set up."""

    spends = Action.MAKE_PROCEDURE
    reference: str


@dataclass(frozen=True, slots=True)
class CandidacyAdded(Event):
    """A candidacy was added to a procedure."""

    spends = Action.ADD_CANDIDACY
    procedure: str


@dataclass(frozen=True, slots=True)
class CandidacyRead(Event):
    """The file of a candidacy was opened."""

    spends = Action.READ_CANDIDACY


@dataclass(frozen=True, slots=True)
class CandidacyMoved(Event):
    """A candidacy went to another stage as a consequence of something else."""

    came_from: str
    went_to: str


@dataclass(frozen=True, slots=True)
class CandidacyWithdrawn(Event):
    """A candidacy was withdrawn."""

    spends = Action.WITHDRAW
    why: str


@dataclass(frozen=True, slots=True)
class InvitationMade(Event):
    """An invitation was made; earlier ones no longer open."""

    spends = Action.INVITE


@dataclass(frozen=True, slots=True)
class InvitationOpened(Event):
    """A candidate came in with link and code."""


@dataclass(frozen=True, slots=True)
class WrongCode(Event):
    """Somebody with the link gave a wrong code."""

    tries: int


@dataclass(frozen=True, slots=True)
class NoticeRead(Event):
    """The candidate read the privacy notice."""

    spends = Action.READ_NOTICE
    notice: str


@dataclass(frozen=True, slots=True)
class IntakeOpened(Event):
    """The candidate opened the intake form to write on it."""

    spends = Action.WRITE_INTAKE


@dataclass(frozen=True, slots=True)
class IntakeSubmitted(Event):
    """The candidate handed the intake form in."""

    spends = Action.SUBMIT_INTAKE
    fingerprint: str
    late: bool


@dataclass(frozen=True, slots=True)
class IntakeRead(Event):
    """The answers of an intake form were read, on screen or as receipt."""

    spends = Action.READ_INTAKE


@dataclass(frozen=True, slots=True)
class ConflictsDeclared(Event):
    """A member answered the question about conflicts of interest."""

    spends = Action.DECLARE_CONFLICTS
    conflict: bool


@dataclass(frozen=True, slots=True)
class SheetOpened(Event):
    """A member opened their own sheet to write on it."""

    spends = Action.WRITE_SHEET


@dataclass(frozen=True, slots=True)
class SheetSealed(Event):
    """A member sealed their sheet."""

    spends = Action.SEAL_SHEET
    fingerprint: str


@dataclass(frozen=True, slots=True)
class SheetsOpenedTogether(Event):
    """The last sheet was sealed, so all of them can be read by the committee."""

    fingerprint: str


@dataclass(frozen=True, slots=True)
class SheetsRead(Event):
    """The sheets of a candidacy were read, on screen or as scoring record."""

    spends = Action.READ_SHEET


@dataclass(frozen=True, slots=True)
class DeliberationRead(Event):
    """The deliberation on a candidacy was opened to look at."""

    spends = Action.READ_DELIBERATION


@dataclass(frozen=True, slots=True)
class DeliberationOpened(Event):
    """The chair opened the deliberation to lead it."""

    spends = Action.LEAD_DELIBERATION


@dataclass(frozen=True, slots=True)
class DecisionDrafted(Event):
    """The chair opened the decision to write on it; what was not written yet was drafted by rule."""

    spends = Action.PROPOSE_DECISION


@dataclass(frozen=True, slots=True)
class DecisionProposed(Event):
    """The chair put a reasoned decision before the committee."""

    spends = Action.PROPOSE_DECISION
    outcome: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class DecisionTakenBack(Event):
    """The chair took a proposed decision back; signatures given so far no longer count."""

    spends = Action.PROPOSE_DECISION
    why: str


@dataclass(frozen=True, slots=True)
class DecisionSigned(Event):
    """A member signed the decision."""

    spends = Action.SIGN_DECISION
    fingerprint: str
    final: bool


@dataclass(frozen=True, slots=True)
class DecisionRead(Event):
    """The reasoned decision was read, on screen or on paper."""

    spends = Action.READ_DECISION


# Probation


@dataclass(frozen=True, slots=True)
class ProbationStarted(Event):
    """A probation was started."""

    spends = Action.START_PROBATION
    plan: str


@dataclass(frozen=True, slots=True)
class ProbationRead(Event):
    """The page of a probation was opened."""

    spends = Action.READ_PROBATION


@dataclass(frozen=True, slots=True)
class MilestoneReached(Event):
    """A milestone was noted as done."""

    spends = Action.REACH_MILESTONE
    step: str


@dataclass(frozen=True, slots=True)
class CheckInOpened(Event):
    """A mentor opened a check-in to write in it."""

    spends = Action.WRITE_CHECK_IN


@dataclass(frozen=True, slots=True)
class CheckInShared(Event):
    """A mentor shared a check-in with the trainee."""

    spends = Action.WRITE_CHECK_IN


@dataclass(frozen=True, slots=True)
class CheckInRead(Event):
    """A shared check-in was read."""

    spends = Action.READ_CHECK_IN


@dataclass(frozen=True, slots=True)
class CheckInAcknowledged(Event):
    """The trainee acknowledged a check-in."""

    spends = Action.ANSWER_CHECK_IN


@dataclass(frozen=True, slots=True)
class EvaluationOpened(Event):
    """An evaluator opened an evaluation report to write on it."""

    spends = Action.WRITE_EVALUATION


@dataclass(frozen=True, slots=True)
class EvaluationSigned(Event):
    """An evaluator signed an evaluation report."""

    spends = Action.WRITE_EVALUATION
    fingerprint: str


@dataclass(frozen=True, slots=True)
class EvaluationRead(Event):
    """An evaluation report was read, on screen or on paper."""

    spends = Action.READ_EVALUATION


@dataclass(frozen=True, slots=True)
class EvaluationAcknowledged(Event):
    """The trainee acknowledged an evaluation report."""

    spends = Action.ANSWER_EVALUATION
