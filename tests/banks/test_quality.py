"""What makes an instrument good enough: each rule of quality broken once, and named where it was broken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from assessment_app.banks import faults_in
from assessment_app.domain.bank_faults import BankFault, Fault
from assessment_app.domain.language import Language
from assessment_app.text import speaker
from tests.banks.folders import copied, rewritten

Content = dict[str, Any]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zone's banks, for tests that add one file and take it away again."""
    return copied(tmp_path_factory.mktemp("whole"))


def asks(text: str, language: str = "nl") -> Callable[[Content], None]:
    def change(content: Content) -> None:
        content["questions"][0]["ask"][language] = text

    return change


def only(levels: list[str]) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        for question in content["questions"]:
            question["levels"] = levels

    return change


def never_without_experience(content: Content) -> None:
    for question in content["questions"]:
        question["without_police_experience"] = False


def shorter(field: str, keep: int) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        del content[field][keep:]

    return change


def anchor(text: str) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        content["values"][0]["anchors"]["action"]["three"]["nl"] = text

    return change


def same_anchor(content: Content) -> None:
    anchors = content["values"][0]["anchors"]
    anchors["result"]["one"] = anchors["action"]["one"]


def same_in_two_languages(content: Content) -> None:
    content["questions"][0]["ask"]["en"] = content["questions"][0]["ask"]["fr"]


def without(kind: str) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        for section in content["sections"]:
            section["items"] = [item for item in section["items"] if item["kind"] != kind] or section["items"][:1]

    return change


def another_declaration(content: Content) -> None:
    for section in content["sections"]:
        for item in section["items"]:
            if item["id"] == "side-activities":
                item["id"] = "criminal-record"


def minutes(number: int) -> Callable[[Content], None]:
    return lambda content: content.update(minutes=number)


def another_quote(content: Content) -> None:
    content["cases"][0]["reference"]["action"]["quote"]["fr"] = "des mots que personne n’a prononcés"


def longer_answer(content: Content) -> None:
    content["cases"][0]["answer"]["en"] += " and so on" * 100


class Slip(NamedTuple):
    """Which instrument, what is done to it, and the fault that is named, with a word of its place."""

    kind: str
    name: str
    change: Callable[[Content], None]
    fault: Fault
    place: str


