"""The decision while the chair writes it, as a form: outcome, a ground per value, conclusion."""

from __future__ import annotations

from assessment_app.domain.decisions import Outcome
from assessment_app.domain.deliberation import ValueRow
from assessment_app.screens.components.entry_form import Aside, Field, Section
from assessment_app.screens.selection.matrix import figure
from assessment_app.screens.visit import Visit
from assessment_app.screens.words import outcome_name, rating_name
from assessment_app.services.decisions import Draft


def sections(visit: Visit, draft: Draft) -> list[Section]:
    """Outcome first, then every value, then the conclusion."""
    return [_outcome(visit), *(_ground(visit, draft, row) for row in draft.on_table.rows), _conclusion(visit, draft)]


def _outcome(visit: Visit) -> Section:
    say = visit.say
    meanings = {
        Outcome.SUITABLE: say("may be appointed, and start a probation"),
        Outcome.RESERVE: say("suitable, but not for this vacancy now; stays available"),
        Outcome.NOT_SUITABLE: say("not for this post"),
    }
    field: Field = {
        "id": "outcome",
        "kind": "choice",
        "label": say("What does the committee propose?"),
        "help": say("Nothing is computed or preselected: the committee decides."),
        "options": [
            {"value": one.value, "label": outcome_name(visit.voice, one), "text": meaning}
            for one, meaning in meanings.items()
        ],
        "required": True,
    }
    return {"id": "outcome-section", "title": say("Outcome"), "fields": [field]}


def _ground(visit: Visit, draft: Draft, row: ValueRow) -> Section:
    agreed = draft.on_table.agreed_on(row.value)
    label = visit.words(draft.on_table.guide.value(row.value).label)
    field: Field = {
        "id": f"{row.value}/ground",
        "kind": "text",
        "label": visit.say("Ground"),
        "read_by": _readers(visit),
        "required": True,
        "rows": 4,
    }
    return {
        "id": row.value.value,
        "title": f"{label} · {rating_name(visit.voice, agreed.rating)}",
        "asides": [*_agreed(visit, draft, row), *_redrafted(visit, draft, f"{row.value}/ground")],
        "fields": [field],
    }


def _agreed(visit: Visit, draft: Draft, row: ValueRow) -> list[Aside]:
    agreed = draft.on_table.agreed_on(row.value)
    rating, mean = rating_name(visit.voice, agreed.rating), figure(visit, row.mean)
    lines = [
        visit.say(
            "Agreed rating {rating}, mean {mean}, spread {spread}",
            rating=rating,
            mean=mean,
            spread=figure(visit, row.spread),
        )
    ]
    return [{"label": visit.say("What was agreed"), "lines": [*lines, *filter(None, [agreed.reason])]}]


def _redrafted(visit: Visit, draft: Draft, field: str) -> list[Aside]:
    """What the rule would draft now, once the words are the chair's own."""
    if draft.entries[field].value == draft.by_rule[field]:
        return []
    return [{"label": visit.say("Draft by rule, from what is agreed now"), "lines": draft.by_rule[field].split("\n")}]


def _conclusion(visit: Visit, draft: Draft) -> Section:
    field: Field = {
        "id": "conclusion",
        "kind": "text",
        "label": visit.say("Conclusion in words"),
        "read_by": _readers(visit),
        "required": True,
        "rows": 5,
    }
    asides = _redrafted(visit, draft, "conclusion")
    return {"id": "conclusion-section", "title": visit.say("Conclusion"), "asides": asides, "fields": [field]}


def _readers(visit: Visit) -> str:
    return visit.say("Read by: the committee; once all have signed the coordinator and the candidate")
