"""The candidate's door: the page behind an invitation link, where the code is asked."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from assessment_app.domain.refusals import Refusal
from assessment_app.routes.counter import LANGUAGE_COOKIE, Counter, status_of
from assessment_app.routes.sign_in import fields
from assessment_app.services import invitations
from assessment_app.services.desk import DOOR


def routes(counter: Counter) -> list[Route]:
    """The routes of this file."""

    def show(request: Request) -> Response:
        return _door(counter, request)

    async def knock(request: Request) -> Response:
        form = await fields(request)
        return await run_in_threadpool(_knock, counter, request, form.get("code", ""))

    return [
        Route("/invitation/{token}", show, methods=["GET"]),
        Route("/invitation/{token}", knock, methods=["POST"]),
    ]


def _door(counter: Counter, request: Request, refusal: Refusal | None = None) -> Response:
    token = request.path_params["token"]
    try:
        with counter.desk.work(DOOR) as work:
            plate = invitations.doorplate(work, token)
    except Refusal as closed:
        return counter.refused(request, closed)
    if refusal is None and not request.query_params.get("lang") and LANGUAGE_COOKIE not in request.cookies:
        # Nobody chose yet: the language of the file is the better guess than the browser's.
        response: Response = RedirectResponse(f"{request.url.path}?lang={plate.language.value}", 303)
        return response
    voice = counter.speaker(request)
    return counter.page(
        request,
        "invitation.html",
        status=status_of(refusal) if refusal else 200,
        plate=plate,
        refusal=voice.refusal(refusal) if refusal else "",
    )


def _knock(counter: Counter, request: Request, code: str) -> Response:
    try:
        with counter.desk.work(DOOR) as work:
            outcome = invitations.come_in(work, request.path_params["token"], code, counter.speaker(request).language)
    except Refusal as refusal:
        return _door(counter, request, refusal)
    if isinstance(outcome, Refusal):
        return _door(counter, request, outcome)
    return counter.welcome(RedirectResponse("/", 303), outcome)
