"""Signing in with a password, or by one click in the demonstration zone; signing out, here or everywhere."""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from assessment_app.domain.people import Kind, Person, PersonId, Role
from assessment_app.domain.refusals import NotAllowed, Refusal, SignedOut
from assessment_app.routes.counter import SESSION_COOKIE, Counter, status_of
from assessment_app.services import sign_in
from assessment_app.services.desk import DOOR


def routes(counter: Counter) -> list[Route]:
    """The routes of this file."""

    def show(request: Request) -> Response:
        return _page(counter, request)

    async def enter(request: Request) -> Response:
        form = await fields(request)
        return await run_in_threadpool(_enter, counter, request, form)

    def ask(request: Request) -> Response:
        return counter.page(request, "sign_out.html", candidate=_is_candidate(counter, request))

    async def leave(request: Request) -> Response:
        form = await fields(request)
        return await run_in_threadpool(_leave, counter, request, everywhere=form.get("where") == "everywhere")

    return [
        Route("/sign-in", show, methods=["GET"]),
        Route("/sign-in", enter, methods=["POST"]),
        Route("/sign-out", ask, methods=["GET"]),
        Route("/sign-out", leave, methods=["POST"]),
    ]


async def fields(request: Request) -> dict[str, str]:
    """The fields of a plain HTML form; of a repeated one the first."""
    body = (await request.body()).decode("utf-8", "replace")
    return {name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()}


def _page(counter: Counter, request: Request, refusal: Refusal | None = None, email: str = "") -> Response:
    voice = counter.speaker(request)
    return counter.page(
        request,
        "sign_in.html",
        status=status_of(refusal) if refusal else 200,
        refusal=voice.refusal(refusal) if refusal else "",
        email=email,
        demo=_demo_people(counter),
    )


def _demo_people(counter: Counter) -> list[tuple[Role, list[Person]]]:
    with counter.desk.work(DOOR) as work:
        return [(role, list(people)) for role, people in sign_in.demo_people(work).items()]


def _enter(counter: Counter, request: Request, form: dict[str, str]) -> Response:
    email = form.get("email", "")
    try:
        outcome = _outcome(counter, form, email)
    except Refusal as refusal:
        outcome = refusal
    if isinstance(outcome, Refusal):
        return _page(counter, request, outcome, email)
    return counter.welcome(RedirectResponse("/", 303), outcome)


def _outcome(counter: Counter, form: dict[str, str], email: str) -> sign_in.Welcome | Refusal:
    with counter.desk.work(DOOR) as work:
        if form.get("person"):
            return sign_in.as_demo_person(work, PersonId(form["person"]))
        return sign_in.with_password(work, email, form.get("password", ""))


def _is_candidate(counter: Counter, request: Request) -> bool:
    try:
        return counter.actor(request).kind is Kind.CANDIDATE
    except SignedOut:
        return False


def _leave(counter: Counter, request: Request, *, everywhere: bool) -> Response:
    response = counter.page(request, "goodbye.html")
    response.delete_cookie(SESSION_COOKIE, path="/")
    try:
        actor = counter.actor(request)
        with counter.desk.work(actor) as work:
            if everywhere:
                sign_in.sign_out_everywhere(work)
            else:
                sign_in.sign_out(work)
    except (SignedOut, NotAllowed):
        return response
    return response
