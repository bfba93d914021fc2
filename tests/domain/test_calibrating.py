"""Calibrating: which sample answers a round gets, when a rating is final, and how long a licence counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment_app.domain.calibration import (
    Attempt,
    AttemptId,
    Exercise,
    Licence,
    Round,
    RoundId,
    Standing,
    anchors_of,
    chosen,
    granted,
    on_the_grid,
    valid_licence,
)
from assessment_app.domain.instruments import CalibrationCase, LicenceTerms, Trap, ValueName
from assessment_app.domain.instruments.calibration import Reference, ReferenceHeard, ReferenceRating
from assessment_app.domain.people import PersonId
from assessment_app.domain.refusals import Incomplete, NotNow
from assessment_app.domain.scoring import RATED_LETTERS, Heard, Letter, Rating, ScoredAnswer, answers_from
from assessment_app.domain.selection import CalibrationDemand
from tests.domain.instruments import a_guide, a_question, a_value, words

NONE = Rating.NOT_DEMONSTRATED
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
TERMS = LicenceTerms(
    name="small", version=1, title=words("Terms"), cases=3, within_one_point=75, largest_shift=8, valid_months=12,
    explains=words("Rate them."),
)  # fmt: skip


def an_exercise(value: ValueName, number: int, trap: Trap | None = None) -> Exercise:
    heard = ReferenceHeard(state="not-heard", quote=words("and so on"))
    rating = ReferenceRating(rating=4, quote=words("and then"), reason=words("It was said."))
    case = CalibrationCase(
        id=f"{value}-case-{number:02}",
        question=f"{value}-01",
        trap=trap,
        answer=words("Once upon a time."),
        reference=Reference(situation=heard, task=heard, action=rating, result=rating, reflection=rating),
    )
    return Exercise(value=a_value(value), question=a_question(f"{value}-01"), case=case, sources=("values/small/1",))


# An attempt


def an_answer(**changed: str) -> ScoredAnswer:
    guide = an_exercise(ValueName.RESPECT, 1).guide
    full = {f"respect-01/{letter}": "4" for letter in RATED_LETTERS} | {
        f"respect-01/{letter}": "heard" for letter in (Letter.SITUATION, Letter.TASK)
    }
    notes = {f"respect-01/{letter}-note": "Said so." for letter in Letter}
    (answer,) = answers_from(guide, full | notes | {f"respect-01/{name}": value for name, value in changed.items()})
    return answer


ATTEMPT = Attempt(AttemptId("a"), RoundId("r"), 1, "f" * 64)


def test_a_compared_attempt_is_final() -> None:
    compared = ATTEMPT.compared(an_answer(), NOW)
    assert compared.compared_at == NOW
    for again in (
        compared.still_open,
        lambda: compared.ready(an_answer()),
        lambda: compared.compared(an_answer(), NOW),
    ):
        with pytest.raises(NotNow) as refusal:
            again()
        assert refusal.value.key == "calibration.compared_already"


@pytest.mark.parametrize("missing", ["situation", "task", "action", "reflection", "result"])
def test_the_reference_waits_for_every_tick_and_rating(missing: str) -> None:
    with pytest.raises(Incomplete):
        ATTEMPT.compared(an_answer(**{missing: ""}), NOW)


def test_the_reference_waits_for_the_evidence_of_a_rating_and_not_demonstrated_needs_none() -> None:
    with pytest.raises(Incomplete):
        ATTEMPT.ready(an_answer(**{"action-note": "  "}))
    assert ATTEMPT.ready(an_answer(**{"action": "none", "action-note": ""})) == ATTEMPT


def test_a_round_is_over_once() -> None:
    over = Round(RoundId("r"), PersonId("p"), "f" * 64, "values/small/1", NOW).finished(NOW)
    with pytest.raises(NotNow):
        over.finished(NOW)


def test_the_guide_of_an_exercise_holds_nothing_of_its_reference() -> None:
    exercise = an_exercise(ValueName.RESPECT, 1, Trap.CHARMING_BUT_EMPTY)
    told = exercise.guide.model_dump_json()
    assert not [word for word in ("It was said.", "and so on", "charming") if word in told]
    assert exercise.heard(Letter.TASK) is Heard.NO
    assert exercise.reference(Letter.RESULT) == 4


# A licence


def a_licence(anchors: str = "values/small/2", on: date = TODAY, months: int = 12) -> Licence:
    round_ = Round(RoundId("r"), PersonId("p"), "f" * 64, anchors, NOW)
    return granted(round_, "l", TERMS.model_copy(update={"valid_months": months}), on)


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (date(2026, 11, 22), False),
        (date(2026, 11, 23), True),
        (date(2027, 11, 22), True),
        (date(2027, 11, 23), False),
    ],
)
def test_a_licence_counts_from_its_day_to_the_day_before_a_year_later(day: date, *, counts: bool) -> None:
    assert a_licence().counts(day, "values/small/2") is counts


def test_a_licence_of_the_last_of_august_ends_with_february() -> None:
    assert a_licence(on=date(2026, 8, 31), months=6).until == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("asked", "counts"),
    [("values/small/1", True), ("values/small/2", True), ("values/small/3", False), ("values/other/1", False)],
)
def test_a_licence_counts_for_its_anchors_and_for_older_ones(asked: str, *, counts: bool) -> None:
    assert a_licence().counts(TODAY, asked) is counts
    assert a_licence("values/small/10").counts(TODAY, "values/small/9")


def test_of_several_licences_the_one_that_counts_and_lasts_longest_is_found() -> None:
    older, newer = a_licence(on=TODAY - timedelta(days=30)), a_licence()
    elsewhere = a_licence("values/other/9", months=24)
    assert valid_licence([older, elsewhere, newer], TODAY, "values/small/1") == newer
    assert valid_licence([older, elsewhere], older.until, "values/small/2") == older
    assert valid_licence([older], older.until + timedelta(days=1), "values/small/2") is None


def test_what_a_reference_hears_is_ticked_on_the_grid_in_the_words_of_the_grid() -> None:
    states = get_args(ReferenceHeard.model_fields["state"].annotation)
    assert [on_the_grid(state) for state in states] == list(Heard)


def test_a_licence_names_the_terms_it_was_earned_under() -> None:
    assert a_licence().terms == "licence/small/1"


def test_the_anchors_of_a_selection_are_those_of_its_guide() -> None:
    assert anchors_of(a_guide(ValueName.RESPECT)) == "values/small/1"


@pytest.mark.parametrize("demand", list(CalibrationDemand))
@pytest.mark.parametrize("held", [True, False])
def test_only_a_required_licence_that_is_missing_keeps_a_grid_closed(demand: CalibrationDemand, *, held: bool) -> None:
    standing = Standing(demand, a_licence() if held else None)
    assert standing.lacking is (demand is not CalibrationDemand.OFF and not held)
    if demand is CalibrationDemand.REQUIRE and not held:
        with pytest.raises(NotNow) as refusal:
            standing.may_begin()
        assert refusal.value.key == "sheet.calibrate_first"
    else:
        standing.may_begin()


# Which sample answers a round gets

VALUES = list(ValueName)
BANK = [
    an_exercise(value, number, Trap.CLUMSY_BUT_STRONG if number == (2 if place % 2 else 3) else None)
    for number in (1, 2, 3)
    for place, value in enumerate(VALUES)
]


ORDERS = st.permutations(range(len(BANK)))
"""In which order the dice put the bank."""


def ids(round_: Sequence[Exercise]) -> list[str]:
    return [one.case.id for one in round_]


@given(ORDERS, st.integers(3, 30))
def test_a_round_comes_from_as_many_values_as_it_can_with_a_trap_and_nothing_twice(
    order: list[int], count: int
) -> None:
    drawn = chosen([BANK[place] for place in order], [], count)
    assert len(set(ids(drawn))) == len(drawn) == min(count, len(BANK))
    assert len({one.value.id for one in drawn}) == min(count, len(VALUES))
    assert any(one.case.trap for one in drawn)


@given(st.lists(ORDERS, min_size=4, max_size=4))
def test_four_rounds_of_six_repeat_nothing_but_a_trap_when_the_traps_are_used_up(orders: list[list[int]]) -> None:
    before: list[str] = []
    for order in orders:
        drawn = chosen([BANK[place] for place in order], before, 6)
        again = [one for one in drawn if one.case.id in before]
        assert len(again) <= 1
        assert all(one.case.trap for one in again)
        assert not again or not [one for one in BANK if one.case.trap and one.case.id not in before]
        before += ids(drawn)


def test_when_everything_was_rated_the_longest_ago_comes_first() -> None:
    bank = BANK[:9]
    before = [case for case in ids(bank) if case != bank[4].case.id] + [bank[4].case.id]
    assert bank[4].case.id not in ids(chosen(bank, before, 8))


def test_a_trap_is_there_even_when_only_traps_were_rated_before() -> None:
    traps = [one.case.id for one in BANK if one.case.trap]
    assert any(one.case.trap for one in chosen(BANK, traps, 6))


def test_the_place_of_the_trap_is_not_always_the_first() -> None:
    assert not chosen(BANK, [], 6)[0].case.trap


def test_a_bank_without_traps_gives_a_round_all_the_same() -> None:
    assert len(chosen([one for one in BANK if not one.case.trap], [], 6)) == 6
