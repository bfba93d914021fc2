"""Scoring alone: declaring conflicts of interest, opening one's own sheet, sealing it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assessment_app.domain.calibration import Standing
from assessment_app.domain.entries import Entry, Form, FormKind
from assessment_app.domain.events import ConflictsDeclared, SheetOpened, SheetSealed, SheetsOpenedTogether, SheetsRead
from assessment_app.domain.fingerprints import fingerprint
from assessment_app.domain.people import Person, PersonId
from assessment_app.domain.policy import Action
from assessment_app.domain.refusals import Incomplete, NotAllowed, NotNow
from assessment_app.domain.scoring import Guide, ScoreSheet, SheetId
from assessment_app.domain.selection import Candidacy, CandidacyId, Circle, Declaration, Procedure, Stage
from assessment_app.services.candidacies import move
from assessment_app.services.desk import Work
from assessment_app.services.licences import standing


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """A member's own sheet with everything needed to fill it in; `standing` is what calibration asks of them here."""

    sheet: ScoreSheet
    guide: Guide
    candidacy: Candidacy
    procedure: Procedure
    circle: Circle
    standing: Standing
    entries: dict[str, Entry]


@dataclass(frozen=True, slots=True)
class ConflictQuestion:
    """What a member sees before answering: a name and a post, nothing else of the candidacy.

    `answered` is the answer given before, if any; `waiting` are the other candidacies of the procedure that still wait
    for this member's answer, by number.
    """

    candidacy: CandidacyId
    name: str
    post: str
    answered: Declaration | None
    waiting: tuple[CandidacyId, ...]


@dataclass(frozen=True, slots=True)
class OpenedSheets:
    """All sheets of a candidacy, after the last one was sealed."""

    candidacy: Candidacy
    procedure: Procedure
    guide: Guide
    sheets: tuple[ScoreSheet, ...]
    people: dict[PersonId, Person]


def form_of(sheet: SheetId) -> Form:
    """The name of a sheet among the entries."""
    return Form(FormKind.SHEET, sheet)


def conflict_question(work: Work, candidacy_id: str) -> ConflictQuestion:
    """The question about conflicts of interest on a candidacy, as it stands for this member.

    Raises:
        NotAllowed: for anybody without a seat in the committee.
    """
    candidacy = work.candidacies.get(candidacy_id)
    work.check(Action.DECLARE_CONFLICTS, work.circles.around(candidacy))
    procedure = work.procedures.get(candidacy.procedure)
    answers = work.declarations.by(work.person)
    waiting = tuple(
        one.id
        for one in work.candidacies.of(procedure.id)
        if one.id != candidacy.id and one.id not in answers and one.stage not in {Stage.ONBOARDING, Stage.WITHDRAWN}
    )
    return ConflictQuestion(candidacy.id, candidacy.name, procedure.post, answers.get(candidacy.id), waiting)


def declare(work: Work, candidacy_id: str, *, conflict: bool, explanation: str = "") -> Declaration:
    """A member's answer about conflicts of interest.

    A conflict takes the member off this candidacy; no conflict gives them a sheet.

    Raises:
        Incomplete: a conflict without a word of explanation.
        NotNow: they answered before.
    """
    candidacy = work.candidacies.lock(candidacy_id)
    circle = work.circles.around(candidacy)
    work.require(Action.DECLARE_CONFLICTS, circle)
    member = work.person
    if member in circle.cleared | circle.conflicted:
        raise NotNow("conflicts.declared_already")
    if conflict and not explanation.strip():
        raise Incomplete("conflicts.explain")
    declaration = Declaration(candidacy.id, member, conflict, explanation.strip(), work.now)
    work.declarations.add(declaration)
    if not conflict:
        work.sheets.add(ScoreSheet(SheetId(work.dice.identifier()), candidacy.id, member))
    work.record(ConflictsDeclared(candidacy.id, conflict=conflict))
    _open_if_all_sealed(work, candidacy)
    return declaration


