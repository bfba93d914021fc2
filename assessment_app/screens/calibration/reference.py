"""The reference beside what was rated: letter by letter, the distance in words, the words that decide it, and why."""

from __future__ import annotations

import streamlit as st

from assessment_app.domain.calibration_outcome import rated
from assessment_app.domain.instruments import Trap
from assessment_app.domain.language import Language
from assessment_app.domain.scoring import HEARD_LETTERS, RATED_LETTERS, Letter, Rating
from assessment_app.screens.visit import Visit, plain
from assessment_app.screens.words import heard_name, letter_name, rating_name
from assessment_app.services.calibration import Revealed

QUOTED = {Language.NL: "‘{}’", Language.FR: "«\N{NO-BREAK SPACE}{}\N{NO-BREAK SPACE}»", Language.EN: "“{}”"}
"""How each language quotes."""


def show(visit: Visit, revealed: Revealed) -> None:
    """The trap first, if there was one; then the facets that are rated; then Situation and Task."""
    if revealed.exercise.case.trap is not None:
        st.info(plain(trap_sentence(visit, revealed.exercise.case.trap)), icon=":material/lightbulb:")
    for letter in RATED_LETTERS:
        _facet(visit, revealed, letter)
    for letter in HEARD_LETTERS:
        _heard(visit, revealed, letter)


def _facet(visit: Visit, revealed: Revealed, letter: Letter) -> None:
    given, said = revealed.answer.ratings[letter], getattr(revealed.exercise.case.reference, letter.value)
    with st.container(border=True, gap="xsmall", key=f"card-facet-{letter}"):
        st.subheader(letter_name(visit.voice, letter), anchor=False)
        _side_by_side(
            visit, rating_name(visit.voice, given), str(said.rating), distance_in_words(visit, revealed, letter)
        )
        _quote(visit, visit.words(said.quote))
        st.text(visit.words(said.reason))


def _heard(visit: Visit, revealed: Revealed, letter: Letter) -> None:
    given, asked = revealed.answer.heard[letter], revealed.exercise.heard(letter)
    same = visit.say("the same as the reference") if given is asked else visit.say("heard otherwise")
    with st.container(border=True, gap="xsmall", key=f"card-facet-{letter}"):
        st.subheader(letter_name(visit.voice, letter), anchor=False)
        _side_by_side(visit, heard_name(visit.voice, given), heard_name(visit.voice, asked), same)
        _quote(visit, visit.words(getattr(revealed.exercise.case.reference, letter.value).quote))


def _side_by_side(visit: Visit, mine: str, theirs: str, distance: str) -> None:
    you, reference = visit.say("You: {rating}", rating=mine), visit.say("Reference: {rating}", rating=theirs)
    st.markdown(f"**{plain(you)}** · **{plain(reference)}** · {plain(distance)}")


def _quote(visit: Visit, quote: str) -> None:
    st.text(visit.say("In the answer: {quote}", quote=QUOTED[visit.language].format(quote)))


def distance_in_words(visit: Visit, revealed: Revealed, letter: Letter) -> str:
    """How far a rating lies from the reference, and on which side."""
    distance = rated(revealed.exercise, revealed.answer).distance(letter)
    if revealed.answer.ratings[letter] is Rating.NOT_DEMONSTRATED or distance is None:
        return visit.say("there is something to rate")
    if distance == 0:
        return visit.say("the same as the reference")
    count = visit.voice.count
    if distance > 0:
        return count("{n} point milder", "{n} points milder", distance)
    return count("{n} point more severe", "{n} points more severe", -distance)


def trap_sentence(visit: Visit, trap: Trap) -> str:
    """What made this answer look better or worse than it is."""
    say = visit.say
    return {
        Trap.CHARMING_BUT_EMPTY: say(
            "A trap: this answer is told with charm and shows little. What counts is what the person did, not how well "
            "it is told."
        ),
        Trap.CLUMSY_BUT_STRONG: say(
            "A trap: this answer is told clumsily and shows strong conduct. What counts is what the person did, not "
            "how well it is told."
        ),
        Trap.GOOD_OUTCOME_POOR_CONDUCT: say(
            "A trap: it ended well, and the conduct was poor. What counts is what the person did and why, not whether "
            "they were lucky."
        ),
    }[trap]
