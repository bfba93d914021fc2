"""The instruments, for the integrity officer: what is released, in which version, in three languages."""

from __future__ import annotations

import streamlit as st

from assessment_app.banks import Released
from assessment_app.domain.instruments import IntakeForm, Notice, ProbationPlan, StarrSet, Value, ValueName
from assessment_app.domain.language import Language, Texts
from assessment_app.screens import frame
from assessment_app.screens.components.comparison import Comparison, comparison
from assessment_app.screens.visit import Visit, plain
from assessment_app.services import instruments


def show(visit: Visit) -> None:
    """One value at a time with its definition, anchors and questions; below it, every released version."""
    with visit.work() as work:
        shelf = instruments.read_instruments(work)

    frame.heading(visit, visit.say("Instruments"))
    labels = {value.id: visit.words(value.label) for value in shelf.values.instrument.values}
    offered: list[ValueName] = list(ValueName)
    name = st.selectbox(visit.say("Value"), offered, format_func=lambda one: labels[one], key="instruments-value")
    _value(visit, next(one for one in shelf.values.instrument.values if one.id is name))
    _questions(visit, shelf.questions[name])
    _versions(visit, shelf)


def _side_by_side(texts: Texts) -> None:
    for column, language in zip(st.columns(3), Language, strict=True):
        with column:
            st.markdown(f"**{language.value.upper()}**")
            st.text(texts.in_(language))


def _value(visit: Visit, value: Value) -> None:
    st.subheader(visit.say("Definition"), anchor=False)
    _side_by_side(value.definition)
    st.subheader(visit.say("Behavioural anchors"), anchor=False)
    facets = {
        visit.say("Action"): value.anchors.action,
        visit.say("Result"): value.anchors.result,
        visit.say("Reflection"): value.anchors.reflection,
    }
    for name, anchors in facets.items():
        with st.expander(name):
            for points, texts in (("1", anchors.one), ("3", anchors.three), ("5", anchors.five)):
                st.markdown(visit.say("Point {points}", points=points))
                _side_by_side(texts)


def _questions(visit: Visit, released: Released[StarrSet]) -> None:
    st.subheader(visit.say("STARR questions"), anchor=False)
    for question in released.instrument.questions:
        with st.expander(plain(f"{question.id}: {visit.words(question.ask)}")):
            _side_by_side(question.ask)
            st.markdown(visit.say("Listen for"))
            for texts in question.listen_for:
                _side_by_side(texts)


def _versions(visit: Visit, shelf: instruments.Shelf) -> None:
    versions: Comparison = {
        "caption": visit.say("Released versions"),
        "corner": visit.say("Title"),
        "columns": [visit.say("Kind"), visit.say("Version"), visit.say("Fingerprint")],
        "rows": [
            {
                "head": visit.words(released.instrument.title),
                "cells": [
                    {"text": _kind(visit, released.instrument.KIND)},
                    {"text": str(released.instrument.version)},
                    {"text": released.fingerprint[:16]},
                ],
            }
            for released in shelf.released
        ],
    }
    comparison(versions, key="versions")


def _kind(visit: Visit, kind: str) -> str:
    say = visit.say
    names = {
        "values": say("Values and anchors"),
        StarrSet.KIND: say("STARR questions"),
        IntakeForm.KIND: say("Intake form"),
        Notice.KIND: say("Privacy notice"),
        ProbationPlan.KIND: say("Probation plan"),
    }
    return names[kind]
