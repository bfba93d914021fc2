"""Coming in and going out: right and wrong passwords, pauses, every browser at once, the language kept."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from assessment_app.domain.language import Language
from assessment_app.domain.people import PersonId, Role
from assessment_app.domain.refusals import NotAllowed, NotNow, Refusal, SignedOut
from assessment_app.services import accounts, procedures, sign_in
from assessment_app.services.desk import DOOR, Desk
from assessment_app.services.locks import token_hash
from assessment_app.services.sign_in import Welcome
from tests.builders import COMMAND_LINE, PASSWORD, Zone, a_demonstration, signed_in, somebody
from tests.clock import StoppedClock
from tests.services.reading import does, events, last_line, looked_up, refused, trail
from tests.services.together import Meanwhile, at_the_same_moment

EMAIL = "nadia@polbru.example"


@pytest.fixture(autouse=True)
def _nadia(desk: Desk) -> None:
    somebody(desk, Role.COORDINATOR, name="Nadia Verhaegen", email=EMAIL, language=Language.FR)


def tries(desk: Desk, password: str, email: str = EMAIL) -> Welcome | Refusal:
    return does(desk, DOOR, sign_in.with_password, email, password)


def welcomed(desk: Desk, password: str = PASSWORD, email: str = EMAIL) -> Welcome:
    outcome = tries(desk, password, email)
    assert isinstance(outcome, Welcome)
    return outcome


# With a password


def test_the_right_password_opens_a_session_in_the_persons_language(desk: Desk, clock: StoppedClock) -> None:
    session = welcomed(desk).session
    assert session.language is Language.FR
    assert session.ends_at == clock() + timedelta(days=14)
    does(desk, session.actor, procedures.procedures)
    assert events(desk)[-1] == "SignedIn"


@pytest.mark.parametrize("typed", ["NADIA@POLBRU.EXAMPLE", " nadia@polbru.example "])
def test_the_address_counts_whatever_its_capitals_and_spaces(desk: Desk, typed: str) -> None:
    welcomed(desk, email=typed)


def test_only_the_hash_of_the_cookies_token_is_kept(desk: Desk) -> None:
    welcome = welcomed(desk)
    assert welcome.session.token_hash == token_hash(welcome.token) != welcome.token
    found = looked_up(desk, lambda work: sign_in.session_behind(work, welcome.token))
    assert found == welcome.session


def test_a_cookie_that_was_made_up_opens_nothing(desk: Desk) -> None:
    assert refused(desk, DOOR, sign_in.session_behind, "made up") == "signed_out"


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(desk: Desk) -> None:
    for outcome in (tries(desk, "guess"), tries(desk, PASSWORD, "nobody@polbru.example")):
        assert isinstance(outcome, NotAllowed)
        assert (outcome.key, outcome.values) == ("sign_in.wrong", {})
    assert events(desk)[-2:] == ["SignInFailed", "SignInFailed"]


def test_a_wrong_password_is_counted_although_it_is_refused(desk: Desk, clock: StoppedClock) -> None:
    for _ in range(5):
        assert isinstance(tries(desk, "guess"), NotAllowed)
    waiting = tries(desk, PASSWORD)
    assert isinstance(waiting, NotNow)
    assert (waiting.key, waiting.values) == ("sign_in.wait", {"until": clock() + timedelta(minutes=1)})


def test_trying_during_the_pause_does_not_lengthen_it_and_stands_in_the_trail(desk: Desk, clock: StoppedClock) -> None:
    for _ in range(9):
        tries(desk, "guess")
    assert events(desk)[-1] == "SignInFailed"
    clock.advance(minutes=1)
    welcomed(desk)


def test_after_the_pause_one_more_wrong_try_doubles_it(desk: Desk, clock: StoppedClock) -> None:
    for _ in range(5):
        tries(desk, "guess")
    clock.advance(minutes=1)
    assert isinstance(tries(desk, "guess"), NotAllowed)
    waiting = tries(desk, PASSWORD)
    assert isinstance(waiting, NotNow)
    assert waiting.values == {"until": clock() + timedelta(minutes=2)}


def test_the_right_password_forgets_the_wrong_ones(desk: Desk) -> None:
    for _ in range(2):
        for _ in range(4):
            tries(desk, "guess")
        welcomed(desk)


def test_one_persons_wrong_tries_pause_nobody_else(desk: Desk) -> None:
    somebody(desk, name="Bart Claes", email="bart@polbru.example")
    for _ in range(6):
        tries(desk, "guess")
    welcomed(desk, email="bart@polbru.example")


def test_a_closed_account_is_not_opened_by_its_password(desk: Desk) -> None:
    person = looked_up(desk, lambda work: work.people.by_email(EMAIL))
    assert person is not None
    does(desk, COMMAND_LINE, accounts.close_account, person.id)
    outcome = tries(desk, PASSWORD)
    assert isinstance(outcome, NotAllowed)
    assert outcome.key == "sign_in.wrong"


def test_an_account_without_a_password_is_not_opened_by_an_empty_one(desk: Desk) -> None:
    does(desk, COMMAND_LINE, accounts.make_account, "Bart", "bart@polbru.example", Language.NL, None)
    for password in ("", PASSWORD, "nobody's password"):
        assert isinstance(tries(desk, password, "bart@polbru.example"), NotAllowed)


def test_two_wrong_tries_at_the_same_moment_are_both_counted(desk: Desk) -> None:
    person = looked_up(desk, lambda work: work.people.by_email(EMAIL))
    assert person is not None
    with Meanwhile() as somebody_else:
        with desk.work(DOOR) as work:
            sign_in.with_password(work, EMAIL, "guess")
            somebody_else.does(partial(tries, desk, "another guess"))
        assert isinstance(somebody_else.outcome, NotAllowed)
    known = looked_up(desk, lambda work: work.passwords.of(person.id))
    assert known is not None
    assert known.wrong_tries == 2


def test_signing_in_twice_at_the_same_moment_opens_two_sessions(desk: Desk) -> None:
    outcomes = at_the_same_moment(*[partial(tries, desk, PASSWORD)] * 2)
    assert [type(outcome) for outcome in outcomes] == [Welcome] * 2


# Going out


def test_signing_out_ends_this_browser_and_no_other(desk: Desk) -> None:
    here, there = welcomed(desk).session.actor, welcomed(desk).session.actor
    does(desk, here, sign_in.sign_out)
    assert refused(desk, here, procedures.procedures) == "signed_out"
    does(desk, there, procedures.procedures)


def test_signing_out_everywhere_ends_every_browser_of_this_person_and_of_nobody_else(desk: Desk, zone: Zone) -> None:
    here, there, other = welcomed(desk).session.actor, welcomed(desk).session.actor, signed_in(desk, zone.chair)
    does(desk, here, sign_in.sign_out_everywhere)
    assert last_line(desk).event == "SignedOutEverywhere"
    for gone in (here, there):
        assert refused(desk, gone, procedures.procedures) == "signed_out"
    does(desk, other, procedures.procedures)


def test_nobody_signs_out_of_a_session_they_do_not_have(desk: Desk, zone: Zone) -> None:
    with pytest.raises(SignedOut):
        does(desk, zone.chair, sign_in.sign_out)


# Language


def test_a_language_once_chosen_is_kept_for_this_browser_and_for_the_next_time(desk: Desk) -> None:
    here = welcomed(desk).session
    does(desk, here.actor, sign_in.choose_language, Language.EN)
    assert looked_up(desk, lambda work: sign_in.session(work, here.id)).language is Language.EN
    assert welcomed(desk).session.language is Language.EN
    assert "LanguageChosen" in [line.event for line in trail(desk)]


# The demonstration


def test_outside_a_demonstration_nobody_is_listed_and_nobodys_place_can_be_taken(desk: Desk, zone: Zone) -> None:
    assert does(desk, DOOR, sign_in.demo_people) == {}
    key = refused(desk, DOOR, sign_in.as_demo_person, PersonId(zone.administrator.id))
    assert key == "sign_in.no_demonstration"
    assert last_line(desk).event == "Refused"


def test_in_a_demonstration_everybody_is_listed_by_role_and_a_place_is_one_click_away(desk: Desk, zone: Zone) -> None:
    a_demonstration(desk)
    listed = does(desk, DOOR, sign_in.demo_people)
    assert set(listed) == set(Role)
    assert [person.name for person in listed[Role.DPO]] == ["Wim Goossens"]
    welcome = does(desk, DOOR, sign_in.as_demo_person, PersonId(zone.dpo.id))
    assert welcome.session.actor.id == zone.dpo.id


def test_a_place_that_nobody_has_cannot_be_taken(desk: Desk) -> None:
    a_demonstration(desk)
    assert refused(desk, DOOR, sign_in.as_demo_person, PersonId("nobody")) == "nothing_here"