def open_sheet(work: Work, candidacy_id: str) -> OwnSheet:
    """The member's own sheet for a candidacy, to write on; the first one opened begins the scoring.

    Raises:
        NotAllowed: for others than members of the committee without a conflict of interest.
        NotNow: the interview cannot have taken place yet, or the sheet is sealed; or it was never opened, and the
            selection requires a calibration licence that the member does not hold today.
    """
    found = _own(work, work.candidacies.lock(candidacy_id))
    found.sheet.still_open()
    work.require(Action.WRITE_SHEET, found.circle.about(found.sheet.member))
    if found.sheet.opened_at is None:
        found.standing.may_begin()
        found = replace(found, sheet=work.sheets.save(found.sheet.opened(work.now)))
    if found.candidacy.stage is Stage.INTERVIEW:
        move(work, found.candidacy, Stage.SCORING, "first sheet opened")
    work.record(SheetOpened(found.sheet.id))
    return found


def own_sheet(work: Work, candidacy_id: str) -> OwnSheet:
    """The member's own sheet as it stands, open or sealed; `open_sheet` leaves the line in the trail.

    Raises:
        NotAllowed: for others than members of the committee without a conflict of interest.
        NotNow: the interview cannot have taken place yet.
    """
    found = _own(work, work.candidacies.get(candidacy_id))
    work.check(Action.READ_SHEET, found.circle.about(found.sheet.member))
    return found


def _own(work: Work, candidacy: Candidacy) -> OwnSheet:
    member, circle = work.person, work.circles.around(candidacy)
    if member in frozenset(circle.seated) - circle.cleared - circle.conflicted:
        raise NotNow("sheet.declare_first")
    sheet = work.sheets.mine(candidacy.id, member)
    if sheet is None:
        raise NotAllowed("not_allowed.sheet:write")
    if candidacy.stage in {Stage.INVITED, Stage.INTAKE}:
        raise NotNow("sheet.before_intake")
    procedure = work.procedures.get(candidacy.procedure)
    return OwnSheet(
        work.sheets.get(sheet.id),
        work.guides.of(candidacy.id),
        candidacy,
        procedure,
        circle,
        standing(work, member, procedure),
        work.entries.of(form_of(sheet.id)),
    )


def ready_to_seal(work: Work, sheet_id: SheetId) -> ScoreSheet:
    """The member's own sheet, if it could be sealed now; asked before the member is asked to confirm.

    Raises:
        NotAllowed, NotNow, Incomplete: as `seal_sheet` would.
    """
    cover = work.sheets.cover(sheet_id)
    work.check(Action.SEAL_SHEET, work.circles.of(cover.candidacy).about(cover.member))
    return work.sheets.get(sheet_id).ready()


def seal_sheet(work: Work, sheet_id: SheetId) -> ScoreSheet:
    """Close the member's own sheet; when it is the last one, all sheets of the candidacy open together.

    Raises:
        NotAllowed: it is somebody else's.
        NotNow: it is sealed already.
        Incomplete: something is missing; names the questions.
    """
    candidacy = work.candidacies.lock(work.sheets.cover(sheet_id).candidacy)
    cover = work.sheets.lock(sheet_id)
    work.require(Action.SEAL_SHEET, work.circles.around(candidacy).about(cover.member))
    sheet = work.sheets.get(sheet_id)
    mark = fingerprint([sheet.candidacy, sheet.member, work.entries.texts(form_of(sheet.id))])
    sealed = work.sheets.save(sheet.sealed(work.now, mark))
    work.record(SheetSealed(sheet.id, fingerprint=mark))
    _open_if_all_sealed(work, candidacy)
    return sealed


def _open_if_all_sealed(work: Work, candidacy: Candidacy) -> None:
    """Opens the sheets together after the last seal, or when a conflict takes off the last member awaited."""
    if work.circles.around(candidacy).all_sealed:
        marks = list(work.sheets.seals(candidacy.id))
        move(work, candidacy, Stage.DELIBERATION, "all sheets sealed")
        work.record(SheetsOpenedTogether(candidacy.id, fingerprint=fingerprint(marks)))


def read_sheets(work: Work, candidacy_id: str) -> OpenedSheets:
    """All sheets of a candidacy.

    Raises:
        NotAllowed: before the last one is sealed, and for anybody outside the committee but the coordinator.
    """
    candidacy = work.candidacies.get(candidacy_id)
    work.require(Action.READ_SHEET, work.circles.around(candidacy))
    procedure = work.procedures.get(candidacy.procedure)
    work.record(SheetsRead(candidacy.id))
    return OpenedSheets(
        candidacy,
        procedure,
        work.guides.of(candidacy.id),
        work.sheets.of(candidacy.id),
        work.people.named(procedure.members),
    )
