"""Downloads: each document is asked for by kind and identifier, and the desk says whether this person may have it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from assessment_app.documents.rendering import render
from assessment_app.domain.refusals import Refusal, SignedOut
from assessment_app.routes.counter import Counter
from assessment_app.services import papers
from assessment_app.text import speaker


def routes(counter: Counter) -> list[Route]:
    """The routes of this file."""

    def download(request: Request) -> Response:
        return _download(counter, request)

    return [Route("/documents/{kind}/{ident}", download, methods=["GET"])]


def _download(counter: Counter, request: Request) -> Response:
    try:
        actor = counter.actor(request)
        with counter.desk.work(actor) as work:
            order = papers.order(work, request.path_params["kind"], request.path_params["ident"])
    except SignedOut:
        return RedirectResponse("/sign-in", 303)
    except Refusal as refusal:
        return counter.refused(request, refusal)
    headers = {"content-disposition": f'inline; filename="{order.file_name}"', "cache-control": "private, no-store"}
    return Response(render(order.paper, speaker(order.language)), media_type="application/pdf", headers=headers)
