"""Headings in words for the places of an instrument: which entry something belongs to, and what it is in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assessment_app.domain.instruments import PhraseLevel, ValueName
from assessment_app.domain.instruments.texts import Place
from assessment_app.screens.instruments.kinds import Namer, phrase_level_name

ENTRIES = frozenset({
    "questions", "dilemmas", "cases", "trainings", "values", "sections", "items", "lists", "paragraphs",
})  # fmt: skip
"""The lists whose entries have a group of their own; other lists are one group together."""
TOGETHER = frozenset({"milestones", "scale", "gates", "to_confirm"})

Say = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way to a place: a field, or an entry of a list by its name."""

    word: str
    entry: bool


@dataclass(frozen=True, slots=True)
class Way:
    """The way to a place: first to the group it belongs to, then on within it."""

    group: tuple[Step, ...]
    rest: tuple[Step, ...]

    @property
    def key(self) -> str:
        """The group as the bank writes it, such as ``questions > respect-02``; "" for the instrument itself."""
        return " > ".join(step.word for step in self.group)


def way_to(place: Place, name: str) -> Way:
    """The way to a text or a fact."""
    parts = zip(place, name.split(" > "), strict=False)
    steps = tuple(Step(word, entry=isinstance(part, int)) for part, word in parts)
    last = max((at for at in range(1, len(steps)) if steps[at].entry and steps[at - 1].word in ENTRIES), default=-1)
    if last < 0 and steps[0].word in TOGETHER:
        last = 0
    return Way(steps[: last + 1], steps[last + 1 :])


def group_title(namer: Namer, group: Sequence[Step]) -> str:
    """What a group is called: "Question respect-02", "Section choices › Item first-choice"."""
    say = namer.voice.say
    if not group:
        return say("In general")
    if len(group) == 1:
        return field_name(namer, group[0].word)
    return " › ".join(_entry(namer, group[at].word, group[at + 1].word) for at in range(0, len(group), 2))


def _entry(namer: Namer, field: str, name: str) -> str:
    say = namer.voice.say
    if field == "values":
        return namer.label(ValueName(name))
    return {
        "questions": say("Question {name}", name=name),
        "dilemmas": say("Dilemma {name}", name=name),
        "cases": say("Sample answer {name}", name=name),
        "trainings": say("Training {name}", name=name),
        "sections": say("Section {name}", name=name),
        "items": say("Item {name}", name=name),
        "lists": say("List {name}", name=name),
        "paragraphs": say("Paragraph {name}", name=name),
    }[field]


def line_label(namer: Namer, rest: Sequence[Step]) -> str:
    """What something is within its group: "Probe · Task", "Action · point 3", "Option report · off limits because"."""
    words = [_step(namer, rest, at) for at in range(len(rest))]
    return " · ".join(word for word in words if word) or namer.voice.say("Title")


def _step(namer: Namer, rest: Sequence[Step], at: int) -> str:
    step = rest[at]
    if step.word == "levels" and at + 1 < len(rest):
        return ""
    if not step.entry:
        return field_name(namer, step.word)
    if step.word in set(PhraseLevel):
        return phrase_level_name(namer.voice, PhraseLevel(step.word))
    return step.word


def field_name(namer: Namer, field: str) -> str:
    """What a field of the banks is called; "" for one that says nothing of its own."""
    say = namer.voice.say
    named = {**_of_questions(say), **_of_forms(say), **_of_probation(say), **_of_calibration(say), **_of_wording(say)}
    return named.get(field, field)


def _of_questions(say: Say) -> Mapping[str, str]:
    return {
        "title": say("Title"),
        "label": say("Name"),
        "definition": say("Definition"),
        "anchors": "",
        "action": say("Action"),
        "result": say("Result"),
        "reflection": say("Reflection"),
        "situation": say("Situation"),
        "task": say("Task"),
        "one": say("point {points}", points=1),
        "three": say("point {points}", points=3),
        "five": say("point {points}", points=5),
        "ask": say("What is asked"),
        "probes": say("Probe"),
        "listen_for": say("Listen for"),
        "red_flags": say("Red flag"),
        "questions": say("STARR questions"),
    }


def _of_forms(say: Say) -> Mapping[str, str]:
    return {
        "levels": say("For"),
        "level": say("For"),
        "without_police_experience": say("Without police experience"),
        "theme": say("Theme"),
        "collides": say("Values that collide"),
        "options": say("Option"),
        "text": "",
        "serves": say("serves"),
        "unacceptable": say("off limits, because"),
        "justification": say("Justification"),
        "discussion": say("To discuss"),
        "intro": say("Introduction"),
        "help": say("Help"),
        "kind": say("Kind"),
        "value": say("Value"),
        "dilemma": say("Dilemma"),
        "minutes": say("Minutes"),
        "heading": say("Heading"),
        "body": say("Text"),
    }


def _of_probation(say: Say) -> Mapping[str, str]:
    return {
        "milestones": say("Milestones"),
        "scale": say("Scale"),
        "gates": say("Signals at an evaluation"),
        "to_confirm": say("For the jurist to confirm"),
        "day": say("day"),
        "training": say("Training"),
        "meaning": say("meaning"),
        "extreme": say("end of the scale"),
        "months": say("Months"),
        "signatures": say("Signed by"),
        "mentor_may_evaluate": say("The mentor may evaluate"),
        "extension": say("Extension"),
        "months_at_most": say("months at most"),
        "times_at_most": say("times at most"),
        "decided_by": say("Decided by"),
        "percent": say("percent"),
        "late_after_days": say("Late after so many days"),
        "aim": say("Aim"),
        "values": say("Values"),
        "themes": say("Themes"),
        "about": say("What it is about"),
        "afterwards": say("To talk about afterwards"),
    }


def _of_calibration(say: Say) -> Mapping[str, str]:
    return {
        "question": say("Question"),
        "trap": say("Trap"),
        "answer": say("Sample answer"),
        "reference": say("Reference"),
        "state": say("heard or not"),
        "rating": say("rating"),
        "quote": say("words that decide"),
        "reason": say("reason"),
        "cases": say("Sample answers in a round"),
        "within_one_point": say("Percent within one point"),
        "largest_shift": say("Largest mean distance, in tenths of a point"),
        "valid_months": say("Months a licence lasts"),
        "explains": say("Explanation"),
    }


def _of_wording(say: Say) -> Mapping[str, str]:
    return {
        "to_candidate": say("to the candidate"),
        "in_reasons": say("in the reasons"),
        "watches": say("Watches"),
        "why": say("Why"),
        "words": say("Words"),
        "unless": say("Not in these wordings"),
        "nl": "NL",
        "fr": "FR",
        "en": "EN",
    }
