"""Documents: how long from asking for a PDF until all of it is there."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from playwright.sync_api import APIRequestContext, Browser

from benchmarks import places
from benchmarks.browsing import signed_in
from benchmarks.figures import Figure

WARM_UP = 1
PRINTS = 10


def measure(browser: Browser, address: str, data: Path) -> list[Figure]:
    """One figure per kind of document, each asked for by somebody who may read it."""
    return [
        Figure(f"PDF: {kind}", 300, "ms", _printed(browser, address, name, _addresses(address, data, kind, table)))
        for kind, table, name in places.PAPERS
    ]


def _addresses(address: str, data: Path, kind: str, table: str) -> list[str]:
    with closing(sqlite3.connect(data / "kompas.db")) as database:
        idents = database.execute(f"SELECT id FROM {table}").fetchall()  # noqa: S608  (the names stand in places.py)
    return [f"{address}/documents/{kind}/{ident}" for (ident,) in idents]


def _printed(browser: Browser, address: str, name: str, documents: list[str]) -> tuple[float, ...]:
    page = signed_in(browser, address, name)
    readable = (document for document in documents if _is_there(page.request, document))
    document = next(readable, None)
    taken = [] if document is None else [_taken(page.request, document) for _ in range(WARM_UP + PRINTS)]
    page.context.close()
    return tuple(taken[WARM_UP:])


def _is_there(request: APIRequestContext, document: str) -> bool:
    return request.get(document).headers["content-type"] == "application/pdf"


def _taken(request: APIRequestContext, document: str) -> float:
    began = time.perf_counter()
    request.get(document).body()
    return (time.perf_counter() - began) * 1000
