"""What each printed document says: facts in the words of the day, names and ratings already resolved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from assessment_app.domain.decisions import Outcome
from assessment_app.domain.scoring import Heard, Rating


@dataclass(frozen=True, slots=True)
class Head:
    """What identifies a document: the zone, the file, the moment its facts were taken and their fingerprint.

    `at` is aware of its time zone and becomes the creation date, so that the same facts print to the same bytes.
    `fingerprint` is 64 hexadecimal digits.
    """

    zone: str
    reference: str
    at: datetime
    fingerprint: str


class Capacity(StrEnum):
    """In which capacity somebody is named or signs."""

    CHAIR = "chair"
    MEMBER = "member"
    MENTOR = "mentor"
    EVALUATOR = "evaluator"
    TRAINEE = "trainee"


@dataclass(frozen=True, slots=True)
class Signatory:
    """Somebody who signs, or, as a trainee, who takes note; `at` is empty until then."""

    name: str
    capacity: Capacity
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """A question and what the candidate wrote."""

    question: str
    text: str


@dataclass(frozen=True, slots=True)
class DilemmaAnswer:
    """A dilemma, the option chosen in its full wording, and the justification."""

    question: str
    chosen: str
    justification: str


@dataclass(frozen=True, slots=True)
class DeclarationAnswer:
    """A declaration, yes or no, and what goes with a yes."""

    question: str
    declared: bool
    explanation: str = ""


Answer = OpenAnswer | DilemmaAnswer | DeclarationAnswer


@dataclass(frozen=True, slots=True)
class AnsweredSection:
    """One section of an intake form, answered."""

    title: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class IntakeReceipt:
    """The candidate's own copy of the intake form as it was handed in."""

    head: Head
    post: str
    candidate: str
    form: str
    form_version: int
    notice_version: int
    submitted_at: datetime
    late: bool
    sections: tuple[AnsweredSection, ...]


@dataclass(frozen=True, slots=True)
class SealedSheet:
    """When a member sealed their sheet, and the fingerprint it got."""

    member: str
    capacity: Capacity
    sealed_at: datetime
    fingerprint: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One value in the matrix: a rating per member, in the order of the sheets; none where nothing was demonstrated.

    `to_discuss` marks a row on which members differed widely.
    """

    value: str
    ratings: tuple[float | None, ...]
    mean: float | None
    spread: float | None
    to_discuss: bool = False


@dataclass(frozen=True, slots=True)
class AgreedValue:
    """What the committee agreed on one value; `apart` names the members whose rating was a point or more off the mean.

    `deviates` says that the agreed rating is not the one computed from the mean.
    """

    value: str
    rating: Rating
    mean: float | None
    spread: float | None
    reason: str = ""
    development: str = ""
    deviates: bool = False
    apart: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeardFacet:
    """Situation or Task as one member heard it."""

    heard: Heard
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class RatedFacet:
    """Action, Result or Reflection as one member rated it, with the anchor of that point ("" if it has none)."""

    rating: Rating
    evidence: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class MemberRecord:
    """What one member noted on one question."""

    member: str
    situation: HeardFacet
    task: HeardFacet
    action: RatedFacet
    result: RatedFacet
    reflection: RatedFacet


@dataclass(frozen=True, slots=True)
class ScoredQuestion:
    """One question of the guide, the value it asks after, and what every member noted."""

    value: str
    question: str
    records: tuple[MemberRecord, ...]


@dataclass(frozen=True, slots=True)
class ScoringRecord:
    """Everything scored on one candidacy, once all sheets are sealed; `agreed` is empty before the deliberation."""

    head: Head
    post: str
    candidate: str
    opened_at: datetime
    sheets: tuple[SealedSheet, ...]
    matrix: tuple[MatrixRow, ...]
    questions: tuple[ScoredQuestion, ...]
    agreed: tuple[AgreedValue, ...] = ()
    minority: str = ""


@dataclass(frozen=True, slots=True)
class ValueGround:
    """The reason in fact for one value."""

    value: str
    rating: Rating
    reason: str


@dataclass(frozen=True, slots=True)
class ReasonedDecision:
    """The decision on a candidacy with its reasons in law and in fact (act of 29 July 1991, arts 2 and 3).

    `law` holds whole sentences, set by the zone; `appeal` is the zone's sentence on appeal, "" as long as it set none.
    """

    head: Head
    post: str
    candidate: str
    committee: tuple[Signatory, ...]
    outcome: Outcome
    law: tuple[str, ...]
    grounds: tuple[ValueGround, ...]
    conclusion: str
    signatures: tuple[Signatory, ...]
    reserve_until: date | None = None
    minority: str = ""
    appeal: str = ""


@dataclass(frozen=True, slots=True)
class EvaluatedValue:
    """One value in an evaluation report, rated in the words of the plan's scale."""

    value: str
    rating: str
    reason: str


@dataclass(frozen=True, slots=True)
class CheckInFact:
    """One check-in an evaluation rests on."""

    held_on: date
    values: tuple[str, ...]
    observed: str
    agreed: str = ""


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """The formal report on one period of a probation."""

    head: Head
    trainee: str
    post: str
    milestone: str
    since: date
    until: date
    mentors: tuple[str, ...]
    evaluator: str
    values: tuple[EvaluatedValue, ...]
    check_ins: tuple[CheckInFact, ...]
    overall: str
    signatures: tuple[Signatory, ...]
    reply: str = ""
    replied_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class InvitationLetter:
    """The printed invitation to the intake; `code` is "" when it goes to the candidate by another way than the link.

    `minutes` is how long the form takes; `contact` is where to ask for help or for another format, "" if the zone set
    none.
    """

    head: Head
    post: str
    candidate: str
    form: str
    minutes: int
    link: str
    code: str
    due_on: date
    expires_at: datetime
    contact: str = ""


Paper = IntakeReceipt | ScoringRecord | ReasonedDecision | EvaluationReport | InvitationLetter
