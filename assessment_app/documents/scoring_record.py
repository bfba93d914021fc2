"""The scoring record of a candidacy: what every member heard and rated, the matrix, and what was agreed."""

from __future__ import annotations

from collections.abc import Iterator

from assessment_app.documents import wording
from assessment_app.documents.blocks import (
    Block,
    Cell,
    Gap,
    Heading,
    Paragraph,
    Words,
    facts,
    figures,
    named,
    table,
    words,
)
from assessment_app.documents.document import composed, in_groups
from assessment_app.documents.ink import ANCHOR, BODY_STRONG, FINE, NAME, NOTE, QUOTED
from assessment_app.domain.papers import AgreedValue, HeardFacet, MatrixRow, MemberRecord, RatedFacet, ScoringRecord
from assessment_app.domain.scoring import Heard
from assessment_app.text import Speaker

APART = "▲"
"""Stands before a value on which members differed widely, as on the screen of the deliberation."""

MOST_NAMES = 5
"""Members whose names fit over the columns of the matrix; of more, the numbers of the list above stand there."""


def render(paper: ScoringRecord, speaker: Speaker) -> bytes:
    """The record as a PDF."""
    sections = (particulars, sheets, matrix, agreed, minority, questions, fingerprint)
    return composed(paper.head, speaker.say("Scoring record"), paper, sections, speaker)


def particulars(paper: ScoringRecord, speaker: Speaker) -> Iterator[Block]:
    """Whose candidacy, for which post, and since when the sheets are open."""
    yield facts(
        (speaker.say("Candidate"), paper.candidate),
        (speaker.say("Post"), paper.post),
        (speaker.say("Reference"), paper.head.reference),
        (speaker.say("Sheets opened"), speaker.moment(paper.opened_at)),
    )


def sheets(paper: ScoringRecord, speaker: Speaker) -> Iterator[Block]:
    """When each member sealed their sheet."""
    yield Heading(speaker.say("Selection committee and sealed sheets"), 2)
    heads = (speaker.say("Name"), speaker.say("Capacity"), speaker.say("Sealed"), speaker.say("Fingerprint"))
    rows = [
        (
            words(f"{number}. {sheet.member}", BODY_STRONG),
            wording.capacity(sheet.capacity, speaker),
            speaker.moment(sheet.sealed_at),
            words(in_groups(sheet.fingerprint), FINE),
        )
        for number, sheet in enumerate(paper.sheets, start=1)
    ]
    yield table((8, 6, 8.5, 13.5), heads, rows)
    yield Gap(4)
    yield Paragraph(
        speaker.say("Every member scored alone. Nobody could read another's sheet before all sheets were sealed."),
        NOTE,
        wide=True,
    )


def matrix(paper: ScoringRecord, speaker: Speaker) -> Iterator[Block]:
    """Value by member, with mean and spread."""
    yield Heading(speaker.say("Ratings per value and member"), 2)
    roomy = len(paper.sheets) <= MOST_NAMES
    heads = tuple(sheet.member if roomy else f"{n}." for n, sheet in enumerate(paper.sheets, start=1))
    ends = (speaker.say("Mean"), speaker.say("Spread"))
    yield figures(speaker.say("Value"), heads, ends, [_matrix_row(row, speaker) for row in paper.matrix])
    yield Gap(4)
    yield Paragraph(
        speaker.say(
            "A member's rating of a value is the mean of the points for Action, Result and Reflection, from 1 to 5. "
            "A dash means that nothing was demonstrated. Values on which members differed widely are marked with "
            "{sign}.",
            sign=APART,
        ),
        NOTE,
        wide=True,
    )


def agreed(paper: ScoringRecord, speaker: Speaker) -> Iterator[Block]:
    """What the committee agreed per value, and why."""
    if paper.agreed:
        yield Heading(speaker.say("Agreed ratings"), 2)
        rows = ((_agreed_name(one, speaker), _agreed_words(one, speaker)) for one in paper.agreed)
        yield named(rows, wording.continued(speaker.say("Agreed ratings"), speaker))


