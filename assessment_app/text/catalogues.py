"""Reads the gettext .po files once, at start, into one catalogue per language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from assessment_app.domain.language import Language, set_in

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of one language: message id to sentence, and to (one, many) for counted ones."""

    single: dict[str, str]
    counted: dict[str, tuple[str, str]]


@cache
def sentences(language: Language) -> Sentences:
    """Everything the .po files of this language hold."""
    single: dict[str, str] = {}
    counted: dict[str, tuple[str, str]] = {}
    for path in sorted((FOLDER / language.value).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language.value):
                if isinstance(message.id, (tuple, list)):
                    one, many = tuple(message.string or ("", ""))
                    counted[str(message.id[0])] = (set_in(language, one), set_in(language, many))
                elif message.id:
                    single[str(message.id)] = set_in(language, str(message.string))
    return Sentences(single, counted)
