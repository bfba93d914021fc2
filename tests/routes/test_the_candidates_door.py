"""The page behind an invitation link: what it shows and what it answers, without an account."""

from __future__ import annotations

import pytest

from assessment_app.domain.language import Language
from assessment_app.domain.selection import Candidacy
from assessment_app.routes.counter import LANGUAGE_COOKIE, SESSION_COOKIE
from assessment_app.services import candidacies
from assessment_app.services.desk import Desk
from assessment_app.services.invitations import FreshInvitation
from tests.builders import Zone, a_candidacy, a_procedure, an_invitation
from tests.clock import StoppedClock
from tests.routes.asking import PAGE, Answer, Browser
from tests.services.reading import does


@pytest.fixture
def candidacy(desk: Desk, zone: Zone) -> Candidacy:
    return a_candidacy(desk, zone, a_procedure(desk, zone), language=Language.FR)


@pytest.fixture
def fresh(desk: Desk, zone: Zone, candidacy: Candidacy) -> FreshInvitation:
    return an_invitation(desk, zone, candidacy)


def door(fresh: FreshInvitation) -> str:
    return f"/invitation/{fresh.token}"


def knocks(browser: Browser, fresh: FreshInvitation, code: str) -> Answer:
    return browser.post(f"{door(fresh)}?lang=en", {"code": code})


def test_the_door_first_speaks_the_language_of_the_file(browser: Browser, fresh: FreshInvitation) -> None:
    answer = browser.get(door(fresh), accept_language="nl")
    assert (answer.status, answer.location) == (303, f"{door(fresh)}?lang=fr")
    page = browser.get(answer.location)
    assert (page.status, '<html lang="fr">' in page.text) == (200, True)
    assert browser.cookies[LANGUAGE_COOKIE] == "fr"


def test_the_door_speaks_another_language_when_asked(browser: Browser, fresh: FreshInvitation) -> None:
    assert '<html lang="nl">' in browser.get(f"{door(fresh)}?lang=nl").text
    assert '<html lang="nl">' in browser.get(door(fresh)).text


def test_the_door_tells_the_post_and_no_name(browser: Browser, fresh: FreshInvitation) -> None:
    page = browser.get(f"{door(fresh)}?lang=en").text
    assert "Inspecteur interventie" in page
    assert not [name for name in ("Lemmens", "candidate.example", fresh.code) if name in page]


def test_the_right_code_leads_to_the_form_with_a_cookie(browser: Browser, fresh: FreshInvitation) -> None:
    answer = knocks(browser, fresh, fresh.code.lower())
    assert (answer.status, answer.location) == (303, "/")
    cookie = answer.cookies[SESSION_COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["secure"]) == (True, "lax", True)
    assert browser.get("/", **PAGE).status == 200


def test_a_candidates_cookie_lasts_as_long_as_the_session_and_no_longer(
    browser: Browser, fresh: FreshInvitation, clock: StoppedClock
) -> None:
    clock.advance(days=20)
    assert int(knocks(browser, fresh, fresh.code).cookies[SESSION_COOKIE]["max-age"]) == 24 * 3600


def test_a_wrong_code_is_answered_kindly_and_opens_nothing(browser: Browser, fresh: FreshInvitation) -> None:
    answer = knocks(browser, fresh, "WRONG234")
    assert (answer.status, 'role="alert"' in answer.text) == (403, True)
    assert SESSION_COOKIE not in answer.cookies
    assert knocks(browser, fresh, fresh.code).status == 303


def test_after_too_many_wrong_codes_the_door_says_until_when_to_wait(
    browser: Browser, fresh: FreshInvitation, clock: StoppedClock
) -> None:
    for _ in range(5):
        knocks(browser, fresh, "WRONG234")
    answer = knocks(browser, fresh, fresh.code)
    assert (answer.status, "09:01" in answer.text) == (409, True)
    clock.advance(minutes=1)
    assert knocks(browser, fresh, fresh.code).status == 303


def test_a_wrong_code_is_answered_kindly_also_where_cookies_are_refused(
    browser: Browser, fresh: FreshInvitation
) -> None:
    answer = browser.post(door(fresh), {"code": "WRONG234"})
    assert (answer.status, 'role="alert"' in answer.text) == (403, True)


@pytest.mark.parametrize("code", ["", " ", "é", "x" * 100_000, "\x00", "%00"])
def test_an_odd_code_is_a_wrong_code(browser: Browser, fresh: FreshInvitation, code: str) -> None:
    assert knocks(browser, fresh, code).status == 403


@pytest.mark.parametrize("token", ["made-up", "%00", "a" * 2000, "..", "é"])
def test_a_link_that_nobody_made_is_not_found(browser: Browser, token: str) -> None:
    for answer in (browser.get(f"/invitation/{token}?lang=en"), browser.post(f"/invitation/{token}", {"code": "x"})):
        assert answer.status == 404
        assert SESSION_COOKIE not in answer.cookies


def test_an_expired_link_says_so(browser: Browser, fresh: FreshInvitation, clock: StoppedClock) -> None:
    clock.advance(days=21)
    answer = browser.get(f"{door(fresh)}?lang=en")
    assert (answer.status, "worked until 14 December 2026" in answer.text) == (403, True)
    assert knocks(browser, fresh, fresh.code).status == 403


def test_a_replaced_link_and_that_of_a_withdrawn_candidacy_say_so(
    browser: Browser, desk: Desk, zone: Zone, candidacy: Candidacy, fresh: FreshInvitation
) -> None:
    newer = an_invitation(desk, zone, candidacy)
    answer = browser.get(f"{door(fresh)}?lang=en")
    assert (answer.status, "replaced by a newer one" in answer.text) == (403, True)
    does(desk, zone.coordinator, candidacies.withdraw, candidacy.id, "Found another post.")
    assert browser.get(f"{door(newer)}?lang=en").status == 403


def test_the_token_goes_to_no_other_site(browser: Browser, fresh: FreshInvitation) -> None:
    answer = browser.get(f"{door(fresh)}?lang=en")
    assert answer.headers["referrer-policy"] in {"no-referrer", "same-origin"}
    assert "http" not in answer.text.replace("http-equiv", "")
