"""What candidates and trainees meet, to be looked at: the intake form step by step, the notice, the plan in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assessment_app.domain.instruments import AnyInstrument, IntakeForm, Notice, ProbationPlan, ValueSet
from assessment_app.screens.components import entry_form
from assessment_app.screens.components.entry_form import Section
from assessment_app.screens.instruments.kinds import Namer, labels_of
from assessment_app.screens.intake_fields import progress, sections, takes_so_long
from assessment_app.screens.notice import paragraphs
from assessment_app.screens.visit import Visit, plain
from assessment_app.screens.words import level_name

Shown = TypeVar("Shown", bound=AnyInstrument)


@dataclass(frozen=True, slots=True)
class Look(Generic[Shown]):
    """What is looked at: an instrument beside the zone's values, by a visit in the language of the preview.

    `key` tells this preview from others; `above` it there is room to choose one of several.
    """

    visit: Visit
    instrument: Shown
    values: ValueSet
    key: str
    above: DeltaGenerator


def form(look: Look[IntakeForm]) -> None:
    """The section that is at hand, with the way back and on, as the candidate goes through them."""
    visit, shown = look.visit, look.instrument
    steps = [section.id for section in shown.sections]
    asked = st.query_params.get("step", "")
    at = steps.index(asked) if asked in steps else 0
    section = shown.sections[at]
    st.subheader(plain(visit.words(section.title)), anchor=False)
    progress(visit, at, len(steps))
    if at == 0:
        takes_so_long(visit, shown)
    st.markdown(plain(visit.words(section.intro)))
    tried_out(visit, sections(visit, section), f"{look.key} {section.id}")
    _back_and_next(visit, steps, at)


def tried_out(visit: Visit, drawn: Sequence[Section], key: str, layout: Literal["page", "grid"] = "page") -> None:
    """A form that can be filled in and goes nowhere."""
    entry_form(
        {
            "form": key,
            "lang": visit.language.value,
            "layout": layout,
            "sections": drawn,
            "values": {},
        },
        say=visit.say,
        key=key,
        endpoint=None,
        own_words={"untouched": visit.say("Preview: nothing is kept")},
    )


def _back_and_next(visit: Visit, steps: Sequence[str], at: int) -> None:
    with st.container(horizontal=True, key="back-and-next"):
        back = at > 0 and st.button(visit.say("Back"), key=f"back-{at}", width="stretch", icon=":material/arrow_back:")
        on = at < len(steps) - 1 and st.button(visit.say("Next"), type="primary", key=f"next-{at}", width="stretch")
    if back or on:
        st.query_params["step"] = steps[at - 1 if back else at + 1]
        st.rerun()


def notice(look: Look[Notice]) -> None:
    """The privacy notice, as the candidate reads it first."""
    st.subheader(plain(look.visit.words(look.instrument.title)), anchor=False)
    paragraphs(look.visit, look.instrument)


def plan(look: Look[ProbationPlan]) -> None:
    """The milestones in order, and the words of the scale."""
    visit, shown = look.visit, look.instrument
    namer = Namer(visit.voice, labels_of(look.values))
    st.text(
        " · ".join((
            level_name(visit.voice, shown.level),
            visit.voice.count("{n} month", "{n} months", shown.months),
        ))
    )  # fmt: skip
    st.subheader(visit.say("Milestones"), anchor=False)
    for step in sorted(shown.milestones, key=lambda one: one.day):
        day = visit.say("day {n}", n=step.day)
        st.markdown(f"**{plain(day)}** · {plain(visit.words(step.title))}  \n{plain(namer.said(step.kind))}")
    st.subheader(visit.say("Scale"), anchor=False)
    for point in shown.scale:
        st.markdown(f"**{plain(visit.words(point.label))}**  \n{plain(visit.words(point.meaning))}")