def minority(paper: ScoringRecord, speaker: Speaker) -> Iterator[Block]:
    """The view of those who did not agree, if they gave one."""
    if paper.minority.strip():
        yield Heading(speaker.say("Minority view"), 2)
        yield Paragraph(paper.minority)


def questions(paper: ScoringRecord, speaker: Speaker) -> Iterator[Block]:
    """Question by question, member by member, letter by letter."""
    yield Heading(speaker.say("Question by question"), 2)
    for number, asked in enumerate(paper.questions, start=1):
        yield Heading(f"{number}. {asked.value}", 3)
        yield Paragraph(asked.question, QUOTED, wide=True, after=0)
        for record in asked.records:
            yield Heading(record.member, 4)
            here = f"{number}. {asked.value} · {record.member}"
            yield named(_letters(record, speaker), wording.continued(here, speaker))


def fingerprint(paper: ScoringRecord, speaker: Speaker) -> Iterator[Block]:
    """The mark of the record."""
    yield from wording.mark(paper.head, speaker)


def _matrix_row(row: MatrixRow, speaker: Speaker) -> tuple[Cell, ...]:
    name = f"{APART} {row.value}" if row.to_discuss else row.value
    ratings = [words(wording.figure(rating, speaker)) for rating in row.ratings]
    mean, spread = (words(wording.figure(figure, speaker), BODY_STRONG) for figure in (row.mean, row.spread))
    return (words(name, BODY_STRONG), *ratings, mean, spread)


def _agreed_name(one: AgreedValue, speaker: Speaker) -> Cell:
    return (Words(one.value, BODY_STRONG), Words(wording.rating(one.rating, speaker)))


def _agreed_words(one: AgreedValue, speaker: Speaker) -> Cell:
    mean, spread = wording.figure(one.mean, speaker), wording.figure(one.spread, speaker)
    texts = [Words(speaker.say("Mean {mean}, spread {spread}.", mean=mean, spread=spread), NAME)]
    if one.mean is None:
        texts = [Words(speaker.say("No member found it demonstrated."), NAME)]
    if one.deviates:
        texts.append(Words(speaker.say("The agreed rating is not the one computed from the mean."), NAME))
    if one.apart:
        texts.append(
            Words(speaker.say("A point or more off the mean: {names}.", names=speaker.listed(one.apart)), NAME)
        )
    if one.reason.strip():
        texts.append(Words(one.reason))
    if one.development.strip():
        texts.append(Words(speaker.say("Point for the first months: {point}", point=one.development)))
    return tuple(texts)


def _letters(record: MemberRecord, speaker: Speaker) -> Iterator[tuple[Cell, Cell]]:
    yield _heard(speaker.say("Situation"), record.situation, speaker)
    yield _heard(speaker.say("Task"), record.task, speaker)
    yield _rated(speaker.say("Action"), record.action, speaker)
    yield _rated(speaker.say("Result"), record.result, speaker)
    yield _rated(speaker.say("Reflection"), record.reflection, speaker)


def _heard(letter: str, facet: HeardFacet, speaker: Speaker) -> tuple[Cell, Cell]:
    tick = {
        Heard.HEARD: speaker.say("heard"),
        Heard.PARTLY: speaker.say("partly heard"),
        Heard.NO: speaker.say("not heard"),
    }[facet.heard]
    return (Words(letter, BODY_STRONG), Words(tick, NAME)), words(wording.written(facet.evidence, speaker))


def _rated(letter: str, facet: RatedFacet, speaker: Speaker) -> tuple[Cell, Cell]:
    texts = [Words(wording.written(facet.evidence, speaker))]
    if facet.anchor.strip():
        texts.append(Words(speaker.say("Anchor: {words}", words=facet.anchor), ANCHOR))
    return (Words(letter, BODY_STRONG), Words(wording.rating(facet.rating, speaker))), tuple(texts)
