"""The STARR grid as a form: one folding section per question, evidence beside every tick and rating."""

from __future__ import annotations

from collections.abc import Iterator

from assessment_app.domain.instruments import Value
from assessment_app.domain.language import Language
from assessment_app.domain.scoring import HEARD_LETTERS, RATED_LETTERS, Guide, GuideItem, Heard, Letter, Rating
from assessment_app.screens.components.entry_form import Aside, Field, Option, Section
from assessment_app.screens.visit import Visit
from assessment_app.screens.words import heard_name, letter_name, rating_name

HEARD_MARKS = {Heard.HEARD: "✓", Heard.PARTLY: "◐", Heard.NO: "○"}
ROWS_BESIDE_A_TICK, ROWS_BESIDE_A_SCALE = 2, 6
"""Lines of room to begin with; the field grows with what is typed."""


def sections(visit: Visit, guide: Guide, asked_in: Language, *, probes: bool = True) -> list[Section]:
    """The questions in asking order; what is said aloud (question and probes) in the language it is asked in.

    Where there is nobody to ask on, `probes` are left out.
    """
    drawn: list[Section] = []
    for number, item in enumerate(guide.items, start=1):
        asked_on = [_probes(visit, item, asked_in)] if probes else []
        section = _section(visit, guide, number, item, asked_in)
        drawn.append({**section, "asides": [*asked_on, *_listening(visit, item)]})
    return drawn


def to_look_back_at(visit: Visit, guide: Guide, asked_in: Language) -> list[Section]:
    """The same for a sheet that is closed: each tick and rating before its evidence, without help for writing."""
    looked_at: list[Section] = []
    for section in sections(visit, guide, asked_in):
        by_letter = sorted(section["fields"], key=lambda field: _letter_of(field["id"]))
        fields: list[Field] = [{**field, "read_by": None} for field in by_letter]
        looked_at.append({**section, "fields": fields, "asides": []})
    return looked_at


def _letter_of(field: str) -> tuple[int, bool]:
    part = field.partition("/")[2]
    return list(Letter).index(Letter(part.removesuffix("-note"))), part.endswith("-note")


def _section(visit: Visit, guide: Guide, number: int, item: GuideItem, asked_in: Language) -> Section:
    value = guide.value(item.value)
    return {
        "id": item.question.id,
        "title": f"{number}  {visit.words(value.label)}",
        "folds": True,
        "lead": item.question.ask.in_(asked_in),
        "fields": list(_fields(visit, item, value)),
    }


def _probes(visit: Visit, item: GuideItem, asked_in: Language) -> Aside:
    lines = [
        f"{letter_name(visit.voice, letter)} · {getattr(item.question.probes, letter.value).in_(asked_in)}"
        for letter in Letter
    ]
    return {"label": visit.say("Probes"), "lines": lines}


def _listening(visit: Visit, item: GuideItem) -> list[Aside]:
    question = item.question
    return [
        {"label": visit.say("Listen for"), "lines": [visit.words(line) for line in question.listen_for]},
        {"label": visit.say("Red flags in the answer"), "lines": [visit.words(line) for line in question.red_flags]},
    ]


def _fields(visit: Visit, item: GuideItem, value: Value) -> Iterator[Field]:
    for letter in HEARD_LETTERS:
        field = f"{item.question.id}/{letter}"
        yield _heard(visit, field, letter)
        yield _note(visit, field, ROWS_BESIDE_A_TICK)
    for letter in RATED_LETTERS:
        field = f"{item.question.id}/{letter}"
        yield _note(visit, field, ROWS_BESIDE_A_SCALE)
        yield _rating(visit, field, letter, value)


def _heard(visit: Visit, field: str, letter: Letter) -> Field:
    name = letter_name(visit.voice, letter)
    options: list[Option] = [
        {"value": heard.value, "label": heard_name(visit.voice, heard), "mark": HEARD_MARKS[heard]} for heard in Heard
    ]
    return {"id": field, "kind": "choice", "label": name, "short": name[0], "options": options, "required": True}


def _rating(visit: Visit, field: str, letter: Letter, value: Value) -> Field:
    name = letter_name(visit.voice, letter)
    return {
        "id": field,
        "kind": "scale",
        "label": name,
        "short": name[0],
        "options": _points(visit, letter, value),
        "required": True,
        "needs": f"{field}-note",
        "needs_words": visit.say("Note evidence first, or choose “not demonstrated”."),
    }


def _points(visit: Visit, letter: Letter, value: Value) -> list[Option]:
    anchors = getattr(value.anchors, letter.value)
    described = {Rating.ONE: anchors.one, Rating.THREE: anchors.three, Rating.FIVE: anchors.five}
    points: list[Option] = [
        {
            "value": rating.value,
            "label": rating.value,
            "text": visit.words(described[rating]) if rating in described else None,
        }
        for rating in Rating
        if rating.points is not None
    ]
    unshown: Option = {
        "value": Rating.NOT_DEMONSTRATED.value,
        "label": rating_name(visit.voice, Rating.NOT_DEMONSTRATED),
        "text": visit.say("asked, no example given"),
        "mark": "–",
        "free": True,
    }
    return [*points, unshown]


def _note(visit: Visit, field: str, rows: int) -> Field:
    return {
        "id": f"{field}-note",
        "kind": "text",
        "label": visit.say("Evidence"),
        "read_by": visit.say("Read by: you; after sealing the committee and the coordinator; the candidate on request"),
        "rows": rows,
    }
