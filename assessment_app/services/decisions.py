"""Deciding: reasons drafted from what was agreed, edited by the chair, signed by every deciding member."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assessment_app.domain.decisions import Decision, Ground, Outcome
from assessment_app.domain.deliberation import settled
from assessment_app.domain.entries import Entry, Form, FormKind
from assessment_app.domain.events import (
    DecisionDrafted,
    DecisionProposed,
    DecisionRead,
    DecisionSigned,
    DecisionTakenBack,
)
from assessment_app.domain.fingerprints import fingerprint
from assessment_app.domain.policy import Action
from assessment_app.domain.refusals import Incomplete, NotFound, NotNow
from assessment_app.domain.selection import Candidacy, Stage
from assessment_app.services.candidacies import move
from assessment_app.services.deliberation import Table, table
from assessment_app.services.desk import Work
from assessment_app.services.drafting import drafts
from assessment_app.text import speaker

DRAFTING_RULE = "drafting-rule"
"""Stands as the writer of words that nobody has touched yet."""


class Standing(StrEnum):
    """How far a decision is, for one person."""

    TO_WRITE = "to-write"
    TO_AWAIT = "to-await"
    PROPOSED = "proposed"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Draft:
    """The decision while it is written: what stands in its fields, the outcome chosen, and what the rule drafts now."""

    on_table: Table
    entries: dict[str, Entry]
    outcome: Outcome | None
    by_rule: dict[str, str]


def form_of(candidacy: str) -> Form:
    """The name of the drafted decision among the entries."""
    return Form(FormKind.DECISION, candidacy)


def standing(work: Work, candidacy_id: str) -> Standing:
    """How far the decision on a candidacy is, for the person asking.

    Raises:
        NotAllowed: for anybody outside the committee, and for the coordinator before it is final.
    """
    circle = work.circles.of(candidacy_id)
    work.check(Action.READ_DECISION, circle)
    if work.decisions.of(candidacy_id) is not None:
        return Standing.PROPOSED
    if circle.stage is not Stage.DELIBERATION:
        return Standing.NEVER
    return Standing.TO_WRITE if work.permits(Action.PROPOSE_DECISION, circle) else Standing.TO_AWAIT


def open_draft(work: Work, candidacy_id: str) -> Draft:
    """The decision to be written, with first words by the drafting rule wherever the chair has written none.

    Raises:
        NotAllowed: for others than the chair.
        NotNow: a decision is proposed already.
    """
    work.require(Action.PROPOSE_DECISION, work.circles.of(candidacy_id))
    draft = _drafted(work, candidacy_id)
    work.record(DecisionDrafted(candidacy_id))
    return draft


def look_at_draft(work: Work, candidacy_id: str) -> Draft:
    """The decision as written so far, for a chair whose `open_draft` is in the trail already.

    Drafts that nobody touched follow the agreement.

    Raises:
        NotAllowed, NotNow: as `open_draft` would.
    """
    work.check(Action.PROPOSE_DECISION, work.circles.of(candidacy_id))
    return _drafted(work, candidacy_id)


def _drafted(work: Work, candidacy_id: str) -> Draft:
    on_table = table(work, candidacy_id, leads=True)
    if on_table.decision is not None:
        raise NotNow("decision.proposed_already")
    _at_the_table(on_table.candidacy)
    form = form_of(candidacy_id)
    entries = work.entries.of(form)
    outcome = Outcome(entries["outcome"].value) if "outcome" in entries else None
    by_rule = drafts(on_table, outcome, speaker(on_table.candidacy.language))
    for field, text in by_rule.items():
        kept = entries.get(field)
        if kept is None or (kept.saved_by == DRAFTING_RULE and kept.value != text):
            entries[field] = Entry(form, field, kept.revision + 1 if kept else 1, text, work.now, DRAFTING_RULE)
            work.entries.save(entries[field])
    return Draft(on_table, entries, outcome, by_rule)


def ready_to_propose(work: Work, candidacy_id: str) -> Outcome:
    """The outcome chosen, if everything a decision needs is there; asked before the chair is asked to confirm.

    Raises:
        NotAllowed, NotNow, Incomplete: as `propose` would.
        Incomplete: no outcome was chosen.
    """
    work.check(Action.PROPOSE_DECISION, work.circles.of(candidacy_id))
    _written(work, table(work, candidacy_id, leads=True))
    texts = work.entries.texts(form_of(candidacy_id))
    if "outcome" not in texts:
        raise Incomplete("decision.no_outcome")
    return Outcome(texts["outcome"])


def propose(work: Work, candidacy_id: str, outcome: Outcome) -> Decision:
    """Puts the reasoned decision before the committee, as written on screen.

    Raises:
        NotNow: a decision is proposed already, or the candidacy has ended.
        Incomplete: an agreed rating owes a reason, or a value or the conclusion has no words in the decision.
    """
    candidacy = work.candidacies.lock(candidacy_id)
    work.require(Action.PROPOSE_DECISION, work.circles.around(candidacy))
    _at_the_table(candidacy)
    on_table = table(work, candidacy.id, leads=True)
    grounds, conclusion = _written(work, on_table)
    decision = work.decisions.add(_decision(work, on_table, outcome, grounds, conclusion))
    work.record(DecisionProposed(candidacy.id, outcome=outcome.value, fingerprint=decision.fingerprint))
    return decision


def _written(work: Work, on_table: Table) -> tuple[tuple[Ground, ...], str]:
    if on_table.decision is not None:
        raise NotNow("decision.proposed_already")
    texts = work.entries.texts(form_of(on_table.candidacy.id))
    agreed = settled(on_table.guide, on_table.rows, on_table.agreed)
    grounds = tuple(Ground(one.value, one.rating, texts.get(f"{one.value}/ground", "").strip()) for one in agreed)
    if missing := [on_table.guide.value(ground.value).label for ground in grounds if not ground.reason]:
        raise Incomplete("decision.ground_missing", values=missing)
    if not (conclusion := texts.get("conclusion", "").strip()):
        raise Incomplete("decision.no_conclusion")
    return grounds, conclusion


def _decision(work: Work, on_table: Table, outcome: Outcome, grounds: tuple[Ground, ...], conclusion: str) -> Decision:
    sheets = sorted(sheet.fingerprint or "" for sheet in on_table.sheets)
    words = [[ground.value, ground.rating, ground.reason] for ground in grounds]
    mark = fingerprint([on_table.candidacy.id, outcome, words, conclusion, on_table.minority, sheets])
    return Decision(
        candidacy=on_table.candidacy.id,
        outcome=outcome,
        grounds=grounds,
        conclusion=conclusion,
        minority=on_table.minority,
        proposed_by=work.person,
        proposed_at=work.now,
        fingerprint=mark,
    )


def take_back(work: Work, candidacy_id: str, why: str) -> Decision:
    """Takes a proposal back to the table; signatures given so far no longer count.

    Raises:
        NotNow: everybody signed, or the candidacy has ended.
        Incomplete: no reason.
    """
    candidacy = work.candidacies.lock(candidacy_id)
    work.require(Action.PROPOSE_DECISION, work.circles.around(candidacy))
    if not why.strip():
        raise Incomplete("decision.take_back_reason")
    proposal = _proposed(work, candidacy_id).still_open()
    _at_the_table(candidacy)
    work.decisions.take_back(proposal)
    work.record(DecisionTakenBack(candidacy_id, why=why.strip()))
    return proposal


def sign(work: Work, candidacy_id: str, seen: str) -> Decision:
    """Signs the decision whose fingerprint the signer saw; the last signature makes it final.

    Raises:
        NotNow: signed already, the decision was taken back or changed since it was shown, or the candidacy has ended.
    """
    candidacy = work.candidacies.lock(candidacy_id)
    circle = work.circles.around(candidacy)
    work.require(Action.SIGN_DECISION, circle)
    decision = _proposed(work, candidacy_id)
    if decision.fingerprint != seen:
        raise NotNow("decision.changed_since")
    signed = decision.signed(work.person, work.now, circle.deciding)
    _at_the_table(candidacy)
    signed = work.decisions.save(signed)
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
    found = _read(work, candidacy_id)
    work.record(DecisionRead(candidacy_id))
    return found


def look_at_decision(work: Work, candidacy_id: str) -> Table:
    """The decision as it stands now, for somebody whose `read_decision` is in the trail already.

    Raises:
        NotAllowed, NotFound: as `read_decision` would.
    """
    work.check(Action.READ_DECISION, work.circles.of(candidacy_id))
    return _read(work, candidacy_id)


def _read(work: Work, candidacy_id: str) -> Table:
    leads = work.permits(Action.PROPOSE_DECISION, work.circles.of(candidacy_id))
    found = table(work, candidacy_id, leads=leads)
    if found.decision is None:
        raise NotFound("decision.none_yet")
    return found


def _proposed(work: Work, candidacy_id: str) -> Decision:
    if (decision := work.decisions.of(candidacy_id)) is None:
        raise NotFound("decision.none_yet")
    return decision


def _at_the_table(candidacy: Candidacy) -> None:
    if candidacy.stage is not Stage.DELIBERATION:
        raise NotNow("decision.not_at_the_table")
