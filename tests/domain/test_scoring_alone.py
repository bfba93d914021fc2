"""The STARR grid: what is complete, what counts as evidence, and that "not demonstrated" is a value of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment_app.domain.instruments import ValueName
from assessment_app.domain.people import PersonId
from assessment_app.domain.refusals import Incomplete, NotNow, Refusal, Unusable
from assessment_app.domain.scoring import (
    HEARD_LETTERS,
    RATED_LETTERS,
    Heard,
    Letter,
    Rating,
    ScoreSheet,
    SheetId,
    answers_from,
    checked_entry,
)
from assessment_app.domain.selection import CandidacyId
from tests.builders import sheet_fields
from tests.domain.instruments import a_guide

GUIDE = a_guide(ValueName.RESPECT, ValueName.INTEGRITY, each=2)
MOMENT = datetime(2026, 11, 23, 8, tzinfo=UTC)
FULL = sheet_fields(GUIDE)
QUESTION = "respect-01"


def a_sheet(fields: dict[str, str]) -> ScoreSheet:
    return ScoreSheet(SheetId("s"), CandidacyId("c"), PersonId("m"), answers_from(GUIDE, fields))


def without(*fields: str) -> dict[str, str]:
    return {name: value for name, value in FULL.items() if name not in fields}


# Completeness


def test_a_full_sheet_is_complete_and_misses_nothing() -> None:
    sheet = a_sheet(FULL)
    assert sheet.complete
    assert sheet.gaps == ()
    assert sheet.covered == 4


def test_an_empty_sheet_misses_every_letter_of_every_question() -> None:
    sheet = a_sheet({})
    assert not sheet.complete
    assert sheet.covered == 0
    assert [answer.gaps for answer in sheet.gaps] == [tuple(Letter)] * 4


def test_a_sheet_without_any_question_is_not_complete() -> None:
    assert not ScoreSheet(SheetId("s"), CandidacyId("c"), PersonId("m")).complete


@pytest.mark.parametrize("letter", Letter)
def test_each_letter_is_needed(letter: Letter) -> None:
    (gap,) = a_sheet(without(f"{QUESTION}/{letter}")).gaps
    assert (gap.question, gap.gaps) == (QUESTION, (letter,))


@pytest.mark.parametrize("letter", RATED_LETTERS)
@pytest.mark.parametrize("evidence", ["", "  \n"])
def test_a_rating_without_evidence_is_a_gap(letter: Letter, evidence: str) -> None:
    (gap,) = a_sheet({**FULL, f"{QUESTION}/{letter}-note": evidence}).gaps
    assert gap.gaps == (letter,)


@pytest.mark.parametrize("letter", HEARD_LETTERS)
def test_a_tick_for_situation_or_task_needs_no_evidence(letter: Letter) -> None:
    assert a_sheet(without(f"{QUESTION}/{letter}-note")).complete


@pytest.mark.parametrize("letter", RATED_LETTERS)
def test_not_demonstrated_needs_no_evidence(letter: Letter) -> None:
    fields = {**without(f"{QUESTION}/{letter}-note"), f"{QUESTION}/{letter}": Rating.NOT_DEMONSTRATED.value}
    assert a_sheet(fields).complete


def test_not_demonstrated_is_neither_a_one_nor_a_blank() -> None:
    assert Rating.NOT_DEMONSTRATED.points is None
    assert Rating.ONE.points == 1
    chosen = a_sheet({f"{QUESTION}/action": "none"}).answers[0]
    blank = a_sheet({}).answers[0]
    assert chosen.ratings == {Letter.ACTION: Rating.NOT_DEMONSTRATED}
    assert blank.ratings == {}
    assert Letter.ACTION not in chosen.gaps
    assert Letter.ACTION in blank.gaps


@given(missing=st.sets(st.sampled_from(sorted(name for name in FULL if not name.endswith("-note")))))
def test_a_sheet_is_complete_exactly_when_no_tick_and_no_rating_is_missing(missing: set[str]) -> None:
    sheet = a_sheet(without(*missing))
    assert sheet.complete is (not missing)
    assert sheet.covered == 4 - len({field.split("/")[0] for field in missing})


# Sealing


def test_a_sealed_sheet_carries_its_moment_and_its_fingerprint() -> None:
    sheet = a_sheet(FULL)
    assert sheet.sealed(MOMENT, "f" * 64) == replace(sheet, sealed_at=MOMENT, fingerprint="f" * 64)


def test_a_sealed_sheet_is_final() -> None:
    sealed = a_sheet(FULL).sealed(MOMENT, "f" * 64)
    for attempt in (sealed.still_open, lambda: sealed.sealed(MOMENT, "f" * 64)):
        with pytest.raises(NotNow, match=r"sheet\.sealed_already") as refused:
            attempt()
        assert refused.value.values == {"at": MOMENT}


def test_an_incomplete_sheet_cannot_be_sealed_and_the_refusal_names_the_questions_by_number() -> None:
    sheet = a_sheet(without("respect-02/result", "integrity-02/situation"))
    with pytest.raises(Incomplete, match=r"sheet\.incomplete") as refused:
        sheet.sealed(MOMENT, "f" * 64)
    assert refused.value.values == {"questions": ["2", "4"]}


# What fits on a sheet


def refusal_of(field: str, value: str, noted: dict[str, str] | None = None) -> tuple[type[Refusal], str] | None:
    try:
        checked_entry(GUIDE, noted or {}, field, value)
    except Refusal as refusal:
        return type(refusal), refusal.key
    return None


@pytest.mark.parametrize("letter", RATED_LETTERS)
@pytest.mark.parametrize("rating", [rating for rating in Rating if rating is not Rating.NOT_DEMONSTRATED])
def test_evidence_comes_before_the_rating(letter: Letter, rating: Rating) -> None:
    field = f"{QUESTION}/{letter}"
    assert refusal_of(field, rating.value) == (NotNow, "sheet.evidence_first")
    assert refusal_of(field, rating.value, {f"{field}-note": "   "}) == (NotNow, "sheet.evidence_first")
    assert refusal_of(field, rating.value, {f"{field}-note": "Stepped in."}) is None


def test_evidence_on_another_letter_or_question_does_not_count() -> None:
    noted = {"respect-01/result-note": "Calm returned.", "respect-02/action-note": "Stepped in."}
    assert refusal_of("respect-01/action", "3", noted) == (NotNow, "sheet.evidence_first")


@pytest.mark.parametrize("letter", RATED_LETTERS)
def test_not_demonstrated_may_be_chosen_at_once(letter: Letter) -> None:
    assert refusal_of(f"{QUESTION}/{letter}", "none") is None


@pytest.mark.parametrize("letter", HEARD_LETTERS)
@pytest.mark.parametrize("heard", Heard)
def test_a_tick_may_be_made_at_once(letter: Letter, heard: Heard) -> None:
    assert refusal_of(f"{QUESTION}/{letter}", heard.value) is None


@pytest.mark.parametrize("letter", Letter)
def test_evidence_may_be_noted_for_every_letter(letter: Letter) -> None:
    assert refusal_of(f"{QUESTION}/{letter}-note", "anything at all") is None


@pytest.mark.parametrize(
    ("field", "value"), [("action", "6"), ("action", "0"), ("action", "heard"), ("action", ""), ("situation", "3")]
)
def test_a_choice_that_is_not_offered_is_refused(field: str, value: str) -> None:
    noted = {f"{QUESTION}/{field}-note": "Stepped in."}
    assert refusal_of(f"{QUESTION}/{field}", value, noted) == (Unusable, "entry.no_such_choice")


@pytest.mark.parametrize(
    "field", ["", "respect-01", "respect-01/", "respect-01/mood", "respect-09/action", "teamwork-01/action", "/action"]
)
def test_a_field_that_no_sheet_has_is_refused(field: str) -> None:
    assert refusal_of(field, "3") == (Unusable, "entry.no_such_field")


@given(field=st.text(max_size=40), value=st.text(max_size=10))
def test_whatever_is_sent_is_taken_or_refused_and_never_breaks_the_sheet(field: str, value: str) -> None:
    if refusal_of(field, value) is None:
        a_sheet({field: value})
