"""Saves one field of a form while somebody types or taps."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from assessment_app.domain.entries import LONGEST_ENTRY, Entry, Form
from assessment_app.domain.refusals import NotAllowed, OutOfDate, Refusal, Unusable
from assessment_app.routes.counter import MARK_HEADER, Counter, sentence
from assessment_app.services import entries
from assessment_app.text import Speaker, speaker

BIGGEST_BODY = LONGEST_ENTRY * 6 + 1000
"""Bytes; a character takes at most six when JSON writes it as an escape."""


class Saving(BaseModel):
    """What the browser sends: one field of one form, and the revision it last saw."""

    model_config = ConfigDict(extra="forbid")

    form: str = Field(max_length=100)
    field: str = Field(max_length=120)
    value: str
    base: int = Field(ge=0)


def routes(counter: Counter) -> list[Route]:
    """The routes of this file."""

    async def save(request: Request) -> Response:
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > BIGGEST_BODY:
                break
        return await run_in_threadpool(_save, counter, request, body)

    return [Route("/entries", save, methods=["POST"])]


def _save(counter: Counter, request: Request, body: bytes) -> Response:
    voice = counter.speaker(request)
    try:
        session = counter.session(request)
        voice = speaker(session.language)
        saving = _read(request, body)
        form = Form.named(saving.form)
        with counter.desk.work(session.actor) as work:
            outcome = entries.save(work, form, saving.field, saving.value, saving.base)
    except Refusal as refusal:
        return sentence(refusal, voice)
    if isinstance(outcome, OutOfDate):
        return _changed_elsewhere(outcome, voice)
    return JSONResponse({"revision": outcome.revision, "saved_at": voice.clock(outcome.saved_at), "state": {}})


def _read(request: Request, body: bytes) -> Saving:
    if MARK_HEADER not in request.headers:
        raise NotAllowed("entry.foreign")
    if len(body) > BIGGEST_BODY:
        raise Unusable("entry.too_long", limit=LONGEST_ENTRY, length=len(body))
    try:
        return Saving.model_validate_json(body)
    except ValidationError:
        raise Unusable("entry.unreadable") from None


def _changed_elsewhere(outcome: OutOfDate, voice: Speaker) -> Response:
    theirs: Entry = outcome.theirs
    return JSONResponse(
        {
            "sentence": voice.refusal(outcome),
            "revision": theirs.revision,
            "value": theirs.value,
            "saved_at": voice.clock(theirs.saved_at),
        },
        409,
    )
