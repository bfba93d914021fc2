"""The three languages, and a text that exists in all of them."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]


class Language(StrEnum):
    """A language of the interface and the instruments."""

    NL = "nl"
    FR = "fr"
    EN = "en"


FILE_LANGUAGES = (Language.NL, Language.FR)
"""A candidacy is handled in Dutch or French (coordinated acts of 18 July 1966, art. 17 § 1 B 1° and 21 § 1)."""


class Texts(BaseModel):
    """One text in Dutch, French and English; none may be missing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    nl: Sentence
    fr: Sentence
    en: Sentence

    def in_(self, language: Language) -> str:
        """The text in this language."""
        text: str = getattr(self, language.value)
        return set_in(language, text)


_BEFORE_MARKS = re.compile(r" (?=[?!;»])")
_BEFORE_COLON = re.compile(r" (?=:)")
_AFTER_QUOTE = re.compile(r"(?<=«) ")


def set_in(language: Language, text: str) -> str:
    """The text as it is set in type: in French the spaces before ? ! ; : and inside « » do not break the line."""
    if language is not Language.FR:
        return text
    text = _BEFORE_MARKS.sub("\N{NARROW NO-BREAK SPACE}", text)
    return _AFTER_QUOTE.sub("\N{NO-BREAK SPACE}", _BEFORE_COLON.sub("\N{NO-BREAK SPACE}", text))
