"""The receipt of an intake: the candidate's own copy, with every answer in full."""

from __future__ import annotations

from collections.abc import Iterator

from assessment_app.documents import wording
from assessment_app.documents.blocks import Block, Heading, Paragraph, facts, named, words
from assessment_app.documents.document import composed
from assessment_app.documents.ink import BODY, BODY_STRONG, NAME
from assessment_app.domain.papers import Answer, DeclarationAnswer, DilemmaAnswer, IntakeReceipt, OpenAnswer
from assessment_app.text import Speaker


def render(paper: IntakeReceipt, speaker: Speaker) -> bytes:
    """The receipt as a PDF."""
    sections = (particulars, answers, fingerprint)
    return composed(paper.head, speaker.say("Receipt of your intake form"), paper, sections, speaker)


def particulars(paper: IntakeReceipt, speaker: Speaker) -> Iterator[Block]:
    """Who handed in what, for which post, and when."""
    yield facts(
        (speaker.say("Candidate"), paper.candidate),
        (speaker.say("Post"), paper.post),
        (speaker.say("Reference"), paper.head.reference),
        (speaker.say("Form"), speaker.say("{title}, version {version}", title=paper.form, version=paper.form_version)),
        (speaker.say("Privacy notice"), speaker.say("version {version}", version=paper.notice_version)),
        (speaker.say("Handed in"), speaker.moment(paper.submitted_at)),
        (speaker.say("In time"), _in_time(paper, speaker)),
    )


def answers(paper: IntakeReceipt, speaker: Speaker) -> Iterator[Block]:
    """Every question with its answer, numbered through the form."""
    number = 0
    for section in paper.sections:
        yield Heading(section.title, 2)
        for answer in section.answers:
            number += 1
            yield Heading(f"{number}. {answer.question}", 3)
            yield from _answer(answer, speaker)


def fingerprint(paper: IntakeReceipt, speaker: Speaker) -> Iterator[Block]:
    """The mark of what was handed in."""
    yield from wording.mark(paper.head, speaker)


def _in_time(paper: IntakeReceipt, speaker: Speaker) -> str:
    if paper.late:
        return speaker.say("No: handed in after the day asked for. It counts all the same.")
    return speaker.say("Yes")


def _answer(answer: Answer, speaker: Speaker) -> Iterator[Block]:
    match answer:
        case OpenAnswer():
            yield Paragraph(wording.written(answer.text, speaker))
        case DilemmaAnswer():
            chosen = (words(speaker.say("Your choice"), NAME), words(answer.chosen, BODY_STRONG))
            why = (words(speaker.say("Your reasons"), NAME), words(wording.written(answer.justification, speaker)))
            yield named((chosen, why))
        case DeclarationAnswer():
            declared = speaker.say("Yes") if answer.declared else speaker.say("No")
            rows = [(words(speaker.say("Your declaration"), NAME), words(declared, BODY_STRONG))]
            if answer.explanation.strip():
                rows.append((words(speaker.say("Explanation"), NAME), words(answer.explanation, BODY)))
            yield named(rows)
