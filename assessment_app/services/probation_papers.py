"""The facts on the papers of a probation: the evaluation report."""

from __future__ import annotations

from assessment_app.domain.check_ins import NO_OPPORTUNITY, CheckIn, CheckInNotes
from assessment_app.domain.evaluations import Verdict
from assessment_app.domain.instruments import ProbationPlan, ValueSet
from assessment_app.domain.language import Language
from assessment_app.domain.papers import (
    Capacity,
    CheckInFact,
    EvaluatedValue,
    EvaluationReport,
    Head,
    Signatory,
)
from assessment_app.domain.refusals import NotNow
from assessment_app.services.desk import Work
from assessment_app.services.evaluations import EvaluationPaper, read_evaluation
from assessment_app.services.selection_papers import reference_of
from assessment_app.text import speaker


def evaluation_report(work: Work, evaluation_id: str) -> tuple[EvaluationReport, Language]:
    """A signed report, in the language of the trainee's file.

    Raises:
        NotAllowed: for anybody but trainee, mentor, evaluator and coordinator.
        NotNow: it was not signed yet.
    """
    found = read_evaluation(work, evaluation_id)
    evaluation = found.evaluation
    if evaluation.signed_at is None:
        raise NotNow("evaluation.not_signed")
    reference, post, language = _file(work, found)
    values = found.values
    step = next(step for step in found.plan.milestones if step.id == found.milestone.step)
    return (
        EvaluationReport(
            Head(work.terms.zone, reference, evaluation.signed_at, evaluation.fingerprint or ""),
            trainee=found.trainee.name,
            post=post,
            milestone=step.title.in_(language),
            since=evaluation.since,
            until=evaluation.until,
            mentors=tuple(mentor.name for mentor in found.mentors),
            evaluator=found.evaluator.name,
            values=tuple(_value(verdict, values, found.plan, language) for verdict in found.verdicts),
            check_ins=tuple(_fact(one, notes, values, language) for one, notes in found.check_ins),
            overall=found.overall,
            signatures=(
                Signatory(found.evaluator.name, Capacity.EVALUATOR, evaluation.signed_at),
                Signatory(found.trainee.name, Capacity.TRAINEE, evaluation.acknowledged_at),
            ),
            reply=found.reply if evaluation.acknowledged_at else "",
            replied_at=evaluation.acknowledged_at,
        ),
        language,
    )


def _file(work: Work, found: EvaluationPaper) -> tuple[str, str, Language]:
    """Reference, post and language: those of the candidacy, or of the trainee when there was none."""
    if found.probation.candidacy is None:
        return f"{found.plan.name}-{found.probation.starts_on}", "", found.trainee.language
    candidacy = work.candidacies.get(found.probation.candidacy)
    procedure = work.procedures.get(candidacy.procedure)
    return reference_of(procedure, candidacy), procedure.post, candidacy.language


def _value(verdict: Verdict, values: ValueSet, plan: ProbationPlan, language: Language) -> EvaluatedValue:
    label = next(value.label for value in values.values if value.id == verdict.value)
    points = {point.id: point.label.in_(language) for point in plan.scale}
    points[NO_OPPORTUNITY] = speaker(language).say("No opportunity to observe")
    return EvaluatedValue(label.in_(language), points[verdict.rating], verdict.reason)


def _fact(one: CheckIn, notes: CheckInNotes, values: ValueSet, language: Language) -> CheckInFact:
    labels = {value.id: value.label.in_(language) for value in values.values}
    return CheckInFact(one.held_on, tuple(labels[value] for value in notes.values), notes.observed, notes.agreed)
