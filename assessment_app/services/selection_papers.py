"""The facts on the papers of a selection: intake receipt, scoring record, reasoned decision, invitation letter."""

from __future__ import annotations

from collections.abc import Mapping

from assessment_app.domain.decisions import Decision
from assessment_app.domain.deliberation import Agreed, ValueRow
from assessment_app.domain.fingerprints import fingerprint
from assessment_app.domain.instruments import IntakeForm, IntakeItem, ValueName
from assessment_app.domain.intake import YES
from assessment_app.domain.language import Language
from assessment_app.domain.papers import (
    AgreedValue,
    Answer,
    AnsweredSection,
    Capacity,
    DeclarationAnswer,
    DilemmaAnswer,
    Head,
    HeardFacet,
    IntakeReceipt,
    InvitationLetter,
    MatrixRow,
    MemberRecord,
    OpenAnswer,
    RatedFacet,
    ReasonedDecision,
    ScoredQuestion,
    ScoringRecord,
    SealedSheet,
    Signatory,
    ValueGround,
)
from assessment_app.domain.people import Person, PersonId
from assessment_app.domain.refusals import NotFound, NotNow
from assessment_app.domain.scoring import Guide, GuideItem, Heard, Letter, Rating, ScoredAnswer, ScoreSheet
from assessment_app.domain.selection import Candidacy, Circle, Procedure
from assessment_app.services.decisions import read_decision
from assessment_app.services.deliberation import table
from assessment_app.services.desk import Work
from assessment_app.services.intake import read_intake
from assessment_app.services.invitations import FreshInvitation
from assessment_app.services.law import IN_LAW
from assessment_app.services.scoring import read_sheets

APART = 1.0
"""Points off the mean from which a member is named as having rated apart."""


def reference_of(procedure: Procedure, candidacy: Candidacy) -> str:
    """How a candidacy is referred to on paper."""
    return f"{procedure.reference}-{candidacy.number:03}"


def intake_receipt(work: Work, candidacy_id: str) -> tuple[IntakeReceipt, Language]:
    """The form as it was handed in, in the language of the file.

    Raises:
        NotNow: it was not handed in yet.
    """
    found = read_intake(work, candidacy_id)
    if found.intake.submitted_at is None:
        raise NotNow("intake.not_submitted")
    language = found.candidacy.language
    head = Head(
        work.terms.zone,
        reference_of(found.procedure, found.candidacy),
        found.intake.submitted_at,
        found.intake.fingerprint or "",
    )
    return (
        IntakeReceipt(
            head,
            post=found.procedure.post,
            candidate=found.candidacy.name,
            form=found.form.title.in_(language),
            form_version=found.form.version,
            notice_version=found.notice.version,
            submitted_at=found.intake.submitted_at,
            late=found.intake.late,
            sections=_answered(found.form, found.texts, language),
        ),
        language,
    )


def _answered(form: IntakeForm, texts: Mapping[str, str], language: Language) -> tuple[AnsweredSection, ...]:
    return tuple(
        AnsweredSection(section.title.in_(language), tuple(_answer(item, texts, language) for item in section.items))
        for section in form.sections
    )


def _answer(item: IntakeItem, texts: Mapping[str, str], language: Language) -> Answer:
    ask = item.ask.in_(language)
    if item.kind == "dilemma":
        chosen = next(option for option in item.options if option.id == texts[f"{item.id}/choice"])
        return DilemmaAnswer(ask, chosen.text.in_(language), texts[f"{item.id}/why"])
    if item.kind == "declaration":
        return DeclarationAnswer(ask, texts[f"{item.id}/yes"] == YES, texts.get(f"{item.id}/which", ""))
    return OpenAnswer(ask, texts[item.id])


def scoring_record(work: Work, candidacy_id: str) -> tuple[ScoringRecord, Language]:
    """Everything scored on a candidacy, in the language of the file.

    Raises:
        NotAllowed: before the last sheet is sealed, and for anybody who may not read the sheets.
    """
    found = read_sheets(work, candidacy_id)
    language = found.candidacy.language
    on_table = table(work, candidacy_id, leads=False)
    sealed = [sheet.sealed_at for sheet in found.sheets if sheet.sealed_at is not None]
    marks = sorted(sheet.fingerprint or "" for sheet in found.sheets)
    head = Head(work.terms.zone, reference_of(found.procedure, found.candidacy), max(sealed), fingerprint(marks))
    members = tuple(sheet.member for sheet in found.sheets)
    return (
        ScoringRecord(
            head,
            post=found.procedure.post,
            candidate=found.candidacy.name,
            opened_at=max(sealed),
            sheets=tuple(_sealed(sheet, on_table.circle, found.people) for sheet in found.sheets),
            matrix=tuple(_row(row, found.guide, members, language) for row in on_table.rows),
            questions=tuple(
                _question(item, found.guide, found.sheets, found.people, language) for item in found.guide.items
            ),
            agreed=_agreed(on_table.rows, on_table.agreed, found.guide, found.people, language)
            if on_table.decision
            else (),
            minority=on_table.decision.minority if on_table.decision else "",
        ),
        language,
    )


def _capacity(person: PersonId, circle: Circle) -> Capacity:
    return Capacity.CHAIR if person == circle.leader else Capacity.MEMBER


def _sealed(sheet: ScoreSheet, circle: Circle, people: Mapping[PersonId, Person]) -> SealedSheet:
    if sheet.sealed_at is None:
        raise NotNow("sheet.blind")
    return SealedSheet(
        people[sheet.member].name, _capacity(sheet.member, circle), sheet.sealed_at, sheet.fingerprint or ""
    )


