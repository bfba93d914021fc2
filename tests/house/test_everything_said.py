"""Everything said is translated, with the same values in every language, and nothing is left over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pytest

from assessment_app.domain.language import Language
from tests.house.reading import Module, none_of
from tests.house.sentences import (
    Said,
    Translation,
    Unreadable,
    everything_said,
    messages,
    placeholders,
    said_in,
    said_in_template,
    translations,
)

FILLED_IN_LATER = (
    "assessment_app/screens/components/",  # by the browser: the time, the count
    "assessment_app/screens/selection/deliberation.py",  # by the browser: how many values are settled
    "assessment_app/screens/home.py",  # when the line of the worklist is known
    "assessment_app/services/drafting.py",  # when the values are grouped by rating
    "assessment_app/documents/document.py",  # when the number of pages is known
)
"""Where sentences are said with their braces, to be filled in afterwards."""


def test_what_is_said_stands_where_it_is_said() -> None:
    none_of(place for place in everything_said() if isinstance(place, Unreadable))


@pytest.mark.parametrize("language", [Language.NL, Language.FR])
def test_everything_said_is_translated(language: Language) -> None:
    none_of(untranslated(messages(), language, translations()))


def test_every_refusal_and_every_key_has_its_english_sentence() -> None:
    keys = (said for said in messages() if said.refusal or is_key(said.message))
    none_of(untranslated(keys, Language.EN, translations()))


def test_a_translation_mentions_what_its_sentence_mentions() -> None:
    none_of(fault for translation in translations() for fault in unlike(translation))


def test_every_value_a_sentence_mentions_is_given() -> None:
    none_of(fault for said in messages() for fault in missing_values(said, translations()))


def test_no_translation_is_left_over() -> None:
    used = {said.message for said in messages()}
    none_of(f"{one.file}: “{one.message}” is said nowhere" for one in translations() if one.message not in used)


def test_no_sentence_is_translated_in_two_ways() -> None:
    ways = defaultdict(set)
    for one in translations():
        ways[one.language, one.message].add((one.sentences, one.file))
    for (_, message), found in ways.items():
        if len({sentences for sentences, _ in found}) > 1:
            none_of(f"{file}: “{message}” is translated otherwise elsewhere" for _, file in found)


def test_what_is_not_translated_is_seen() -> None:
    saying = Module("screen.py", 'say("Seal it" if open else "Sealed"); voice.count("{n} day", "{n} days", n)')
    said = [one for one in said_in(saying) if isinstance(one, Said)]
    assert [one.message for one in said] == ["Seal it", "Sealed", "{n} day"]
    dutch = (Translation(Language.NL, "nl/x.po", "Seal it", ("Verzegel",)),)
    assert len(list(untranslated(said, Language.NL, dutch))) == 2


def test_what_the_rules_cannot_follow_is_seen() -> None:
    assert any(isinstance(one, Unreadable) for one in said_in(Module("screen.py", "visit.say(sentence)")))
    assert any(isinstance(one, Unreadable) for one in said_in(Module("screen.py", 'visit.say(f"{stage} is open")')))
    assert any(isinstance(one, Unreadable) for one in said_in_template("page.html", "{{ say(sentence) }}"))


def test_a_value_that_nobody_gives_is_seen() -> None:
    refusal = next(iter(said_in(Module("x.py", 'raise NotNow("sheet.sealed", day=1)'))))
    assert isinstance(refusal, Said)
    promises = (Translation(Language.FR, "fr/x.po", "sheet.sealed", ("Scellée le {day} par {member}.",)),)
    assert list(missing_values(refusal, promises))


def test_a_translation_that_forgets_a_value_is_seen() -> None:
    assert list(unlike(Translation(Language.NL, "nl/x.po", "{n} of {m}", ("{n}",))))
    assert list(unlike(Translation(Language.NL, "nl/x.po", "Seal", ("",))))
    assert list(unlike(Translation(Language.NL, "nl/x.po", "Seal", ("Verzegel",), fuzzy=True)))


def is_key(message: str) -> bool:
    """Whether this is the name of a sentence, such as ``sheet.sealed_already``, and not an English sentence."""
    return "." in message and " " not in message and not message.endswith(".") and message == message.lower()


def untranslated(said: Iterable[Said], language: Language, known: Iterable[Translation]) -> Iterator[str]:
    """Each message that has no sentence in this language; a counted one needs two."""
    forms = {one.message: sum(map(bool, one.sentences)) for one in known if one.language is language}
    for one in said:
        if forms.get(one.message, 0) < (2 if one.many else 1):
            yield f"{one.place}: “{one.message}” has no {language} sentence"


def unlike(translation: Translation) -> Iterator[str]:
    """What is wrong with one entry on its own."""
    if translation.fuzzy or not all(translation.sentences):
        yield f"{translation.file}: “{translation.message}” is not finished"
    if is_key(translation.message):
        return
    mentioned = placeholders(translation.message) | placeholders(translation.many or "")
    for sentence in translation.sentences:
        # "One day" need not repeat the number; every other sentence mentions all its values.
        if placeholders(sentence) != mentioned and not (translation.many and placeholders(sentence) < mentioned):
            yield f"{translation.file}: “{translation.message}” and its translation mention different values"


def missing_values(said: Said, known: Iterable[Translation]) -> Iterator[str]:
    """Each value that a sentence for this message mentions and that is not given where it is said."""
    if said.values is None or (not said.values and said.place.startswith(FILLED_IN_LATER)):
        return
    sentences = [sentence for one in known if one.message == said.message for sentence in one.sentences]
    mentioned = frozenset[str]().union(*map(placeholders, (said.message, said.many or "", *sentences)))
    if missing := mentioned - said.values:
        yield f"{said.place}: “{said.message}” needs {', '.join(sorted(missing))}"
