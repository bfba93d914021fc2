"""What candidates and members do, one gesture each: answer, hand in, declare, fill in, seal, propose, sign."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from assessment_app.domain.decisions import Decision, Outcome
from assessment_app.domain.instruments import IntakeForm, IntakeItem, ValueName
from assessment_app.domain.intake import NO
from assessment_app.domain.people import Actor
from assessment_app.domain.scoring import HEARD_LETTERS, RATED_LETTERS, Guide, Heard, Letter, Rating, ScoreSheet
from assessment_app.domain.selection import Candidacy
from assessment_app.services import decisions, deliberation, entries, intake, scoring
from assessment_app.services.desk import Desk
from tests.builders.people import Zone


def intake_answers(form: IntakeForm) -> dict[str, str]:
    """A complete set of answers: a text, a choice with its reason, and no to every declaration."""
    filled: dict[str, str] = {}
    for item in form.items:
        filled.update(_answer(item))
    return filled


def _answer(item: IntakeItem) -> dict[str, str]:
    if item.kind == "dilemma":
        return {f"{item.id}/choice": item.options[0].id, f"{item.id}/why": "Because somebody could get hurt."}
    if item.kind == "declaration":
        return {f"{item.id}/yes": NO}
    return {item.id: f"What I have to say about {item.id}."}


def fill_intake(desk: Desk, candidate: Actor, changed: Mapping[str, str] = MappingProxyType({})) -> None:
    """Answers every item of the candidate's form; `changed` are fields that say something else."""
    with desk.work(candidate) as work:
        paper = intake.open_intake(work)
        for field, value in {**intake_answers(paper.form), **changed}.items():
            entries.save(work, intake.form_of(paper.candidacy), field, value, 0)


def hand_in(desk: Desk, candidate: Actor) -> None:
    """Answers every item and hands the form in."""
    fill_intake(desk, candidate)
    with desk.work(candidate) as work:
        intake.submit(work)


def declare(desk: Desk, candidacy: Candidacy, *members: Actor, conflict: bool = False) -> None:
    """These members answer the question about conflicts of interest."""
    for member in members:
        with desk.work(member) as work:
            scoring.declare(work, candidacy.id, conflict=conflict, explanation="A cousin." if conflict else "")


def sheet_fields(
    guide: Guide, rating: Rating | Mapping[ValueName, Rating] = Rating.THREE, heard: str = "Heard"
) -> dict[str, str]:
    """Everything on a full sheet, with one rating all over, or one per value; evidence (what was `heard`) first."""
    filled: dict[str, str] = {}
    for item in guide.items:
        given = rating if isinstance(rating, Rating) else rating[item.value]
        for letter in Letter:
            filled[f"{item.question.id}/{letter}-note"] = f"{heard} {letter} on {item.value}."
        for letter in HEARD_LETTERS:
            filled[f"{item.question.id}/{letter}"] = Heard.HEARD.value
        for letter in RATED_LETTERS:
            filled[f"{item.question.id}/{letter}"] = given.value
    return filled


def fill_sheet(
    desk: Desk,
    member: Actor,
    candidacy: Candidacy,
    rating: Rating | Mapping[ValueName, Rating] = Rating.THREE,
    heard: str = "Heard",
) -> ScoreSheet:
    """A member opens the own sheet and fills it in whole; not sealed yet."""
    with desk.work(member) as work:
        own = scoring.open_sheet(work, candidacy.id)
        for field, value in sheet_fields(own.guide, rating, heard).items():
            entries.save(work, scoring.form_of(own.sheet.id), field, value, 0)
    return own.sheet


def seal(
    desk: Desk, member: Actor, candidacy: Candidacy, rating: Rating | Mapping[ValueName, Rating] = Rating.THREE
) -> ScoreSheet:
    """A member fills the own sheet in and seals it."""
    sheet = fill_sheet(desk, member, candidacy, rating)
    with desk.work(member) as work:
        return scoring.seal_sheet(work, sheet.id)


def draft(desk: Desk, zone: Zone, candidacy: Candidacy, *, development: str = "Explain decisions earlier.") -> None:
    """The chair gives a reason and a ground for every value, a conclusion, and one point for the first months."""
    with desk.work(zone.chair) as work:
        on_table = deliberation.open_table(work, candidacy.id)
        for row in on_table.rows:
            entries.save(work, deliberation.form_of(candidacy.id), f"{row.value}/reason", "As the anchors say.", 0)
            entries.save(work, decisions.form_of(candidacy.id), f"{row.value}/ground", "Acted, and came back to it.", 0)
        if development:
            first = on_table.rows[0].value
            entries.save(work, deliberation.form_of(candidacy.id), f"{first}/development", development, 0)
        entries.save(work, decisions.form_of(candidacy.id), "conclusion", "The committee concludes as follows.", 0)


def propose(desk: Desk, zone: Zone, candidacy: Candidacy, outcome: Outcome = Outcome.SUITABLE) -> Decision:
    """The chair drafts the decision and puts it before the committee."""
    draft(desk, zone, candidacy)
    with desk.work(zone.chair) as work:
        return decisions.propose(work, candidacy.id, outcome)


def sign(desk: Desk, candidacy: Candidacy, *members: Actor) -> Decision:
    """These members read the decision and sign it, one after the other."""
    signed: Decision | None = None
    for member in members:
        with desk.work(member) as work:
            seen = decisions.read_decision(work, candidacy.id).decision
        if seen is None:
            raise AssertionError("there is no decision to sign")
        with desk.work(member) as work:
            signed = decisions.sign(work, candidacy.id, seen.fingerprint)
    if signed is None:
        raise AssertionError("nobody signed")
    return signed


def seal_filled(desk: Desk, member: Actor, candidacy: Candidacy) -> ScoreSheet:
    """A member seals the own sheet, filled in before."""
    with desk.work(member) as work:
        own = scoring.open_sheet(work, candidacy.id)
    with desk.work(member) as work:
        return scoring.seal_sheet(work, own.sheet.id)
