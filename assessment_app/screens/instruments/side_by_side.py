"""All texts of an instrument, the three languages side by side, grouped by the entry they belong to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from assessment_app.domain.instruments import AnyInstrument
from assessment_app.domain.instruments.facts import Fact, facts_in
from assessment_app.domain.instruments.texts import Written, written_in
from assessment_app.domain.language import Language
from assessment_app.screens.components.parallel import Cell, Group, Line, Remark
from assessment_app.screens.instruments.headings import Step, Way, group_title, line_label, way_to
from assessment_app.screens.instruments.kinds import Namer
from assessment_app.screens.instruments.marking import whole

OPENING_WORDS = 90
"""Characters of the first text, beside the heading of a group."""

Wanted = Callable[[str], bool]
"""Whether a group is to be shown, by its key such as ``questions > respect-02``."""


@dataclass(slots=True)
class _Gathered:
    """What belongs to one group, each with the way to it."""

    way: Way
    texts: list[tuple[Way, Written]] = field(default_factory=list)
    facts: list[tuple[Way, Fact]] = field(default_factory=list)


def groups_of(
    namer: Namer,
    instrument: AnyInstrument,
    wanted: Wanted = lambda _: True,
    remarks: Mapping[str, Remark] | None = None,
) -> list[Group]:
    """The groups of an instrument in the order of its file; `remarks` adds a fact to some, by the key of the group."""
    gathered: dict[str, _Gathered] = {}
    for written in written_in(instrument):
        way = way_to(written.place, written.name)
        gathered.setdefault(way.key, _Gathered(way)).texts.append((way, written))
    for fact in facts_in(instrument):
        way = way_to(fact.place, fact.name)
        gathered.setdefault(way.key, _Gathered(way)).facts.append((way, fact))
    remarks = remarks or {}
    return [_group(namer, one, remarks.get(key)) for key, one in gathered.items() if wanted(key)]


def _group(namer: Namer, gathered: _Gathered, remark: Remark | None) -> Group:
    whole_group = [
        one for one in gathered.facts if not _entry_of(one[0].rest) and one[1].place[-1] not in set(Language)
    ]
    facts: list[Remark] = [
        {"name": line_label(namer, way.rest), "text": namer.settled(fact)} for way, fact in whole_group
    ]
    title, opening = group_title(namer, gathered.way.group), _opening_words(namer, gathered)
    return {
        "id": gathered.way.key or "in-general",
        "title": title,
        "about": opening if opening != title else "",
        "facts": [*facts, remark] if remark else facts,
        "lines": [*_lines(namer, gathered), *_words(namer, gathered.facts)],
    }


def _opening_words(namer: Namer, gathered: _Gathered) -> str:
    """How the first text begins, where the heading is only a name."""
    if not gathered.texts or len(gathered.way.group) < len(("a list", "its entry")):
        return ""
    text = gathered.texts[0][1].texts.in_(namer.voice.language)
    return text if len(text) <= OPENING_WORDS else f"{text[:OPENING_WORDS].rsplit(' ', 1)[0]} …"


def _lines(namer: Namer, gathered: _Gathered) -> list[Line]:
    lines: list[Line] = []
    told: set[tuple[Step, ...]] = set()
    for way, written in gathered.texts:
        cells: list[Cell] = [
            {"lang": language.value, "pieces": whole("same", written.texts.in_(language))} for language in Language
        ]
        entry = _entry_of(way.rest)
        about = "" if entry in told else _about(namer, entry, gathered.facts)
        told.add(entry)
        lines.append({"label": line_label(namer, way.rest), "about": about, "cells": cells})
    return lines


def _entry_of(rest: Sequence[Step]) -> tuple[Step, ...]:
    """The way to the entry of a list that something belongs to within its group; nothing when it belongs to none."""
    last = max((at for at, step in enumerate(rest) if step.entry), default=-1)
    return tuple(rest[: last + 1])


def _about(namer: Namer, entry: tuple[Step, ...], facts: Sequence[tuple[Way, Fact]]) -> str:
    """What is settled about an option or a milestone, on one line."""
    if not entry:
        return ""
    those = [(way, fact) for way, fact in facts if _entry_of(way.rest) == entry]
    return " · ".join(f"{line_label(namer, way.rest[len(entry) :])}: {namer.settled(fact)}" for way, fact in those)


def _words(namer: Namer, facts: Sequence[tuple[Way, Fact]]) -> list[Line]:
    """Words that differ from language to language instead of being translated."""
    lines: list[Line] = []
    lists = [fact for _, fact in facts if fact.place[-1] in set(Language)]
    for _, found in groupby(lists, key=lambda fact: fact.place[:-1]):
        cells: list[Cell] = [
            {"lang": str(fact.place[-1]), "pieces": whole("same", namer.settled(fact))} for fact in found
        ]
        lines.append({"label": namer.voice.say("Words"), "cells": cells})
    return lines
