"""The invitation to the intake as a letter, with the personal link, the code, and a QR code of the link."""

from __future__ import annotations

from collections.abc import Iterator

from assessment_app.documents.blocks import Block, Gap, Heading, Paragraph, Scannable, Words, facts
from assessment_app.documents.document import composed
from assessment_app.documents.ink import BODY_STRONG, CODE, NAME, NOTE
from assessment_app.domain.papers import InvitationLetter
from assessment_app.text import Speaker
from assessment_app.text.speaker import BRUSSELS


def render(paper: InvitationLetter, speaker: Speaker) -> bytes:
    """The letter as a PDF."""
    sections = (particulars, opening, door, steps, closing)
    return composed(paper.head, speaker.say("Invitation to your intake form"), paper, sections, speaker)


def particulars(paper: InvitationLetter, speaker: Speaker) -> Iterator[Block]:
    """To whom, for which post, on which day."""
    yield facts(
        (speaker.say("Candidate"), paper.candidate),
        (speaker.say("Post"), paper.post),
        (speaker.say("Reference"), paper.head.reference),
        (speaker.say("Date"), speaker.day(paper.head.at.astimezone(BRUSSELS).date())),
    )


def opening(paper: InvitationLetter, speaker: Speaker) -> Iterator[Block]:
    """What we ask, and until when."""
    yield Gap(14)
    yield Paragraph(speaker.say("Dear candidate,"), after=8)
    yield Paragraph(
        speaker.say(
            "You applied for the post “{post}”. Before the interview we ask you to fill in a form: {form}. "
            "It takes about {minutes} minutes. Please hand it in by {day}.",
            post=paper.post,
            form=paper.form,
            minutes=paper.minutes,
            day=speaker.day(paper.due_on),
        )
    )


def door(paper: InvitationLetter, speaker: Speaker) -> Iterator[Block]:
    """The link, the code, and until when they work."""
    yield Heading(speaker.say("Your personal access"), 2)
    yield Gap(4)
    yield Scannable(paper.link, speaker.say("QR code of your personal link"), tuple(_beside(paper, speaker)))


def steps(_paper: InvitationLetter, speaker: Speaker) -> Iterator[Block]:
    """How to begin, one thing at a time."""
    yield Heading(speaker.say("How to begin"), 2)
    for number, step in enumerate(
        (
            speaker.say("Scan the code with a telephone, or type the link in the address bar of a browser."),
            speaker.say("Enter your personal code, and choose Dutch, French or English."),
            speaker.say("Read the privacy notice: it says what your answers are used for, and who reads them."),
            speaker.say(
                "Answer the questions. Your answers are kept while you type: you can stop at any time and go on later, "
                "on another device as well."
            ),
            speaker.say("Hand in the form. You then receive a receipt with all your answers."),
        ),
        start=1,
    ):
        yield Paragraph(f"{number}.  {step}", after=2)


def closing(paper: InvitationLetter, speaker: Speaker) -> Iterator[Block]:
    """What to keep to oneself, and whom to ask."""
    yield Gap(6)
    yield Paragraph(speaker.say("The link and the code are meant for you alone. Please do not pass them on."))
    if paper.contact.strip():
        yield Paragraph(
            speaker.say(
                "For questions, or for a reasonable accommodation such as extra time or another format: {contact}",
                contact=paper.contact,
            )
        )
    yield Gap(6)
    yield Paragraph(speaker.say("Yours faithfully,"), after=8)
    yield Paragraph(paper.head.zone, BODY_STRONG)


def _beside(paper: InvitationLetter, speaker: Speaker) -> Iterator[Words]:
    yield Words(speaker.say("Link"), NAME)
    yield Words(paper.link)
    yield Words(speaker.say("Code"), NAME)
    if paper.code:
        yield Words(paper.code, CODE)
    else:
        yield Words(speaker.say("You receive your personal code separately."))
    yield Words(speaker.say("Valid until {moment}", moment=speaker.moment(paper.expires_at)), NOTE)
