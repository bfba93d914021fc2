"""One value at a time: what it means, how it is anchored, what is asked about it, and what is written about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import streamlit as st

from assessment_app.banks import Released
from assessment_app.domain.instruments import (
    AnyInstrument,
    CalibrationSet,
    DilemmaSet,
    FeedbackPhrases,
    StarrSet,
    ValueName,
    ValueSet,
)
from assessment_app.screens import frame
from assessment_app.screens.choosing import one_of
from assessment_app.screens.components.parallel import Group, parallel
from assessment_app.screens.instruments.kinds import Namer, version_word
from assessment_app.screens.instruments.side_by_side import groups_of
from assessment_app.screens.visit import Visit
from assessment_app.services.instruments import Collection

LIST = 420
"""Pixels; a list of nine names needs no more."""


@dataclass(slots=True)
class Part:
    """What the instruments of one kind say about a value, and which instruments those are."""

    kind: str
    name: str
    groups: list[Group] = field(default_factory=list)
    instruments: list[AnyInstrument] = field(default_factory=list)


def show(visit: Visit, namer: Namer, found: Collection) -> None:
    """The value, the part that is looked at, its texts, and the way to where they stand."""
    with st.container(width=LIST):
        value = one_of(visit, visit.say("Value"), list(ValueName), namer.label, "instruments-value", many=True)
    parts = parts_of(namer, [line.released for line in found.lines], value)
    part = _chosen(visit, parts, value)
    if not part.groups:
        frame.nothing_yet(
            visit,
            visit.say("Nothing of this kind is released for this value yet. Bring in a file to begin with."),
            ("drafts", visit.say("Drafts and bringing in a file")),
        )
        return
    for instrument in part.instruments:
        title = f"{visit.words(instrument.title)}, {version_word(visit.voice, instrument)}"
        written = f"{instrument.KIND}/{instrument.name}/{instrument.version}"
        visit.door("instrument", title, written, icon=":material/arrow_forward:")
    parallel(part.groups, say=visit.say, key=f"texts-{value}-{part.kind}")


def _chosen(visit: Visit, parts: Sequence[Part], value: ValueName) -> Part:
    names = [f"{part.name} ({len(part.groups)})" if at else part.name for at, part in enumerate(parts)]
    at = st.pills(
        visit.say("What to look at"), range(len(parts)), default=0, required=True, format_func=names.__getitem__,
        key=f"instruments-part-{visit.language}-{value}", wrap=True,
    )  # fmt: skip
    return parts[at or 0]


def parts_of(namer: Namer, released: Sequence[Released[AnyInstrument]], value: ValueName) -> list[Part]:
    """Everything that is said about a value, in the order people meet it."""
    say = namer.voice.say
    parts = {
        ValueSet: Part(ValueSet.KIND, say("Definition and anchors")),
        StarrSet: Part(StarrSet.KIND, say("STARR questions")),
        DilemmaSet: Part(DilemmaSet.KIND, say("Dilemmas")),
        CalibrationSet: Part(CalibrationSet.KIND, say("Sample answers")),
        FeedbackPhrases: Part(FeedbackPhrases.KIND, say("Feedback phrases")),
    }
    for one in released:
        instrument = one.instrument
        part = parts.get(type(instrument))
        if part and (groups := groups_of(namer, instrument, _about(instrument, value))):
            part.groups += groups
            part.instruments.append(instrument)
    return list(parts.values())


def _about(instrument: AnyInstrument, value: ValueName) -> Callable[[str], bool]:
    """Which groups of an instrument are about a value."""
    wanted: set[str] = set()
    match instrument:
        case ValueSet() | FeedbackPhrases():
            wanted = {f"values > {value}"}
        case StarrSet() if instrument.value is value:
            wanted = {f"questions > {one.id}" for one in instrument.questions}
        case CalibrationSet() if instrument.value is value:
            wanted = {f"cases > {one.id}" for one in instrument.cases}
        case DilemmaSet():
            wanted = {f"dilemmas > {one.id}" for one in instrument.dilemmas if value in one.collides}
    return wanted.__contains__
