"""Texts in three languages side by side, in groups that fold, with what was added and taken out marked in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NotRequired, TypedDict

import streamlit as st

from assessment_app.screens.components.entry_form import Say
from assessment_app.screens.components.sources import source

Mark = Literal["same", "gone", "new"]
Sign = Literal["added", "removed", "changed", "moved"]


class Piece(TypedDict):
    """A stretch of a text: the same as before, gone, or new."""

    mark: Mark
    text: str


class Cell(TypedDict):
    """One text, in a language or in none; `note` stands under it."""

    pieces: Sequence[Piece]
    lang: NotRequired[str]
    note: NotRequired[str]


class Flag(TypedDict):
    """What happened to a line: a sign, and the word for it."""

    sign: Sign
    word: str


class Line(TypedDict):
    """One text of an instrument in its languages, under its name; `about` is said of it in any language."""

    label: str
    about: NotRequired[str]
    cells: Sequence[Cell]
    flag: NotRequired[Flag]


class Remark(TypedDict):
    """Something about a group, in a word or two."""

    name: str
    text: str


class Group(TypedDict):
    """What belongs together under one heading: a question, a value, an item of a form."""

    id: str
    title: str
    lines: Sequence[Line]
    about: NotRequired[str]
    facts: NotRequired[Sequence[Remark]]


_MOUNT = st.components.v2.component(
    "kompas_parallel",
    css=source("entry_form.css", "parallel.css"),
    js=source("entry_markup.js", "parallel.js"),
)


def parallel(groups: Sequence[Group], *, say: Say, key: str, unfolded: bool = False) -> None:
    """Show the groups; the first one is open, or all of them when `unfolded`. Nothing in it can be changed."""
    said = {"added": say("added:"), "removed": say("removed:")}
    _MOUNT(key=key, data={"groups": groups, "unfolded": unfolded, "words": said})
