"""What a round of calibration shows: the figures by hand, and what earns a licence."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment_app.domain.calibration_outcome import Outcome, Rated, Tendency, outcome_of
from assessment_app.domain.scoring import RATED_LETTERS, Letter, Rating
from tests.domain.test_calibrating import TERMS

NONE = Rating.NOT_DEMONSTRATED


def beside(given: Sequence[int | None], reference: Sequence[int]) -> Rated:
    """Action, result and reflection as somebody rated them, beside the reference; None was not demonstrated."""
    ratings = [NONE if points is None else Rating(str(points)) for points in given]
    return Rated(dict(zip(RATED_LETTERS, ratings, strict=True)), dict(zip(RATED_LETTERS, reference, strict=True)))


# The figures, by hand


def test_severe_is_below_the_reference_and_mild_above_it() -> None:
    outcome = outcome_of([beside((1, 4, 3), (3, 3, 3)), beside((2, 5, 4), (3, 4, 3))])
    assert outcome.facets[Letter.ACTION].shift == -1.5
    assert outcome.facets[Letter.ACTION].tendency is Tendency.SEVERE
    assert outcome.facets[Letter.RESULT].shift == 1.0
    assert outcome.facets[Letter.RESULT].tendency is Tendency.MILD
    assert outcome.facets[Letter.REFLECTION].shift == 0.5
    assert outcome.facets[Letter.REFLECTION].tendency is Tendency.MILD


def test_ups_and_downs_are_in_line_on_average_but_still_a_distance() -> None:
    outcome = outcome_of([beside((5, 3, 3), (3, 3, 3)), beside((1, 3, 3), (3, 3, 3))])
    action = outcome.facets[Letter.ACTION]
    assert (action.shift, action.distance, action.tendency) == (0.0, 2.0, Tendency.IN_LINE)
    assert (outcome.within, outcome.asked, outcome.shift) == (4, 6, 0.0)
    assert outcome.within_one == pytest.approx(2 / 3)


def test_not_demonstrated_is_in_no_mean_and_not_within_one_point() -> None:
    outcome = outcome_of([beside((None, 3, 3), (1, 3, 3)), beside((3, 4, 3), (3, 3, 3))])
    assert (outcome.missed, outcome.within, outcome.asked) == (1, 5, 6)
    assert outcome.shift == pytest.approx(1 / 5)
    assert outcome.facets[Letter.ACTION].distance == 0.0


def test_a_facet_that_was_never_rated_has_no_figures_and_is_not_called_in_line() -> None:
    outcome = outcome_of([beside((None, 3, 3), (4, 3, 3))])
    action = outcome.facets[Letter.ACTION]
    assert (action.shift, action.distance, action.tendency) == (None, None, None)


def test_everything_a_three_is_flat_where_the_reference_goes_from_one_to_five() -> None:
    reference = [(1, 2, 5), (5, 4, 1)]
    assert outcome_of([beside((3, 3, 3), one) for one in reference]).flat
    assert not outcome_of([beside(one, one) for one in reference]).flat
    # The spread of the reference is 1.73; six tenths of it 1.04. These spread over 1.0 and over 1.21.
    assert outcome_of([beside((2, 2, 4), (1, 2, 5)), beside((4, 4, 2), (5, 4, 1))]).flat
    assert not outcome_of([beside((2, 2, 5), (1, 2, 5)), beside((4, 4, 2), (5, 4, 1))]).flat


def test_one_impression_over_all_facets_of_an_answer_is_a_halo_but_not_flat() -> None:
    rounds = [beside((5, 5, 5), (5, 2, 4)), beside((1, 1, 1), (1, 4, 2))]
    outcome = outcome_of(rounds)
    assert outcome.halo
    assert not outcome.flat


def test_where_the_reference_is_alike_on_every_facet_nobody_has_a_halo() -> None:
    assert not outcome_of([beside((4, 4, 4), (4, 4, 4)), beside((2, 2, 2), (2, 2, 2))]).halo


def test_who_rates_nothing_at_all_is_neither_flat_nor_a_halo_and_earns_nothing_under_any_terms() -> None:
    outcome = outcome_of([beside((None, None, None), (5, 3, 1))])
    assert (outcome.flat, outcome.halo, outcome.shift, outcome.missed) == (False, False, 0.0, 3)
    assert not outcome.earns(TERMS.model_copy(update={"within_one_point": 0, "largest_shift": 40}))


# What earns a licence


def in_figures(within: int, asked: int, total: int) -> Outcome:
    return Outcome(facets={}, asked=asked, within=within, missed=0, total=total, flat=False, halo=False)


@pytest.mark.parametrize(
    ("within", "asked", "total", "earns"),
    [
        (18, 18, 0, True),
        (9, 12, 0, True),  # exactly three in four
        (8, 12, 0, False),
        (15, 15, 12, True),  # exactly eight tenths, up
        (15, 15, -12, True),  # and down
        (15, 15, 13, False),
        (15, 15, -13, False),
    ],
)
def test_a_licence_is_earned_up_to_and_including_the_bounds(
    within: int, asked: int, total: int, *, earns: bool
) -> None:
    assert in_figures(within, asked, total).earns(TERMS) is earns


POINTS = st.integers(1, 5)
ANSWERS = st.lists(
    st.builds(beside, st.tuples(*[st.one_of(st.none(), POINTS)] * 3), st.tuples(POINTS, POINTS, POINTS)), min_size=1
)


@given(ANSWERS)
def test_figures_stay_where_they_belong(answers: list[Rated]) -> None:
    outcome = outcome_of(answers)
    assert 0 <= outcome.within_one <= 1
    assert -4 <= outcome.shift <= 4
    assert outcome.within + outcome.missed <= outcome.asked == 3 * len(answers)
    for facet in outcome.facets.values():
        if facet.shift is not None and facet.distance is not None:
            assert abs(facet.shift) <= facet.distance + 1e-9 <= 4 + 1e-9


@given(st.lists(st.tuples(POINTS, POINTS, POINTS), min_size=1))
def test_whoever_rates_as_the_reference_always_earns_a_licence_and_hears_of_nothing(
    references: list[tuple[int, int, int]],
) -> None:
    outcome = outcome_of([beside(one, one) for one in references])
    assert outcome.earns(TERMS)
    assert {facet.tendency for facet in outcome.facets.values()} == {Tendency.IN_LINE}
    assert (outcome.flat, outcome.halo, outcome.missed) == (False, False, 0)


@given(ANSWERS)
def test_the_order_of_the_answers_changes_nothing(answers: list[Rated]) -> None:
    forth, back = outcome_of(answers), outcome_of(answers[::-1])
    assert (forth.total, forth.within, forth.flat, forth.halo) == (back.total, back.within, back.flat, back.halo)
