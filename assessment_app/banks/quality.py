"""What makes an instrument good enough to release, beyond its form: wording, lengths, translations, completeness."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from assessment_app.banks.proofreading import STILL_TO_TRANSLATE, Proof
from assessment_app.domain.bank_faults import BankFault, Fault
from assessment_app.domain.instruments import (
    AnyInstrument,
    CalibrationSet,
    DilemmaSet,
    ForbiddenWords,
    IntakeForm,
    IntakeItem,
    Level,
    StarrSet,
    ValueSet,
    Wherein,
)
from assessment_app.domain.instruments.texts import Written, written_in
from assessment_app.domain.language import Language


class Length(NamedTuple):
    """How many words a text may have, and how many its longest sentence."""

    fewest: int
    most: int
    sentence: int = 40


LENGTHS: Mapping[str, Length] = MappingProxyType({
    "values/values.definition": Length(10, 180, 60),  # the plan's own words
    "values/values.anchors": Length(10, 50, 50),
    "starr/questions.ask": Length(6, 42),
    "starr/questions.probes": Length(3, 38),
    "starr/questions.listen_for": Length(3, 34),
    "starr/questions.red_flags": Length(3, 34),
    "dilemma/dilemmas.title": Length(1, 10),
    "dilemma/dilemmas.situation": Length(60, 160, 32),
    "dilemma/dilemmas.options.text": Length(4, 45),
    "dilemma/dilemmas.options.unacceptable": Length(5, 60),
    "dilemma/dilemmas.justification": Length(10, 60, 60),
    "dilemma/dilemmas.discussion": Length(4, 40),
    "intake/sections.intro": Length(5, 110, 32),
    "intake/sections.items.ask": Length(5, 160, 32),
    "intake/sections.items.help": Length(5, 90, 32),
    "calibration/cases.answer": Length(150, 300, 90),  # speech runs on
    "calibration/cases.reference": Length(3, 60, 60),
    "feedback/values.levels.to_candidate": Length(12, 60),
    "feedback/values.levels.in_reasons": Length(8, 50, 50),
    "trainings/trainings.about": Length(8, 90),
    "trainings/trainings.afterwards": Length(4, 40),
})
"""By kind and part of the instrument. Dilemmas: the practice of situational judgement tests (40 to 160 words, domain.md
B3); the others: short enough to be read in an interview or on a phone, long enough to say what is meant."""

WATCHED: Mapping[Wherein, tuple[str, ...]] = MappingProxyType({
    Wherein.ANCHORS: ("values/values.anchors", "dilemma/dilemmas.justification"),
    Wherein.QUESTIONS: ("starr/questions.ask", "starr/questions.probes", "intake/sections.items.ask"),
    Wherein.PHRASES: (
        "feedback/values.levels",
        "calibration/cases.reference.action.reason",
        "calibration/cases.reference.result.reason",
        "calibration/cases.reference.reflection.reason",
        "starr/questions.listen_for",
        "starr/questions.red_flags",
    ),
})
"""Which texts a word list watches over when it names this part."""

FEWEST_QUESTIONS, FEWEST_DILEMMAS, FEWEST_CASES = 5, 2, 2
ITEMS, DILEMMAS_PER_FORM, MINUTES = range(6, 11), 2, range(20, 31)
LAWFUL_DECLARATIONS = frozenset({"side-activities", "conflicts-of-interest", "code-read"})
"""What an employer may let a candidate declare here (act of 10 May 2007; the screening is another track, art. 12 of the
act of 26 April 2002)."""

_SIGNS = str.maketrans({
    "'": "’",
    "`": "’",
    "\N{ACUTE ACCENT}": "’",
    "\N{NON-BREAKING HYPHEN}": "-",
    "\N{SOFT HYPHEN}": None,
    "_": None,
    "*": None,
})
"""Signs that would hide a word from the lists, and what they stand for."""

_WORD = re.compile(r"\S*\w\S*")
_SENTENCE_END = re.compile(r"(?<=[.?!…])\s+(?=\S)")


def faults_of(proof: Proof, lists: ForbiddenWords | None, before: AnyInstrument | None) -> Iterator[BankFault]:
    """Every fault of quality of one instrument; `before` is the version that it follows."""
    for written in written_in(proof.instrument):
        yield from _of_text(proof, written, lists)
    yield from _of_whole(proof)
    yield from _older(proof, before)


def words_of(text: str) -> list[str]:
    """The words of a text, as a person counts them."""
    return _WORD.findall(text)


def _of_text(proof: Proof, written: Written, lists: ForbiddenWords | None) -> Iterator[BankFault]:
    texts = {language: getattr(written.texts, language.value) for language in Language}
    for language, text in texts.items():
        if text != STILL_TO_TRANSLATE:
            yield from _of_wording(proof, written, language, text, lists)
        elif proof.says((*written.place, language.value)) == STILL_TO_TRANSLATE:
            yield proof.fault((*written.place, language.value), Fault.NO_TEXT)
    spoken = [text for text in texts.values() if text != STILL_TO_TRANSLATE]
    if any(len(words_of(text)) > 3 for text in spoken) and len(set(spoken)) < len(spoken):  # noqa: PLR2004
        yield proof.fault(written.place, Fault.SAME_IN_TWO_LANGUAGES)


def _of_wording(
    proof: Proof, written: Written, language: Language, text: str, lists: ForbiddenWords | None
) -> Iterator[BankFault]:
    place = (*written.place, language.value)
    if not words_of(text):
        yield proof.fault(place, Fault.NO_TEXT)
    if "!" in text:
        yield proof.fault(place, Fault.EXCLAMATION)
    if length := _length(proof.instrument.KIND, written.part):
        count = len(words_of(text))
        if count > length.most:
            yield proof.fault(place, Fault.TOO_MANY_WORDS, count=count, limit=length.most)
        if count < length.fewest:
            yield proof.fault(place, Fault.TOO_FEW_WORDS, count=count, limit=length.fewest)
        longest = max((len(words_of(sentence)) for sentence in _SENTENCE_END.split(text)), default=0)
        if longest > length.sentence:
            yield proof.fault(place, Fault.LONG_SENTENCE, count=longest, limit=length.sentence)
    for word, why in _forbidden(proof, written, language, text, lists):
        yield proof.fault(place, Fault.FORBIDDEN_WORD, word=word, why=why)


def _length(kind: str, part: str) -> Length | None:
    here = f"{kind}/{part}"
    return next((length for begin, length in LENGTHS.items() if here == begin or here.startswith(f"{begin}.")), None)


# Forbidden words


def _forbidden(
    proof: Proof, written: Written, language: Language, text: str, lists: ForbiddenWords | None
) -> Iterator[tuple[str, object]]:
    if _is_dilemma(proof.instrument, written):
        return  # the person in a dilemma may be somebody; the candidate is asked nothing about themselves
    here = f"{proof.instrument.KIND}/{written.part}"
    for words in lists.lists if lists else ():
        if not any(here.startswith(watched) for wherein in words.watches for watched in WATCHED[wherein]):
            continue
        spoken = _plain(text)
        for wording in words.unless:
            spoken = spoken.replace(_plain(wording), " ")
        for word in sorted(set(_pattern(words.words(language)).findall(spoken))):
            yield word, words.why


def _is_dilemma(instrument: AnyInstrument, written: Written) -> bool:
    if not isinstance(instrument, IntakeForm) or not written.part.startswith("sections.items.ask"):
        return False
    _, section, _, item = written.place[:4]
    found: IntakeItem = instrument.sections[int(section)].items[int(item)]
    return found.kind == "dilemma"


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these words as a whole; one that ends in ``*`` with every ending."""
    stems = (re.escape(_plain(word.removesuffix("*"))) + ("" if word.endswith("*") else r"(?!\w)") for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(stems)})")


