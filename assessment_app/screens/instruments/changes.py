"""What changed between two versions, in words: added, removed, changed or moved, with the words marked in the texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from assessment_app.banks import Change, Sort
from assessment_app.domain.instruments import AnyInstrument
from assessment_app.domain.instruments.facts import Fact, facts_in
from assessment_app.domain.instruments.texts import Place, Written, written_in
from assessment_app.domain.language import Language, Texts
from assessment_app.screens.components.parallel import Cell, Flag, Group, Line, Piece, parallel
from assessment_app.screens.instruments.headings import Way, field_name, group_title, line_label, way_to
from assessment_app.screens.instruments.kinds import Namer
from assessment_app.screens.instruments.marking import marked, whole
from assessment_app.screens.visit import Visit

ARROW = "\N{RIGHTWARDS ARROW}"


@dataclass(frozen=True, slots=True)
class Side:
    """One of two versions, by the names of its texts and facts."""

    texts: Mapping[str, Written]
    facts: Mapping[str, Fact]

    @classmethod
    def of(cls, instrument: AnyInstrument) -> Side:
        """What a version says and settles."""
        return cls({one.name: one for one in written_in(instrument)}, {one.name: one for one in facts_in(instrument)})

    def place(self, name: str) -> Place | None:
        """The way to something by its name, or to a list by the name of what stands in it."""
        everything: tuple[Written | Fact, ...] = (*self.texts.values(), *self.facts.values())
        for one in everything:
            if one.name == name or one.name.startswith(f"{name} > "):
                return one.place[: len(name.split(" > "))]
        return None


def show(
    visit: Visit, namer: Namer, before: AnyInstrument, after: AnyInstrument, changes: Sequence[Change], key: str
) -> None:
    """How much changed, and every change in its group."""
    if not changes:
        st.text(visit.say("Nothing: both say the same."))
        return
    found = groups_of_changes(namer, before, after, changes)
    lines = sum(len(group["lines"]) for group in found)
    st.text(visit.voice.count("{n} difference", "{n} differences", lines))
    parallel(found, say=visit.say, key=key, unfolded=len(found) <= FEW)


FEW = 12
"""Up to so many groups stand open at once."""


def groups_of_changes(
    namer: Namer, before: AnyInstrument, after: AnyInstrument, changes: Sequence[Change]
) -> list[Group]:
    """Every change as a line; a text that changed in one language stands beside the two in which it did not."""
    old, new = Side.of(before), Side.of(after)
    groups: dict[str, Group] = {}
    seen: set[str] = set()
    for change in changes:
        name = _without_language(change.place, old, new)
        if (change.sort is not Sort.MOVED and name in seen) or (place := new.place(name) or old.place(name)) is None:
            continue
        seen.add(name)
        way = way_to(place, name)
        group = groups.setdefault(way.key, {"id": way.key, "title": group_title(namer, way.group), "lines": []})
        group["lines"] = [*group["lines"], _line(namer, way, change, name, old, new)]
    return list(groups.values())


def _without_language(place: str, old: Side, new: Side) -> str:
    name, _, last = place.rpartition(" > ")
    return name if last in set(Language) and (name in old.texts or name in new.texts) else place


def _line(namer: Namer, way: Way, change: Change, name: str, old: Side, new: Side) -> Line:
    was, now = old.texts.get(name), new.texts.get(name)
    if change.sort is Sort.MOVED:
        label = line_label(namer, way.rest) if way.rest else field_name(namer, way.group[-1].word)
        return {"label": label, "cells": [_order(change)], "flag": flag(namer, Sort.MOVED)}
    if was is not None or now is not None:
        cells = _in_each_language(namer, was.texts if was else None, now.texts if now else None)
        sort = Sort.ADDED if was is None else Sort.REMOVED if now is None else Sort.CHANGED
        return {"label": line_label(namer, way.rest), "cells": cells, "flag": flag(namer, sort)}
    cells = [{"pieces": _settled(namer, old.facts.get(name), new.facts.get(name), change)}]
    return {"label": line_label(namer, way.rest), "cells": cells, "flag": flag(namer, change.sort)}


def _in_each_language(namer: Namer, was: Texts | None, now: Texts | None) -> list[Cell]:
    cells: list[Cell] = []
    for language in Language:
        before, after = (one.in_(language) if one else "" for one in (was, now))
        cell: Cell = {"lang": language.value, "pieces": marked(before, after) if before != after else []}
        if before == after:
            cell["pieces"] = whole("same", after)
            cell["note"] = namer.voice.say("as it was")
        cells.append(cell)
    return cells


def _settled(namer: Namer, was: Fact | None, now: Fact | None, change: Change) -> list[Piece]:
    before = namer.settled(was) if was else change.before
    after = namer.settled(now) if now else change.after
    between = whole("same", f" {ARROW} ") if before and after else []
    return [*whole("gone", before), *between, *whole("new", after)]


def _order(change: Change) -> Cell:
    return {
        "pieces": [
            *whole("gone", change.before),
            *whole("same", f" {ARROW} "),
            *whole("new", change.after),
        ]
    }


def flag(namer: Namer, sort: Sort) -> Flag:
    """What happened to a line, in a word."""
    say = namer.voice.say
    words = {
        Sort.ADDED: say("added"),
        Sort.REMOVED: say("removed"),
        Sort.CHANGED: say("changed"),
        Sort.MOVED: say("in another order"),
    }
    return {"sign": sort.value, "word": words[sort]}
