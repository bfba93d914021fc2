"""A browser that keeps cookies and asks an ASGI application directly, without a network between them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import Morsel, SimpleCookie
from typing import Any
from urllib.parse import urlencode, urlsplit

from starlette.types import ASGIApp, Message, Scope

HOST = "kompas.example.be"
PAGE = {"accept": "text/html,application/xhtml+xml"}
ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: status, headers by small name, body, and the cookies that were set."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    cookies: Mapping[str, Morsel[str]]

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)

    @property
    def location(self) -> str:
        """Where a redirect leads."""
        return self.headers.get("location", "")


@dataclass
class Browser:
    """Asks, and keeps the cookies it is given; as a browser does, it tells from which page a form was sent."""

    app: ASGIApp
    origin: str = f"https://{HOST}"
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **headers: str) -> Answer:
        """The page behind this address."""
        return self._ask("GET", path, b"", _named(headers))

    def post(self, path: str, form: Mapping[str, str] | None = None, **headers: str) -> Answer:
        """What a form sent to this address comes to."""
        sent = {"content-type": "application/x-www-form-urlencoded", "origin": self.origin}
        return self._ask("POST", path, urlencode(form or {}).encode(), sent | _named(headers))

    def send(self, path: str, content: bytes | object, **headers: str) -> Answer:
        """What a script of our own pages sends: JSON, with the mark that only they carry."""
        body = content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode()
        sent = {"content-type": "application/json", "x-kompas": "1", "origin": self.origin}
        return self._ask("POST", path, body, sent | _named(headers))

    def pours(self, path: str, chunk: bytes, times: int) -> tuple[Answer, int]:
        """What a script sends in so many pieces, and how many of them were taken."""
        sent = {"content-type": "application/json", "x-kompas": "1", "origin": self.origin}
        scope: Scope = {**self._scope("http", path, sent), "method": "POST"}
        pieces: list[Message] = [{"type": "http.request", "body": chunk, "more_body": True} for _ in range(times)]
        answer = _answer(asyncio.run(self._run(scope, pieces)))
        return answer, times - len(pieces)

    def opens(self, path: str, **headers: str) -> str | int:
        """Opens a websocket: accepted, or the code with which it was closed."""
        sent = {"origin": self.origin} | _named(headers)
        messages = asyncio.run(self._run(self._scope("websocket", path, sent), [{"type": "websocket.connect"}]))
        (first, *_) = messages
        return ACCEPTED if first["type"] == "websocket.accept" else int(first["code"])

    def _ask(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        scope: Scope = {**self._scope("http", path, headers), "method": method}
        incoming: list[Message] = [
            {"type": "http.request", "body": body, "more_body": False},
            {"type": "http.disconnect"},
        ]
        answer = _answer(asyncio.run(self._run(scope, incoming)))
        for name, morsel in answer.cookies.items():
            if morsel["max-age"] == "0":
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = morsel.value
        return answer

    def _scope(self, kind: str, path: str, headers: Mapping[str, str]) -> Scope:
        split = urlsplit(path)
        kept = {"cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())} if self.cookies else {}
        told = {"host": HOST} | kept | {name: value for name, value in headers.items() if value}
        return {
            "type": kind,
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "scheme": "https" if kind == "http" else "wss",
            "path": split.path,
            "raw_path": split.path.encode(),
            "root_path": "",
            "query_string": split.query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in told.items()],
            "client": ("203.0.113.7", 50000),
            "server": (HOST, 443),
            "subprotocols": [],
        }

    async def _run(self, scope: Scope, incoming: list[Message]) -> list[Message]:
        sent = list[Message]()

        async def receive() -> Message:
            return incoming.pop(0) if incoming else {"type": f"{scope['type']}.disconnect", "code": 1000}

        async def send(message: Message) -> None:
            sent.append(message)

        await self.app(scope, receive, send)
        return sent


def _named(headers: Mapping[str, str]) -> dict[str, str]:
    """Headers as keyword arguments name them: accept_language; an empty one is left out."""
    return {name.replace("_", "-"): value for name, value in headers.items()}


def _answer(messages: list[Message]) -> Answer:
    start, *bodies = messages
    pairs = [(name.decode().lower(), value.decode()) for name, value in start["headers"]]
    cookies = SimpleCookie()
    for name, value in pairs:
        if name == "set-cookie":
            cookies.load(value)
    body = b"".join(message.get("body", b"") for message in bodies)
    return Answer(start["status"], dict(pairs), body, dict(cookies))
