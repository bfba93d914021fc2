"""The zone's own banks: complete in three languages, and written by the rules that make ratings comparable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from assessment_app.banks import Released, check, load_catalogue
from assessment_app.domain.instruments import (
    Anchors,
    AnyInstrument,
    IntakeForm,
    Level,
    MilestoneKind,
    Notice,
    ProbationPlan,
    StarrSet,
    ValueName,
    content_of,
    fingerprint_of,
    parse_instrument,
)
from assessment_app.domain.language import Language, Texts
from tests.banks.folders import ZONE

CATALOGUE = load_catalogue(ZONE)
ALL = [released for kind in ("values", "starr", "intake", "notice", "plan") for released in CATALOGUE.all(kind)]

FREQUENCY = {
    "nl": "soms vaak altijd nooit steeds telkens regelmatig meestal zelden dikwijls doorgaans gewoonlijk voortdurend",
    "fr": "parfois souvent toujours jamais régulièrement rarement constamment généralement habituellement",
    "en": "sometimes often always never usually regularly rarely constantly generally frequently",
}
TRAITS = {
    "nl": "eerlijk eerlijke loyaal loyale integer integere respectvol respectvolle creatief creatieve betrouwbaar",
    "fr": "honnête loyal loyale intègre respectueux respectueuse créatif créative fiable poli polie",
    "en": "honest loyal respectful creative reliable polite trustworthy empathetic",
}
ARTICLE_13 = {
    Language.NL: ("verwerkingsverantwoordelijke", "punten c en e", "selectiecommissie", "bewaartermijn", "kopie"),
    Language.FR: ("responsable du traitement", "points c et e", "commission de sélection", "délai", "copie"),
    Language.EN: ("controller", "points (c) and (e)", "selection committee", "retention period", "copy"),
}
INFORMAL = {"nl": "je jij jou jouw jullie", "fr": "tu toi ta tes", "en": ""}


def named(released: Released[Any]) -> str:
    return f"{released.instrument.KIND}/{released.instrument.name}/{released.instrument.version}"


def texts_in(part: Any) -> Iterator[Texts]:
    """Every text of an instrument."""
    if isinstance(part, Texts):
        yield part
    elif isinstance(part, tuple):
        for piece in part:
            yield from texts_in(piece)
    elif hasattr(type(part), "model_fields"):
        for name in type(part).model_fields:
            yield from texts_in(getattr(part, name))


def anchors() -> Iterator[tuple[str, str, Texts]]:
    """Value and point of every anchor, and the anchor."""
    for value in CATALOGUE.values.instrument.values:
        for facet in ("action", "result", "reflection"):
            described: Anchors = getattr(value.anchors, facet)
            for point in ("one", "three", "five"):
                yield value.id, f"{facet} {point}", getattr(described, point)


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


@pytest.mark.parametrize("released", [one for one in ALL if named(one) != "values/polbru/1"], ids=named)
def test_people_are_addressed_formally(released: Released[AnyInstrument]) -> None:
    for text in texts_in(released.instrument):
        for language in Language:
            said = text.in_(language)
            assert not set(words(said)) & set(INFORMAL[language].split()), said
            assert "!" not in said


@pytest.mark.parametrize("released", ALL, ids=named)
def test_a_snapshot_reads_back_as_the_same_instrument_with_the_same_fingerprint(
    released: Released[AnyInstrument],
) -> None:
    again = parse_instrument(released.instrument.KIND, content_of(released.instrument))

    assert again == released.instrument
    assert fingerprint_of(again) == released.fingerprint


def test_all_nine_values_have_their_questions() -> None:
    assert {value.id for value in CATALOGUE.values.instrument.values} == set(ValueName)
    for value in ValueName:
        questions = CATALOGUE.latest(StarrSet, value).instrument.questions
        assert len(questions) >= 2
        assert any(question.without_police_experience for question in questions)


def test_an_anchor_is_long_enough_to_rate_by_and_short_enough_to_read_during_an_interview() -> None:
    for value, place, anchor in anchors():
        for language in Language:
            assert 12 <= len(words(anchor.in_(language))) <= 36, (value, place, anchor.in_(language))


def test_an_anchor_describes_conduct_without_frequencies_or_traits() -> None:
    for value, place, anchor in anchors():
        for language in Language:
            forbidden = set(f"{FREQUENCY[language]} {TRAITS[language]}".split())
            assert not set(words(anchor.in_(language))) & forbidden, (value, place, anchor.in_(language))


def test_no_two_anchors_are_the_same() -> None:
    for language in Language:
        texts = [anchor.in_(language) for _, _, anchor in anchors()]
        assert len(set(texts)) == len(texts) == 81


def test_no_question_suggests_an_answer_or_can_be_answered_with_yes() -> None:
    opening = {"nl": "Vertel ", "fr": "Racontez ", "en": "Tell us "}
    for released in CATALOGUE.all(StarrSet):
        for question in released.instrument.questions:
            for language in Language:
                assert question.ask.in_(language).startswith(opening[language])


def test_the_intake_form_is_short_and_has_two_dilemmas_with_more_than_one_way_out() -> None:
    form = CATALOGUE.latest(IntakeForm, Level.OPERATIONAL).instrument

    dilemmas = [item for item in form.items if item.kind == "dilemma"]
    assert 6 <= len(form.items) <= 8
    assert 3 <= len(form.sections) <= 4
    assert 20 <= form.minutes <= 30
    assert len(dilemmas) == 2
    for dilemma in dilemmas:
        assert len(dilemma.options) == 4
        assert sum(option.unacceptable is not None for option in dilemma.options) <= 1
        assert all(option.serves for option in dilemma.options)
        for language in Language:
            assert 60 <= len(words(dilemma.ask.in_(language))) <= 160


def test_the_declarations_are_those_the_law_lets_an_employer_ask() -> None:
    form = CATALOGUE.latest(IntakeForm, Level.OPERATIONAL).instrument

    assert [item.id for item in form.items if item.kind == "declaration"] == [
        "side-activities",
        "conflicts-of-interest",
        "code-read",
    ]


def test_the_notice_says_what_article_13_asks() -> None:
    notice = CATALOGUE.latest(Notice, "intake").instrument
    whole = {language: " ".join(text.in_(language) for text in texts_in(notice)) for language in Language}

    for language, expected in ARTICLE_13.items():
        for mentioned in (*expected, "DPO", "COC", "22"):
            assert mentioned in whole[language], mentioned


def test_the_plan_runs_six_months_with_evaluations_at_two_four_and_six() -> None:
    plan = CATALOGUE.latest(ProbationPlan, Level.OPERATIONAL).instrument
    days = {kind: [step.day for step in plan.milestones if step.kind is kind] for kind in MilestoneKind}

    assert plan.months == 6
    assert days[MilestoneKind.EVALUATION] == [60, 121, 182]
    assert days[MilestoneKind.CHECK_IN][:4] == [14, 28, 42, 56]
    assert len(days[MilestoneKind.TRAINING]) == 6
    assert days[MilestoneKind.ONBOARDING][0] == 0
    assert [step.day for step in plan.milestones] == sorted(step.day for step in plan.milestones)
    assert [point.id for point in plan.scale] == ["not-yet-sufficient", "growing", "as-expected", "strong"]
    assert [point.extreme for point in plan.scale] == [True, False, False, True]
