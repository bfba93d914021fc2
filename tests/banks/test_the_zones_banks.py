"""The zone's own banks: complete in three languages, and written by the rules that make ratings comparable."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from assessment_app.banks import Released, check, load_catalogue
from assessment_app.domain.instruments import (
    KINDS,
    Anchors,
    AnyInstrument,
    CalibrationCase,
    CalibrationSet,
    DilemmaSet,
    FeedbackPhrases,
    ForbiddenWords,
    IntakeForm,
    Level,
    MilestoneKind,
    Notice,
    PhraseLevel,
    ProbationPlan,
    StarrQuestion,
    StarrSet,
    Theme,
    TrainingList,
    Trap,
    ValueName,
    content_of,
    fingerprint_of,
    parse_instrument,
)
from assessment_app.domain.instruments.texts import written_in
from assessment_app.domain.language import Language, Texts
from tests.banks.folders import ZONE

CATALOGUE = load_catalogue(ZONE)
ALL = [released for kind in KINDS for released in CATALOGUE.all(kind)]
NEWEST = CATALOGUE.newest()

ARTICLE_13 = {
    Language.NL: ("verwerkingsverantwoordelijke", "punten c en e", "selectiecommissie", "bewaartermijn", "kopie"),
    Language.FR: ("responsable du traitement", "points c et e", "commission de sélection", "délai", "copie"),
    Language.EN: ("controller", "points (c) and (e)", "selection committee", "retention period", "copy"),
}
INFORMAL = {"nl": "je jij jou jouw jullie", "fr": "tu toi ta tes", "en": ""}
FACETS = ("action", "result", "reflection")


def named(released: Released[Any]) -> str:
    return str(released.key)


def texts_in(instrument: AnyInstrument) -> Iterator[Texts]:
    """Every text of an instrument."""
    return (written.texts for written in written_in(instrument))


def anchors() -> Iterator[tuple[str, str, Texts]]:
    """Value and point of every anchor, and the anchor."""
    for value in CATALOGUE.values.instrument.values:
        for facet in FACETS:
            described: Anchors = getattr(value.anchors, facet)
            for point in ("one", "three", "five"):
                yield value.id, f"{facet} {point}", getattr(described, point)


def questions(value: ValueName) -> tuple[StarrQuestion, ...]:
    return CATALOGUE.latest(StarrSet, value.value).instrument.questions


def cases() -> list[CalibrationCase]:
    return [case for value in ValueName for case in CATALOGUE.latest(CalibrationSet, value.value).instrument.cases]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower())


def test_every_file_is_in_order_and_released() -> None:
    check(ZONE)

    assert {named(released) for released in ALL} == {
        path.relative_to(ZONE).with_suffix("").as_posix() for path in ZONE.glob("*/*/*.yaml")
    }


@pytest.mark.parametrize("released", ALL, ids=named)
def test_every_text_stands_in_three_languages_and_none_is_a_copy(released: Released[AnyInstrument]) -> None:
    for text in texts_in(released.instrument):
        versions = [text.in_(language) for language in Language]
        assert len(set(versions)) == 3 or len(words(text.nl)) <= 3, text


@pytest.mark.parametrize("released", ALL, ids=named)
def test_people_are_addressed_formally(released: Released[AnyInstrument]) -> None:
    """Not in the plan's own definitions, nor in what people say: speech is quoted as it is spoken."""
    for written in written_in(released.instrument):
        if written.part == "values.definition" or written.part.startswith(("cases.answer", "cases.reference")):
            continue
        for language in Language:
            said = re.sub(r"[“«].*?[”»]", "", written.texts.in_(language))
            assert not set(words(said)) & set(INFORMAL[language].split()), said
            assert "!" not in said


@pytest.mark.parametrize("released", ALL, ids=named)
def test_a_snapshot_reads_back_as_the_same_instrument_with_the_same_fingerprint(
    released: Released[AnyInstrument],
) -> None:
    again = parse_instrument(released.instrument.KIND, content_of(released.instrument))

    assert again == released.instrument
    assert fingerprint_of(again) == released.fingerprint


# Values, anchors and questions


@pytest.mark.parametrize("value", ValueName)
def test_every_value_has_questions_for_every_post_and_for_somebody_from_outside(value: ValueName) -> None:
    assert len(questions(value)) >= 5
    for level in Level:
        found = [question for question in questions(value) if level in question.levels]
        assert len(found) >= 2, level
        assert any(question.without_police_experience for question in found), level


def test_a_question_asks_to_tell_and_cannot_be_answered_with_yes() -> None:
    opening = {"nl": "Vertel ", "fr": "Racontez ", "en": "Tell us "}
    for value in ValueName:
        for question in questions(value):
            for language in Language:
                assert question.ask.in_(language).startswith(opening[language])


def test_an_anchor_is_long_enough_to_rate_by_and_short_enough_to_read_during_an_interview() -> None:
    for value, place, anchor in anchors():
        for language in Language:
            assert 12 <= len(words(anchor.in_(language))) <= 36, (value, place, anchor.in_(language))


# Intake forms and dilemmas


@pytest.mark.parametrize("level", Level)
def test_an_intake_form_is_short_and_has_two_dilemmas_of_the_bank(level: Level) -> None:
    form = CATALOGUE.latest(IntakeForm, level.value).instrument
    bank = {one.id: one for theme in Theme for one in CATALOGUE.latest(DilemmaSet, theme.value).instrument.dilemmas}

    dilemmas = [bank[item.dilemma or ""] for item in form.items if item.kind == "dilemma"]

    assert 6 <= len(form.items) <= 10
    assert 20 <= form.minutes <= 30
    assert len(dilemmas) == 2
    assert all(level in dilemma.levels for dilemma in dilemmas)
    assert level is Level.LEADERSHIP or all(dilemma.without_police_experience for dilemma in dilemmas)


