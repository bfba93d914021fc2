"""Whether the process lives, and whether it can work: database reachable, tables as this code needs them."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from assessment_app.routes.counter import Counter
from assessment_app.storage.migrate import Tables


def routes(counter: Counter) -> list[Route]:
    """The routes of this file."""

    def health(_request: Request) -> Response:
        return JSONResponse({"alive": True})

    def ready(_request: Request) -> Response:
        tables = counter.desk.store.tables
        return JSONResponse(
            {"database": tables is not Tables.UNREACHABLE, "tables": tables.value},
            200 if tables is Tables.CURRENT else 503,
        )

    return [Route("/health", health), Route("/ready", ready)]
