"""Any paper in, its PDF out."""

from __future__ import annotations

from assessment_app.documents import (
    evaluation_report,
    intake_receipt,
    invitation_letter,
    reasoned_decision,
    scoring_record,
)
from assessment_app.domain.papers import (
    EvaluationReport,
    IntakeReceipt,
    InvitationLetter,
    Paper,
    ReasonedDecision,
    ScoringRecord,
)
from assessment_app.text import Speaker


def render(paper: Paper, speaker: Speaker) -> bytes:
    """The PDF of this paper in the language of the speaker; the same paper gives the same bytes."""
    match paper:
        case IntakeReceipt():
            return intake_receipt.render(paper, speaker)
        case ScoringRecord():
            return scoring_record.render(paper, speaker)
        case ReasonedDecision():
            return reasoned_decision.render(paper, speaker)
        case EvaluationReport():
            return evaluation_report.render(paper, speaker)
        case InvitationLetter():
            return invitation_letter.render(paper, speaker)
