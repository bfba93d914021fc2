"""The evaluation report of a period of a probation, with the check-ins it rests on and the trainee's reply."""

from __future__ import annotations

from collections.abc import Iterator

from assessment_app.documents import wording
from assessment_app.documents.blocks import Block, Heading, Paragraph, Words, facts, named, words
from assessment_app.documents.document import composed
from assessment_app.documents.ink import BODY_STRONG, NAME
from assessment_app.domain.papers import CheckInFact, EvaluationReport
from assessment_app.text import Speaker


def render(paper: EvaluationReport, speaker: Speaker) -> bytes:
    """The report as a PDF."""
    sections = (particulars, values, overall, reply, check_ins, signatures, fingerprint)
    return composed(paper.head, speaker.say("Evaluation report"), paper, sections, speaker)


def particulars(paper: EvaluationReport, speaker: Speaker) -> Iterator[Block]:
    """Whose probation, which period, and who guided and evaluated."""
    since, until = speaker.day(paper.since), speaker.day(paper.until)
    yield facts(
        (speaker.say("Probationary trainee"), paper.trainee),
        (speaker.say("Post"), paper.post),
        (speaker.say("Reference"), paper.head.reference),
        (speaker.say("Milestone"), paper.milestone),
        (speaker.say("Period"), speaker.say("from {since} to {until}", since=since, until=until)),
        (speaker.say("Mentor"), speaker.listed(paper.mentors) if paper.mentors else ""),
        (speaker.say("Evaluator"), paper.evaluator),
    )


def values(paper: EvaluationReport, speaker: Speaker) -> Iterator[Block]:
    """Value by value: the rating in words, and why."""
    yield Heading(speaker.say("Evaluation per value"), 2)
    rows = (
        (
            (Words(one.value, BODY_STRONG), Words(one.rating)),
            (Words(wording.written(one.reason, speaker)),),
        )
        for one in paper.values
    )
    yield named(rows, wording.continued(speaker.say("Evaluation per value"), speaker))


def overall(paper: EvaluationReport, speaker: Speaker) -> Iterator[Block]:
    """The general remark."""
    yield Heading(speaker.say("General assessment"), 2)
    yield Paragraph(wording.written(paper.overall, speaker))


def reply(paper: EvaluationReport, speaker: Speaker) -> Iterator[Block]:
    """What the trainee answered, or that there is no answer yet."""
    yield Heading(speaker.say("Reply of the probationary trainee"), 2)
    if not paper.reply.strip():
        yield Paragraph(speaker.say("No reply was given."))
        return
    yield Paragraph(paper.reply)
    if paper.replied_at is not None:
        yield Paragraph(speaker.say("Given on {moment}", moment=speaker.moment(paper.replied_at)), NAME)


def check_ins(paper: EvaluationReport, speaker: Speaker) -> Iterator[Block]:
    """The check-ins of the period: day, values, what was observed and agreed."""
    yield Heading(speaker.say("Check-ins this report rests on"), 2)
    if not paper.check_ins:
        yield Paragraph(speaker.say("There was no check-in in this period."))
        return
    rows = (_check_in(one, speaker) for one in paper.check_ins)
    yield named(rows, wording.continued(speaker.say("Check-ins this report rests on"), speaker))


def signatures(paper: EvaluationReport, speaker: Speaker) -> Iterator[Block]:
    """Who signed, and who took note."""
    yield from wording.signatures(paper.signatures, speaker)


def fingerprint(paper: EvaluationReport, speaker: Speaker) -> Iterator[Block]:
    """The mark of what was signed."""
    yield from wording.mark(paper.head, speaker)


def _check_in(one: CheckInFact, speaker: Speaker) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
    name = (Words(speaker.day(one.held_on), BODY_STRONG), Words(speaker.listed(one.values), NAME))
    agreed = words(speaker.say("Agreed: {action}", action=one.agreed)) if one.agreed.strip() else ()
    return name, (*words(one.observed), *agreed)
