"""Deciding: reasons drafted from what was agreed, edited by the chair, signed by every deciding member."""

from __future__ import annotations

from collections.abc import Mapping

from assessment_app.domain.decisions import Decision, Ground, Outcome
from assessment_app.domain.deliberation import Agreed, settled
from assessment_app.domain.entries import Form, FormKind
from assessment_app.domain.events import DecisionProposed, DecisionRead, DecisionSigned, DecisionTakenBack
from assessment_app.domain.fingerprints import fingerprint
from assessment_app.domain.people import PersonId
from assessment_app.domain.policy import Action
from assessment_app.domain.refusals import Incomplete, NotFound, NotNow
from assessment_app.domain.selection import Stage
from assessment_app.services.candidacies import move
from assessment_app.services.deliberation import Table, table
from assessment_app.services.desk import Work


def form_of(candidacy: str) -> Form:
    """The name of the drafted decision among the entries."""
    return Form(FormKind.DECISION, candidacy)


def propose(work: Work, candidacy_id: str, outcome: Outcome) -> Decision:
    """Puts the reasoned decision before the committee, as drafted on screen.

    Raises:
        NotNow: a decision is proposed already.
        Incomplete: an agreed rating owes a reason, or a value or the conclusion has no words in the decision.
    """
    candidacy = work.candidacies.lock(candidacy_id)
    work.require(Action.PROPOSE_DECISION, work.circles.around(candidacy))
    on_table = table(work, candidacy.id, leads=True)
    if on_table.decision is not None:
        raise NotNow("decision.proposed_already")
    texts = work.entries.texts(form_of(candidacy.id))
    grounds = _grounds(settled(on_table.rows, on_table.agreed), texts)
    if not (conclusion := texts.get("conclusion", "").strip()):
        raise Incomplete("decision.no_conclusion")
    decision = work.decisions.add(_decision(work, on_table, outcome, grounds, conclusion))
    work.record(DecisionProposed(candidacy.id, outcome=outcome.value, fingerprint=decision.fingerprint))
    return decision


def _grounds(agreed: tuple[Agreed, ...], texts: Mapping[str, str]) -> tuple[Ground, ...]:
    grounds = tuple(Ground(one.value, one.rating, texts.get(f"{one.value}/ground", "").strip()) for one in agreed)
    if missing := [ground.value for ground in grounds if not ground.reason]:
        raise Incomplete("decision.ground_missing", values=missing)
    return grounds


def _decision(
    work: Work, on_table: Table, outcome: Outcome, grounds: tuple[Ground, ...], conclusion: str
) -> Decision:
    sheets = sorted(sheet.fingerprint or "" for sheet in on_table.sheets)
    words = [[ground.value, ground.rating, ground.reason] for ground in grounds]
    mark = fingerprint([on_table.candidacy.id, outcome, words, conclusion, on_table.minority, sheets])
    return Decision(
        candidacy=on_table.candidacy.id,
        outcome=outcome,
        grounds=grounds,
        conclusion=conclusion,
        minority=on_table.minority,
        proposed_by=PersonId(work.actor.id),
        proposed_at=work.now,
        fingerprint=mark,
    )


def take_back(work: Work, candidacy_id: str, why: str) -> None:
    """Takes a proposal back to the table; signatures given so far no longer count.

    Raises:
        NotNow: everybody signed.
        Incomplete: no reason.
    """
    work.require(Action.PROPOSE_DECISION, work.circles.of(candidacy_id))
    if not why.strip():
        raise Incomplete("decision.take_back_reason")
    work.decisions.take_back(_proposed(work, candidacy_id).still_open())
    work.record(DecisionTakenBack(candidacy_id, why=why.strip()))


def sign(work: Work, candidacy_id: str, seen: str) -> Decision:
    """Signs the decision whose fingerprint the signer saw; the last signature makes it final.

    Raises:
        NotNow: signed already, or the decision was taken back or changed since it was shown.
    """
    candidacy = work.candidacies.lock(candidacy_id)
    circle = work.circles.around(candidacy)
    work.require(Action.SIGN_DECISION, circle)
    decision = _proposed(work, candidacy_id)
    if decision.fingerprint != seen:
        raise NotNow("decision.changed_since")
    signed = work.decisions.save(decision.signed(PersonId(work.actor.id), work.now, circle.deciding))
    if signed.final_at is not None:
        move(work, candidacy, Stage.DECIDED, "decision signed by all")
    work.record(DecisionSigned(candidacy_id, fingerprint=decision.fingerprint, final=signed.final_at is not None))
    return signed


def read_decision(work: Work, candidacy_id: str) -> Table:
    """The decision with everything it rests on.

    Raises:
        NotAllowed: for anybody outside the committee, and for the coordinator before it is final.
        NotFound: none was proposed.
    """
    work.require(Action.READ_DECISION, work.circles.of(candidacy_id))
    found = table(work, candidacy_id, leads=False)
    if found.decision is None:
        raise NotFound("decision.none_yet")
    work.record(DecisionRead(candidacy_id))
    return found


def _proposed(work: Work, candidacy_id: str) -> Decision:
    if (decision := work.decisions.of(candidacy_id)) is None:
        raise NotFound("decision.none_yet")
    return decision


