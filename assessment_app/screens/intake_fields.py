"""The items of an intake form as fields: a text, a choice with its reason, or yes or no with an explanation."""

from __future__ import annotations

from assessment_app.domain.entries import LONGEST_ENTRY
from assessment_app.domain.instruments import IntakeItem, IntakeSection
from assessment_app.domain.intake import NO, YES, fields_of
from assessment_app.screens.components.entry_form import Field, Section
from assessment_app.screens.visit import Visit


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
