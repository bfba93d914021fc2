"""Deliberating: the matrix value by member, where members differ, what is computed, and when a reason is owed."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment_app.domain.deliberation import (
    WIDE,
    Agreed,
    MemberRating,
    ValueRow,
    agreed_from,
    checked_entry,
    matrix,
    settled,
)
from assessment_app.domain.instruments import ValueName
from assessment_app.domain.people import PersonId
from assessment_app.domain.refusals import Incomplete, Refusal, Unusable
from assessment_app.domain.scoring import RATED_LETTERS, Letter, Rating, ScoreSheet, SheetId, answers_from
from assessment_app.domain.selection import CandidacyId
from tests.builders import sheet_fields
from tests.domain.instruments import a_guide, words

RESPECT, INTEGRITY, TEAMWORK = ValueName.RESPECT, ValueName.INTEGRITY, ValueName.TEAMWORK
GUIDE = a_guide(RESPECT, INTEGRITY, TEAMWORK)
NONE = Rating.NOT_DEMONSTRATED
EVERY_RATING = st.sampled_from(list(Rating))


def a_sheet(member: str, rating: Rating | Mapping[ValueName, Rating], **other: str) -> ScoreSheet:
    """A member's sheet with this rating everywhere; `other` changes single letters of the question after respect."""
    fields = sheet_fields(GUIDE, rating) | {f"respect-01/{letter}": value for letter, value in other.items()}
    return ScoreSheet(SheetId(member), CandidacyId("c"), PersonId(member), answers_from(GUIDE, fields))


def row_of(value: ValueName, *sheets: ScoreSheet) -> ValueRow:
    return next(row for row in matrix(GUIDE, sheets) if row.value is value)


def respect(*ratings: Rating) -> ValueRow:
    return row_of(RESPECT, *(a_sheet(f"member {n}", rating) for n, rating in enumerate(ratings)))


# One member, one value


def test_a_members_rating_of_a_value_is_the_mean_of_the_rated_letters() -> None:
    row = row_of(RESPECT, a_sheet("m", Rating.THREE, action="5", result="4"))
    assert row.by_member == {"m": MemberRating(mean=4.0, not_demonstrated=0)}


def test_a_letter_that_was_not_demonstrated_is_counted_apart_and_lowers_nothing() -> None:
    row = row_of(RESPECT, a_sheet("m", Rating.FOUR, result="none"))
    assert row.by_member == {"m": MemberRating(mean=4.0, not_demonstrated=1)}


def test_a_value_nobody_heard_demonstrated_has_no_mean_and_is_not_a_one() -> None:
    row = respect(NONE, NONE)
    assert row.mean is None
    assert row.spread is None
    assert row.computed is NONE
    assert not row.to_discuss


# Members together


def test_the_mean_and_the_spread_are_taken_over_the_members() -> None:
    row = respect(Rating.TWO, Rating.FOUR, Rating.THREE)
    assert (row.mean, row.spread) == (3.0, 2.0)


@pytest.mark.parametrize(
    ("ratings", "computed"),
    [
        ((Rating.THREE, Rating.THREE), Rating.THREE),
        ((Rating.THREE, Rating.FOUR), Rating.FOUR),
        ((Rating.TWO, Rating.THREE), Rating.THREE),
        ((Rating.ONE, Rating.TWO), Rating.TWO),
        ((Rating.FOUR, Rating.FOUR, Rating.THREE), Rating.FOUR),
        ((Rating.FOUR, Rating.THREE, Rating.THREE), Rating.THREE),
        ((Rating.FIVE, Rating.FIVE), Rating.FIVE),
        ((Rating.FIVE, NONE), Rating.FIVE),
    ],
)
def test_the_computed_rating_is_the_nearest_point_halves_upward(ratings: tuple[Rating, ...], computed: Rating) -> None:
    assert respect(*ratings).computed is computed


def test_members_who_differ_by_two_points_have_something_to_discuss() -> None:
    assert WIDE == 2
    assert not respect(Rating.THREE, Rating.FOUR).to_discuss
    assert respect(Rating.TWO, Rating.FOUR).to_discuss


def test_two_points_on_one_letter_are_enough_even_when_the_means_are_close() -> None:
    row = row_of(RESPECT, a_sheet("a", Rating.THREE, action="2"), a_sheet("b", Rating.THREE, action="4"))
    assert row.spread is not None
    assert row.spread < WIDE
    assert row.widest is not None
    assert (row.widest.question, row.widest.letter, row.widest.spread) == ("respect-01", Letter.ACTION, 2)
    assert row.to_discuss


def test_a_value_that_only_some_heard_demonstrated_is_to_discuss() -> None:
    assert respect(Rating.THREE, NONE).to_discuss
    assert respect(Rating.THREE, Rating.THREE, NONE).to_discuss


def test_what_is_to_discuss_comes_first_the_widest_on_top_and_the_rest_in_the_order_of_the_guide() -> None:
    agree = {RESPECT: Rating.THREE, INTEGRITY: Rating.TWO, TEAMWORK: Rating.ONE}
    differ = {RESPECT: Rating.THREE, INTEGRITY: Rating.FOUR, TEAMWORK: Rating.FIVE}
    rows = matrix(GUIDE, (a_sheet("a", agree), a_sheet("b", differ)))
    assert [row.value for row in rows] == [TEAMWORK, INTEGRITY, RESPECT]
    assert [row.value for row in matrix(GUIDE, (a_sheet("a", agree),))] == [RESPECT, INTEGRITY, TEAMWORK]


