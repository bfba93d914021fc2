"""A draft follows the version before it, and a release says why it was made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment_app.domain.drafts import LONGEST_NOTE, follows, noted
from assessment_app.domain.refusals import Incomplete, NotNow, Unusable


@given(newest=st.integers(0, 500))
def test_the_next_version_follows(newest: int) -> None:
    follows(newest + 1, newest)


@given(newest=st.integers(1, 500), behind=st.integers(0, 499))
def test_a_version_that_is_released_already_is_refused_with_the_number_it_should_have(newest: int, behind: int) -> None:
    with pytest.raises(NotNow) as refused:
        follows(max(newest - behind, 1), newest)
    assert refused.value.values["next"] == newest + 1


@given(newest=st.integers(0, 500), ahead=st.integers(2, 50))
def test_a_version_is_not_skipped(newest: int, ahead: int) -> None:
    with pytest.raises(Unusable) as refused:
        follows(newest + ahead, newest)
    assert refused.value.values["next"] == newest + 1


@pytest.mark.parametrize("note", ["", "   ", "\n\t"])
def test_a_release_without_a_word_is_refused(note: str) -> None:
    with pytest.raises(Incomplete):
        noted(note)


def test_a_note_is_a_few_sentences() -> None:
    assert noted("  Two questions added. ") == "Two questions added."
    assert noted("x" * LONGEST_NOTE)
    with pytest.raises(Unusable):
        noted("x" * (LONGEST_NOTE + 1))
