"""What the committee agrees, as a form: per value the evidence side by side, the rating, its reason, a first goal."""

from __future__ import annotations

from assessment_app.domain.deliberation import ValueRow
from assessment_app.domain.scoring import RATED_LETTERS, Rating
from assessment_app.screens.components.entry_form import Aside, Field, Option, Saved, Section
from assessment_app.screens.filling import saved
from assessment_app.screens.selection.matrix import figure, side_by_side
from assessment_app.screens.visit import Visit
from assessment_app.screens.words import letter_name, rating_name
from assessment_app.services.deliberation import Table

DESCRIBED = (Rating.ONE, Rating.THREE, Rating.FIVE)


def sections(visit: Visit, on_table: Table) -> list[Section]:
    """One per value, those to discuss first, and the minority view at the end."""
    return [*(_value(visit, on_table, row) for row in on_table.rows), _minority(visit)]


def values(visit: Visit, on_table: Table) -> dict[str, Saved]:
    """What was written, and the computed rating wherever no other was agreed."""
    computed: dict[str, Saved] = {
        f"{row.value}/agreed": {"value": row.computed.value, "revision": 0, "saved_at": ""} for row in on_table.rows
    }
    return {**computed, **saved(visit, on_table.entries)}


def _value(visit: Visit, on_table: Table, row: ValueRow) -> Section:
    label = visit.words(on_table.guide.value(row.value).label)
    return {
        "id": row.value.value,
        "title": f"▲ {label} · {visit.say('to discuss')}" if row.to_discuss else label,
        "folds": True,
        "asides": [_anchors(visit, on_table, row)],
        "comparisons": side_by_side(visit, on_table, row),
        "fields": _fields(visit, on_table, row),
    }


def _anchors(visit: Visit, on_table: Table, row: ValueRow) -> Aside:
    lines = [
        f"{letter_name(visit.voice, letter)} {rating.value} · {visit.words(anchor)}"
        for letter in RATED_LETTERS
        for rating in DESCRIBED
        if (anchor := on_table.guide.anchor(row.value, letter, rating)) is not None
    ]
    return {"label": visit.say("Anchors"), "lines": lines}


def _fields(visit: Visit, on_table: Table, row: ValueRow) -> list[Field]:
    return [_rating(visit, row), _reason(visit, on_table, row), _development(visit, row)]


def _rating(visit: Visit, row: ValueRow) -> Field:
    computed, mean = rating_name(visit.voice, row.computed), figure(visit, row.mean)
    return {
        "id": f"{row.value}/agreed",
        "kind": "choice",
        "label": visit.say("Agreed rating"),
        "short": visit.say("agreed"),
        "help": visit.say("Computed from the sheets: {rating} (mean {mean}).", rating=computed, mean=mean),
        "options": [_option(visit, rating) for rating in Rating],
        "required": True,
    }


def _reason(visit: Visit, on_table: Table, row: ValueRow) -> Field:
    owed = row.needs_reason(on_table.agreed_on(row.value).rating)
    field: Field = {
        "id": f"{row.value}/reason",
        "kind": "text",
        "label": visit.say("Reason (needed)") if owed else visit.say("Reason (not needed)"),
        "help": _why(visit, row, owed=owed),
        "read_by": _readers(visit),
        "required": owed,
        "rows": 2,
    }
    return {**field, "short": visit.say("reason")} if owed else field


def _development(visit: Visit, row: ValueRow) -> Field:
    return {
        "id": f"{row.value}/development",
        "kind": "text",
        "label": visit.say("Development point for the first months (optional)"),
        "help": visit.say("Becomes a first goal of the probation, without any rating."),
        "read_by": visit.say("Read by: the committee and the coordinator; later the trainee and the mentor"),
        "required": False,
        "rows": 2,
    }


def _readers(visit: Visit) -> str:
    return visit.say(
        "Read by: the committee and the coordinator; it becomes part of the decision the candidate receives"
    )


def _option(visit: Visit, rating: Rating) -> Option:
    mark = "–" if rating is Rating.NOT_DEMONSTRATED else rating.value
    return {"value": rating.value, "label": rating_name(visit.voice, rating), "mark": mark}


def _why(visit: Visit, row: ValueRow, *, owed: bool) -> str:
    """Which rule asks for a reason, if one does."""
    if row.to_discuss:
        return visit.say("Members differ by two points or more, so the agreed rating owes a reason.")
    if owed:
        return visit.say("The agreed rating is not the computed one, so it owes a reason.")
    return visit.say("Members agree, and the rating is the computed one.")


def _minority(visit: Visit) -> Section:
    field: Field = {
        "id": "minority",
        "kind": "text",
        "label": visit.say("Minority view (optional)"),
        "help": visit.say("What a member who does not agree wants to see recorded, in their own words."),
        "read_by": _readers(visit),
        "required": False,
        "rows": 3,
    }
    return {"id": "minority-view", "title": visit.say("Minority view"), "folds": True, "fields": [field]}
