"""The form people fill in: every field saves itself through `/entries`, and nothing typed is lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NotRequired, TypedDict

import streamlit as st

from assessment_app.screens.components.comparison import Comparison
from assessment_app.screens.components.sources import source

Say = Callable[..., str]
"""A speaker's `say`: an English sentence and its named values in, the same in the person's language out."""

Kind = Literal["text", "line", "date", "choice", "yesno", "scale", "many"]
"""text: grows with what is typed; line: one line; date: ISO; choice, yesno: taps in a row; scale: taps with their
anchors written beside them; many: several taps, the value is a JSON list."""

Layout = Literal["page", "grid", "phone"]
"""page: one section with generous targets (intake); grid: folding questions with marks and coverage; phone: compact."""


class Option(TypedDict):
    """One answer of a tapped field; `mark` is its sign in a folded line, `free` opens it without evidence."""

    value: str
    label: str
    text: NotRequired[str | None]
    mark: NotRequired[str]
    free: NotRequired[bool]


class Tap(TypedDict):
    """One option of a field of several taps."""

    field: str
    value: str


class Field(TypedDict):
    """One field; a text called `x-note` next to a tapped field `x` is drawn beside it, the text first.

    `needs` names the text without which this field stays closed, `needs_words` says so; `short` is its letter in the
    folded line; `read_by` is the whole line on who reads this. With `shown_with`, the field is there as long as that
    tap of another field in the same section is.
    """

    id: str
    kind: Kind
    label: str
    short: NotRequired[str]
    help: NotRequired[str | None]
    read_by: NotRequired[str | None]
    options: NotRequired[Sequence[Option]]
    required: NotRequired[bool]
    needs: NotRequired[str]
    needs_words: NotRequired[str]
    shown_with: NotRequired[Tap]
    max: NotRequired[int]
    rows: NotRequired[int]


class Aside(TypedDict):
    """Something to open beside the question: probes, what to listen for."""

    label: str
    lines: Sequence[str]


class Section(TypedDict):
    """A question with its fields; sections that fold show one line when closed."""

    id: str
    title: str
    fields: Sequence[Field]
    lead: NotRequired[str | None]
    folds: NotRequired[bool]
    open: NotRequired[bool]
    asides: NotRequired[Sequence[Aside]]
    comparisons: NotRequired[Sequence[Comparison]]


class Saved(TypedDict):
    """What the server has of one field; `saved_at` as it is to be read, "14:03:07"."""

    value: str
    revision: int
    saved_at: str


class Paper(TypedDict):
    """Everything the form shows. `saved_at` is the latest moment anything of it was saved.

    With `notify`, each saving also reruns the screen (or the fragment) that mounted the form.
    """

    form: str
    lang: str
    layout: Layout
    sections: Sequence[Section]
    values: Mapping[str, Saved]
    saved_at: NotRequired[str | None]
    read_only: NotRequired[bool]
    notify: NotRequired[bool]


_MOUNT = st.components.v2.component(
    "kompas_entry_form",
    css=source("entry_form.css", "comparison.css"),
    js=source(
        "entry_wire.js",
        "entry_saving.js",
        "entry_markup.js",
        "comparison.js",
        "entry_fields.js",
        "entry_sections.js",
        "entry_form.js",
    ),
)


def entry_form(
    paper: Paper, *, say: Say, key: str, endpoint: str | None = "/entries", own_words: Mapping[str, str] | None = None
) -> None:
    """Show `paper` and save each of its fields by itself; the same `key` keeps text, caret and scroll over redraws.

    `own_words` replaces sentences of `words` where a screen has better ones. Without an `endpoint` the form is only
    tried out: it can be filled in, and nothing is sent or kept.
    """
    said = {**words(say), **(own_words or {})}
    _MOUNT(key=key, data={**paper, "endpoint": endpoint, "words": said}, on_saved_change=_nothing)


def words(say: Say) -> dict[str, str]:
    """The sentences the form itself says; their {places} are filled in by the browser."""
    return {
        "untouched": say("Saved as you go"),
        "saving": say("Saving…"),
        "saved": say("Saved {time}"),
        "offline_text": say(
            "Not saved: no connection. Your text stays here and is saved as soon as the connection is back."
        ),
        "offline_choice": say(
            "Not saved: no connection. Your choice stays here and is saved as soon as the connection is back."
        ),
        "offline_form": say("Not saved yet: no connection"),
        "signed_out": say("You are signed out. Sign in again in a new tab; your text stays here."),
        "sign_in": say("Sign in"),
        "refused": say("Refused"),
        "refused_form": say("One field was refused; the reason stands beside it."),
        "conflict": say("This field was changed elsewhere at {time}"),
        "conflict_form": say("A field was changed elsewhere; please choose which text stays."),
        "other_text": say("The other text:"),
        "other_choice": say("The other choice:"),
        "keep_text": say("Keep my text"),
        "keep_choice": say("Keep my choice"),
        "use_other_text": say("Use the other text"),
        "use_other_choice": say("Use the other choice"),
        "empty": say("Nothing filled in"),
        "optional": say("(optional)"),
        "length": say("{n} of at most {max} characters"),
        "between": say("between {low} and {high}"),
        "coverage": say("coverage {done}/{all}"),
        "next": say("Next question"),
        "token_done": say("{label}: {value}"),
        "token_open": say("{label}: still open"),
    }


def _nothing() -> None:
    """Streamlit asks for a callback for each event a component may send; the rerun itself is all that is wanted."""
