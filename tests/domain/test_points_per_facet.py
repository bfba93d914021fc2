"""What a decision can cite: the point each rated letter comes to, its anchor, and which values still owe a reason."""

from __future__ import annotations

import pytest

from assessment_app.domain.deliberation import agreed_from, facet_points, matrix, owing
from assessment_app.domain.instruments import ValueName
from assessment_app.domain.people import PersonId
from assessment_app.domain.refusals import Incomplete, NotNow
from assessment_app.domain.scoring import Letter, Rating, ScoreSheet, SheetId, answers_from
from assessment_app.domain.selection import CandidacyId
from tests.builders import sheet_fields
from tests.clock import MONDAY_MORNING
from tests.domain.instruments import a_guide

RESPECT, INTEGRITY = ValueName.RESPECT, ValueName.INTEGRITY
GUIDE = a_guide(RESPECT, INTEGRITY)


def a_sheet(member: str, rating: Rating, **other: str) -> ScoreSheet:
    """A member's sheet with this rating everywhere; `other` changes single letters of the question after respect."""
    fields = sheet_fields(GUIDE, rating) | {f"respect-01/{letter}": value for letter, value in other.items()}
    return ScoreSheet(SheetId(member), CandidacyId("c"), PersonId(member), answers_from(GUIDE, fields))


def test_a_letter_comes_to_the_point_nearest_to_the_mean_of_all_members() -> None:
    sheets = (a_sheet("a", Rating.TWO, action="5"), a_sheet("b", Rating.TWO, action="3"), a_sheet("c", Rating.THREE))
    points = facet_points(sheets, RESPECT)
    assert points == {Letter.ACTION: Rating.FOUR, Letter.RESULT: Rating.TWO, Letter.REFLECTION: Rating.TWO}


def test_halves_go_up_as_in_the_matrix() -> None:
    sheets = (a_sheet("a", Rating.TWO), a_sheet("b", Rating.THREE))
    assert set(facet_points(sheets, RESPECT).values()) == {Rating.THREE}
    assert matrix(GUIDE, sheets)[0].computed is Rating.THREE


def test_a_letter_nobody_heard_is_not_demonstrated_and_one_member_who_heard_it_counts() -> None:
    unheard = a_sheet("a", Rating.FOUR, result="none")
    assert facet_points((unheard, unheard), RESPECT)[Letter.RESULT] is Rating.NOT_DEMONSTRATED
    assert facet_points((unheard, a_sheet("b", Rating.TWO)), RESPECT)[Letter.RESULT] is Rating.TWO


@pytest.mark.parametrize(("rating", "described"), [
    (Rating.ONE, True),
    (Rating.TWO, False),
    (Rating.THREE, True),
    (Rating.FOUR, False),
    (Rating.FIVE, True),
    (Rating.NOT_DEMONSTRATED, False),
])  # fmt: skip
def test_one_three_and_five_have_an_anchor(rating: Rating, *, described: bool) -> None:
    assert (GUIDE.anchor(RESPECT, Letter.ACTION, rating) is not None) is described


def test_a_value_owes_its_reason_until_one_is_written() -> None:
    rows = matrix(GUIDE, (a_sheet("a", Rating.FOUR, action="1"), a_sheet("b", Rating.FOUR)))
    assert owing(rows, agreed_from(rows, {})) == (RESPECT,)
    assert owing(rows, agreed_from(rows, {"integrity/agreed": "5"})) == (RESPECT, INTEGRITY)
    assert owing(rows, agreed_from(rows, {"respect/reason": "  "})) == (RESPECT,)
    assert not owing(rows, agreed_from(rows, {"respect/reason": "Both heard the same, one heard more."}))


def test_a_sheet_says_beforehand_whether_it_could_be_sealed() -> None:
    whole = a_sheet("a", Rating.FOUR)
    assert whole.ready() is whole
    with pytest.raises(Incomplete) as gaps:
        a_sheet("a", Rating.FOUR, task="").ready()
    assert gaps.value.values == {"questions": ["1"]}
    with pytest.raises(NotNow):
        whole.sealed(MONDAY_MORNING, "f" * 64).ready()
