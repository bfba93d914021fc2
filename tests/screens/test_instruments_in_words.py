"""Every instrument in words: nothing is left out, no place is said as the banks write it, changes are marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from assessment_app.banks import Change, Sort, changes
from assessment_app.domain.instruments import KINDS, AnyInstrument, ForbiddenWords, StarrSet, Value, ValueName, ValueSet
from assessment_app.domain.instruments.facts import Fact, facts_in
from assessment_app.domain.instruments.texts import written_in
from assessment_app.domain.language import Language, Texts
from assessment_app.screens.components.parallel import Group, Line, Piece
from assessment_app.screens.instruments.changes import groups_of_changes
from assessment_app.screens.instruments.kinds import Namer, kind_name, labels_of
from assessment_app.screens.instruments.marking import marked
from assessment_app.screens.instruments.side_by_side import groups_of
from assessment_app.text import speaker
from tests.builders import the_catalogue
from tests.builders.instruments import ADDED, changed, newest

LANGUAGES = list(Language)
RELEASED = [one.instrument for one in the_catalogue().newest()]
KEYS = [f"{one.KIND}/{one.name}" for one in RELEASED]


def namer(language: Language = Language.EN) -> Namer:
    return Namer(speaker(language), labels_of(the_catalogue().values.instrument))


def starr() -> StarrSet:
    found = newest()
    assert isinstance(found, StarrSet)
    return found


def lines_of(groups: list[Group]) -> Iterator[Line]:
    return (line for group in groups for line in group["lines"])


def said(pieces: list[Piece] | object, *marks: str) -> str:
    assert isinstance(pieces, list)
    return "".join(piece["text"] for piece in pieces if not marks or piece["mark"] in marks)


def in_order(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize("instrument", RELEASED, ids=KEYS)
def test_every_text_stands_beside_its_translations_once(instrument: AnyInstrument) -> None:
    shown = [cell for line in lines_of(groups_of(namer(), instrument)) for cell in line["cells"]]
    for language in LANGUAGES:
        found = [said(cell["pieces"]) for cell in shown if cell.get("lang") == language.value]
        for written in written_in(instrument):
            assert written.texts.in_(language) in found
    texts = len(list(written_in(instrument))) * len(LANGUAGES)
    words = len([fact for fact in facts_in(instrument) if fact.place[-1] in set(Language)])
    assert len(shown) == texts + words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("instrument", RELEASED, ids=KEYS)
def test_no_place_is_said_as_the_banks_write_it(instrument: AnyInstrument, language: Language) -> None:
    groups = groups_of(namer(language), instrument)
    names = [group["title"] for group in groups] + [line["label"] for line in lines_of(groups)]
    names += [fact["name"] for group in groups for fact in group.get("facts", [])]
    assert all(names)
    assert not [name for name in names if "_" in name or "." in name or " > " in name]
    assert len({group["id"] for group in groups}) == len(groups)


def test_every_kind_has_a_name_in_every_language() -> None:
    for language in LANGUAGES:
        assert len({kind_name(speaker(language), kind) for kind in KINDS}) == len(KINDS)


def test_what_is_settled_is_said_in_words() -> None:
    question = next(one for one in groups_of(namer(), starr()) if one["id"].startswith("questions"))
    facts = {fact["name"]: fact["text"] for fact in question.get("facts", [])}
    assert question["title"] == "Question respect-01"
    assert facts["Without police experience"] in {"yes", "no"}
    assert "Operational framework" in facts["For"]
    assert [line["label"] for line in question["lines"]][:3] == ["What is asked", "Probe · Situation", "Probe · Task"]


# Changes


def only_line(before: AnyInstrument, after: AnyInstrument) -> Line:
    (group,) = groups_of_changes(namer(), before, after, changes(before, after))
    (line,) = group["lines"]
    return line


def test_a_changed_text_is_marked_word_by_word_in_each_language() -> None:
    line = only_line(newest(), changed())
    assert line.get("flag") == {"sign": "changed", "word": "changed"}
    for cell, language in zip(line["cells"], LANGUAGES, strict=True):
        assert said(cell["pieces"], "new").strip() == ADDED[language.value]
        assert said(cell["pieces"], "gone") == ""
        assert said(cell["pieces"], "same").strip() == starr().questions[0].ask.in_(language)


def test_a_translation_that_stayed_says_so_beside_the_one_that_changed() -> None:
    old = starr()
    ask = old.questions[0].ask.model_copy(update={"nl": old.questions[0].ask.nl + " Neem uw tijd."})
    first = old.questions[0].model_copy(update={"ask": ask})
    line = only_line(old, old.model_copy(update={"questions": (first, *old.questions[1:])}))
    assert [cell.get("note") for cell in line["cells"]] == [None, "as it was", "as it was"]


def test_a_question_that_is_gone_and_one_that_is_new_are_flagged_in_words() -> None:
    old = starr()
    fewer = old.model_copy(update={"questions": old.questions[1:]})
    for before, after, word in ((old, fewer, "removed"), (fewer, old, "added")):
        (group,) = groups_of_changes(namer(), before, after, changes(before, after))
        assert group["title"] == f"Question {old.questions[0].id}"
        assert {line.get("flag", {}).get("word") for line in group["lines"]} == {word}


def test_what_is_settled_changes_from_words_to_words() -> None:
    old = starr()
    without = not old.questions[0].without_police_experience
    first = old.questions[0].model_copy(update={"without_police_experience": without})
    line = only_line(old, old.model_copy(update={"questions": (first, *old.questions[1:])}))
    (cell,) = line["cells"]
    words = {True: "yes", False: "no"}
    assert said(cell["pieces"]) == f"{words[not without]} → {words[without]}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_word_list_are_never_translated(language: Language) -> None:
    old = newest("words", "forbidden")
    assert isinstance(old, ForbiddenWords)
    free = ("open", "heard", "three", "dilemma")
    first = old.lists[0].model_copy(update={"nl": free, "unless": free})
    new = old.model_copy(update={"lists": (first, *old.lists[1:])})
    group = next(one for one in groups_of(namer(language), new) if one["id"] == f"lists > {first.id}")
    words = group["lines"][-1]["cells"][0]
    assert said(words["pieces"]) == ", ".join(free)
    assert ", ".join(free) in {fact["text"] for fact in group.get("facts", [])}
    found = [
        cell
        for line in lines_of(groups_of_changes(namer(language), old, new, changes(old, new)))
        for cell in line["cells"]
    ]
    assert [said(cell["pieces"], "new") for cell in found] == [", ".join(free)] * 2


def test_the_few_words_of_the_schema_are_said_in_words() -> None:
    form, cases = newest("intake", "operational"), newest("calibration", "respect")
    kinds = {
        fact["text"] for group in groups_of(namer(), form) for fact in group.get("facts", []) if fact["name"] == "Kind"
    }
    assert kinds == {"an open question", "a dilemma", "a declaration"}
    told = " ".join(fact["text"] for group in groups_of(namer(), cases) for fact in group.get("facts", []))
    assert "not-heard" not in told
    assert "heard" in told


@pytest.mark.parametrize("kind", list(KINDS))
def test_where_the_schema_allows_a_few_words_every_one_has_a_name(kind: str) -> None:
    for place, allowed in few_words(KINDS[kind], ()):
        for word in allowed:
            assert namer(Language.NL).settled(Fact(place, " > ".join(place), word)) != word, (place, word)


def few_words(part: type[BaseModel], place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Every place where one of a few words is to stand, the kind of the file left out, with those words."""
    for name, field in part.model_fields.items():
        for one in _within(field.annotation):
            if get_origin(one) is Literal and (place or name != "kind"):
                yield (*place, name), get_args(one)
            elif isinstance(one, type) and issubclass(one, BaseModel) and one is not Texts:
                yield from few_words(one, (*place, name))


