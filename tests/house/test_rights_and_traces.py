"""Every action has a rule and is asked for somewhere; every event is recorded somewhere."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from assessment_app.domain.policy import MAY, Action
from tests.house.reading import HOUSE, Module, called, every_event, modules, none_of

SERVICES = HOUSE / "services"
DEMONSTRATION = HOUSE / "demonstration"


def test_every_action_has_a_rule_and_every_rule_an_action() -> None:
    none_of(f"{action.name} has no rule" for action in Action if action not in MAY)
    none_of(f"{action} has a rule and is no action" for action in MAY if action not in Action)


def test_every_right_is_asked_for_at_the_desk() -> None:
    asked = set(actions_asked_for(modules(SERVICES)))
    none_of(f"{action.name}: nobody asks for this right" for action in Action if action.name not in asked)


def test_every_event_is_recorded_somewhere() -> None:
    made = set(events_made((*modules(SERVICES), *modules(DEMONSTRATION))))
    none_of(f"{event.__name__}: never recorded" for event in every_event() if event.__name__ not in made)


def test_every_right_that_is_required_has_an_event_that_accounts_for_it() -> None:
    accounted = {event.spends for event in every_event()}
    required = set(actions_asked_for(modules(SERVICES), "require"))
    none_of(f"{name}: no event accounts for it" for name in required if Action[name] not in accounted)


def test_what_nobody_asks_or_records_is_seen() -> None:
    module = Module("services/sealing.py", "work.require(Action.SEAL_SHEET, sheet)\nwork.record(SheetSealed(sheet.id))")
    assert set(actions_asked_for([module])) == {"SEAL_SHEET"}
    assert not set(actions_asked_for([module], "check"))
    assert "SheetSealed" in events_made([module])
    assert "SheetOpened" not in events_made([module])


def actions_asked_for(where: Iterable[Module], *how: str) -> Iterator[str]:
    """The names of the actions that are handed to a call of one of these names; to any call, when none is named."""
    calls = (call for module in where for call in module.calls() if not how or called(call) in how)
    for value in (node for call in calls for argument in call.args for node in ast.walk(argument)):
        if isinstance(value, ast.Attribute) and ast.unparse(value.value) == "Action":
            yield value.attr


def events_made(where: Iterable[Module]) -> Iterator[str]:
    """The names of everything that is called, events among them."""
    return (called(call) for module in where for call in module.calls())
