"""The sign-in page: a cookie that no script reads, kind refusals, one browser or all of them, a demonstration."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assessment_app.domain.people import Actor, Role
from assessment_app.domain.selection import Stage
from assessment_app.routes.counter import LANGUAGE_COOKIE, SESSION_COOKIE
from assessment_app.services.desk import Desk
from tests.builders import PASSWORD, Zone, a_candidacy_at, a_demonstration, behind_the_link
from tests.clock import StoppedClock
from tests.routes.asking import PAGE, Answer, Browser
from tests.routes.conftest import a_site
from tests.services.reading import events

pytestmark = pytest.mark.usefixtures("zone")
DUTCH, FRENCH = "nl-BE,nl;q=0.9,en;q=0.8", "fr-BE,fr;q=0.9"


def signs_in(browser: Browser, password: str = PASSWORD, email: str = "chair@polbru.example") -> Answer:
    return browser.post("/sign-in", {"email": email, "password": password})


# The cookie


def test_signing_in_leads_to_the_app_with_a_cookie_that_no_script_reads(browser: Browser) -> None:
    answer = signs_in(browser)
    assert (answer.status, answer.location) == (303, "/")
    cookie = answer.cookies[SESSION_COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["secure"], cookie["path"]) == (True, "lax", True, "/")
    assert int(cookie["max-age"]) == 14 * 24 * 3600
    assert cookie["domain"] == ""
    assert browser.get("/", **PAGE).status == 200


def test_without_tls_the_cookie_still_goes_and_does_not_ask_for_it(desk: Desk) -> None:
    plain = Browser(a_site(desk, secure=False))
    cookie = signs_in(plain).cookies[SESSION_COOKIE]
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == ("", True, "lax")


def test_each_signing_in_is_a_new_session(browser: Browser) -> None:
    first = signs_in(browser).cookies[SESSION_COOKIE].value
    assert signs_in(browser).cookies[SESSION_COOKIE].value != first


# Refusals


def test_a_wrong_password_is_answered_kindly_keeps_the_address_and_sets_no_cookie(browser: Browser) -> None:
    answer = signs_in(browser, "guess")
    assert answer.status == 403
    assert 'value="chair@polbru.example"' in answer.text
    assert 'role="alert"' in answer.text
    assert "guess" not in answer.text
    assert SESSION_COOKIE not in answer.cookies


def test_an_unknown_address_is_answered_exactly_as_a_wrong_password(browser: Browser) -> None:
    known, unknown = signs_in(browser, "guess"), signs_in(browser, "guess", "nobody@polbru.example")
    assert known.status == unknown.status
    assert known.text.replace("chair@", "nobody@") == unknown.text


def test_after_too_many_wrong_passwords_the_page_says_until_when_to_wait(browser: Browser) -> None:
    for _ in range(5):
        signs_in(browser, "guess")
    answer = signs_in(browser)
    assert answer.status == 409
    assert "9:01" in answer.text


@pytest.mark.parametrize(
    "form", [{}, {"email": ""}, {"password": "x"}, {"email": "a" * 10_000, "password": "b" * 10_000}]
)
def test_an_odd_form_is_refused_and_never_a_fault(browser: Browser, form: dict[str, str]) -> None:
    assert browser.post("/sign-in", form).status == 403


def test_what_was_typed_cannot_become_part_of_the_page(browser: Browser) -> None:
    answer = signs_in(browser, "guess", '"><script>alert(1)</script>')
    assert "<script>alert" not in answer.text


# Language


@pytest.mark.parametrize(
    ("asks", "title"), [(DUTCH, "Aanmelden"), (FRENCH, "Se connecter"), ("de", "Aanmelden"), ("en", "Sign in")]
)
def test_the_page_speaks_the_browsers_language_and_dutch_when_it_asks_for_another(
    browser: Browser, asks: str, title: str
) -> None:
    assert f"<h1>{title}</h1>" in browser.get("/sign-in", accept_language=asks).text


def test_a_language_once_chosen_is_remembered(browser: Browser) -> None:
    answer = browser.get("/sign-in?lang=fr", accept_language=DUTCH)
    assert answer.cookies[LANGUAGE_COOKIE].value == "fr"
    assert '<html lang="fr">' in browser.get("/sign-in", accept_language=DUTCH).text


def test_a_language_that_does_not_exist_is_not_remembered(browser: Browser) -> None:
    assert '<html lang="nl">' in browser.get("/sign-in?lang=xx", accept_language=DUTCH).text
    assert browser.cookies.get(LANGUAGE_COOKIE, "nl") == "nl"


# Going out


def test_signing_out_ends_the_session_and_takes_the_cookie_away(browser: Browser, desk: Desk) -> None:
    signs_in(browser)
    token = browser.cookies[SESSION_COOKIE]
    answer = browser.post("/sign-out", {"where": "here"})
    assert answer.status == 200
    assert answer.cookies[SESSION_COOKIE]["max-age"] == "0"
    thief = Browser(a_site(desk), cookies={SESSION_COOKIE: token})
    assert thief.get("/", **PAGE).location == "/sign-in"


def test_signing_out_everywhere_ends_the_other_browser_too(browser: Browser, desk: Desk) -> None:
    elsewhere = Browser(a_site(desk))
    signs_in(browser)
    signs_in(elsewhere)
    browser.post("/sign-out", {"where": "everywhere"})
    assert elsewhere.get("/", **PAGE).location == "/sign-in"
    assert "SignedOutEverywhere" in events(desk)


def test_signing_out_of_one_browser_leaves_the_other(browser: Browser, desk: Desk) -> None:
    elsewhere = Browser(a_site(desk))
    signs_in(browser)
    signs_in(elsewhere)
    browser.post("/sign-out", {"where": "here"})
    assert elsewhere.get("/", **PAGE).status == 200


def test_signing_out_twice_is_as_good_as_once(browser: Browser) -> None:
    signs_in(browser)
    assert [browser.post("/sign-out", {"where": "here"}).status for _ in range(2)] == [200, 200]


def test_a_link_cannot_sign_anybody_out(browser: Browser) -> None:
    signs_in(browser)
    assert browser.get("/sign-out", **PAGE).status == 200
    assert browser.get("/", **PAGE).status == 200


def test_a_candidate_is_not_offered_every_browser_since_the_link_opens_again(
    desk: Desk, zone: Zone, browser_of: Callable[[Actor], Browser]
) -> None:
    candidate = browser_of(behind_the_link(a_candidacy_at(desk, zone, Stage.INTAKE)))
    assert 'value="everywhere"' not in candidate.get("/sign-out", **PAGE).text
    assert 'value="everywhere"' in browser_of(zone.chair).get("/sign-out", **PAGE).text


# A demonstration


def test_outside_a_demonstration_nobody_is_listed_and_a_replayed_click_is_refused(
    browser: Browser, zone: Zone, desk: Desk
) -> None:
    page = browser.get("/sign-in").text
    assert not [name for name in ("Bart Claes", "Anke Desmet") if name in page]
    answer = browser.post("/sign-in", {"person": zone.administrator.id})
    assert answer.status == 403
    assert SESSION_COOKIE not in answer.cookies
    assert events(desk)[-1] == "Refused"


def test_in_a_demonstration_everybody_is_listed_by_role_and_one_click_signs_in(
    browser: Browser, zone: Zone, desk: Desk
) -> None:
    a_demonstration(desk)
    page = browser.get("/sign-in").text
    assert all(actor.id in page for actor in zone.everybody.values())
    assert page.count("<h2 id=") == len(Role)
    assert browser.post("/sign-in", {"person": zone.dpo.id}).location == "/"
    assert browser.get("/", **PAGE).status == 200


@pytest.mark.parametrize("person", ["nobody", "' OR 1=1 --", "0" * 32])
def test_in_a_demonstration_a_place_that_does_not_exist_is_refused(browser: Browser, desk: Desk, person: str) -> None:
    a_demonstration(desk)
    assert browser.post("/sign-in", {"person": person}).status == 404


def test_a_session_is_idle_too_long(browser: Browser, clock: StoppedClock) -> None:
    signs_in(browser)
    clock.advance(hours=8, seconds=1)
    assert browser.get("/", **PAGE).location == "/sign-in"
