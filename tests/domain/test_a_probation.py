"""A probation: its days, its check-ins, its reports, and what each of them owes before it can be shared or signed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment_app.domain.check_ins import NO_OPPORTUNITY, CheckIn, CheckInId, checked_check_in_entry, notes_from
from assessment_app.domain.evaluations import Evaluation, EvaluationId, Verdict, checked_evaluation_entry, verdicts_from
from assessment_app.domain.instruments import MilestoneKind, ProbationPlan, ValueName
from assessment_app.domain.people import PersonId
from assessment_app.domain.probation import Milestone, Probation, ProbationId, dated, last_day
from assessment_app.domain.refusals import Incomplete, NotNow, Refusal, Unusable
from tests.builders import CHECK_IN_FIELDS, evaluation_fields, the_catalogue

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
PLAN = the_catalogue().latest(ProbationPlan, "operational").instrument
CHECK_IN = CheckIn(CheckInId("c"), ProbationId("p"), PersonId("mentor"), held_on=date(2026, 11, 23))
REPORT = Evaluation(
    EvaluationId("e"), ProbationId("p"), "m", PersonId("evaluator"), since=date(2026, 9, 1), until=date(2026, 11, 1)
)


# Days


@pytest.mark.parametrize(
    ("starts_on", "months", "ends_on"),
    [
        (date(2026, 1, 1), 6, date(2026, 6, 30)),
        (date(2026, 9, 1), 6, date(2027, 2, 28)),
        (date(2026, 7, 15), 6, date(2027, 1, 14)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 29), 6, date(2028, 2, 28)),
        (date(2027, 8, 30), 6, date(2028, 2, 29)),
        (date(2026, 12, 31), 12, date(2027, 12, 30)),
        (date(2026, 3, 31), 1, date(2026, 4, 30)),
    ],
)
def test_a_probation_lasts_whole_months(starts_on: date, months: int, ends_on: date) -> None:
    assert last_day(starts_on, months) == ends_on


@given(st.dates(date(2020, 1, 1), date(2060, 1, 1)), st.integers(1, 24))
def test_a_longer_probation_ends_later_and_the_next_day_never_ends_earlier(starts_on: date, months: int) -> None:
    ends_on = last_day(starts_on, months)
    assert starts_on < ends_on < last_day(starts_on, months + 1)
    assert ends_on <= last_day(starts_on + timedelta(days=1), months)


@given(st.dates(date(2020, 1, 1), date(2060, 1, 1)))
def test_every_step_of_the_plan_falls_within_the_probation_in_the_order_of_the_plan(starts_on: date) -> None:
    days = [day for _, day in dated(PLAN, starts_on)]
    assert days == sorted(days)
    assert starts_on <= days[0]
    assert days[-1] <= last_day(starts_on, PLAN.months)


def test_the_start_day_is_day_one() -> None:
    probation = Probation(
        ProbationId("p"),
        None,
        PersonId("trainee"),
        PersonId("evaluator"),
        "plan",
        (),
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 6, 30),
        started_at=NOW,
    )
    assert probation.day(date(2026, 1, 1)) == 1
    assert probation.day(probation.ends_on) == probation.days == 181


# Milestones


def test_a_milestone_is_reached_once() -> None:
    milestone = Milestone("m", ProbationId("p"), "first-day", MilestoneKind.ONBOARDING, date(2026, 11, 23))
    done = milestone.done(NOW, PersonId("mentor"))
    assert done == replace(milestone, done_at=NOW, done_by=PersonId("mentor"))
    with pytest.raises(NotNow, match=r"milestone\.done_already"):
        done.done(LATER, PersonId("mentor"))


# Check-ins


def shared(**changed: str) -> CheckIn:
    fields = CHECK_IN_FIELDS | {name.replace("_", "-"): value for name, value in changed.items()}
    return CHECK_IN.shared(NOW, notes_from(fields))


def test_a_check_in_with_a_value_and_an_observation_can_be_shared() -> None:
    assert shared(effect="", feedback="", view="") == replace(CHECK_IN, shared_at=NOW)


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"values": "[]"}, "check_in.no_value"),
        ({"values": ""}, "check_in.no_value"),
        ({"observed": " \n"}, "check_in.no_observation"),
        ({"agreed": "Prepare three sentences."}, "check_in.action_needs_day"),
        ({"agreed_by": "2026-12-03"}, "check_in.action_needs_day"),
    ],
)
def test_a_check_in_that_misses_something_is_not_shared(changed: dict[str, str], key: str) -> None:
    with pytest.raises(Incomplete) as refused:
        shared(**changed)
    assert refused.value.key == key


def test_an_agreed_action_has_its_day() -> None:
    notes = notes_from({**CHECK_IN_FIELDS, "agreed": "Prepare.", "agreed-by": "2026-12-03"})
    assert notes.checked().agreed_by == date(2026, 12, 3)


def test_a_rating_counts_as_long_as_its_value_is_chosen() -> None:
    fields = {"values": json.dumps(["respect"]), "respect/rating": "growing", "loyalty/rating": "strong"}
    assert notes_from(fields).ratings == {ValueName.RESPECT: "growing"}


def test_a_shared_check_in_is_not_written_on_any_more() -> None:
    for attempt in (shared().still_open, lambda: shared().shared(LATER, notes_from(CHECK_IN_FIELDS))):
        with pytest.raises(NotNow, match=r"check_in\.shared_already") as refused:
            attempt()
        assert refused.value.values == {"at": NOW}


def test_a_check_in_is_acknowledged_once_and_only_after_it_was_shared() -> None:
    with pytest.raises(NotNow, match=r"check_in\.not_shared"):
        CHECK_IN.acknowledged(NOW)
    acknowledged = shared().acknowledged(LATER)
    assert acknowledged.acknowledged_at == LATER
    with pytest.raises(NotNow, match=r"check_in\.acknowledged_already"):
        acknowledged.acknowledged(LATER)


# Reports


def signed(**changed: str) -> Evaluation:
    fields = evaluation_fields() | {name.replace("__", "/"): value for name, value in changed.items()}
    return REPORT.signed(NOW, verdicts_from(fields), fields["overall"], "f" * 64)


def test_a_report_speaks_of_all_nine_values() -> None:
    assert [verdict.value for verdict in verdicts_from({})] == list(ValueName)
    assert signed() == replace(REPORT, signed_at=NOW, fingerprint="f" * 64)


@pytest.mark.parametrize(
    ("rating", "reason", "complete"),
    [
        ("strong", "Seen twice.", True),
        ("strong", "  ", False),
        ("", "Seen twice.", False),
        ("", "", False),
        (NO_OPPORTUNITY, "", True),
    ],
)
def test_a_rating_owes_a_reason_unless_there_was_no_opportunity(rating: str, reason: str, complete: bool) -> None:
    assert Verdict(ValueName.RESPECT, rating, reason).complete is complete


def test_a_report_with_a_gap_is_not_signed_and_the_refusal_names_the_values() -> None:
    with pytest.raises(Incomplete, match=r"evaluation\.values_missing") as refused:
        signed(respect__reason="", loyalty__rating="")
    assert refused.value.values == {"values": [ValueName.RESPECT, ValueName.LOYALTY]}


def test_a_report_without_a_general_remark_is_not_signed() -> None:
    with pytest.raises(Incomplete, match=r"evaluation\.no_overall"):
        signed(overall=" ")


def test_a_signed_report_is_final() -> None:
    for attempt in (signed().still_open, lambda: signed().signed(NOW, verdicts_from(evaluation_fields()), "x", "f")):
        with pytest.raises(NotNow, match=r"evaluation\.signed_already"):
            attempt()


def test_a_report_is_acknowledged_once_and_only_after_it_was_signed() -> None:
    with pytest.raises(NotNow, match=r"evaluation\.not_signed"):
        REPORT.acknowledged(NOW)
    with pytest.raises(NotNow, match=r"evaluation\.acknowledged_already"):
        signed().acknowledged(LATER).acknowledged(LATER)


# What fits on the papers


def refusal_of(check: Any, field: str, value: str) -> str | None:
    try:
        check(PLAN, field, value)
    except Refusal as refusal:
        assert isinstance(refusal, Unusable)  # noqa: PT017  (any other kind would be a defect)
        return refusal.key
    return None


@pytest.mark.parametrize(
    ("field", "value", "refused"),
    [
        ("observed", "anything", None),
        ("values", '["respect", "loyalty"]', None),
        ("values", "", None),
        ("values", '["courage"]', "entry.no_such_choice"),
        ("values", '"respect"', "entry.no_such_choice"),
        ("values", "[1]", "entry.no_such_choice"),
        ("values", "[", "entry.no_such_choice"),
        ("agreed-by", "2026-12-03", None),
        ("agreed-by", "", None),
        ("agreed-by", "3 December", "entry.no_such_day"),
        ("agreed-by", "2026-02-30", "entry.no_such_day"),
        ("respect/rating", "growing", None),
        ("respect/rating", NO_OPPORTUNITY, None),
        ("respect/rating", "5", "entry.no_such_choice"),
        ("courage/rating", "growing", "entry.no_such_field"),
        ("mood", "sad", "entry.no_such_field"),
    ],
)
def test_only_what_a_check_in_asks_can_be_saved(field: str, value: str, refused: str | None) -> None:
    assert refusal_of(checked_check_in_entry, field, value) == refused


@given(st.text(max_size=30))
def test_whatever_is_taken_as_chosen_values_can_be_read_back(value: str) -> None:
    if refusal_of(checked_check_in_entry, "values", value) is None:
        notes_from({"values": value})


@pytest.mark.parametrize(
    ("field", "value", "refused"),
    [
        ("overall", "anything", None),
        ("respect/reason", "anything", None),
        ("respect/rating", "strong", None),
        ("respect/rating", NO_OPPORTUNITY, None),
        ("respect/rating", "excellent", "entry.no_such_choice"),
        ("courage/reason", "anything", "entry.no_such_field"),
        ("respect", "anything", "entry.no_such_field"),
        ("overall/rating", "strong", "entry.no_such_field"),
    ],
)
def test_only_what_a_report_asks_can_be_saved(field: str, value: str, refused: str | None) -> None:
    assert refusal_of(checked_evaluation_entry, field, value) == refused
