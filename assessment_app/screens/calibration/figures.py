"""The figures of a round in words and in a table: how close, too severe or too mild, too flat, one impression."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from assessment_app.domain.calibration_outcome import FacetResult, Outcome, Tendency
from assessment_app.domain.instruments import BankKey
from assessment_app.domain.scoring import Letter
from assessment_app.screens.components.comparison import Comparison, Row, comparison
from assessment_app.screens.visit import Visit, plain
from assessment_app.screens.words import letter_name
from assessment_app.services.calibration import Result

PERCENT, TENTHS = 100, 10


def anchors_name(visit: Visit, anchors: str) -> str:
    """The version of the anchors, in words; `anchors` as ``values/polbru/2``."""
    key = BankKey.written(anchors)
    return visit.say("On the anchors of the values, version {n}.", n=key.version if key else anchors)


def last_round(visit: Visit, result: Result) -> None:
    """What the round came to: whether it earned a licence and why, a table per facet, and what to work on."""
    over = visit.moment(result.finished_at)
    st.subheader(plain(visit.say("Your last round, {moment}", moment=over)), anchor=False)
    if result.licence is not None:
        st.success(visit.say("This round earned you a licence."), icon=":material/verified:")
    else:
        st.warning(
            visit.say("This round did not earn a licence yet. What is missing stands below; you can begin again.")
        )
    st.markdown("\n".join(f"- {plain(sentence)}" for sentence in _asked_for(visit, result)))
    comparison(_table(visit, result.outcome), key=f"figures-{result.round}")
    worked_on = list(_to_work_on(visit, result.outcome))
    st.markdown(f"**{plain(visit.say('What this means, and what to do'))}**")
    if worked_on:
        st.markdown("\n".join(f"- {plain(sentence)}" for sentence in worked_on))
    else:
        st.text(
            visit.say("Nothing stands out: you rate as the reference does, on every facet. Keep noting evidence first.")
        )


def _asked_for(visit: Visit, result: Result) -> Iterator[str]:
    """What a licence asks, each with what the round came to."""
    say, outcome, terms = visit.say, result.outcome, result.terms
    yield say(
        "{within} of {asked} ratings lie within one point of the reference: {share} %. A licence asks {least} %.",
        within=outcome.within,
        asked=outcome.asked,
        share=visit.voice.number(outcome.within_one * PERCENT, 0),
        least=terms.within_one_point,
    )
    yield say(
        "On average you are {shift} points from the reference. A licence accepts {most}, up or down.",
        shift=signed(visit, outcome.shift),
        most=visit.voice.number(terms.largest_shift / TENTHS),
    )


def _table(visit: Visit, outcome: Outcome) -> Comparison:
    say = visit.say
    return {
        "caption": say(
            "In points, on average. Difference: above zero you are milder than the reference, below zero more severe. "
            "Distance: how far you are from it, in either direction."
        ),
        "corner": say("Facet"),
        "columns": [say("Difference"), say("In words"), say("Distance")],
        "rows": [_row(visit, letter, facet) for letter, facet in outcome.facets.items()],
    }


def _row(visit: Visit, letter: Letter, facet: FacetResult) -> Row:
    return {
        "head": letter_name(visit.voice, letter),
        "cells": [
            {"strong": "–" if facet.shift is None else signed(visit, facet.shift)},
            {"text": tendency_name(visit, facet.tendency)},
            {"text": "–" if facet.distance is None else visit.voice.number(facet.distance)},
        ],
    }


def signed(visit: Visit, points: float) -> str:
    """A difference with its sign and one decimal; one that rounds to nothing has none."""
    number = visit.voice.number(abs(points))
    if number == visit.voice.number(0):
        return number
    return f"+{number}" if points > 0 else f"−{number}"


def tendency_name(visit: Visit, tendency: Tendency | None) -> str:
    """Too severe, too mild, or in line, in a word."""
    say = visit.say
    if tendency is None:
        return say("nothing rated")
    return {
        Tendency.SEVERE: say("too severe"),
        Tendency.MILD: say("too mild"),
        Tendency.IN_LINE: say("in line"),
    }[tendency]


def _to_work_on(visit: Visit, outcome: Outcome) -> Iterator[str]:
    """What stands out, one sentence each: what it means and what to do."""
    say = visit.say
    for letter, facet in outcome.facets.items():
        if facet.tendency is Tendency.SEVERE:
            yield say(
                "{facet}, too severe: you give less than the answer shows. Before you go below 3, look for what the "
                "anchor of 3 describes; it may be said in plain words.",
                facet=letter_name(visit.voice, letter),
            )
        if facet.tendency is Tendency.MILD:
            yield say(
                "{facet}, too mild: you give more than the answer shows. Look for the words that earn the higher "
                "point; without them it stays at the lower one.",
                facet=letter_name(visit.voice, letter),
            )
    if outcome.flat:
        yield say(
            "Too flat: your ratings lie closer together than the answers do. Use 1 and 5 as soon as what their anchors "
            "describe is there."
        )
    if outcome.halo:
        yield say(
            "Halo: within one answer your facets are nearly alike, although they differ. Cover the other facets, and "
            "rate each on its own evidence."
        )
    if outcome.missed:
        yield visit.voice.count(
            "{n} time you chose “not demonstrated” where the reference gives a point. That choice is for what was "
            "asked and not told; a weak example is a 1 or a 2.",
            "{n} times you chose “not demonstrated” where the reference gives a point. That choice is for what was "
            "asked and not told; a weak example is a 1 or a 2.",
            outcome.missed,
        )


def earlier_rounds(visit: Visit, results: Sequence[Result]) -> None:
    """The rounds before the last one, one line each."""
    with st.expander(visit.say("Earlier rounds"), key="earlier-rounds"):
        for result in results:
            st.markdown(f"**{plain(visit.moment(result.finished_at))}**  \n{plain(_in_short(visit, result))}")


def _in_short(visit: Visit, result: Result) -> str:
    ended = visit.say("licence earned") if result.licence is not None else visit.say("no licence")
    return visit.say(
        "{within} of {asked} ratings within one point, {shift} points on average; {ended}",
        within=result.outcome.within,
        asked=result.outcome.asked,
        shift=signed(visit, result.outcome.shift),
        ended=ended,
    )
