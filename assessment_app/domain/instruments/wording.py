"""Words for people's files: feedback phrases per value and level, and the words that do not belong in an instrument."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints, model_validator

from assessment_app.domain.bank_faults import Fault, broken
from assessment_app.domain.instruments.base import Instrument, Part, Slug, ValueName, each_once
from assessment_app.domain.language import Language, Texts


class PhraseLevel(StrEnum):
    """The agreed rating a phrase belongs to."""

    ONE = "one"
    TWO = "two"
    THREE = "three"
    FOUR = "four"
    FIVE = "five"
    NOT_DEMONSTRATED = "not-demonstrated"


class Phrases(Part):
    """First words about one value at one agreed rating: to the candidate, and in the reasoned decision."""

    level: PhraseLevel
    to_candidate: Texts
    in_reasons: Texts


class ValuePhrases(Part):
    """The phrases of one value, for every level."""

    value: ValueName
    levels: tuple[Phrases, ...]

    @model_validator(mode="after")
    def every_level_once(self) -> ValuePhrases:
        """Six levels, in order."""
        if [phrases.level for phrases in self.levels] != list(PhraseLevel):
            raise broken(Fault.SIX_LEVELS)
        return self


class FeedbackPhrases(Instrument):
    """Phrases per value and level; people edit them before they are sent or signed."""

    KIND: ClassVar[str] = "feedback"
    kind: Literal["feedback"] = "feedback"
    values: tuple[ValuePhrases, ...]

    @model_validator(mode="after")
    def each_value_once(self) -> FeedbackPhrases:
        """All nine, none twice."""
        if sorted(phrases.value for phrases in self.values) != sorted(ValueName):
            raise broken(Fault.NINE_VALUES)
        return self

    def of(self, value: ValueName, level: PhraseLevel) -> Phrases:
        """The phrases of a value at a level."""
        found = next(phrases for phrases in self.values if phrases.value is value)
        return next(phrases for phrases in found.levels if phrases.level is level)


class Wherein(StrEnum):
    """The parts of the instruments that a word list watches over."""

    ANCHORS = "anchors"
    QUESTIONS = "questions"
    PHRASES = "phrases"


Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=60, pattern=r"\w{2}")]
Words = Annotated[tuple[Word, ...], Field(min_length=1)]


class WordList(Part):
    """Words that do not belong in certain texts, per language; a word that ends in ``*`` stands for all that begin so.

    `unless` are wordings in which such a word may stand.
    """

    id: Slug
    watches: Annotated[tuple[Wherein, ...], Field(min_length=1)]
    why: Texts
    nl: Words
    fr: Words
    en: Words
    unless: tuple[Word, ...] = ()

    def words(self, language: Language) -> Words:
        """The words of this language."""
        found: Words = getattr(self, language.value)
        return found


class ForbiddenWords(Instrument):
    """The word lists by which `bank check` reads every text."""

    KIND: ClassVar[str] = "words"
    kind: Literal["words"] = "words"
    lists: Annotated[tuple[WordList, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def ids_only_once(self) -> ForbiddenWords:
        """Each list has an identifier of its own."""
        each_once(words.id for words in self.lists)
        return self
