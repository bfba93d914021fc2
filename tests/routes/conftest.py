"""What route tests ask for: the plain routes behind the gate, with a room in Streamlit's place, and a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from assessment_app.domain.events import SignedIn
from assessment_app.domain.language import Language
from assessment_app.domain.people import Actor
from assessment_app.routes import documents, entries, health, invitation, sign_in
from assessment_app.routes.counter import SESSION_COOKIE, Counter
from assessment_app.routes.gate import SESSION_HEADER, Gate
from assessment_app.services import sign_in as doing
from assessment_app.services.desk import DOOR, Desk
from assessment_app.storage.engine import open_engine
from tests.builders import Zone, a_desk, a_zone
from tests.clock import StoppedClock
from tests.routes.asking import Browser

INDEX = '<!doctype html><html lang="en"><head><title>Streamlit</title></head><body>the app</body></html>'


async def _page(_request: Request) -> Response:
    return HTMLResponse(INDEX, headers={"etag": "abc"})


async def _who_came_in(request: Request) -> Response:
    return JSONResponse({"sessions": request.headers.getlist(SESSION_HEADER)})


async def _stream(socket: WebSocket) -> None:
    await socket.accept()
    await socket.close()


THE_APP: list[BaseRoute] = [
    Route("/", _page),
    Route("/who-came-in", _who_came_in),
    Route("/_stcore/metrics", _page),
    Route("/_stcore/script-health-check", _page),
    WebSocketRoute("/_stcore/stream", _stream),
]
"""What stands behind the gate in Streamlit's place: its page, a websocket, and a room that says who came in."""


def a_site(desk: Desk, *, secure: bool = True) -> Gate:
    """The plain routes and the app, behind the gate."""
    counter = Counter(desk, secure=secure)
    plain = [route for room in (sign_in, invitation, entries, documents, health) for route in room.routes(counter)]
    return Gate(Starlette(routes=[*plain, *THE_APP], middleware=list[Middleware]()), counter)


@pytest.fixture
def desk(sqlite_url: str, clock: StoppedClock) -> Iterator[Desk]:
    """A desk on an empty database; what routes add to it no database has a say in."""
    engine = open_engine(sqlite_url)
    yield a_desk(engine, clock)
    engine.dispose()


@pytest.fixture
def zone(desk: Desk) -> Zone:
    """One of each role, and a committee of three."""
    return a_zone(desk)


@pytest.fixture
def browser(desk: Desk) -> Browser:
    """A browser in which nobody is signed in."""
    return Browser(a_site(desk))


@pytest.fixture
def browser_of(desk: Desk) -> Callable[[Actor], Browser]:
    """A browser in which somebody is signed in, and addressed in English."""

    def signed_in(actor: Actor) -> Browser:
        with desk.work(DOOR) as work:
            welcome = doing.new_session(work, actor.kind, actor.id, Language.EN)
            work.record(SignedIn(actor.id))
        return Browser(a_site(desk), cookies={SESSION_COOKIE: welcome.token})

    return signed_in
