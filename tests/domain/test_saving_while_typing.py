"""Saving while typing: every version follows the one before, and none is overwritten in silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment_app.domain.entries import LONGEST_ENTRY, Entry, Form, FormKind, succeeded
from assessment_app.domain.refusals import OutOfDate, Unusable

FORM = Form(FormKind.SHEET, "5f3a")
FIELD = "respect-02/action-note"
MOMENT = datetime(2026, 11, 23, 8, tzinfo=UTC)
LATER = MOMENT + timedelta(minutes=1)
SAVED = Entry(FORM, FIELD, 3, "Stepped in.", MOMENT, "me")


def after(current: Entry | None, value: str, base: int, by: str = "me") -> Entry:
    return succeeded(current, form=FORM, field=FIELD, value=value, base=base, at=LATER, by=by)


def test_the_first_saving_of_a_field_is_revision_one() -> None:
    assert after(None, "Stepped in.", 0) == Entry(FORM, FIELD, 1, "Stepped in.", LATER, "me")


def test_the_first_saving_counts_whatever_the_browser_thought_it_saw() -> None:
    assert after(None, "Stepped in.", 7).revision == 1


def test_each_saving_follows_the_one_that_was_seen() -> None:
    assert after(SAVED, "Stepped in, calmly.", 3) == Entry(FORM, FIELD, 4, "Stepped in, calmly.", LATER, "me")


@pytest.mark.parametrize("base", [0, 2, 3, 9])
def test_sending_the_same_text_twice_changes_nothing(base: int) -> None:
    assert after(SAVED, SAVED.value, base) is SAVED


@pytest.mark.parametrize("base", [0, 1, 2, 4])
def test_a_text_based_on_another_version_is_refused_and_the_newer_text_is_carried_along(base: int) -> None:
    with pytest.raises(OutOfDate, match=r"entry\.changed_elsewhere") as refused:
        after(SAVED, "Walked away.", base)
    assert refused.value.theirs is SAVED


def test_emptying_a_field_is_a_version_like_any_other() -> None:
    assert after(SAVED, "", 3) == replace(SAVED, revision=4, value="", saved_at=LATER)


def test_a_text_of_the_longest_length_is_kept_and_one_character_more_is_refused() -> None:
    assert after(None, "x" * LONGEST_ENTRY, 0).value == "x" * LONGEST_ENTRY
    with pytest.raises(Unusable, match=r"entry\.too_long") as refused:
        after(None, "x" * (LONGEST_ENTRY + 1), 0)
    assert refused.value.values == {"limit": LONGEST_ENTRY, "length": LONGEST_ENTRY + 1}


def test_a_character_that_no_database_keeps_is_refused() -> None:
    with pytest.raises(Unusable, match="cannot_be_kept"):
        after(None, "To\x00help", 0)


TEXTS = st.text(st.characters(exclude_characters="\x00"), max_size=3)


@given(st.lists(st.tuples(TEXTS, st.integers(0, 6)), max_size=30))
def test_no_text_is_ever_overwritten_by_somebody_who_did_not_see_it(sendings: list[tuple[str, int]]) -> None:
    current: Entry | None = None
    for value, base in sendings:
        before, current = current, _after_or_as_it_was(current, value, base)
        if before is not None and current is not before:
            assert current is not None
            assert current.revision == before.revision + 1 == base + 1


def _after_or_as_it_was(current: Entry | None, value: str, base: int) -> Entry | None:
    try:
        return after(current, value, base)
    except OutOfDate as late:
        return late.theirs  # type: ignore[no-any-return]


@given(st.lists(TEXTS, min_size=1, max_size=30))
def test_one_window_alone_is_never_refused(values: list[str]) -> None:
    current: Entry | None = None
    for value in values:
        current = after(current, value, current.revision if current else 0)
        assert current.value == value


# The names of forms


@pytest.mark.parametrize("kind", FormKind)
def test_a_form_is_found_back_by_its_name(kind: FormKind) -> None:
    form = Form(kind, "5f3a")
    assert str(form) == f"{kind.value}:5f3a"
    assert Form.named(str(form)) == form


@pytest.mark.parametrize("name", ["", "sheet", ":", "sheets:5f3a", "Sheet:5f3a", "5f3a:sheet"])
def test_a_name_that_no_form_has_is_refused(name: str) -> None:
    if name == "sheet":
        assert Form.named(name) == Form(FormKind.SHEET, "")
        return
    with pytest.raises(Unusable, match=r"entry\.no_such_form"):
        Form.named(name)
