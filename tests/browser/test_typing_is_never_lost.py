"""Typing is never lost: by a reload, a second device, a lost connection, or a server that dies at the worst moment."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as TookTooLong

from tests.browser.servers import Kompas
from tests.browser.zones import candidacy_called

Visit = Callable[..., Page]
SAVED = re.compile(r"Bewaard (om )?\d\d:\d\d:\d\d", re.IGNORECASE)
QUESTION = "integrity-01"


def own_sheet(kompas: Kompas, visit: Visit, name: str = "Bart Claes") -> Page:
    """A member's empty scoring grid."""
    candidacy = candidacy_called(kompas, "Pieter Janssens")
    page = visit(kompas, name, f"/score-sheet?id={candidacy.id}")
    expect(evidence(page)).to_be_visible()
    return page


def evidence(page: Page, letter: str = "action") -> Locator:
    """The evidence noted for one letter of the first question."""
    return page.locator(f'[data-field="{QUESTION}/{letter}-note"] textarea')


def field(page: Page, letter: str) -> Locator:
    """One field of the first question, with its state."""
    return page.locator(f'[data-field="{QUESTION}/{letter}"]')


def choose(page: Page, letter: str, points: str) -> None:
    """Taps a point of a scale."""
    field(page, letter).locator(f'input[value="{points}"]').check(force=True)


def test_what_is_typed_is_saved_while_typing_with_the_time_beside_it(kompas: Kompas, visit: Visit) -> None:
    page = own_sheet(kompas, visit)
    evidence(page).press_sequentially("Sprak de collega dezelfde dag aan.")
    expect(field(page, "action-note")).to_have_attribute("data-state", "saved")
    expect(field(page, "action-note").get_by_text(SAVED)).to_be_visible()


def test_a_reload_in_the_middle_of_a_word_loses_nothing(kompas: Kompas, visit: Visit) -> None:
    page = own_sheet(kompas, visit)
    evidence(page).press_sequentially("Sprak de colle")
    page.reload()
    expect(evidence(page)).to_have_value("Sprak de colle")


def test_a_second_device_shows_what_the_first_one_saved(kompas: Kompas, visit: Visit) -> None:
    page = own_sheet(kompas, visit)
    evidence(page).fill("Gezien op het eerste toestel.")
    expect(field(page, "action-note")).to_have_attribute("data-state", "saved")
    expect(evidence(own_sheet(kompas, visit))).to_have_value("Gezien op het eerste toestel.")


def test_two_windows_never_overwrite_each_other_in_silence(kompas: Kompas, visit: Visit) -> None:
    first, second = own_sheet(kompas, visit), own_sheet(kompas, visit)
    evidence(first).fill("Uit het eerste venster.")
    expect(field(first, "action-note")).to_have_attribute("data-state", "saved")
    evidence(second).fill("Uit het tweede venster.")
    expect(field(second, "action-note")).to_have_attribute("data-state", "conflict")
    expect(field(second, "action-note").get_by_text("Uit het eerste venster.")).to_be_visible()
    field(second, "action-note").get_by_role("button", name="Mijn tekst behouden").click()
    expect(field(second, "action-note")).to_have_attribute("data-state", "saved")
    first.reload()
    expect(evidence(first)).to_have_value("Uit het tweede venster.")


def test_text_typed_while_the_server_is_dead_stays_and_is_saved_when_it_is_back(kompas: Kompas, visit: Visit) -> None:
    page = own_sheet(kompas, visit)
    evidence(page).press_sequentially("Voor de storing, ")
    kompas.kill()
    evidence(page).press_sequentially("tijdens de storing, ", delay=60)
    expect(field(page, "action-note")).to_have_attribute("data-state", "offline")
    page.wait_for_timeout(4000)  # long enough for Streamlit to notice and to say so
    page.keyboard.type("en nog steeds.", delay=30)
    kompas.start()
    expect(field(page, "action-note")).to_have_attribute("data-state", "saved")
    page.reload()
    expect(evidence(page)).to_have_value("Voor de storing, tijdens de storing, en nog steeds.")


def test_a_tap_right_after_the_server_died_is_saved_when_it_is_back(kompas: Kompas, visit: Visit) -> None:
    page = own_sheet(kompas, visit)
    evidence(page).fill("Sprak de collega aan.")
    expect(field(page, "action-note")).to_have_attribute("data-state", "saved")
    kompas.kill()
    choose(page, "action", "4")
    kompas.start()
    expect(field(page, "action")).to_have_attribute("data-state", "saved")
    page.reload()
    expect(field(page, "action").locator('input[value="4"]')).to_be_checked()


def test_a_dialog_is_not_dead_after_the_server_died_and_came_back(kompas: Kompas, visit: Visit) -> None:
    """A dialog is a fragment, which a new server does not know: the tap inside it must not vanish for ever."""
    candidacy = candidacy_called(kompas, "Samira Haddad")
    page = visit(kompas, "Bart Claes", f"/score-sheet?id={candidacy.id}")
    seal = page.locator('[class*="st-key-seal-"] button')
    sealed = page.get_by_text(re.compile("hebt dit rooster verzegeld|verzegeld op", re.IGNORECASE)).first
    sure = page.get_by_role("dialog").get_by_role("button", name="Mijn rooster verzegelen")
    seal.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    kompas.kill()
    kompas.start()
    # The next thing anybody does is the tap inside the dialog. It either counts, or the screen comes back without the
    # dialog, so that it can be opened again; it never stays there and does nothing.
    with suppress(TookTooLong):
        sure.click(timeout=10_000)
    expect(page.get_by_role("dialog")).to_have_count(0)
    if not sealed.is_visible():
        seal.click()
        sure.click()
    expect(sealed).to_be_visible()


def test_switching_the_language_keeps_what_was_typed(kompas: Kompas, visit: Visit) -> None:
    page = own_sheet(kompas, visit)
    evidence(page).press_sequentially("Nog niet helemaal af")
    page.get_by_role("radio", name="FR").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(evidence(page)).to_have_value("Nog niet helemaal af")
