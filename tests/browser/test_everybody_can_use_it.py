"""Accessible and whole: no violation of WCAG 2.2 AA, nothing sticks out on a phone, in the light and in the dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import LAPTOP, PHONE
from tests.browser.servers import Kompas
from tests.browser.story import fits_the_width
from tests.browser.zones import candidacy_called, link_and_code, milestone_of, probation_of

Visit = Callable[..., Page]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WINDOWS = [pytest.param(LAPTOP, False, id="laptop-light"), pytest.param(PHONE, True, id="phone-dark")]

SCREENS = {
    "Nadia Verhaegen": ("/", "/procedures", "/new-procedure", "/candidacy?id={Robin Vercauteren}", "/start-probation"),
    "Bart Claes": (
        "/score-sheet?id={Pieter Janssens}",
        "/deliberation?id={Thomas Lemmens}",
        "/decision?id={Camille Renard}",
        "/conflicts?id={Robin Vercauteren}",
    ),
    "Karim Bensaïd": ("/", "/probation?id={probation}"),
    "Marc Lejeune": ("/evaluation?id={evaluation}",),
    "Ines Benali": ("/", "/probation?id={probation}"),
    "Hélène Dubois": ("/instruments", "/rights"),
    "Wim Goossens": ("/trail",),
    "Anke Desmet": ("/accounts",),
}


def identifiers(kompas: Kompas) -> dict[str, str]:
    """What the addresses above mention."""
    names = ("Robin Vercauteren", "Pieter Janssens", "Thomas Lemmens", "Camille Renard")
    return {
        **{name: candidacy_called(kompas, name).id for name in names},
        "probation": probation_of(kompas, "Ines Benali"),
        "evaluation": milestone_of(kompas, "Ines Benali", "evaluation"),
    }


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize(("viewport", "dark"), WINDOWS)
def test_every_screen_can_be_used_by_everybody(
    standing: Kompas, visit: Visit, name: str, viewport: dict[str, int], dark: bool
) -> None:
    known = identifiers(standing)
    page = visit(standing, name, viewport=viewport, dark=dark)
    for path in SCREENS[name]:
        page.goto(f"{standing.address}{path.format_map(known)}")
        page.wait_for_selector("h1")
        page.wait_for_timeout(1200)
        assert violations(page) == [], path
        assert fits_the_width(page), path


@pytest.mark.parametrize(("viewport", "dark"), WINDOWS)
def test_the_candidates_side_can_be_used_by_everybody(
    standing: Kompas, browser: Callable[..., BrowserContext], viewport: dict[str, int], dark: bool
) -> None:
    link, code = link_and_code(standing, "Lucie Moreau")
    page = browser(viewport=viewport, dark=dark).new_page()
    page.goto(link)
    assert violations(page) == []
    page.get_by_label("Code").fill(code)
    page.keyboard.press("Enter")
    page.locator("[data-field]").first.wait_for()
    assert violations(page) == []
    assert fits_the_width(page)


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_page_says_in_which_language_it_is(standing: Kompas, visit: Visit, language: str) -> None:
    page = visit(standing, "Luc Peeters")
    page.get_by_role("radio", name=language.upper(), exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", language)
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", language)
    titles = {"nl": "Uw werklijst", "fr": "Votre liste de travail", "en": "Your worklist"}
    expect(
        page.get_by_role("link", name=titles[language]).or_(page.get_by_text(titles[language])).first
    ).to_be_visible()


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA, each with the rule and the first place."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]
