"""A text exists in all three languages, or not at all."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from assessment_app.domain.language import FILE_LANGUAGES, Language, Texts, set_in

TEXTS = {"nl": "Respect", "fr": "Respect et écoute", "en": "Respect"}


@pytest.mark.parametrize("language", Language)
def test_a_text_is_said_in_the_language_asked(language: Language) -> None:
    assert Texts(**TEXTS).in_(language) == TEXTS[language]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("written", [None, "", "   "])
def test_no_language_may_be_missing_or_blank(language: Language, written: str | None) -> None:
    given = {name: text for name, text in TEXTS.items() if name != language}
    if written is not None:
        given[language.value] = written
    with pytest.raises(ValidationError):
        Texts(**given)


def test_there_is_no_fourth_language() -> None:
    with pytest.raises(ValidationError):
        Texts.model_validate({**TEXTS, "de": "Respekt"})


def test_a_file_is_kept_in_dutch_or_french() -> None:
    assert FILE_LANGUAGES == (Language.NL, Language.FR)


def test_in_french_a_mark_does_not_stand_alone_on_the_next_line() -> None:
    assert (
        set_in(Language.FR, "Qui ? Moi : « ici » ; oui !")
        == "Qui\u202f? Moi\u00a0: «\u00a0ici\u202f»\u202f; oui\u202f!"
    )


@pytest.mark.parametrize("language", [Language.NL, Language.EN])
def test_in_dutch_and_english_a_text_is_set_as_it_was_written(language: Language) -> None:
    assert set_in(language, "Wie ? « hier »") == "Wie ? « hier »"