def _plain(text: str) -> str:
    """Small letters, composed accents, one kind of apostrophe and of hyphen, no marks of emphasis, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_SIGNS).casefold().split())


# Translations


def _older(proof: Proof, before: AnyInstrument | None) -> Iterator[BankFault]:
    """Translations that stayed as they were although their source changed, and were not marked as read again."""
    instrument = proof.instrument
    earlier = {written.name: written.texts for written in written_in(before)} if before else {}
    reread = {(mark.place, mark.language): number for number, mark in enumerate(instrument.reread)}
    source = instrument.source
    for written in written_in(instrument):
        was = earlier.get(written.name)
        if was is None or _plain(getattr(was, source)) == _plain(getattr(written.texts, source)):
            continue
        for language in Language:
            if language is source or getattr(was, language) != getattr(written.texts, language):
                continue
            if reread.pop((written.name, language), None) is None:
                place = (*written.place, language.value)
                yield proof.fault(place, Fault.TRANSLATION_OLDER, language=language.value, source=source.value)
    for (place_name, _), number in reread.items():
        yield proof.fault(("reread", number), Fault.REREAD_NOWHERE, marked=place_name)


# Whole instruments


def _of_whole(proof: Proof) -> Iterable[BankFault]:
    match proof.instrument:
        case StarrSet():
            return _of_questions(proof, proof.instrument)
        case DilemmaSet():
            return _too_few(proof, "dilemmas", len(proof.instrument.dilemmas), Fault.TOO_FEW_DILEMMAS, FEWEST_DILEMMAS)
        case CalibrationSet():
            return _of_cases(proof, proof.instrument)
        case IntakeForm():
            return _of_form(proof, proof.instrument)
        case ValueSet():
            return _of_anchors(proof)
    return ()


def _too_few(proof: Proof, field: str, count: int, fault: Fault, fewest: int) -> Iterator[BankFault]:
    if count < fewest:
        yield proof.fault((field,), fault, count=count, limit=fewest)


def _of_questions(proof: Proof, starr: StarrSet) -> Iterator[BankFault]:
    yield from _too_few(proof, "questions", len(starr.questions), Fault.TOO_FEW_QUESTIONS, FEWEST_QUESTIONS)
    if not any(Level.LEADERSHIP in question.levels for question in starr.questions):
        yield proof.fault(("questions",), Fault.NO_LEADERSHIP_QUESTION, value=starr.value.value)
    if not any(question.without_police_experience for question in starr.questions):
        yield proof.fault(("questions",), Fault.NO_QUESTION_WITHOUT_EXPERIENCE, value=starr.value.value)


def _of_cases(proof: Proof, cases: CalibrationSet) -> Iterator[BankFault]:
    yield from _too_few(proof, "cases", len(cases.cases), Fault.TOO_FEW_CASES, FEWEST_CASES)
    for number, case in enumerate(cases.cases):
        for letter in type(case.reference).model_fields:
            quote = getattr(case.reference, letter).quote
            for language in Language:
                said, answer = getattr(quote, language), getattr(case.answer, language)
                if STILL_TO_TRANSLATE not in {said, answer} and _plain(said).strip("…. ") not in _plain(answer):
                    place = ("cases", number, "reference", letter, "quote", language.value)
                    yield proof.fault(place, Fault.QUOTE_NOT_IN_ANSWER, language=language.value)


def _of_form(proof: Proof, form: IntakeForm) -> Iterator[BankFault]:
    dilemmas = sum(item.kind == "dilemma" for item in form.items)
    if len(form.items) not in ITEMS:
        told = {"count": len(form.items), "low": ITEMS.start, "high": ITEMS.stop - 1}
        yield proof.fault(("sections",), Fault.ITEMS_IN_FORM, **told)
    if dilemmas != DILEMMAS_PER_FORM:
        yield proof.fault(("sections",), Fault.DILEMMAS_IN_FORM, count=dilemmas, limit=DILEMMAS_PER_FORM)
    if form.minutes not in MINUTES:
        told = {"count": form.minutes, "low": MINUTES.start, "high": MINUTES.stop - 1}
        yield proof.fault(("minutes",), Fault.MINUTES_OF_FORM, **told)
    for at, section in enumerate(form.sections):
        for number, item in enumerate(section.items):
            if item.kind == "declaration" and item.id not in LAWFUL_DECLARATIONS:
                allowed = ", ".join(sorted(LAWFUL_DECLARATIONS))
                place = ("sections", at, "items", number, "id")
                yield proof.fault(place, Fault.UNLAWFUL_DECLARATION, given=item.id, expected=allowed)


def _of_anchors(proof: Proof) -> Iterator[BankFault]:
    """No two anchors say the same: a stranger could not tell their values apart."""
    seen: dict[tuple[Language, str], str] = {}
    for written in written_in(proof.instrument):
        if written.part.startswith("values.anchors"):
            for language in Language:
                text = (language, _plain(getattr(written.texts, language)))
                if text in seen and text[1] != STILL_TO_TRANSLATE:
                    yield proof.fault((*written.place, language.value), Fault.SAME_ANCHOR, other=seen[text])
                seen[text] = written.name