def _row(row: ValueRow, guide: Guide, members: tuple[PersonId, ...], language: Language) -> MatrixRow:
    return MatrixRow(
        guide.value(row.value).label.in_(language),
        tuple(row.by_member[member].mean for member in members),
        row.mean,
        row.spread,
        row.to_discuss,
    )


def _question(
    item: GuideItem,
    guide: Guide,
    sheets: tuple[ScoreSheet, ...],
    people: Mapping[PersonId, Person],
    language: Language,
) -> ScoredQuestion:
    answers = [(sheet.member, next(a for a in sheet.answers if a.question == item.question.id)) for sheet in sheets]
    return ScoredQuestion(
        guide.value(item.value).label.in_(language),
        item.question.ask.in_(language),
        tuple(_record(people[member].name, answer, guide, language) for member, answer in answers),
    )


def _record(name: str, answer: ScoredAnswer, guide: Guide, language: Language) -> MemberRecord:
    def heard(letter: Letter) -> HeardFacet:
        return HeardFacet(answer.heard.get(letter, Heard.NO), answer.notes[letter])

    def rated(letter: Letter) -> RatedFacet:
        rating = answer.ratings[letter]
        return RatedFacet(rating, answer.notes[letter], anchor_of(guide, answer.value, letter, rating, language))

    return MemberRecord(
        name,
        situation=heard(Letter.SITUATION),
        task=heard(Letter.TASK),
        action=rated(Letter.ACTION),
        result=rated(Letter.RESULT),
        reflection=rated(Letter.REFLECTION),
    )


def anchor_of(guide: Guide, value: ValueName, letter: Letter, rating: Rating, language: Language) -> str:
    """The words of the anchor at this point; none at 2 and 4, which lie between, and for "not demonstrated"."""
    anchor = guide.anchor(value, letter, rating)
    return anchor.in_(language) if anchor else ""


def _agreed(
    rows: tuple[ValueRow, ...],
    agreed: tuple[Agreed, ...],
    guide: Guide,
    people: Mapping[PersonId, Person],
    language: Language,
) -> tuple[AgreedValue, ...]:
    by_value = {row.value: row for row in rows}
    return tuple(
        AgreedValue(
            guide.value(one.value).label.in_(language),
            one.rating,
            by_value[one.value].mean,
            by_value[one.value].spread,
            one.reason,
            one.development,
            deviates=one.rating is not by_value[one.value].computed,
            apart=_apart(by_value[one.value], people),
        )
        for one in agreed
    )


def _apart(row: ValueRow, people: Mapping[PersonId, Person]) -> tuple[str, ...]:
    return tuple(
        people[member].name
        for member, rating in row.by_member.items()
        if rating.mean is not None and row.mean is not None and abs(rating.mean - row.mean) >= APART
    )


def reasoned_decision(work: Work, candidacy_id: str) -> tuple[ReasonedDecision, Language]:
    """The decision with its reasons and signatures, in the language of the file.

    Raises:
        NotAllowed: for anybody outside, and for the coordinator before it is final.
        NotFound: none was proposed.
        NotNow: not everybody has signed yet.
    """
    found = read_decision(work, candidacy_id)
    decision, language = found.decision, found.candidacy.language
    if decision is None:
        raise NotFound("decision.none_yet")
    if decision.final_at is None:
        raise NotNow("decision.not_final")
    reference = reference_of(found.procedure, found.candidacy)
    deciding = [member for member in found.procedure.members if member in found.circle.deciding]
    return (
        ReasonedDecision(
            Head(work.terms.zone, reference, decision.final_at, decision.fingerprint),
            post=found.procedure.post,
            candidate=found.candidacy.name,
            committee=tuple(Signatory(found.people[one].name, _capacity(one, found.circle)) for one in deciding),
            outcome=decision.outcome,
            law=tuple(sentence.in_(language) for sentence in IN_LAW),
            grounds=_grounds(decision, found.guide, language),
            conclusion=decision.conclusion,
            signatures=tuple(
                Signatory(found.people[one.person].name, _capacity(one.person, found.circle), one.at)
                for one in decision.signatures
            ),
            minority=decision.minority,
            appeal=work.terms.appeal.get(language, ""),
        ),
        language,
    )


def _grounds(decision: Decision, guide: Guide, language: Language) -> tuple[ValueGround, ...]:
    return tuple(
        ValueGround(guide.value(ground.value).label.in_(language), ground.rating, ground.reason)
        for ground in decision.grounds
    )


def invitation_letter(work: Work, fresh: FreshInvitation) -> tuple[InvitationLetter, Language]:
    """The letter to an invitation just made; later its link and code are not known any more."""
    candidacy = work.candidacies.get(fresh.invitation.candidacy)
    procedure = work.procedures.get(candidacy.procedure)
    form = work.snapshots.get(procedure.intake_form, IntakeForm)
    mark = fingerprint([fresh.invitation.id, fresh.invitation.token_hash])
    return (
        InvitationLetter(
            Head(work.terms.zone, reference_of(procedure, candidacy), fresh.invitation.made_at, mark),
            post=procedure.post,
            candidate=candidacy.name,
            form=form.title.in_(candidacy.language),
            minutes=form.minutes,
            link=f"{work.terms.address}/invitation/{fresh.token}",
            code=fresh.code,
            due_on=procedure.intake_due,
            expires_at=fresh.invitation.expires_at,
        ),
        candidacy.language,
    )
