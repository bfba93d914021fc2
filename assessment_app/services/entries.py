"""Saving while typing: one gesture for every form, each with its own rule for who may write and what fits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from assessment_app.domain import check_ins, decisions, deliberation, evaluations, intake, scoring
from assessment_app.domain.calibration import Exercise
from assessment_app.domain.entries import Entry, Form, FormKind, succeeded
from assessment_app.domain.instruments import IntakeForm, ProbationPlan
from assessment_app.domain.policy import Action
from assessment_app.domain.refusals import NotNow, OutOfDate, Unusable
from assessment_app.domain.selection import Stage
from assessment_app.services.desk import Work
from assessment_app.services.licences import standing


def save(work: Work, form: Form, field: str, value: str, base: int) -> Entry | OutOfDate:
    """The entry as it stands after saving; or, when somebody wrote meanwhile, the other text, with this one kept aside.

    `base` is the revision that the writer last saw; 0 for an empty field. The paper is locked: whoever closes it now
    either has this text under the seal, or is first, and then the text is refused.

    Raises:
        NotAllowed: the form is not this person's to write on.
        NotNow: it is closed.
        Unusable: there is no such field or choice, or the text is too long.
    """
    FITS[form.kind](work, form.id, field, value)
    current = work.entries.current(form, field)
    try:
        entry = succeeded(current, form=form, field=field, value=value, base=base, at=work.now, by=work.actor.id)
        if entry is not current:
            work.entries.save(entry)
    except OutOfDate as late:
        late_text = Entry(form, field, base, value, work.now, work.actor.id, aside=True)
        work.entries.put_aside(late_text)
        return late
    return entry


def _intake(work: Work, ident: str, field: str, value: str) -> None:
    candidacy = work.candidacies.lock(ident)
    work.check(Action.WRITE_INTAKE, work.circles.around(candidacy))
    work.intakes.get(ident).still_open()
    form = work.snapshots.get(work.procedures.get(candidacy.procedure).intake_form, IntakeForm)
    intake.checked_entry(form, field, value)


def _sheet(work: Work, ident: str, field: str, value: str) -> None:
    sheet = work.sheets.lock(ident)
    work.check(Action.WRITE_SHEET, work.circles.of(sheet.candidacy).about(sheet.member))
    sheet.still_open()
    if sheet.opened_at is None:
        procedure = work.procedures.get(work.candidacies.get(sheet.candidacy).procedure)
        standing(work, sheet.member, procedure).may_begin()
    texts = work.entries.texts(Form(FormKind.SHEET, ident))
    scoring.checked_entry(work.guides.of(sheet.candidacy), texts, field, value)


def _deliberation(work: Work, ident: str, field: str, value: str) -> None:
    work.check(Action.LEAD_DELIBERATION, work.circles.around(work.candidacies.lock(ident)))
    _undecided(work, ident)
    deliberation.checked_entry(work.guides.of(ident), field, value)


def _decision(work: Work, ident: str, field: str, value: str) -> None:
    work.check(Action.PROPOSE_DECISION, work.circles.around(work.candidacies.lock(ident)))
    _undecided(work, ident)
    decisions.checked_entry(work.guides.of(ident), field, value)


def _undecided(work: Work, candidacy_id: str) -> None:
    if work.decisions.of(candidacy_id) is not None:
        raise NotNow("decision.proposed_already")
    if work.candidacies.get(candidacy_id).stage is not Stage.DELIBERATION:
        raise NotNow("decision.not_at_the_table")


def _check_in(work: Work, ident: str, field: str, value: str) -> None:
    check_in = work.check_ins.lock(ident)
    companions = work.companions.of(check_in.probation)
    work.check(Action.WRITE_CHECK_IN, companions.about(check_in.mentor, readable=False))
    check_in.still_open()
    check_ins.checked_check_in_entry(_plan(work, check_in.probation), field, value)


def _reply(work: Work, ident: str, field: str, _: str) -> None:
    check_in = work.check_ins.lock(ident)
    companions = work.companions.of(check_in.probation)
    work.check(Action.ANSWER_CHECK_IN, companions.about(check_in.mentor, readable=check_in.shared_at is not None))
    if check_in.acknowledged_at is not None:
        raise NotNow("check_in.acknowledged_already", at=check_in.acknowledged_at)
    if field != "reply":
        raise Unusable("entry.no_such_field", field=field)


def _evaluation(work: Work, ident: str, field: str, value: str) -> None:
    evaluation = work.evaluations.lock(ident)
    companions = work.companions.of(evaluation.probation)
    work.check(Action.WRITE_EVALUATION, companions.about(evaluation.evaluator, readable=False))
    evaluation.still_open()
    evaluations.checked_evaluation_entry(_plan(work, evaluation.probation), field, value)


def _evaluation_reply(work: Work, ident: str, field: str, _: str) -> None:
    evaluation = work.evaluations.lock(ident)
    companions = work.companions.of(evaluation.probation)
    signed = evaluation.signed_at is not None
    work.check(Action.ANSWER_EVALUATION, companions.about(evaluation.evaluator, readable=signed))
    if evaluation.acknowledged_at is not None:
        raise NotNow("evaluation.acknowledged_already", at=evaluation.acknowledged_at)
    if field != "reply":
        raise Unusable("entry.no_such_field", field=field)


def _calibration(work: Work, ident: str, field: str, value: str) -> None:
    attempt = work.attempts.lock(ident)
    work.check(Action.CALIBRATE, work.rounds.get(attempt.round).person)
    attempt.still_open()
    texts = work.entries.texts(Form(FormKind.CALIBRATION, ident))
    scoring.checked_entry(work.snapshots.get(attempt.exercise, Exercise).guide, texts, field, value)


def _plan(work: Work, probation_id: str) -> ProbationPlan:
    return work.snapshots.get(work.probations.get(probation_id).plan, ProbationPlan)


FITS: Mapping[FormKind, Callable[[Work, str, str, str], None]] = MappingProxyType({
    FormKind.INTAKE: _intake,
    FormKind.SHEET: _sheet,
    FormKind.DELIBERATION: _deliberation,
    FormKind.DECISION: _decision,
    FormKind.CHECK_IN: _check_in,
    FormKind.REPLY: _reply,
    FormKind.EVALUATION: _evaluation,
    FormKind.EVALUATION_REPLY: _evaluation_reply,
    FormKind.CALIBRATION: _calibration,
})  # fmt: skip
