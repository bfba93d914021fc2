"""Every gesture of every service, found by looking, so that a new one is tried too; each is tried and undone."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from itertools import product
from typing import Any

from assessment_app import services
from assessment_app.domain.decisions import Outcome
from assessment_app.domain.instruments import Level
from assessment_app.domain.language import Language
from assessment_app.domain.people import Actor, Role
from assessment_app.domain.refusals import Refusal
from assessment_app.services.desk import Desk

Gesture = Callable[..., Any]

BEHIND_THE_COUNTER = frozenset({
    "assessment_app.services.candidacies.move",
    "assessment_app.services.deliberation.table",
    "assessment_app.services.licences.standing",
    "assessment_app.services.licences.standings",
    "assessment_app.services.probations.under_way",
    "assessment_app.services.probations.values_of",
    "assessment_app.services.procedures.guide_for",
    "assessment_app.services.sample_answers.anchors_today",
    "assessment_app.services.sample_answers.drawn",
    "assessment_app.services.sample_answers.terms_today",
    "assessment_app.services.selection_papers.invitation_letter",
    "assessment_app.services.sign_in.as_person",
    "assessment_app.services.sign_in.new_session",
})
"""Called by gestures that asked for the right before, never by a screen or a route; `tests/house` keeps it that way."""


def every_gesture() -> dict[str, Gesture]:
    """Every public function of a service that works at the desk, by its full name."""
    found: dict[str, Gesture] = {}
    for module in pkgutil.iter_modules(services.__path__, f"{services.__name__}."):
        for name, thing in vars(import_module(module.name)).items():
            if inspect.isfunction(thing) and thing.__module__ == module.name and not name.startswith("_"):
                found[f"{module.name}.{name}"] = thing
    at_the_desk = {name: gesture for name, gesture in found.items() if "work" in inspect.signature(gesture).parameters}
    return {name: gesture for name, gesture in sorted(at_the_desk.items()) if name not in BEHIND_THE_COUNTER}


@dataclass(frozen=True, slots=True)
class Tried:
    """A gesture that was tried, what it was told, and what came of it: an answer, or a refusal."""

    name: str
    said: tuple[Any, ...]
    answer: Any


class _Undone(Exception):  # noqa: N818  (nothing went wrong; it carries an answer out of the work)
    def __init__(self, answer: Any) -> None:
        super().__init__()
        self.answer = answer


def attempt(desk: Desk, actor: Actor, gesture: Gesture, said: Mapping[str, Any]) -> Any:
    """What this gesture answers, or its refusal; whatever it changed is undone."""
    try:
        _make_and_undo(desk, actor, gesture, said)
    except _Undone as undone:
        return undone.answer
    except Refusal as refusal:
        return refusal
    raise AssertionError("neither an answer nor a refusal")


def _make_and_undo(desk: Desk, actor: Actor, gesture: Gesture, said: Mapping[str, Any]) -> None:
    with desk.work(actor) as work:
        raise _Undone(gesture(work, **said))


def try_everything(desk: Desk, actor: Actor, idents: Mapping[str, tuple[Any, ...]]) -> Iterator[Tried]:
    """Tries every gesture with everything there is to say; `idents` are the things of the test, by parameter."""
    for name, gesture in every_gesture().items():
        parameters = [one for one in inspect.signature(gesture).parameters.values() if one.name != "work"]
        choices = [_choices(name, parameter, idents) for parameter in parameters]
        for values in product(*choices):
            said = dict(zip((one.name for one in parameters), values, strict=True))
            yield Tried(name, values, attempt(desk, actor, gesture, said))


PLAIN: Mapping[str, tuple[Any, ...]] = {
    "anchors": ("values/polbru/1",),
    "attempt_id": ("0" * 32,),
    "base": (0,),
    "code": ("KMPS2345",),
    "conflict": (False, True),
    "draft_id": ("0" * 32,),
    "email": ("chair@polbru.example",),
    "explanation": ("A cousin.",),
    "field": ("respect-01/action-note",),
    "file": ("respect.yaml",),
    "kept": (("starr/respect/1", "starr/respect/9999", "no version"),),
    "kind": ("intake-receipt", "scoring-record", "decision", "evaluation"),
    "language": tuple(Language)[:1],
    "level": (Level.OPERATIONAL,),
    "name": ("Sam",),
    "note": ("Two words clearer.",),
    "outcome": (Outcome.NOT_SUITABLE,),
    "over": (None,),
    "password": ("een lang wachtwoord",),
    "person": ("nobody",),
    "questions": ((),),
    "raw": (b"kind: starr\nname: respect\n",),
    "role": (Role.ADMINISTRATOR,),
    "roles": (frozenset[Role](),),
    "seen": ("f" * 64,),
    "thing": (None,),
    "token": ("made up",),
    "value": ("Changed by somebody else.",),
    "values": ((),),
    "why": ("Because.",),
    "written": ("starr/respect/1", "starr/respect/9999", "no version"),
}
"""What is said for parameters that name no thing of the test."""


def _choices(gesture: str, parameter: inspect.Parameter, idents: Mapping[str, tuple[Any, ...]]) -> tuple[Any, ...]:
    if parameter.name in idents:
        return idents[parameter.name]
    if parameter.name in PLAIN:
        return PLAIN[parameter.name]
    raise AssertionError(f"say in PLAIN what {gesture} may be told as {parameter.name}: {parameter.annotation}")
