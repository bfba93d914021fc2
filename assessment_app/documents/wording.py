"""Words that more than one document uses: ratings, capacities, signatures, fingerprints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assessment_app.documents.blocks import NAMED, Block, Gap, Heading, Paragraph, Table, Words, facts, table, words
from assessment_app.documents.document import in_groups
from assessment_app.documents.ink import BODY_STRONG, NAME, NOTE
from assessment_app.domain.papers import Capacity, Head, Signatory
from assessment_app.domain.scoring import Rating
from assessment_app.text import Speaker


def capacity(who: Capacity, speaker: Speaker) -> str:
    """In which capacity somebody is named."""
    return {
        Capacity.CHAIR: speaker.say("Chair"),
        Capacity.MEMBER: speaker.say("Member"),
        Capacity.MENTOR: speaker.say("Mentor"),
        Capacity.EVALUATOR: speaker.say("Evaluator"),
        Capacity.TRAINEE: speaker.say("Probationary trainee"),
    }[who]


def rating(given: Rating, speaker: Speaker) -> str:
    """A rating in words: "4 of 5", or not demonstrated."""
    if given.points is None:
        return speaker.say("Not demonstrated")
    return speaker.say("{points} of 5", points=given.points)


def figure(value: float | None, speaker: Speaker) -> str:
    """A mean or a spread with one decimal; a dash where nothing was demonstrated."""
    return "–" if value is None else speaker.number(value, 1)


def written(text: str, speaker: Speaker) -> str:
    """What somebody wrote, or that they wrote nothing."""
    return text.strip() or speaker.say("Nothing was noted.")


def continued(what: str, speaker: Speaker) -> str:
    """What stands above rows that go on on a new page."""
    return speaker.say("{what}, continued", what=what)


def committee(people: Iterable[Signatory], speaker: Speaker) -> Table:
    """Who sat on the committee."""
    return facts(*((capacity(person.capacity, speaker), person.name) for person in people))


def signatures(people: Iterable[Signatory], speaker: Speaker) -> Iterator[Block]:
    """Who signed, when, and how that was done."""
    yield Heading(speaker.say("Signatures"), 2)
    heads = (speaker.say("Name"), speaker.say("Capacity"), speaker.say("Signature"))
    rows = [(words(one.name, BODY_STRONG), capacity(one.capacity, speaker), _signed(one, speaker)) for one in people]
    yield table((9, 7, 15), heads, rows)
    yield Gap(4)
    yield Paragraph(
        speaker.say(
            "Signed electronically in Kompas: everybody signed in with a personal account, and the moment of signing "
            "and the fingerprint of the text are kept in the audit trail."
        ),
        NOTE,
        wide=True,
    )


def mark(head: Head, speaker: Speaker) -> Iterator[Block]:
    """The fingerprint in full, and what it is good for."""
    meaning = speaker.say(
        "This fingerprint (SHA-256) stands for the content of this document. If one character of the content changed, "
        "it would be another one."
    )
    digits = Words(in_groups(head.fingerprint), NOTE)
    yield Gap(24)
    yield Table(NAMED, ((words(speaker.say("Fingerprint"), NAME), (digits, Words(meaning, NOTE))),), ruled=False)


def _signed(person: Signatory, speaker: Speaker) -> str:
    if person.at is None:
        return speaker.say("Not yet signed")
    if person.capacity is Capacity.TRAINEE:
        return speaker.say("Took note on {moment}", moment=speaker.moment(person.at))
    return speaker.say("Signed on {moment}", moment=speaker.moment(person.at))
