"""Where a probation stands: milestones today, and what was seen of each value over the months."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment_app.domain.check_ins import NO_OPPORTUNITY, CheckIn, CheckInId, notes_from
from assessment_app.domain.evaluations import Evaluation, EvaluationId, verdicts_from
from assessment_app.domain.instruments import MilestoneKind, ValueName
from assessment_app.domain.people import PersonId
from assessment_app.domain.probation import Milestone, ProbationId
from assessment_app.domain.progress import Mark, Source, Standing, Talk, marks, month_of, overdue, timeline

TODAY = date(2026, 11, 23)
MENTOR = PersonId("mentor")
PROBATION = ProbationId("p")


def milestone(name: str, days_from_today: int, *, done: bool = False) -> Milestone:
    due = TODAY + timedelta(days=days_from_today)
    step = Milestone(name, PROBATION, name, MilestoneKind.CHECK_IN, due)
    return step.done(datetime(2026, 11, 1, tzinfo=UTC), MENTOR) if done else step


def talk(day: date, values: str, **ratings: str) -> Talk:
    fields = {"values": values, **{f"{value}/rating": rating for value, rating in ratings.items()}}
    return CheckIn(CheckInId(str(day)), PROBATION, MENTOR, day), notes_from(fields)


# Milestones


def test_what_was_reached_is_done_what_was_missed_is_overdue_and_one_step_is_the_next() -> None:
    steps = [milestone("d", 30), milestone("b", -2), milestone("a", -9, done=True), milestone("c", 5)]
    assert [(step.id, standing) for step, standing in timeline(steps, TODAY)] == [
        ("a", Standing.DONE),
        ("b", Standing.OVERDUE),
        ("c", Standing.NEXT),
        ("d", Standing.AHEAD),
    ]
    assert overdue(steps, TODAY) == 1


def test_a_step_is_not_overdue_on_its_own_day() -> None:
    assert [standing for _, standing in timeline([milestone("a", 0)], TODAY)] == [Standing.NEXT]
    assert overdue([milestone("a", 0)], TODAY) == 0


def test_a_step_followed_before_its_day_is_done() -> None:
    assert [standing for _, standing in timeline([milestone("a", 20, done=True)], TODAY)] == [Standing.DONE]


@given(st.lists(st.tuples(st.integers(-200, 200), st.booleans()), max_size=30))
def test_every_step_stands_once_in_time_and_at_most_one_is_next(steps: list[tuple[int, bool]]) -> None:
    given_steps = [milestone(str(number), days, done=done) for number, (days, done) in enumerate(steps)]
    stops = timeline(given_steps, TODAY)
    assert {step.id for step, _ in stops} == {step.id for step in given_steps}
    assert [step.due_on for step, _ in stops] == sorted(step.due_on for step in given_steps)
    assert sum(standing is Standing.NEXT for _, standing in stops) <= 1
    assert sum(standing is Standing.OVERDUE for _, standing in stops) == overdue(given_steps, TODAY)


# Values over the months


def test_all_nine_values_have_a_row_also_those_nobody_saw() -> None:
    assert marks((), ()) == dict.fromkeys(ValueName, ())


def test_check_ins_and_reports_stand_beside_each_other_in_time() -> None:
    report = Evaluation(EvaluationId("e"), PROBATION, "m", PersonId("evaluator"), date(2026, 9, 1), date(2026, 11, 1))
    talks = [
        talk(date(2026, 11, 20), '["respect"]', respect="strong"),
        talk(date(2026, 9, 14), '["respect"]', respect="growing"),
    ]
    rows = marks(talks, [(report, verdicts_from({"respect/rating": "as-expected", "respect/reason": "Seen."}))])
    assert rows[ValueName.RESPECT] == (
        Mark(date(2026, 9, 14), Source.CHECK_IN, "growing"),
        Mark(date(2026, 11, 1), Source.EVALUATION, "as-expected"),
        Mark(date(2026, 11, 20), Source.CHECK_IN, "strong"),
    )
    assert rows[ValueName.LOYALTY] == ()


def test_a_value_that_was_only_talked_about_has_its_mark_without_a_rating() -> None:
    rows = marks([talk(TODAY, '["loyalty"]')], ())
    assert rows[ValueName.LOYALTY] == (Mark(TODAY, Source.CHECK_IN, ""),)


def test_no_opportunity_is_shown_as_such_and_an_unrated_value_of_a_report_is_not() -> None:
    report = Evaluation(EvaluationId("e"), PROBATION, "m", PersonId("evaluator"), date(2026, 9, 1), date(2026, 11, 1))
    rows = marks((), [(report, verdicts_from({"creativity/rating": NO_OPPORTUNITY}))])
    assert [mark.rating for mark in rows[ValueName.CREATIVITY]] == [NO_OPPORTUNITY]
    assert rows[ValueName.RESPECT] == ()


@pytest.mark.parametrize(
    ("starts_on", "day", "month"),
    [
        (date(2026, 9, 29), date(2026, 9, 29), 1),
        (date(2026, 9, 29), date(2026, 10, 28), 1),
        (date(2026, 9, 29), date(2026, 10, 29), 2),
        (date(2026, 9, 29), date(2027, 3, 28), 6),
        (date(2026, 12, 31), date(2027, 2, 28), 2),
    ],
)
def test_months_count_from_the_start_day(starts_on: date, day: date, month: int) -> None:
    assert month_of(starts_on, day) == month
