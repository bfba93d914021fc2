"""The reasoned decision on a candidacy: outcome, considerations in law and in fact, conclusion, signatures, appeal."""

from __future__ import annotations

from collections.abc import Iterator

from assessment_app.documents import wording
from assessment_app.documents.blocks import Block, Heading, Paragraph, Words, facts, named
from assessment_app.documents.document import composed
from assessment_app.documents.ink import BODY_STRONG, VERDICT
from assessment_app.domain.decisions import Outcome
from assessment_app.domain.papers import ReasonedDecision
from assessment_app.text import Speaker


def render(paper: ReasonedDecision, speaker: Speaker) -> bytes:
    """The decision as a PDF."""
    sections = (particulars, committee, in_law, in_fact, minority, conclusion, appeal, signatures, fingerprint)
    return composed(paper.head, speaker.say("Reasoned decision"), paper, sections, speaker)


def particulars(paper: ReasonedDecision, speaker: Speaker) -> Iterator[Block]:
    """Whose candidacy, for which post, and the outcome."""
    yield facts(
        (speaker.say("Zone"), paper.head.zone),
        (speaker.say("Candidate"), paper.candidate),
        (speaker.say("Post"), paper.post),
        (speaker.say("Reference"), paper.head.reference),
        (speaker.say("Outcome"), outcome(paper, speaker)),
    )


def committee(paper: ReasonedDecision, speaker: Speaker) -> Iterator[Block]:
    """Who decided."""
    yield Heading(speaker.say("Selection committee"), 2)
    yield wording.committee(paper.committee, speaker)


def in_law(paper: ReasonedDecision, speaker: Speaker) -> Iterator[Block]:
    """What the decision rests on in law, sentence by sentence."""
    yield Heading(speaker.say("Considerations in law"), 2)
    for sentence in paper.law:
        yield Paragraph(sentence)


def in_fact(paper: ReasonedDecision, speaker: Speaker) -> Iterator[Block]:
    """What it rests on in fact, value by value."""
    yield Heading(speaker.say("Considerations in fact"), 2)
    rows = (
        (
            (Words(ground.value, BODY_STRONG), Words(wording.rating(ground.rating, speaker))),
            (Words(wording.written(ground.reason, speaker)),),
        )
        for ground in paper.grounds
    )
    yield named(rows, wording.continued(speaker.say("Considerations in fact"), speaker))


def minority(paper: ReasonedDecision, speaker: Speaker) -> Iterator[Block]:
    """The view of those who did not agree, if they gave one."""
    if paper.minority.strip():
        yield Heading(speaker.say("Minority view"), 2)
        yield Paragraph(paper.minority)


def conclusion(paper: ReasonedDecision, speaker: Speaker) -> Iterator[Block]:
    """The outcome, and the words that lead to it."""
    yield Heading(speaker.say("Conclusion"), 2)
    yield Paragraph(paper.conclusion, after=8)
    yield Paragraph(outcome(paper, speaker), VERDICT)


def appeal(paper: ReasonedDecision, speaker: Speaker) -> Iterator[Block]:
    """How to appeal, in the words of the zone, if it set any."""
    if paper.appeal.strip():
        yield Heading(speaker.say("Appeal"), 2)
        yield Paragraph(paper.appeal)


def signatures(paper: ReasonedDecision, speaker: Speaker) -> Iterator[Block]:
    """Who signed, and when."""
    yield from wording.signatures(paper.signatures, speaker)


def fingerprint(paper: ReasonedDecision, speaker: Speaker) -> Iterator[Block]:
    """The mark of what was signed."""
    yield from wording.mark(paper.head, speaker)


def outcome(paper: ReasonedDecision, speaker: Speaker) -> str:
    """The outcome as a sentence."""
    if paper.outcome is Outcome.SUITABLE:
        return speaker.say("The candidate is suitable.")
    if paper.outcome is Outcome.NOT_SUITABLE:
        return speaker.say("The candidate is not suitable.")
    if paper.reserve_until is None:
        return speaker.say("The candidate is suitable and is placed on the recruitment reserve.")
    until = speaker.day(paper.reserve_until)
    return speaker.say("The candidate is suitable and is placed on the recruitment reserve until {day}.", day=until)
