"""The part of a new selection that says what is asked: which values, and which questions of the bank after each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from assessment_app.domain.instruments import Level, Value, ValueName
from assessment_app.screens.visit import Visit, plain
from assessment_app.services.procedures import Choices, Offer

Key = Callable[[str], str]
"""Makes the key of a field out of its name."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The values of a selection, the reason if they are not all nine, and the questions, in asking order."""

    values: tuple[ValueName, ...]
    reason: str
    questions: tuple[str, ...]


def what_is_asked(visit: Visit, offer: Offer, source: Choices | None, key: Key, level: Level) -> Asked:
    """Draws the choice of values and, per value, of questions, and answers what was chosen."""
    values = _values(visit, offer, source, key)
    chosen = tuple(value.id for value in values)
    reason = _reason(visit, source, key) if len(chosen) < len(ValueName) else ""
    st.text(
        visit.say(
            "Every candidate is asked the same questions, in this order. Values and anchors: version {n}.",
            n=offer.values.version,
        )
    )
    of_level = partial(_questions, visit, offer, source, lambda name: key(f"{level}-{name}"))
    questions = [question for value in values for question in of_level(value)]
    st.markdown(visit.voice.count("{n} question in all", "{n} questions in all", len(questions)))
    return Asked(chosen, reason, tuple(questions))


def _values(visit: Visit, offer: Offer, source: Choices | None, key: Key) -> list[Value]:
    every = {value.id: value for value in offer.values.values}
    picked = st.pills(
        visit.say("Values that are asked"), list(every), selection_mode="multi", key=key("values"),
        default=list(source.values) if source else list(every),
        format_func=lambda name: visit.words(every[name].label), persist_state="session",
    )  # fmt: skip
    return [value for name, value in every.items() if name in picked]


def _reason(visit: Visit, source: Choices | None, key: Key) -> str:
    reason = st.text_area(
        visit.say("Why not all nine values?"), value=source.values_reason if source else "", key=key("reason"),
        max_chars=2000, height="content", persist_state="session",
    )  # fmt: skip
    readers = visit.say("Read by: the coordinators and the committee; stands in the file")
    st.markdown(f":material/visibility: {readers}")
    return reason or ""


def _questions(visit: Visit, offer: Offer, source: Choices | None, key: Key, value: Value) -> list[str]:
    copied = source.questions if source and value.id in source.values else ()
    fitting = offer.questions[value.id]
    version = visit.say("questions version {n}", n=offer.sources[value.id].version)
    with st.container(border=True, gap="xsmall", key=f"card-{key(value.id)}"):
        st.markdown(f"**{plain(visit.words(value.label))}** · {plain(version)}")
        if not fitting:
            st.text(visit.say("The bank has no question for this value at this level."))
        kept = [question.id for question in fitting if question.id in copied] or [one.id for one in fitting[:1]]
        return [
            question.id
            for question in fitting
            if st.checkbox(
                plain(visit.words(question.ask)),
                value=question.id in kept,
                key=key(question.id),
                persist_state="session",
            )
        ]
