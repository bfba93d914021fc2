"""What the browser tests share: a Chromium, demonstration zones on both databases, and people who sign in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from scripts.browser import installed
from tests.browser.servers import Kompas
from tests.databases import PostgresDatabases

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
    "--no-first-run",
)
PHONE = {"width": 360, "height": 740}
LAPTOP = {"width": 1366, "height": 768}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder drives a browser."""
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of this process."""
    path = installed()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a demonstration zone on SQLite, filled once and copied for each test."""
    folder = tmp_path_factory.mktemp("demonstration")
    zone = Kompas(folder).start()
    zone.stop()
    return folder


@pytest.fixture
def kompas(filled: Path, tmp_path: Path) -> Iterator[Kompas]:
    """A running demonstration zone on SQLite."""
    data = tmp_path / "data"
    shutil.copytree(filled, data)
    running = Kompas(data).start()
    yield running
    running.stop()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def kompas_anywhere(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Kompas]:
    """A running demonstration zone, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        yield request.getfixturevalue("kompas")
        return
    databases: PostgresDatabases = request.getfixturevalue("postgres_databases")
    with databases.fresh() as url:
        running = Kompas(tmp_path, database_url=url).start()
        yield running
        running.stop()


@pytest.fixture
def browser(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Opens browsers of different people: separate cookies, a window of their own."""
    opened: list[BrowserContext] = []

    def of_somebody(*, viewport: dict[str, int] = LAPTOP, dark: bool = False, locale: str = "nl-BE") -> BrowserContext:
        context = chromium.new_context(
            viewport={"width": viewport["width"], "height": viewport["height"]},
            locale=locale,
            timezone_id="Europe/Brussels",
            color_scheme="dark" if dark else "light",
            accept_downloads=True,
        )
        context.set_default_timeout(20_000)
        opened.append(context)
        return context

    yield of_somebody
    for context in opened:
        context.close()


@pytest.fixture
def visit(browser: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """Signs one of the demonstration's people in, in a browser of their own."""

    def sign_in(kompas: Kompas, name: str, path: str = "/", **window: object) -> Page:
        page = browser(**window).new_page()
        page.goto(f"{kompas.address}/sign-in")
        page.get_by_role("button", name=name, exact=True).first.click()
        page.wait_for_selector("h1")
        if path != "/":
            page.goto(f"{kompas.address}{path}")
            page.wait_for_selector("h1")
        return page

    return sign_in
