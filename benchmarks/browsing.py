"""The browser of the benchmarks, and somebody signed in with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from benchmarks import places
from scripts.browser import installed

PHONE: ViewportSize = {"width": 390, "height": 844}
LAPTOP: ViewportSize = {"width": 1280, "height": 900}


@contextmanager
def browser() -> Iterator[Browser]:
    """A Chromium without a window."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=installed())
        try:
            yield started
        finally:
            started.close()


def signed_in(browser: Browser, address: str, name: str) -> Page:
    """A fresh window in which this invented person has just signed in and sees their worklist."""
    page = browser.new_context(viewport=LAPTOP).new_page()
    page.goto(address)
    sign_in(page, name)
    return page


def sign_in(page: Page, name: str) -> None:
    """Signs in on the sign-in page, with one click, and waits for the worklist."""
    page.locator(places.SIGN_IN, has_text=name).first.click()
    page.locator(places.WORKLIST).first.wait_for()
