"""What can be wrong with an instrument: one name per kind of fault, and where it stands; `text` holds the sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pydantic_core import PydanticCustomError

from assessment_app.domain.refusals import Unusable


class Fault(StrEnum):
    """A kind of fault; ``bank.<fault>`` is the key of its sentence."""

    # the folder and its list
    NO_FOLDER = "no_folder"
    NO_LIST = "no_list"
    NOT_A_RELEASE = "not_a_release"
    RELEASED_MISSING = "released_missing"
    RELEASED_CHANGED = "released_changed"
    STRAY = "stray"
    MISPLACED = "misplaced"
    # the file as a file
    CANNOT_OPEN = "cannot_open"
    TOO_BIG = "too_big"
    NOT_UTF8 = "not_utf8"
    EMPTY_FILE = "empty_file"
    # YAML
    TAB = "tab"
    NOT_YAML = "not_yaml"
    ODD_CHARACTER = "odd_character"
    ESCAPED_CHARACTER = "escaped_character"
    TWICE = "twice"
    TAG = "tag"
    ALIAS = "alias"
    TOO_DEEP = "too_deep"
    SEVERAL_DOCUMENTS = "several_documents"
    KEY_NOT_A_WORD = "key_not_a_word"
    AMBIGUOUS = "ambiguous"
    # the schema
    UNKNOWN_KIND = "unknown_kind"
    MISSING = "missing"
    MISSING_LANGUAGE = "missing_language"
    UNKNOWN_FIELD = "unknown_field"
    UNKNOWN_VALUE = "unknown_value"
    NOT_A_TEXT = "not_a_text"
    NOT_A_NUMBER = "not_a_number"
    NOT_TRUE_OR_FALSE = "not_true_or_false"
    NOT_A_LIST = "not_a_list"
    NOT_FIELDS = "not_fields"
    NO_TEXT = "no_text"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOT_AN_IDENTIFIER = "not_an_identifier"
    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    TOO_LOW = "too_low"
    TOO_HIGH = "too_high"
    OTHER = "other"
    # the rules of one instrument
    IDENTIFIER_TWICE = "identifier_twice"
    IDENTIFIER_OF_ANOTHER = "identifier_of_another"
    NINE_VALUES = "nine_values"
    SIX_LEVELS = "six_levels"
    NO_DILEMMA = "no_dilemma"
    OPTION_WITHOUT_VALUE = "option_without_value"
    OPTIONS_ONLY_FOR_DILEMMAS = "options_only_for_dilemmas"
    GATE_WITHOUT_EVALUATION = "gate_without_evaluation"
    # quality
    FORBIDDEN_WORD = "forbidden_word"
    TOO_MANY_WORDS = "too_many_words"
    TOO_FEW_WORDS = "too_few_words"
    LONG_SENTENCE = "long_sentence"
    SAME_IN_TWO_LANGUAGES = "same_in_two_languages"
    EXCLAMATION = "exclamation"
    TRANSLATION_OLDER = "translation_older"
    REREAD_NOWHERE = "reread_nowhere"
    TOO_FEW_QUESTIONS = "too_few_questions"
    NO_LEADERSHIP_QUESTION = "no_leadership_question"
    NO_QUESTION_WITHOUT_EXPERIENCE = "no_question_without_experience"
    TOO_FEW_DILEMMAS = "too_few_dilemmas"
    TOO_FEW_CASES = "too_few_cases"
    QUOTE_NOT_IN_ANSWER = "quote_not_in_answer"
    ITEMS_IN_FORM = "items_in_form"
    DILEMMAS_IN_FORM = "dilemmas_in_form"
    MINUTES_OF_FORM = "minutes_of_form"
    UNLAWFUL_DECLARATION = "unlawful_declaration"
    SAME_ANCHOR = "same_anchor"
    # the bank as a whole
    IDENTIFIER_ELSEWHERE = "identifier_elsewhere"
    NO_SUCH_QUESTION = "no_such_question"
    NO_SUCH_DILEMMA = "no_such_dilemma"
    NO_SUCH_TRAINING = "no_such_training"
    DILEMMA_DIFFERS = "dilemma_differs"
    NOTHING_FOR = "nothing_for"
    ANOTHER_OF_ITS_KIND = "another_of_its_kind"
    NAMED_OTHERWISE = "named_otherwise"
    STILL_REFERRED_TO = "still_referred_to"
    MUST_FOLLOW = "must_follow"
    VERSION_SKIPPED = "version_skipped"


def broken(fault: Fault, **values: Any) -> PydanticCustomError:
    """What a validator raises when a rule of an instrument is broken; reading a file turns it into a `BankFault`."""
    return PydanticCustomError(fault.value, "{fault}", {"fault": fault.value, **values})


@dataclass(frozen=True, slots=True)
class BankFault:
    """One thing to mend in one bank file; `line` counts from 1."""

    file: str
    line: int
    fault: Fault
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        """File, line and name, for people who read logs; everybody else gets the sentence."""
        told = ", ".join(f"{name}={value}" for name, value in self.values.items())
        return f"{self.file}:{self.line}: {self.fault} {told}".rstrip()


class UnreadableBank(Unusable):
    """A bank cannot be used; carries every fault found, and names the first in `file`, `line` and `why`."""

    def __init__(self, faults: Sequence[BankFault]) -> None:
        first = faults[0]
        super().__init__("bank.unreadable", file=first.file, line=first.line, why=first)
        self.faults = tuple(faults)
