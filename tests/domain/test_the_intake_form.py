"""The intake form: notice first, every item answered, frozen when handed in, late but not refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment_app.domain.instruments import IntakeItem
from assessment_app.domain.intake import Intake, checked_entry, fields_of, handed_in, unanswered
from assessment_app.domain.refusals import Incomplete, NotNow, Unusable
from assessment_app.domain.selection import CandidacyId
from tests.domain.instruments import a_form

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
DUE = date(2026, 12, 3)
FORM = a_form()
FULL = {
    "mistake": "I once …",
    "dilemma/choice": "speak-up",
    "dilemma/why": "Somebody could get hurt.",
    "side-jobs/yes": "no",
}
UNREAD = Intake(CandidacyId("c"))
READ = UNREAD.noticed(NOW)


def open_items(**changed: str) -> list[str]:
    entries = FULL | {field.replace("__", "/").replace("_", "-"): value for field, value in changed.items()}
    return [item.id for item in unanswered(FORM, entries)]


# The order of things


def test_the_privacy_notice_comes_first() -> None:
    with pytest.raises(NotNow, match=r"intake\.notice_first"):
        UNREAD.still_open()
    assert READ.still_open() is READ


def test_reading_the_notice_again_keeps_the_first_moment() -> None:
    assert READ.noticed(NOW.replace(hour=9)) == READ


@pytest.mark.parametrize(("today", "late"), [(date(2026, 12, 2), False), (DUE, False), (date(2026, 12, 4), True)])
def test_after_the_due_day_the_form_is_late_and_it_counts(today: date, late: bool) -> None:
    assert READ.submitted(NOW, today, DUE, "f" * 64) == replace(READ, submitted_at=NOW, late=late, fingerprint="f" * 64)


def test_a_form_that_was_handed_in_is_frozen() -> None:
    handed = READ.submitted(NOW, DUE, DUE, "f" * 64)
    for attempt in (handed.still_open, lambda: handed.submitted(NOW, DUE, DUE, "f" * 64)):
        with pytest.raises(NotNow, match=r"intake\.submitted_already") as refused:
            attempt()
        assert refused.value.values == {"at": NOW}


def test_a_form_cannot_be_handed_in_before_the_notice_was_read() -> None:
    with pytest.raises(NotNow, match=r"intake\.notice_first"):
        UNREAD.submitted(NOW, DUE, DUE, "f" * 64)


# What is answered


def test_a_full_form_has_no_open_items() -> None:
    assert open_items() == []
    handed_in(FORM, FULL)


def test_an_empty_form_has_them_all_open_and_the_refusal_names_them_by_number() -> None:
    with pytest.raises(Incomplete, match=r"intake\.incomplete") as refused:
        handed_in(FORM, {})
    assert refused.value.values == {"items": ["1", "2", "3"]}


@pytest.mark.parametrize("blank", ["", "   ", "\n"])
def test_blanks_are_no_answer(blank: str) -> None:
    assert open_items(mistake=blank) == ["mistake"]


def test_a_dilemma_asks_for_a_choice_and_its_reason() -> None:
    assert open_items(dilemma__why="") == ["dilemma"]
    assert open_items(dilemma__choice="") == ["dilemma"]


def test_a_declaration_answered_no_asks_for_nothing_more() -> None:
    assert open_items(side_jobs__yes="no", side_jobs__which="") == []


def test_a_declaration_answered_yes_asks_which() -> None:
    assert open_items(side_jobs__yes="yes") == ["side-jobs"]
    assert open_items(side_jobs__yes="yes", side_jobs__which="  ") == ["side-jobs"]
    assert open_items(side_jobs__yes="yes", side_jobs__which="A garage on Saturdays.") == []


def test_a_declaration_that_was_not_answered_is_open_whatever_was_explained() -> None:
    assert open_items(side_jobs__yes="", side_jobs__which="A garage.") == ["side-jobs"]


@given(st.sets(st.sampled_from(sorted(FULL))))
def test_an_item_is_open_exactly_when_one_of_its_needed_fields_is(missing: set[str]) -> None:
    entries = {field: value for field, value in FULL.items() if field not in missing}
    assert {item.id for item in unanswered(FORM, entries)} == {field.split("/")[0] for field in missing}


# What fits on the form


def item(ident: str) -> IntakeItem:
    return next(one for one in FORM.items if one.id == ident)


def test_each_kind_of_item_has_its_fields() -> None:
    assert fields_of(item("mistake")) == ("mistake",)
    assert fields_of(item("dilemma")) == ("dilemma/choice", "dilemma/why")
    assert fields_of(item("side-jobs")) == ("side-jobs/yes", "side-jobs/which")


@pytest.mark.parametrize(
    ("field", "value", "refused"),
    [
        ("mistake", "", None),
        ("mistake", "I once …", None),
        ("dilemma/choice", "wait", None),
        ("dilemma/choice", "run", "entry.no_such_choice"),
        ("dilemma/choice", "", "entry.no_such_choice"),
        ("side-jobs/yes", "yes", None),
        ("side-jobs/yes", "ja", "entry.no_such_choice"),
        ("side-jobs/which", "anything", None),
        ("dilemma", "wait", "entry.no_such_field"),
        ("mistake/choice", "wait", "entry.no_such_field"),
        ("health", "good", "entry.no_such_field"),
        ("", "", "entry.no_such_field"),
    ],
)
def test_only_what_the_form_asks_can_be_saved(field: str, value: str, refused: str | None) -> None:
    assert refusal_of(field, value) == refused


def refusal_of(field: str, value: str) -> str | None:
    try:
        checked_entry(FORM, field, value)
    except Unusable as refusal:
        return refusal.key
    return None
