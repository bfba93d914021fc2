"""The ASGI application: Streamlit behind a gate, plain routes beside it."""

from __future__ import annotations

import logging
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import streamlit as st
from brotli_asgi import BrotliMiddleware
from starlette.middleware import Middleware
from starlette.routing import BaseRoute
from streamlit import config

from assessment_app import wiring
from assessment_app.domain.refusals import Refusal
from assessment_app.routes import documents, entries, health, invitation, sign_in
from assessment_app.routes.counter import Counter
from assessment_app.routes.gate import Gate
from assessment_app.screens import fault

log = logging.getLogger("kompas")
ROOMS = (sign_in, invitation, entries, documents, health)


def on_script_error(error: Exception) -> bool:
    """Shows a refusal as one; logs anything else under a number that its victim can quote."""
    if isinstance(error, Refusal):
        fault.refused(error, fault.language_here())
        return True
    number = uuid4().hex[:8]
    log.error("fault %s", number, exc_info=error)
    fault.broken(number, fault.language_here())
    return True


def _font() -> str:
    """The address of Streamlit's own Source Sans; its name carries a hash that changes with the version."""
    media = Path(st.__file__).parent / "static" / "media"
    found = sorted(media.glob("SourceSansVF-Upright*.woff2"))
    return f"/static/media/{found[0].name}" if found else ""


def application() -> st.App:
    """Streamlit with our routes and our gate."""
    # Streamlit opens its websocket only for an address it knows; asked about another, it would ask the internet.
    config.set_option("browser.serverAddress", urlsplit(wiring.settings().public_url).hostname or "localhost")
    counter = Counter(wiring.desk(), secure=wiring.settings().secure, font=_font())
    routes: list[BaseRoute] = [route for room in ROOMS for route in room.routes(counter)]
    return st.App(
        Path(__file__).with_name("main.py"),
        routes=routes,
        middleware=[Middleware(BrotliMiddleware, quality=5, minimum_size=500), Middleware(Gate, counter=counter)],
        on_script_error=on_script_error,
    )


app = application()
