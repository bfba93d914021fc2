"""The items of an intake form as fields: a text, a choice with its reason, or yes or no with an explanation.

Here too stands what is said around them, for the form itself and for its preview.
"""

from __future__ import annotations

import streamlit as st

from assessment_app.domain.entries import LONGEST_ENTRY
from assessment_app.domain.instruments import IntakeForm, IntakeItem, IntakeSection
from assessment_app.domain.intake import NO, YES, fields_of
from assessment_app.screens.components.entry_form import Field, Section
from assessment_app.screens.visit import Visit


def progress(visit: Visit, at: int, of_all: int) -> None:
    """How far along the steps somebody is, `at` counting from 0."""
    st.progress((at + 1) / of_all, text=visit.say("Step {n} of {all}", n=at + 1, all=of_all))


def takes_so_long(visit: Visit, form: IntakeForm) -> None:
    """How long the form takes, and that it can wait."""
    st.text(
        visit.say(
            "About {minutes} minutes in all. You can stop at any time; your answers are kept, and the same link and "
            "code bring you back, also on another device.",
            minutes=form.minutes,
        )
    )


def sections(visit: Visit, section: IntakeSection) -> list[Section]:
    """One section of the form: each dilemma stands on its own under its story, other items follow one another."""
    drawn: list[Section] = []
    for item in section.items:
        if item.kind == "dilemma":
            drawn.append({"id": item.id, "title": "", "lead": visit.words(item.ask), "fields": _dilemma(visit, item)})
        elif drawn and not drawn[-1].get("lead"):
            drawn[-1]["fields"] = [*drawn[-1]["fields"], *_fields(visit, item)]
        else:
            drawn.append({"id": item.id, "title": "", "fields": _fields(visit, item)})
    return drawn


def _fields(visit: Visit, item: IntakeItem) -> tuple[Field, ...]:
    if item.kind == "declaration":
        return _declaration(visit, item)
    return (_text(visit, item.id, visit.words(item.ask), visit.words(item.help), rows=6),)


def _dilemma(visit: Visit, item: IntakeItem) -> tuple[Field, ...]:
    choice, why = fields_of(item)
    chosen: Field = {
        "id": choice,
        "kind": "choice",
        "label": visit.say("Your choice"),
        "help": visit.words(item.help),
        "options": [{"value": option.id, "label": visit.words(option.text)} for option in item.options],
        "required": True,
    }
    return chosen, _text(visit, why, visit.say("Why do you choose this?"), None, rows=4)


def _declaration(visit: Visit, item: IntakeItem) -> tuple[Field, ...]:
    yes, which = fields_of(item)
    answer: Field = {
        "id": yes,
        "kind": "yesno",
        "label": visit.words(item.ask),
        "help": visit.words(item.help),
        "options": [{"value": YES, "label": visit.say("Yes")}, {"value": NO, "label": visit.say("No")}],
        "required": True,
    }
    explained = _text(visit, which, visit.say("Please explain in a few lines"), None, rows=3)
    return answer, {**explained, "shown_with": {"field": yes, "value": YES}}


def _text(visit: Visit, ident: str, label: str, help_: str | None, *, rows: int) -> Field:
    return {
        "id": ident,
        "kind": "text",
        "label": label,
        "help": help_,
        "read_by": visit.say("Read by: you and the coordinator; the committee only after rating your interview"),
        "required": True,
        "rows": rows,
        "max": LONGEST_ENTRY,
    }
