"""The gate before everything: who passes, what is refused, what is stripped, and what every answer carries."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assessment_app.domain.people import Actor
from assessment_app.routes.counter import SESSION_COOKIE
from assessment_app.routes.gate import HEADERS
from assessment_app.services.desk import Desk
from tests.builders import PASSWORD, Zone
from tests.clock import StoppedClock
from tests.routes.asking import ACCEPTED, PAGE, Browser
from tests.services.reading import events

SignedIn = Callable[[Actor], Browser]


@pytest.fixture
def here(browser_of: SignedIn, zone: Zone) -> Browser:
    """The chair's browser, signed in."""
    return browser_of(zone.chair)


# Who passes


@pytest.mark.parametrize("path", ["/", "/who-came-in", "/documents/decision/5f3a"])
def test_a_page_without_a_session_leads_to_the_door(browser: Browser, path: str) -> None:
    answer = browser.get(path, **PAGE)
    assert (answer.status, answer.location) == (303, "/sign-in")


@pytest.mark.parametrize("path", ["/", "/who-came-in", "/media/5f3a.png", "/component/entry_form/entry_form.js"])
def test_anything_else_without_a_session_is_refused_without_a_word(browser: Browser, path: str) -> None:
    answer = browser.get(path)
    assert (answer.status, answer.body) == (401, b"")


def test_with_a_session_the_app_opens(here: Browser) -> None:
    answer = here.get("/", **PAGE)
    assert answer.status == 200
    assert "the app" in answer.text


@pytest.mark.parametrize("path", ["/sign-in", "/sign-out", "/health", "/ready"])
def test_plain_pages_need_no_session(browser: Browser, path: str) -> None:
    assert browser.get(path, **PAGE).status == 200


def test_a_cookie_that_was_made_up_opens_nothing(browser: Browser) -> None:
    browser.cookies[SESSION_COOKIE] = "made up"
    assert browser.get("/", **PAGE).location == "/sign-in"
    assert browser.opens("/_stcore/stream") == 4401


def test_a_session_that_ended_opens_nothing(here: Browser, clock: StoppedClock) -> None:
    clock.advance(days=15)
    assert here.get("/", **PAGE).location == "/sign-in"


def test_knocking_without_a_session_fills_no_trail(desk: Desk, browser: Browser) -> None:
    browser.cookies[SESSION_COOKIE] = "made up"
    before = len(events(desk))
    for _ in range(3):
        browser.get("/", **PAGE)
        browser.opens("/_stcore/stream")
    assert len(events(desk)) == before


# Websockets


def test_a_websocket_opens_with_a_session_from_a_page_of_our_own(here: Browser) -> None:
    assert here.opens("/_stcore/stream") == ACCEPTED


def test_a_websocket_without_a_session_is_refused(browser: Browser) -> None:
    assert browser.opens("/_stcore/stream") == 4401


@pytest.mark.parametrize("origin", ["https://evil.example", "https://kompas.example.be.evil.example", "null", ""])
def test_a_websocket_from_elsewhere_is_refused_even_with_a_session(here: Browser, origin: str) -> None:
    assert here.opens("/_stcore/stream", origin=origin) == 4403


# Requests that change something


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
@pytest.mark.parametrize("path", ["/sign-in", "/sign-out", "/entries", "/"])
def test_a_form_from_elsewhere_is_refused(here: Browser, path: str, origin: str) -> None:
    assert here.post(path, {"where": "here"}, origin=origin).status == 403
    assert here.get("/", **PAGE).status == 200


def test_a_link_from_elsewhere_may_be_followed(here: Browser) -> None:
    assert here.get("/", origin="https://evil.example", **PAGE).status == 200


# What only the gate may say


@pytest.mark.parametrize("name", ["x-kompas-session", "X-Kompas-Session", "X-KOMPAS-SESSION"])
def test_a_forged_session_header_is_stripped(here: Browser, browser: Browser, name: str) -> None:
    mine = here.get("/who-came-in").json["sessions"]
    assert here.get("/who-came-in", **{name: "forged"}).json["sessions"] == mine
    assert len(mine) == 1
    assert browser.get("/who-came-in", **{name: mine[0]}).status == 401


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/script-health-check"])
def test_what_the_platform_tells_about_itself_is_closed_to_everybody(
    here: Browser, browser: Browser, path: str
) -> None:
    assert here.get(path).status == browser.get(path).status == 403


# What every answer carries


@pytest.mark.parametrize("path", ["/", "/sign-in", "/who-came-in", "/health", "/_stcore/metrics", "/nothing/here"])
@pytest.mark.parametrize("signed_in", [True, False])
def test_every_answer_carries_the_headers_that_protect_the_page(
    here: Browser, browser: Browser, path: str, signed_in: bool
) -> None:
    answer = (here if signed_in else browser).get(path, **PAGE)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.parametrize("path", ["/", "/who-came-in"])
def test_a_refusal_without_a_word_carries_them_too(browser: Browser, path: str) -> None:
    answer = browser.get(path)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_nobody_may_put_the_app_in_a_frame_or_load_anything_from_elsewhere(here: Browser) -> None:
    policy = here.get("/", **PAGE).headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "default-src 'self'" in policy
    assert "http" not in policy


def test_the_page_says_its_name_and_language_and_is_not_kept_for_others(here: Browser) -> None:
    answer = here.get("/", **PAGE)
    assert '<html lang="en">' in answer.text
    assert "<title>Kompas</title>" in answer.text
    assert (answer.headers["cache-control"], "etag" in answer.headers) == ("no-store", False)
    assert answer.headers["content-length"] == str(len(answer.body))


@pytest.mark.usefixtures("zone")
def test_the_page_follows_the_language_of_the_session(browser: Browser) -> None:
    browser.post("/sign-in", {"email": "second@polbru.example", "password": PASSWORD})
    assert '<html lang="fr">' in browser.get("/", **PAGE).text
