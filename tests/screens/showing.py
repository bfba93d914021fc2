"""Shows one screen to somebody, as Streamlit's own test runner sees it, and reads what stands on it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from assessment_app.domain.language import Language
from assessment_app.domain.people import Actor, Kind, Role
from assessment_app.domain.refusals import Refusal
from assessment_app.screens import fault, floor_plan
from assessment_app.screens.visit import Visit
from assessment_app.services.desk import Desk

PATIENCE = 20
"""Seconds; a screen takes a fraction of one, a busy machine some more."""


def shown(
    desk: Desk, actor: Actor, screen: str, ident: str = "", language: Language = Language.NL, *, step: str = ""
) -> AppTest:
    """The screen at this address, as this person sees it in this language."""
    at = AppTest.from_function(_script, args=(desk, actor, screen, language))
    for name, value in (("id", ident), ("step", step)):
        if value:
            at.query_params[name] = value
    return at.run(timeout=PATIENCE)


def _script(*scene: object) -> None:
    # The runner copies this function's text: it knows only what it imports itself.
    from tests.screens.showing import draw  # noqa: PLC0415

    draw(*scene)  # type: ignore[arg-type]


def draw(desk: Desk, actor: Actor, screen: str, language: Language) -> None:
    """Draws one screen of the floor plan, or where it leads; a screen that is not this person's is no screen at all."""
    visit = Visit(desk, actor, _name(desk, actor), language, _roles(desk, actor), {})
    rooms = {room.address: room for room in floor_plan.plan(visit)}
    first = rooms[screen]
    for address, room in rooms.items():
        show = partial(room.show, visit)
        visit.doors[address] = st.Page(show, title=room.title, url_path=address, default=room is first)
    try:
        st.navigation(list(visit.doors.values()), position="hidden").run()
    except Refusal as refusal:
        fault.refused(refusal, language)


def _name(desk: Desk, actor: Actor) -> str:
    with desk.work(actor) as work:
        if actor.kind is Kind.CANDIDATE:
            return work.candidacies.get(actor.id).name
        return work.people.get(actor.id).name


def _roles(desk: Desk, actor: Actor) -> frozenset[Role]:
    with desk.work(actor) as work:
        return work.roles.held_by(actor.id)


def confirm(at: AppTest, asked: Button) -> AppTest:
    """Presses the button that asks "are you sure" and then the one that is.

    Streamlit's runner draws the whole screen again for a press in a dialog, where a browser draws only the dialog; the
    button that opened it has to be down in the same run.
    """
    asked.click().run(timeout=PATIENCE)
    at.button(key=str(asked.key)).click()
    return at.button(key="sure").click().run(timeout=PATIENCE)


def said(at: AppTest) -> str:
    """Everything Streamlit itself shows in words, one line each."""
    words = [element.value for element in (*at.title, *at.subheader, *at.markdown, *at.text)]
    alerts = [element.value for element in (*at.error, *at.warning, *at.info, *at.success)]
    return "\n".join([*words, *alerts])


def labels(at: AppTest) -> list[str]:
    """What the buttons on the screen say."""
    return [button.label for button in at.button]


def components(at: AppTest) -> Iterator[dict[str, Any]]:
    """What our own components on the screen were given, those in a dialog included."""
    for element in at.get("bidi_component"):
        yield json.loads(element.proto.json)


def paper(at: AppTest) -> dict[str, Any]:
    """The form on the screen."""
    return next(data for data in components(at) if "form" in data)


def fields(at: AppTest) -> dict[str, dict[str, Any]]:
    """The fields of the form on the screen."""
    return {field["id"]: field for section in paper(at)["sections"] for field in section["fields"]}


def groups(at: AppTest) -> list[dict[str, Any]]:
    """The groups of texts side by side, those of changes first."""
    return [group for data in components(at) if "groups" in data for group in data["groups"]]


def table(at: AppTest) -> list[list[str]]:
    """The first table on the screen."""
    rows = next(data["rows"] for data in components(at) if "rows" in data)
    return [[row["head"], *(cell["text"] for cell in row["cells"])] for row in rows]
