"""The drafting rule: first words for a reasoned decision, from what was agreed and heard; people edit and sign them.

Nothing here weighs or decides: the same agreement gives the same words, and no words lead to an outcome by themselves
(GDPR art. 22; act of 29 July 1991, arts 2 and 3, for the reasons owed per value).
"""

from __future__ import annotations

from collections.abc import Iterator

from assessment_app.domain.decisions import Outcome
from assessment_app.domain.deliberation import Agreed, ValueRow, facet_points
from assessment_app.domain.instruments import PhraseLevel
from assessment_app.domain.scoring import Guide, Letter, Rating
from assessment_app.services.deliberation import Table
from assessment_app.text import Speaker

NEIGHBOURS = {Rating.TWO: (Rating.ONE, Rating.THREE), Rating.FOUR: (Rating.THREE, Rating.FIVE)}
"""The described points between which 2 and 4 lie."""
LEVELS = {
    Rating.ONE: PhraseLevel.ONE,
    Rating.TWO: PhraseLevel.TWO,
    Rating.THREE: PhraseLevel.THREE,
    Rating.FOUR: PhraseLevel.FOUR,
    Rating.FIVE: PhraseLevel.FIVE,
    Rating.NOT_DEMONSTRATED: PhraseLevel.NOT_DEMONSTRATED,
}
"""The phrases that belong to an agreed rating."""


def drafts(on_table: Table, outcome: Outcome | None, voice: Speaker) -> dict[str, str]:
    """A draft for every field of the decision, in the language of `voice`: a ground per value, and the conclusion."""
    grounds = {f"{row.value}/ground": ground(on_table, row, voice) for row in on_table.rows}
    return {**grounds, "conclusion": conclusion(on_table, outcome, voice)}


def ground(on_table: Table, row: ValueRow, voice: Speaker) -> str:
    """The reason in fact for one value: agreed rating, what it stands for, the committee's reason, and the anchors."""
    agreed = on_table.agreed_on(row.value)
    points = facet_points(on_table.sheets, row.value)
    heard = [_facet(on_table.guide, row, letter, point, voice) for letter, point in points.items()]
    phrase = _phrase(on_table, agreed, set(points.values()), voice)
    unshown = agreed.rating is Rating.NOT_DEMONSTRATED
    said = [phrase] if unshown and phrase else [_rating(row, agreed, voice), phrase]
    return "\n".join([*filter(None, [*said, agreed.reason]), _held(agreed, voice), *heard])


def _phrase(on_table: Table, agreed: Agreed, points: set[Rating], voice: Speaker) -> str:
    """What this rating stands for, in the words the selection froze.

    Only where every facet stands at the agreed point: otherwise it would say of a facet what nobody heard. Selections
    from before there were phrases have none.
    """
    if on_table.phrases is None or points != {agreed.rating}:
        return ""
    return on_table.phrases.of(agreed.value, LEVELS[agreed.rating]).in_reasons.in_(voice.language)


def _rating(row: ValueRow, agreed: Agreed, voice: Speaker) -> str:
    if agreed.rating is Rating.NOT_DEMONSTRATED:
        return voice.say(
            "The candidate was asked about this value; the answers held no example that could be rated. This is noted "
            "as not demonstrated, which is not a low rating."
        )
    if row.mean is None:
        return voice.say("The committee settles on rating {rating} on the scale of 1 to 5.", rating=agreed.rating.value)
    return voice.say(
        "The committee settles on rating {rating} on the scale of 1 to 5; the mean of the members’ own ratings is "
        "{mean}.",
        rating=agreed.rating.value,
        mean=voice.number(row.mean),
    )


def _held(agreed: Agreed, voice: Speaker) -> str:
    if agreed.rating is Rating.NOT_DEMONSTRATED:
        return voice.say("Held against the behavioural anchors:")
    return voice.say("Held against the behavioural anchors, what was heard stands as follows:")


def _facet(guide: Guide, row: ValueRow, letter: Letter, point: Rating, voice: Speaker) -> str:
    facet = facet_name(letter, voice)
    if point is Rating.NOT_DEMONSTRATED:
        return voice.say("{facet}: not demonstrated.", facet=facet)
    if point in NEIGHBOURS:
        low, high = (_anchor(guide, row, letter, one, voice) for one in NEIGHBOURS[point])
        return voice.say("{facet}, {point}: between “{low}” and “{high}”", facet=facet, point=point, low=low, high=high)
    anchor = _anchor(guide, row, letter, point, voice)
    return voice.say("{facet}, {point}: “{anchor}”", facet=facet, point=point, anchor=anchor)


def _anchor(guide: Guide, row: ValueRow, letter: Letter, point: Rating, voice: Speaker) -> str:
    anchor = guide.anchor(row.value, letter, point)
    return anchor.in_(voice.language) if anchor else ""


def facet_name(letter: Letter, voice: Speaker) -> str:
    """What a rated facet is called."""
    say = voice.say
    return {Letter.ACTION: say("Action"), Letter.RESULT: say("Result"), Letter.REFLECTION: say("Reflection")}[letter]


def conclusion(on_table: Table, outcome: Outcome | None, voice: Speaker) -> str:
    """The values grouped by what was found, and, once an outcome is chosen, the sentence that states it."""
    return "\n".join([*_groups(on_table, voice), *_verdict(on_table, outcome, voice)])


def _groups(on_table: Table, voice: Speaker) -> Iterator[str]:
    say = voice.say
    yield say("Having deliberated, the committee finds:")
    groups = (
        ({Rating.FOUR, Rating.FIVE}, say("above the middle anchor (4 or 5): {values}")),
        ({Rating.THREE}, say("at the middle anchor (3): {values}")),
        ({Rating.ONE, Rating.TWO}, say("below the middle anchor (1 or 2): {values}")),
        ({Rating.NOT_DEMONSTRATED}, say("not demonstrated: {values}")),
    )
    for ratings, sentence in groups:
        if found := [value for value in on_table.guide.values if on_table.agreed_on(value.id).rating in ratings]:
            names = voice.listed(value.label.in_(voice.language) for value in found)
            yield f"- {sentence.format(values=names)}"


def _verdict(on_table: Table, outcome: Outcome | None, voice: Speaker) -> Iterator[str]:
    post, say = on_table.procedure.post, voice.say
    if outcome is Outcome.SUITABLE:
        yield say("Taking these grounds together, it finds the candidate suitable for the post of {post}.", post=post)
    elif outcome is Outcome.RESERVE:
        yield say(
            "Taking these grounds together, it finds the candidate suitable and proposes placement in the recruitment "
            "pool for the post of {post}.",
            post=post,
        )
    elif outcome is Outcome.NOT_SUITABLE:
        yield say(
            "Taking these grounds together, it finds the candidate not suitable for the post of {post}.", post=post
        )
