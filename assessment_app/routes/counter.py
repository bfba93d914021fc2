"""What every route needs: the desk, who is asking, in which language, and how a refusal is answered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from assessment_app.domain.language import Language
from assessment_app.domain.people import Actor, Session
from assessment_app.domain.refusals import NotAllowed, NotFound, NotNow, Refusal, SignedOut
from assessment_app.services import sign_in
from assessment_app.services.desk import DOOR, Desk
from assessment_app.text import Speaker, speaker

SESSION_COOKIE = "kompas_session"
LANGUAGE_COOKIE = "kompas_language"
MARK_HEADER = "x-kompas"
"""A header that only our own pages send; another site's form cannot."""

_templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, undefined=StrictUndefined
)


@dataclass(frozen=True, slots=True)
class Counter:
    """The desk as seen from the routes, and how its visitors come in.

    `font` is the address of the web font that the app itself uses, so that it is loaded once.
    """

    desk: Desk
    secure: bool
    font: str = ""

    def session(self, request: Request) -> Session:
        """The session behind the cookie of this request.

        Raises:
            SignedOut: there is none, or it has ended.
        """
        if not (token := request.cookies.get(SESSION_COOKIE, "")):
            raise SignedOut("signed_out")
        with self.desk.work(DOOR) as work:
            return sign_in.session_behind(work, token)

    def actor(self, request: Request) -> Actor:
        """Who is asking.

        Raises:
            SignedOut: nobody is signed in.
        """
        return self.session(request).actor

    def speaker(self, request: Request) -> Speaker:
        """Speaks the language as just chosen, of whoever is signed in, as chosen before, or as the browser asks."""
        chosen = (request.query_params.get("lang"), self._own_language(request), request.cookies.get(LANGUAGE_COOKIE))
        asked = (*chosen, *_preferred(request))
        known = [Language(code) for code in asked if code in set(Language)]
        return speaker(known[0] if known else Language.NL)

    def _own_language(self, request: Request) -> str | None:
        try:
            return self.session(request).language.value
        except SignedOut:
            return None

    def page(self, request: Request, template: str, status: int = 200, **values: object) -> HTMLResponse:
        """A plain page, in the language of the request."""
        voice = self.speaker(request)
        text = _templates.get_template(template).render(
            say=voice.say,
            voice=voice,
            language=voice.language.value,
            languages=list(Language),
            path=request.url.path,
            font=self.font,
            **values,
        )
        response = HTMLResponse(text, status)
        if request.query_params.get("lang"):
            self.remember_language(response, voice.language)
        return response

    def remember_language(self, response: Response, language: Language) -> None:
        """Keeps the language for the pages before signing in."""
        response.set_cookie(
            LANGUAGE_COOKIE, language.value, max_age=31_536_000, httponly=True, samesite="lax", secure=self.secure
        )

    def welcome(self, response: Response, welcome: sign_in.Welcome) -> Response:
        """Gives the browser its session cookie."""
        lasts = int((welcome.session.ends_at - welcome.session.started_at).total_seconds())
        response.set_cookie(
            SESSION_COOKIE, welcome.token, max_age=lasts, httponly=True, samesite="lax", secure=self.secure, path="/"
        )
        return response

    def refused(self, request: Request, refusal: Refusal) -> HTMLResponse:
        """A refusal as a plain page."""
        sentence = self.speaker(request).refusal(refusal)
        return self.page(request, "refusal.html", status=status_of(refusal), sentence=sentence)


def _preferred(request: Request) -> tuple[str, ...]:
    header = request.headers.get("accept-language", "")
    return tuple(part.split(";")[0].strip().lower()[:2] for part in header.split(","))


CONFLICT = 409


def status_of(refusal: Refusal) -> int:
    """The HTTP status that says the same as a refusal."""
    kinds = ((SignedOut, 401), (NotAllowed, 403), (NotFound, 404), (NotNow, CONFLICT))
    return next((status for kind, status in kinds if isinstance(refusal, kind)), 422)


def sentence(refusal: Refusal, voice: Speaker) -> JSONResponse:
    """A refusal for a script in our own pages; 409 is kept for texts that were changed elsewhere."""
    status = status_of(refusal)
    return JSONResponse({"sentence": voice.refusal(refusal)}, 422 if status == CONFLICT else status)
