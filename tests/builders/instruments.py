"""Files an integrity officer brings in: the next version of an instrument, changed, half translated or faulty."""

from __future__ import annotations

import re

from assessment_app.banks import as_yaml
from assessment_app.domain.drafts import Draft, InstrumentRelease
from assessment_app.domain.instruments import AnyInstrument, BankKey, StarrSet
from assessment_app.domain.language import Texts
from assessment_app.services import instrument_drafts
from assessment_app.services.desk import Desk
from tests.builders.desks import the_catalogue
from tests.builders.people import Zone

ADDED = {"nl": "Neem uw tijd.", "fr": "Prenez votre temps.", "en": "Take your time."}
"""What the next version says at the end of its first question, or of its title."""


def newest(kind: str = "starr", name: str = "respect") -> AnyInstrument:
    """The newest version that comes with Kompas."""
    return the_catalogue().latest(kind, name).instrument


def next_key(kind: str = "starr", name: str = "respect") -> BankKey:
    """The version a file of the zone would become first."""
    return BankKey(kind, name, newest(kind, name).version + 1)


def longer(texts: Texts) -> Texts:
    """The same in three languages, with a sentence more."""
    return Texts(**{language: f"{text} {ADDED[language]}" for language, text in texts.model_dump().items()})


def changed(kind: str = "starr", name: str = "respect") -> AnyInstrument:
    """The newest version with a longer first question, or a longer title for what asks no questions."""
    instrument = newest(kind, name)
    if not isinstance(instrument, StarrSet):
        return instrument.model_copy(update={"title": longer(instrument.title)})
    first, *others = instrument.questions
    asked = first.model_copy(update={"ask": longer(first.ask)})
    return instrument.model_copy(update={"questions": (asked, *others)})


def next_file(kind: str = "starr", name: str = "respect", *, version: int | None = None) -> bytes:
    """The changed instrument as the file of its next version."""
    return as_yaml(changed(kind, name), version or next_key(kind, name).version)


def half_translated_file(kind: str = "starr", name: str = "respect") -> bytes:
    """The same without the French title."""
    return re.sub(r"\n  fr: [^\n]*", "", next_file(kind, name).decode(), count=1).encode()


def faulty_file() -> bytes:
    """Three things wrong on three lines: an unknown value, a misspelt field and so a missing one."""
    text = next_file().decode()
    return text.replace("\nvalue: respect\n", "\nvalue: courage\n").replace("    ask:", "    aks:", 1).encode()


def line_of(raw: bytes, words: str) -> int:
    """The line on which these words first stand."""
    return next(number for number, line in enumerate(raw.decode().splitlines(), start=1) if words in line)


def a_draft(desk: Desk, zone: Zone, raw: bytes | None = None) -> Draft:
    """A file that the integrity officer brought in."""
    with desk.work(zone.officer) as work:
        return instrument_drafts.bring(work, raw or next_file(), "file.yaml")


def a_release(desk: Desk, zone: Zone, raw: bytes | None = None, *, note: str = "A sentence more.") -> InstrumentRelease:
    """A version that the integrity officer released."""
    draft = a_draft(desk, zone, raw)
    with desk.work(zone.officer) as work:
        return instrument_drafts.release(work, draft.id, note, draft.version)