def _within(annotation: Any) -> Iterator[Any]:
    yield annotation
    for one in get_args(annotation):
        if get_origin(annotation) is not Literal:
            yield from _within(one)


def test_another_order_is_a_change_of_its_own() -> None:
    old = starr()
    turned = old.model_copy(update={"questions": tuple(reversed(old.questions))})
    found = changes(old, turned)
    assert Change(Sort.MOVED, "questions", found[0].before, found[0].after) == found[0]
    line = only_line(old, turned)
    assert line["label"] == "STARR questions"
    assert line.get("flag") == {"sign": "moved", "word": "in another order"}


@pytest.mark.parametrize("instrument", RELEASED, ids=KEYS)
def test_of_a_new_title_every_kind_of_instrument_shows_the_old_and_the_new(instrument: AnyInstrument) -> None:
    title = instrument.title.model_copy(update={"en": "Another title altogether"})
    line = only_line(instrument, instrument.model_copy(update={"title": title}))
    assert said(line["cells"][2]["pieces"], "new").strip() == "Another title altogether"


def test_a_value_is_called_by_its_name() -> None:
    old = newest("values", "polbru")
    assert isinstance(old, ValueSet)
    respect = next(one for one in old.values if one.id is ValueName.RESPECT)
    longer = respect.definition.model_copy(update={"nl": f"{respect.definition.nl} En meer."})
    new = old.model_copy(update={"values": tuple(_with(one, longer, respect) for one in old.values)})
    (group,) = groups_of_changes(namer(Language.FR), old, new, changes(old, new))
    assert (group["title"], group["lines"][0]["label"]) == ("Respect", "Définition")


def _with(value: Value, definition: object, changed_one: Value) -> Value:
    return value.model_copy(update={"definition": definition}) if value is changed_one else value


@given(st.text(alphabet="ab c\n", max_size=40), st.text(alphabet="ab c\n", max_size=40))
def test_marks_lose_no_word_of_either_text(before: str, after: str) -> None:
    pieces = marked(before, after)
    assert in_order(said(pieces, "same", "new")) == in_order(after)
    assert in_order(said(pieces, "same", "gone")) == in_order(before)
