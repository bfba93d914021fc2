"""The gate before everything: who may pass, what is stripped from requests, and the headers every answer carries."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assessment_app.domain.language import Language
from assessment_app.domain.people import Session
from assessment_app.domain.refusals import SignedOut
from assessment_app.routes.counter import Counter

SESSION_HEADER = "x-kompas-session"
"""Carries the session's identifier to Streamlit (`server.trustedUserHeaders`); nobody outside may set it."""
OPEN_TO_ALL = (
    "/sign-in",
    "/sign-out",
    "/invitation/",
    "/health",
    "/ready",
    "/static/",
    "/favicon",
    "/entries",
    "/_stcore/health",
)
"""Needs no session here: plain pages, Streamlit's own scripts and styles, and routes that ask for themselves."""
CLOSED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
HOST_CONFIG = "/_stcore/host-config"
HOST = {
    "allowedOrigins": [],
    "useExternalAuthToken": False,
    "enableCustomParentMessages": False,
    "enforceDownloadInNewTab": False,
    "metricsUrl": "",
    "blockErrorDialogs": True,
    "resourceCrossOriginMode": None,
}
"""What Streamlit's page asks its host (1.67). A host may keep its dialog about a lost connection away: that would take
the focus, and the keystrokes, from whoever is typing; our own line says the same and takes nothing."""
HEADERS = {
    "content-security-policy": "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
}


class Gate:
    """ASGI middleware around Streamlit and the plain routes."""

    def __init__(self, app: ASGIApp, counter: Counter) -> None:
        self.app = app
        self.counter = counter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request or a websocket pass, or answers it here."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        strip(scope)
        if path.startswith(CLOSED) or not from_here(scope):
            await refuse(scope, receive, send, 403)
            return
        session = None if path.startswith(OPEN_TO_ALL) else await run_in_threadpool(self._session, scope)
        if session is None and not path.startswith(OPEN_TO_ALL):
            await self._to_the_door(scope, receive, send)
            return
        if path == HOST_CONFIG and scope["type"] == "http":
            await JSONResponse(HOST, headers={"cache-control": "no-store"})(scope, receive, dressed(send, None))
            return
        if session is not None:
            scope["headers"].append((SESSION_HEADER.encode(), session.id.encode()))
        await self.app(scope, receive, dressed(send, session))

    def _session(self, scope: Scope) -> Session | None:
        # Only headers and cookies are read, which websockets have as well.
        try:
            return self.counter.session(Request({**scope, "type": "http"}))
        except SignedOut:
            return None

    async def _to_the_door(self, scope: Scope, receive: Receive, send: Send) -> None:
        wants_page = "text/html" in Headers(scope=scope).get("accept", "")
        if scope["type"] == "http" and wants_page:
            await RedirectResponse("/sign-in", 303)(scope, receive, dressed(send, None))
            return
        await refuse(scope, receive, send, 401)


def strip(scope: Scope) -> None:
    """Removes what only this gate may say."""
    scope["headers"] = [(name, value) for name, value in scope["headers"] if name.lower() != SESSION_HEADER.encode()]


def from_here(scope: Scope) -> bool:
    """Whether a websocket or a changing request comes from a page of our own.

    A websocket always carries an Origin when a browser opens it; without one it is no browser.
    """
    headers = Headers(scope=scope)
    origin = headers.get("origin")
    if scope["type"] == "http" and (scope["method"] in {"GET", "HEAD"} or origin is None):
        return True
    return origin is not None and urlsplit(origin).netloc == headers.get("host")


async def refuse(scope: Scope, receive: Receive, send: Send, status: int) -> None:
    """A bare refusal, without saying what is behind."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 4000 + status})
        return
    await PlainTextResponse("", status)(scope, receive, dressed(send, None))


def dressed(send: Send, session: Session | None) -> Send:
    """`send`, with our headers on every answer and, in Streamlit's page, the language of whoever it is for."""
    held: list[Message] = []

    async def dress(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            if session is not None and headers.get("content-type", "").startswith("text/html"):
                held.append(message)
                return
        elif message["type"] == "http.response.body" and held:
            held.append(message)
            if not message.get("more_body"):
                await _send_in_language(send, held, session.language if session else Language.NL)
            return
        await send(message)

    return dress


async def _send_in_language(send: Send, held: list[Message], language: Language) -> None:
    start, *bodies = held
    page = b"".join(body.get("body", b"") for body in bodies)
    page = page.replace(b'<html lang="en">', f'<html lang="{language.value}">'.encode(), 1)
    page = page.replace(b"<title>Streamlit</title>", b"<title>Kompas</title>", 1)
    headers = MutableHeaders(scope=start)
    headers["content-length"] = str(len(page))
    # The same address answers in another language to somebody else.
    headers["cache-control"] = "no-store"
    for name in ("etag", "last-modified"):
        if name in headers:
            del headers[name]
    await send(start)
    await send({"type": "http.response.body", "body": page})
