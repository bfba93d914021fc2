"""What the browser tests share: a Chromium, demonstration zones on both databases, and people who sign in."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from scripts.browser import installed
from tests.browser.servers import PATIENCE, Kompas
from tests.databases import PostgresDatabases

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
    "--no-first-run",
)
PICTURES = Path("screenshots")
FAILED = pytest.StashKey[bool]()
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
    """A data folder with a demonstration zone on SQLite, filled by the first process that asks, then copied."""
    folder = _shared(tmp_path_factory) / "demonstration"
    try:
        folder.mkdir()
    except FileExistsError:
        until = time.monotonic() + PATIENCE
        while not (folder / "filled").exists() and time.monotonic() < until:
            time.sleep(0.2)
        return folder
    Kompas(folder).start().stop()
    (folder / "filled").touch()
    return folder


def _shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run: for one process its own, for several the one above theirs."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own


@pytest.fixture
def kompas(filled: Path, tmp_path: Path) -> Iterator[Kompas]:
    """A running demonstration zone on SQLite."""
    data = tmp_path / "data"
    shutil.copytree(filled, data)
    running = Kompas(data).start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def standing(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kompas]:
    """A demonstration zone that stays up, for tests that look and change nothing that others see."""
    data = tmp_path_factory.mktemp("standing") / "data"
    shutil.copytree(filled, data)
    running = Kompas(data).start()
    yield running
    running.stop()


@pytest.fixture
def kompas_on_postgres(postgres_databases: PostgresDatabases, tmp_path: Path) -> Iterator[Kompas]:
    """A running demonstration zone on PostgreSQL."""
    with postgres_databases.fresh() as url:
        running = Kompas(tmp_path, database_url=url).start()
        yield running
        running.stop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remembers on the test whether it failed, for the picture that is taken then."""
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


def _picture(request: pytest.FixtureRequest, contexts: list[BrowserContext]) -> None:
    if not request.node.stash.get(FAILED, False):
        return
    PICTURES.mkdir(exist_ok=True)
    for number, page in enumerate(page for context in contexts for page in context.pages):
        page.screenshot(path=PICTURES / f"{request.node.name}-{number}.png", full_page=True)


@pytest.fixture
def browser(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., BrowserContext]]:
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
    _picture(request, opened)
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
