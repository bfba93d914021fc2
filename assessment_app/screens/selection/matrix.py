"""The matrix of a deliberation, value by member, and what the members noted on one value side by side."""

from __future__ import annotations

from assessment_app.domain.deliberation import MemberRating, ValueRow, WidestFacet
from assessment_app.domain.scoring import RATED_LETTERS, GuideItem, Letter, ScoredAnswer
from assessment_app.screens.components.comparison import Cell, Comparison, Row
from assessment_app.screens.visit import Visit
from assessment_app.screens.words import heard_name, letter_name, rating_name
from assessment_app.services.deliberation import Table


def matrix(visit: Visit, on_table: Table) -> Comparison:
    """Every value with every member's rating, mean, spread, where members differ most, and what is agreed."""
    say = visit.say
    return {
        "caption": say(
            "A member's rating of a value is the mean of their points for Action, Result and Reflection. A dash: not "
            "demonstrated."
        ),
        "corner": say("Value"),
        "columns": [*_names(on_table), say("Mean"), say("Spread"), say("Differ most on"), say("Agreed")],
        "rows": [_row(visit, on_table, row) for row in on_table.rows],
    }


def _names(on_table: Table) -> list[str]:
    return [on_table.people[sheet.member].name for sheet in on_table.sheets]


def _row(visit: Visit, on_table: Table, row: ValueRow) -> Row:
    agreed = on_table.agreed_on(row.value)
    members: list[Cell] = [{"text": _held(visit, row.by_member[sheet.member])} for sheet in on_table.sheets]
    return {
        "head": visit.words(on_table.guide.value(row.value).label),
        "flag": visit.say("to discuss") if row.to_discuss else None,
        "cells": [
            *members,
            {"strong": figure(visit, row.mean)},
            {"strong": figure(visit, row.spread)},
            {"text": differs(visit, on_table, row.widest)},
            {"strong": rating_name(visit.voice, agreed.rating)},
        ],
    }


def _held(visit: Visit, rating: MemberRating) -> str:
    if rating.mean is None or not rating.not_demonstrated:
        return figure(visit, rating.mean)
    unshown = visit.voice.count("{n} facet not shown", "{n} facets not shown", rating.not_demonstrated)
    return f"{figure(visit, rating.mean)} ({unshown})"


def figure(visit: Visit, number: float | None) -> str:
    """A mean or spread with one decimal; a dash where there is none."""
    return "–" if number is None else visit.voice.number(number)


def differs(visit: Visit, on_table: Table, widest: WidestFacet | None) -> str:
    """Where members differ most: question, facet, lowest and highest; a dash where they do not differ."""
    if widest is None or not widest.spread:
        return "–"
    number = next(n for n, item in enumerate(on_table.guide.items, start=1) if item.question.id == widest.question)
    return visit.say(
        "question {n}, {facet}: {low} to {high}",
        n=number,
        facet=letter_name(visit.voice, widest.letter),
        low=widest.lowest,
        high=widest.highest,
    )


def side_by_side(visit: Visit, on_table: Table, row: ValueRow) -> list[Comparison]:
    """For each question on a value, what every member noted and rated per letter."""
    return [
        _question(visit, on_table, number, item)
        for number, item in enumerate(on_table.guide.items, start=1)
        if item.value == row.value
    ]


def _question(visit: Visit, on_table: Table, number: int, item: GuideItem) -> Comparison:
    answers = [next(one for one in sheet.answers if one.question == item.question.id) for sheet in on_table.sheets]
    return {
        "caption": f"{number}  {item.question.ask.in_(on_table.candidacy.language)}",
        "corner": visit.say("Letter"),
        "columns": _names(on_table),
        "rows": [_letter(visit, letter, answers) for letter in Letter],
    }


def _letter(visit: Visit, letter: Letter, answers: list[ScoredAnswer]) -> Row:
    return {
        "head": letter_name(visit.voice, letter),
        "cells": [{"strong": _said(visit, letter, answer), "text": answer.notes[letter].strip()} for answer in answers],
    }


def _said(visit: Visit, letter: Letter, answer: ScoredAnswer) -> str:
    if letter in RATED_LETTERS:
        return rating_name(visit.voice, answer.ratings[letter])
    return heard_name(visit.voice, answer.heard[letter])