def test_every_member_stands_in_every_row_even_when_nothing_was_demonstrated() -> None:
    rows = matrix(GUIDE, (a_sheet("a", Rating.THREE), a_sheet("b", NONE)))
    assert all(set(row.by_member) == {"a", "b"} for row in rows)


@given(st.lists(EVERY_RATING, min_size=1, max_size=7))
def test_whatever_is_rated_mean_and_spread_and_computed_stay_within_what_members_gave(ratings: list[Rating]) -> None:
    row = respect(*ratings)
    points = [rating.points for rating in ratings if rating.points is not None]
    if not points:
        assert (row.mean, row.spread, row.computed) == (None, None, NONE)
        return
    assert row.mean == pytest.approx(fmean(points))
    assert row.spread == max(points) - min(points)
    assert row.computed.points is not None
    assert min(points) <= row.computed.points <= max(points)
    assert -0.5 <= row.computed.points - fmean(points) <= 0.5 + 1e-9


@given(st.lists(EVERY_RATING, min_size=1, max_size=7), st.randoms())
def test_the_order_of_the_sheets_changes_nothing_but_the_order_of_the_members(
    ratings: list[Rating], chance: object
) -> None:
    sheets = [a_sheet(f"member {n}", rating) for n, rating in enumerate(ratings)]
    shuffled = sorted(sheets, key=lambda _: chance.random())  # type: ignore[attr-defined]
    for one, other in zip(matrix(GUIDE, sheets), matrix(GUIDE, shuffled), strict=True):
        assert one.by_member == other.by_member
        assert (one.value, one.computed, one.to_discuss) == (other.value, other.computed, other.to_discuss)


@given(
    st.lists(st.tuples(*(EVERY_RATING for _ in RATED_LETTERS)), min_size=1, max_size=5),
    EVERY_RATING,
)
def test_a_reason_is_owed_exactly_when_members_differ_widely_or_the_computed_rating_is_left(
    letters: list[tuple[Rating, ...]], agreed: Rating
) -> None:
    sheets = [
        a_sheet(
            f"member {n}",
            Rating.THREE,
            **{letter.value: rating.value for letter, rating in zip(RATED_LETTERS, row, strict=True)},
        )
        for n, row in enumerate(letters)
    ]
    row = row_of(RESPECT, *sheets)
    facets = [[rating.points for rating in facet if rating.points is not None] for facet in zip(*letters, strict=True)]
    held = [[one.points for one in member if one.points is not None] for member in letters]
    means = [fmean(points) for points in held if points]
    differ = (
        0 < len(means) < len(held)
        or any(max(points) - min(points) >= WIDE for points in facets if points)
        or bool(means and max(means) - min(means) >= WIDE)
    )
    assert row.to_discuss is differ
    assert row.needs_reason(agreed) is (differ or agreed is not row.computed)


# What the committee agrees


ROWS = matrix(
    GUIDE, (a_sheet("a", Rating.THREE), a_sheet("b", {**dict.fromkeys(ValueName, Rating.THREE), TEAMWORK: Rating.FIVE}))
)


def test_where_nothing_was_chosen_the_computed_rating_stands() -> None:
    assert {one.value: one.rating for one in agreed_from(ROWS, {})} == {
        RESPECT: Rating.THREE,
        INTEGRITY: Rating.THREE,
        TEAMWORK: Rating.FOUR,
    }


def test_what_was_chosen_stands_with_its_reason_and_its_point_for_the_first_months() -> None:
    fields = {"respect/agreed": "none", "respect/reason": " Not asked. ", "respect/development": " Listen. "}
    agreed = next(one for one in agreed_from(ROWS, fields) if one.value is RESPECT)
    assert agreed == Agreed(RESPECT, NONE, reason="Not asked.", development="Listen.")


def test_a_wide_spread_owes_a_reason_even_for_the_computed_rating() -> None:
    with pytest.raises(Incomplete, match=r"deliberation\.reason_missing") as refused:
        settled(GUIDE, ROWS, agreed_from(ROWS, {}))
    assert refused.value.values == {"values": [words("teamwork")]}


def test_leaving_the_computed_rating_owes_a_reason() -> None:
    fields = {"teamwork/reason": "The second example weighs more.", "respect/agreed": "4"}
    with pytest.raises(Incomplete) as refused:
        settled(GUIDE, ROWS, agreed_from(ROWS, fields))
    assert refused.value.values == {"values": [words("respect")]}


def test_with_every_reason_given_it_is_settled() -> None:
    fields = {"teamwork/reason": "The second example.", "respect/agreed": "4", "respect/reason": "The anchors at four."}
    agreed = agreed_from(ROWS, fields)
    assert settled(GUIDE, ROWS, agreed) == agreed


# What fits on the table


def refusal_of(field: str, value: str) -> tuple[type[Refusal], str] | None:
    try:
        checked_entry(GUIDE, field, value)
    except Refusal as refusal:
        return type(refusal), refusal.key
    return None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("minority", "I saw it otherwise."),
        ("respect/reason", "Why."),
        ("respect/development", ""),
        ("respect/agreed", "5"),
        ("respect/agreed", "none"),
    ],
)
def test_a_field_of_the_deliberation_is_taken(field: str, value: str) -> None:
    assert refusal_of(field, value) is None


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        ("respect/agreed", "3.5", "entry.no_such_choice"),
        ("respect/agreed", "", "entry.no_such_choice"),
        ("loyalty/agreed", "3", "entry.no_such_field"),
        ("respect", "3", "entry.no_such_field"),
        ("respect/mean", "3", "entry.no_such_field"),
        ("minority/agreed", "3", "entry.no_such_field"),
    ],
)
def test_anything_else_is_refused(field: str, value: str, key: str) -> None:
    assert refusal_of(field, value) == (Unusable, key)
