"""Entries and snapshots: every version of a text kept, every frozen content found by its fingerprint."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assessment_app.domain.entries import Entry, Form, FormKind
from assessment_app.domain.instruments import IntakeForm, ValueName
from assessment_app.domain.refusals import NotFound, OutOfDate
from assessment_app.domain.scoring import Guide
from tests.domain.instruments import a_form, a_guide
from tests.storage.conftest import Opened
from tests.storage.values import LATER, NOW

# Entries


FORM = Form(FormKind.INTAKE, "candidacy")


def test_an_entry_comes_back_with_its_whole_history(opened: Opened) -> None:
    first = Entry(FORM, "mistake", 1, "I once …", NOW, "me")
    second, late = replace(first, revision=2, value="", saved_at=LATER), replace(first, value="Other.", aside=True)
    with opened() as shelves:
        shelves.entries.save(first)
        shelves.entries.save(second)
        shelves.entries.put_aside(late)
        assert shelves.entries.current(FORM, "mistake") == second
        assert shelves.entries.of(FORM) == {"mistake": second}
        assert shelves.entries.texts(FORM) == {"mistake": ""}
        assert shelves.entries.history(FORM, "mistake") == (first, second, late)


def test_a_revision_is_kept_once(opened: Opened) -> None:
    first = Entry(FORM, "mistake", 1, "I once …", NOW, "me")
    with opened() as shelves:
        shelves.entries.save(first)
        with pytest.raises(OutOfDate) as late:
            shelves.entries.save(replace(first, value="Other."))
        assert late.value.theirs == first
        with pytest.raises(OutOfDate):
            shelves.entries.save(replace(first, revision=3, value="Other."))
        assert shelves.entries.history(FORM, "mistake") == (first,)


def test_forms_that_share_an_identifier_share_nothing_else(opened: Opened) -> None:
    with opened() as shelves:
        shelves.entries.save(Entry(FORM, "mistake", 1, "I once …", NOW, "me"))
        assert shelves.entries.of(Form(FormKind.SHEET, "candidacy")) == {}


# Snapshots


def test_a_snapshot_comes_back_and_is_kept_once(opened: Opened) -> None:
    guide = a_guide(ValueName.RESPECT, ValueName.LOYALTY)
    with opened() as shelves:
        mark = shelves.snapshots.keep("guide", "first", guide, NOW)
    with opened() as shelves:
        assert shelves.snapshots.keep("guide", "again", guide, LATER) == mark
        assert shelves.snapshots.get(mark, Guide) == guide


def test_a_snapshot_is_found_by_its_own_fingerprint_only(opened: Opened) -> None:
    with opened() as shelves:
        shelves.snapshots.keep("intake", "small", a_form(), NOW)
        with pytest.raises(NotFound, match="nothing_here"):
            shelves.snapshots.get("0" * 64, IntakeForm)
