"""One document: a title and a list of sections composed, paginated and printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from assessment_app.documents.blocks import Block, Gap, Heading, Paragraph
from assessment_app.documents.composing import Compositor
from assessment_app.documents.ink import NOTE
from assessment_app.documents.letters import STAND_IN
from assessment_app.documents.pages import paginated
from assessment_app.documents.printer import Imprint, Printer
from assessment_app.domain.language import Language
from assessment_app.domain.papers import Head
from assessment_app.text import Speaker

LANGUAGE_TAGS = {Language.NL: "nl-BE", Language.FR: "fr-BE", Language.EN: "en"}
SHOWN_OF_A_FINGERPRINT = 16

Facts = TypeVar("Facts")
Section = Callable[[Facts, Speaker], Iterable[Block]]


def composed(head: Head, title: str, facts: Facts, sections: Iterable[Section[Facts]], speaker: Speaker) -> bytes:
    """The document of these facts as a PDF (PDF/A-2u, tagged); the same facts give the same bytes."""
    printer = Printer(_imprint(head, title, speaker))
    compositor = Compositor(printer.letters, printer.tree)
    strips = list(compositor.strips(_blocks(title, facts, sections, speaker)))
    if printer.letters.stands_in:
        strips.extend(compositor.strips(_about_stand_ins(speaker)))
    return printer.printed(paginated(strips))


def in_groups(fingerprint: str) -> str:
    """A fingerprint as people can compare it: eight digits at a time."""
    return " ".join(fingerprint[start : start + 8] for start in range(0, len(fingerprint), 8))


def _imprint(head: Head, title: str, speaker: Speaker) -> Imprint:
    return Imprint(
        title=title,
        zone=head.zone,
        reference=head.reference,
        language=LANGUAGE_TAGS[speaker.language],
        at=head.at,
        fingerprint=speaker.say("Fingerprint {digits}…", digits=in_groups(head.fingerprint[:SHOWN_OF_A_FINGERPRINT])),
        page_line=speaker.say("Page {page} of {pages}"),
    )


def _blocks(title: str, facts: Facts, sections: Iterable[Section[Facts]], speaker: Speaker) -> Iterator[Block]:
    yield Heading(title, 1)
    for section in sections:
        yield from section(facts, speaker)


def _about_stand_ins(speaker: Speaker) -> Iterator[Block]:
    yield Gap(12)
    yield Paragraph(
        speaker.say(
            "The sign {sign} stands for a character that this typeface does not have. What was written is kept in the "
            "file, and in this document for searching, copying and reading aloud.",
            sign=STAND_IN,
        ),
        NOTE,
    )