LONG = "Vertel over een keer dat " + "u iets deed en " * 20
SLIPS = {
    "a frequency word in a question": Slip(
        "starr", "respect", asks("Vertel over een keer dat u vaak iemand hielp."), Fault.FORBIDDEN_WORD, "ask > nl"
    ),
    "a protected ground in a question": Slip(
        "starr", "respect", asks("Vertel over een keer dat uw geloof een rol speelde."),
        Fault.FORBIDDEN_WORD, "ask > nl",
    ),
    "a protected ground in its other forms": Slip(
        "starr", "respect", asks("Racontez une fois où vos convictions religieuses ont compté.", "fr"),
        Fault.FORBIDDEN_WORD, "ask > fr",
    ),
    "a question that suggests its answer": Slip(
        "starr", "respect", asks("Tell us about a time you were of course polite to a customer.", "en"),
        Fault.FORBIDDEN_WORD, "ask > en",
    ),
    "a question about what one would do": Slip(
        "starr", "respect", asks("Wat zou u doen wanneer iemand u uitscheldt aan het loket?"),
        Fault.FORBIDDEN_WORD, "ask > nl",
    ),
    "a trait word in an anchor": Slip(
        "values", "polbru",
        anchor("Bleef eerlijk tegenover de burger die aan het loket stond en legde uit wat er fout liep."),
        Fault.FORBIDDEN_WORD, "action > three > nl",
    ),
    "two anchors that say the same": Slip("values", "polbru", same_anchor, Fault.SAME_ANCHOR, "result > one"),
    "a question too long to be heard": Slip("starr", "respect", asks(LONG), Fault.TOO_MANY_WORDS, "ask > nl"),
    "a question too short to be one": Slip("starr", "respect", asks("Vertel iets."), Fault.TOO_FEW_WORDS, "ask > nl"),
    "an exclamation mark": Slip(
        "starr", "respect", asks("Vertel over een keer dat iemand u tegensprak!"), Fault.EXCLAMATION, "ask > nl"
    ),
    "the same words in two languages": Slip(
        "starr", "respect", same_in_two_languages, Fault.SAME_IN_TWO_LANGUAGES, "ask"
    ),
    "four questions on a value": Slip(
        "starr", "respect", shorter("questions", 4), Fault.TOO_FEW_QUESTIONS, "questions"
    ),
    "no question for leaders": Slip(
        "starr", "respect", only(["operational"]), Fault.NO_LEADERSHIP_QUESTION, "questions"
    ),
    "no question for newcomers": Slip(
        "starr", "respect", never_without_experience, Fault.NO_QUESTION_WITHOUT_EXPERIENCE, "questions"
    ),
    "one dilemma on a theme": Slip(
        "dilemma", "use-of-means", shorter("dilemmas", 1), Fault.TOO_FEW_DILEMMAS, "dilemmas"
    ),
    "one case for a value": Slip("calibration", "respect", shorter("cases", 1), Fault.TOO_FEW_CASES, "cases"),
    "a quotation that nobody said": Slip(
        "calibration", "respect", another_quote, Fault.QUOTE_NOT_IN_ANSWER, "quote > fr"
    ),
    "a sample answer without end": Slip("calibration", "respect", longer_answer, Fault.TOO_MANY_WORDS, "answer > en"),
    "a form without dilemmas": Slip("intake", "calog", without("dilemma"), Fault.DILEMMAS_IN_FORM, "sections"),
    "a form of a quarter of an hour": Slip("intake", "calog", minutes(15), Fault.MINUTES_OF_FORM, "minutes"),
    "a declaration the law does not allow": Slip(
        "intake", "calog", another_declaration, Fault.UNLAWFUL_DECLARATION, "id"
    ),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_each_rule_of_quality_names_its_file_and_place(whole: Path, slip: Slip) -> None:
    path = rewritten(whole, slip.kind, slip.name, slip.change)
    try:
        found = [fault for fault in faults_in(whole) if fault.fault is slip.fault]
    finally:
        path.unlink()
    assert [fault for fault in found if slip.place in str(fault.values["field"])], found
    assert {fault.file for fault in found} == {f"question_banks/{slip.kind}/{slip.name}/{path.name}"}
    assert all(fault.line > 1 for fault in found)
    assert len({speaker(language).fault(found[0]) for language in Language}) == 3


def test_a_fault_of_wording_says_the_word_and_why(whole: Path) -> None:
    path = rewritten(whole, "starr", "respect", asks("Vertel over een keer dat u vaak iemand hielp."))
    (fault,) = [fault for fault in faults_in(path) if fault.fault is Fault.FORBIDDEN_WORD]
    path.unlink()
    sentence = speaker(Language.NL).fault(fault)
    assert "“vaak”" in sentence
    assert "waarneembaar gedrag" in sentence


def test_a_word_is_only_found_as_a_whole(whole: Path) -> None:
    path = rewritten(whole, "starr", "respect", asks("Vertel over een keer dat u onenigheid had over een taak."))
    found = {fault.fault for fault in faults_in(path)}
    path.unlink()
    assert Fault.FORBIDDEN_WORD not in found


# Translations


def changed(language: str) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        content["questions"][0]["ask"][language] += " Neem uw tijd."

    return change


def older(faults: tuple[BankFault, ...]) -> list[str]:
    return [str(fault.values["field"]) for fault in faults if fault.fault is Fault.TRANSLATION_OLDER]


def test_a_translation_that_stayed_behind_its_source_is_named(whole: Path) -> None:
    path = rewritten(whole, "starr", "respect", changed("nl"))
    found = older(faults_in(whole))
    path.unlink()
    assert found == ["questions > respect-01 > ask > fr", "questions > respect-01 > ask > en"]


def test_a_better_translation_of_the_same_source_is_no_fault(whole: Path) -> None:
    path = rewritten(whole, "starr", "respect", changed("fr"))
    found = older(faults_in(whole))
    path.unlink()
    assert found == []


def test_a_translation_marked_as_read_again_is_taken_at_its_word(whole: Path) -> None:
    def change(content: Content) -> None:
        changed("nl")(content)
        place = "questions > respect-01 > ask"
        content["reread"] = [{"place": place, "language": "fr"}, {"place": place, "language": "en"}]

    path = rewritten(whole, "starr", "respect", change)
    found = faults_in(whole)
    path.unlink()
    assert older(found) == []
    assert Fault.REREAD_NOWHERE not in {fault.fault for fault in found}


def test_a_mark_for_a_text_that_did_not_change_is_named(whole: Path) -> None:
    def change(content: Content) -> None:
        content["reread"] = [{"place": "questions > respect-01 > ask", "language": "fr"}]

    path = rewritten(whole, "starr", "respect", change)
    found = {fault.fault for fault in faults_in(whole)}
    path.unlink()
    assert Fault.REREAD_NOWHERE in found
