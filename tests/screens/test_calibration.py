"""The calibration room and a sample answer, as members meet them."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from assessment_app.domain.calibration import Attempt
from assessment_app.domain.instruments import CalibrationCase, Trap
from assessment_app.domain.language import Language
from assessment_app.domain.people import Actor
from assessment_app.domain.scoring import RATED_LETTERS, Letter, Rating
from assessment_app.services import calibration
from assessment_app.services.desk import Desk
from tests.builders import (
    Zone,
    a_finished_round,
    a_licence,
    a_round,
    as_the_reference,
    attempts_of,
    exercise_of,
    far_too_mild,
    nothing_at_all,
    rate,
    rate_and_compare,
)
from tests.clock import StoppedClock
from tests.screens.showing import components, confirm, fields, labels, paper, said, shown

LANGUAGES = list(Language)
BEGIN, AGAIN = "Begin calibration", "Begin another round"


@pytest.fixture
def member(zone: Zone) -> Actor:
    """A member in the calibration room."""
    return zone.second


@pytest.fixture
def first(desk: Desk, member: Actor) -> Attempt:
    """The first sample answer of a round just begun."""
    a_round(desk, member)
    return attempts_of(desk, member)[0]


def everything(at: AppTest) -> str:
    """All that reaches the browser: words, labels, and what our components are given."""
    return told_by(at) + " ".join(labels(at)) + json.dumps(list(components(at)), ensure_ascii=False)


def told_by(at: AppTest) -> str:
    """What Streamlit shows, without the signs that keep markdown plain."""
    return said(at).replace("\\", "")


# The room


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("so_far", ["nothing", "half a round", "a licence", "no licence", "nothing demonstrated"])
def test_the_room_is_drawn_in_every_language_however_far_somebody_is(
    desk: Desk, member: Actor, language: Language, so_far: str
) -> None:
    if so_far == "half a round":
        a_round(desk, member)
        rate_and_compare(desk, member, *attempts_of(desk, member)[:3])
    elif so_far != "nothing":
        judges = {"a licence": as_the_reference, "no licence": far_too_mild, "nothing demonstrated": nothing_at_all}
        a_finished_round(desk, member, judges[so_far])
    at = shown(desk, member, "calibration", language=language)
    assert not at.exception
    assert at.title[0].value == {"nl": "Kalibratie", "fr": "Calibrage", "en": "Calibration"}[language.value]
    assert len(at.button) == 1


def test_beginning_leads_to_the_first_sample_answer(desk: Desk, member: Actor) -> None:
    at = shown(desk, member, "calibration", language=Language.EN)
    assert labels(at) == [BEGIN]
    at.button(key="calibrate").click().run()
    assert not at.exception
    assert at.title[0].value == "Sample answer 1 of 6"
    assert paper(at)["form"] == str(calibration.form_of(attempts_of(desk, member)[0].id))


def test_a_round_under_way_is_continued_where_it_was_left(desk: Desk, member: Actor, first: Attempt) -> None:
    rate_and_compare(desk, member, first)
    at = shown(desk, member, "calibration", language=Language.EN)
    assert "1 of 6 sample answers compared" in told_by(at)
    at.button(key="calibrate").click().run()
    assert at.title[0].value == "Sample answer 2 of 6"


def test_a_licence_stands_there_with_its_days_and_its_anchors(desk: Desk, member: Actor) -> None:
    a_licence(desk, member)
    told = told_by(shown(desk, member, "calibration", language=Language.EN))
    assert "earned on 23 November 2026 and valid until 22 November 2027" in told
    assert "On the anchors of the values, version 1." in told


def test_a_licence_that_ended_is_told_as_ended(desk: Desk, member: Actor, clock: StoppedClock) -> None:
    a_licence(desk, member)
    clock.advance(days=400)
    told = told_by(shown(desk, member, "calibration", language=Language.EN))
    assert "Your calibration licence ended on 22 November 2027." in told
    assert "You hold a calibration licence" not in told


def test_the_figures_stand_in_words_and_in_a_table(desk: Desk, member: Actor) -> None:
    a_finished_round(desk, member, lambda points: Rating(str(min(5, points + 1))))
    at = shown(desk, member, "calibration", language=Language.EN)
    table = next(data for data in components(at) if "rows" in data)
    assert [row["head"] for row in table["rows"]] == ["Action", "Result", "Reflection"]
    assert all(row["cells"][0]["strong"].startswith("+") for row in table["rows"])
    assert {row["cells"][1]["text"] for row in table["rows"]} == {"too mild"}
    assert "18 of 18 ratings lie within one point of the reference: 100 %. A licence asks 75 %." in told_by(at)
    assert "Action, too mild: you give more than the answer shows." in told_by(at)


def test_whoever_rates_as_the_reference_hears_that_nothing_stands_out(desk: Desk, member: Actor) -> None:
    a_finished_round(desk, member)
    told = told_by(shown(desk, member, "calibration", language=Language.EN))
    assert "Nothing stands out" in told
    assert "too mild:" not in told


def test_a_safe_three_everywhere_is_told_as_flat_and_one_impression_as_halo(desk: Desk, member: Actor) -> None:
    a_finished_round(desk, member, lambda _: Rating.THREE)
    told = told_by(shown(desk, member, "calibration", language=Language.EN))
    assert "Too flat: your ratings lie closer together than the answers do." in told
    assert "Halo: within one answer your facets are nearly alike" in told


def test_a_round_without_licence_says_so_and_offers_another(desk: Desk, member: Actor) -> None:
    a_finished_round(desk, member, far_too_mild)
    at = shown(desk, member, "calibration", language=Language.EN)
    assert "This round did not earn a licence yet." in told_by(at)
    assert labels(at) == [AGAIN]


def test_earlier_rounds_are_one_line_each(desk: Desk, member: Actor, clock: StoppedClock) -> None:
    a_finished_round(desk, member, far_too_mild)
    clock.advance(days=1)
    a_finished_round(desk, member)
    told = told_by(shown(desk, member, "calibration", language=Language.EN))
    assert "Your last round, 24 November 2026" in told
    assert "23 November 2026" in told
    assert "no licence" in told


@pytest.mark.parametrize("place", ["coordinator", "officer", "dpo", "mentor"])
def test_others_have_no_calibration_room(desk: Desk, zone: Zone, place: str) -> None:
    assert shown(desk, zone.everybody[place], "home").exception == []
    assert shown(desk, zone.everybody[place], "calibration").exception


# A sample answer


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sample_answer_stands_in_the_members_language_beside_the_grid(
    desk: Desk, member: Actor, first: Attempt, language: Language
) -> None:
    exercise = exercise_of(desk, first)
    at = shown(desk, member, "sample-answer", first.id, language)
    assert not at.exception
    assert exercise.case.answer.in_(language) in told_by(at)
    question = exercise.question.id
    assert set(fields(at)) == {f"{question}/{letter}{part}" for letter in Letter for part in ("", "-note")}
    points = fields(at)[f"{question}/action"]["options"]
    assert points[0]["text"] == exercise.value.anchors.action.one.in_(language)


def test_what_is_noted_is_read_by_nobody_else_and_there_is_nothing_to_ask_on(
    desk: Desk, member: Actor, first: Attempt
) -> None:
    at = shown(desk, member, "sample-answer", first.id, Language.EN)
    notes = [field for field in fields(at).values() if field["kind"] == "text"]
    assert {note["read_by"] for note in notes} == {"Read by: only you"}
    assert [aside["label"] for aside in paper(at)["sections"][0]["asides"]] == [
        "Listen for",
        "Red flags in the answer",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_the_reference_reaches_the_browser_before_it_is_compared(
    desk: Desk, member: Actor, language: Language
) -> None:
    a_round(desk, member)
    attempts = attempts_of(desk, member)
    cases = [exercise_of(desk, attempt).case for attempt in attempts]
    for attempt, case in zip(attempts, cases, strict=True):
        rate(desk, member, attempt)
        at = shown(desk, member, "sample-answer", attempt.id, language)
        told = everything(at)
        assert not [letter for letter in RATED_LETTERS if reason(case, letter, language) in told]
        assert not [trap for trap in Trap if trap.value in told]
        assert case.id not in told
        assert not at.info
        assert case.answer.in_(language) in told
    room = everything(shown(desk, member, "calibration", language=language))
    assert not [case.id for case in cases for letter in RATED_LETTERS if reason(case, letter, language) in room]


def reason(case: CalibrationCase, letter: Letter, language: Language) -> str:
    """Why the reference is what it is."""
    words: str = getattr(case.reference, letter.value).reason.in_(language)
    return words


def test_with_gaps_nothing_is_compared_and_the_sentence_says_what_is_needed(
    desk: Desk, member: Actor, first: Attempt
) -> None:
    at = shown(desk, member, "sample-answer", first.id, Language.EN)
    at.button[0].click().run()
    assert "The reference is shown when nothing is missing any more" in at.error[0].value
    assert not any(button.key == "sure" for button in at.button)


def test_comparing_asks_once_and_then_shows_the_reference_with_quote_reason_and_distance(
    desk: Desk, member: Actor, first: Attempt
) -> None:
    rate(desk, member, first, lambda points: Rating(str(points + 1 if points < 5 else 3)))
    exercise = exercise_of(desk, first)
    at = shown(desk, member, "sample-answer", first.id, Language.EN)
    confirm(at, at.button[0])
    told = told_by(at)
    assert at.title[0].value.replace("\\", "") == "Sample answer 1 of 6: the reference"
    for letter in RATED_LETTERS:
        points = exercise.reference(letter)
        given, distance = (points + 1, "1 point milder") if points < 5 else (3, "2 points more severe")
        assert f"**You: {given}** · **Reference: {points}** · {distance}" in told
        assert reason(exercise.case, letter, Language.EN) in told
        assert f"“{getattr(exercise.case.reference, letter.value).quote.en}”" in told
    assert paper(at)["read_only"]
    assert labels(at) == ["Next sample answer"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_trap_is_explained_in_words(desk: Desk, member: Actor, language: Language) -> None:
    a_round(desk, member)
    for attempt in attempts_of(desk, member):
        rate_and_compare(desk, member, attempt)
        at = shown(desk, member, "sample-answer", attempt.id, language)
        assert not at.exception
        assert len(at.info) == (exercise_of(desk, attempt).case.trap is not None)


def test_not_demonstrated_beside_a_reference_is_told_in_words(desk: Desk, member: Actor, first: Attempt) -> None:
    rate_and_compare(desk, member, first, judge=nothing_at_all)
    told = told_by(shown(desk, member, "sample-answer", first.id, Language.EN))
    assert told.count("there is something to rate") == 3


def test_next_leads_to_the_next_one_and_after_the_last_to_the_result(desk: Desk, member: Actor) -> None:
    a_round(desk, member)
    *most, last = attempts_of(desk, member)
    rate_and_compare(desk, member, most[0])
    at = shown(desk, member, "sample-answer", most[0].id, Language.EN)
    at.button(key="next-sample").click().run()
    assert at.title[0].value == "Sample answer 2 of 6"
    rate_and_compare(desk, member, *most[1:], last)
    at = shown(desk, member, "sample-answer", last.id, Language.EN)
    at.button(key="to-the-result").click().run()
    assert at.title[0].value == "Calibration"
    assert "This round earned you a licence." in told_by(at)


def test_a_sample_answer_of_somebody_else_is_refused(desk: Desk, zone: Zone, first: Attempt) -> None:
    at = shown(desk, zone.third, "sample-answer", first.id, Language.EN)
    assert at.error[0].value.startswith("Sample answers are rated by members")
    assert exercise_of(desk, first).case.answer.en not in everything(at)