@pytest.mark.parametrize("level", Level)
def test_the_declarations_are_those_the_law_lets_an_employer_ask(level: Level) -> None:
    form = CATALOGUE.latest(IntakeForm, level.value).instrument
    assert [item.id for item in form.items if item.kind == "declaration"] == [
        "side-activities",
        "conflicts-of-interest",
        "code-read",
    ]


@pytest.mark.parametrize("theme", Theme)
def test_a_theme_has_dilemmas_with_more_than_one_way_out(theme: Theme) -> None:
    dilemmas = CATALOGUE.latest(DilemmaSet, theme.value).instrument.dilemmas
    assert len(dilemmas) >= 2
    for dilemma in dilemmas:
        acceptable = [option for option in dilemma.options if option.unacceptable is None]
        assert len(acceptable) >= 3
        assert len({frozenset(option.serves) for option in acceptable}) > 1
        for language in Language:
            assert 60 <= len(dilemma.situation.in_(language).split()) <= 160


def test_every_post_has_dilemmas_and_some_options_are_off_limits() -> None:
    dilemmas = [one for theme in Theme for one in CATALOGUE.latest(DilemmaSet, theme.value).instrument.dilemmas]
    assert len(dilemmas) >= 12
    assert all(sum(level in one.levels for one in dilemmas) >= 4 for level in Level)
    assert sum(any(option.unacceptable for option in one.options) for one in dilemmas) >= 6


# Calibration


def test_sample_answers_spread_over_all_points_of_all_facets_and_hold_every_trap() -> None:
    found = cases()
    assert len(found) >= 18
    for facet in FACETS:
        assert {getattr(case.reference, facet).rating for case in found} == {1, 2, 3, 4, 5}
    assert Counter(case.trap for case in found).keys() >= set(Trap)


def test_the_length_of_a_sample_answer_says_nothing_about_its_level() -> None:
    found = sorted(cases(), key=lambda case: len(case.answer.nl.split()))
    third = len(found) // 3
    mean = [sum(getattr(case.reference, facet).rating for case in part for facet in FACETS) / (3 * len(part))
            for part in (found[:third], found[-third:])]  # fmt: skip
    assert abs(mean[0] - mean[1]) < 1


# Probation, trainings, words


@pytest.mark.parametrize("level", [Level.OPERATIONAL, Level.CALOG])
def test_a_plan_runs_six_months_with_evaluations_at_two_four_and_six(level: Level) -> None:
    plan = CATALOGUE.latest(ProbationPlan, level.value).instrument
    days = {kind: [step.day for step in plan.milestones if step.kind is kind] for kind in MilestoneKind}

    assert plan.months == 6
    assert days[MilestoneKind.EVALUATION] == [60, 121, 182]
    assert days[MilestoneKind.CHECK_IN][:2] == [14, 28]
    assert days[MilestoneKind.TRAINING]
    assert days[MilestoneKind.ONBOARDING][0] == 0
    assert [step.day for step in plan.milestones] == sorted(step.day for step in plan.milestones)
    assert [point.id for point in plan.scale] == ["not-yet-sufficient", "growing", "as-expected", "strong"]
    assert [point.extreme for point in plan.scale] == [True, False, False, True]
    assert plan.to_confirm


@pytest.mark.parametrize("level", [Level.OPERATIONAL, Level.CALOG])
def test_the_dilemma_of_the_first_weeks_comes_back_in_month_six(level: Level) -> None:
    plan = CATALOGUE.latest(ProbationPlan, level.value).instrument
    first, last = [step for step in plan.milestones if step.kind is MilestoneKind.DILEMMA]
    assert first.dilemma == last.dilemma
    assert first.day < 45
    assert last.day > 150


def test_the_trainings_are_those_of_the_policy_plan() -> None:
    trainings = CATALOGUE.latest(TrainingList, "polbru").instrument.trainings
    titles = " ".join(training.title.nl for training in trainings)
    for named_in_the_plan in (
        "Et si c’était vous",
        "Geweldloze Communicatie",
        "iversiteit",
        "Dossin",
        "slachtoffers",
        "Behavior Detection Officer",
        "rioritair rijden",
        "SEGPol",
    ):
        assert named_in_the_plan in titles


def test_every_value_has_phrases_for_every_level_and_no_two_are_the_same() -> None:
    phrases = CATALOGUE.latest(FeedbackPhrases, "polbru").instrument
    every = [phrases.of(value, level) for value in ValueName for level in PhraseLevel]
    for language in Language:
        assert len({one.to_candidate.in_(language) for one in every}) == len(every)
        assert len({one.in_reasons.in_(language) for one in every}) == len(every)


def test_the_word_lists_know_frequencies_traits_and_protected_grounds() -> None:
    lists = {words.id: words for words in CATALOGUE.latest(ForbiddenWords, "forbidden").instrument.lists}
    assert {"frequency", "traits", "protected-grounds", "suggestion"} <= lists.keys()
    for found in lists.values():
        assert found.nl
        assert found.fr
        assert found.en


def test_the_notice_says_what_article_13_asks() -> None:
    notice = CATALOGUE.latest(Notice, "intake").instrument
    whole = {language: " ".join(text.in_(language) for text in texts_in(notice)) for language in Language}

    for language, expected in ARTICLE_13.items():
        for mentioned in (*expected, "DPO", "COC", "22"):
            assert mentioned in whole[language], mentioned
