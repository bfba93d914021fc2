"""Arriving: the bytes of a first visit, and how soon a second `make run` shows its first page."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from benchmarks import places
from benchmarks.browsing import PHONE, sign_in
from benchmarks.figures import Figure
from benchmarks.serving import free_port, running

VISITS = 3
STARTS = 3
SETTLED = 2000
"""Milliseconds after the worklist is there in which late files may still come."""


def first_visit(browser: Browser, address: str) -> Figure:
    """What a phone with an empty cache receives from the sign-in page to the worklist."""
    return Figure("bytes of a first visit", 1.2, "MB", tuple(_visit(browser, address) for _ in range(VISITS)))


def second_start(browser: Browser, data: Path) -> Figure:
    """From typing `make run`, with everything installed and filled, until the sign-in page is on the screen."""
    return Figure("second make run to first page", 6, "s", tuple(_start(browser, data) for _ in range(STARTS)))


def _visit(browser: Browser, address: str) -> float:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    received = 0.0

    def count_file(event: dict[str, Any]) -> None:
        nonlocal received
        received += event["encodedDataLength"]

    def count_message(event: dict[str, Any]) -> None:
        nonlocal received
        received += len(event["response"]["payloadData"]) * 3 / 4  # binary messages are shown in base 64

    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.loadingFinished", count_file)
    network.on("Network.webSocketFrameReceived", count_message)
    page.goto(address)
    sign_in(page, places.MEMBER)
    page.wait_for_timeout(SETTLED)
    context.close()
    return received / 1e6


def _start(browser: Browser, data: Path) -> float:
    make, port = shutil.which("make"), free_port()
    if make is None:
        raise SystemExit("There is no make on this machine.")
    page = browser.new_page()
    began = time.perf_counter()
    with running([make, "run", f"PORT={port}"], port, data) as address:
        page.goto(address)
        page.locator(places.SIGN_IN).first.wait_for()
        seconds = time.perf_counter() - began
        page.close()
    return seconds
