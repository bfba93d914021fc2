"""The candidate's door: a link that ends, a code that can be typed, and pauses that grow."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment_app.domain.invitations import (
    CODE_ALPHABET,
    CODE_LENGTH,
    FREE_TRIES,
    Invitation,
    as_typed,
    pause_after,
)
from assessment_app.domain.refusals import NotAllowed, NotNow
from assessment_app.domain.selection import CandidacyId

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
INVITATION = Invitation("i", CandidacyId("c"), "t", "h", made_at=NOW, expires_at=NOW + timedelta(days=21))


def test_a_link_works_until_the_moment_it_expires() -> None:
    assert INVITATION.checked(INVITATION.expires_at - SECOND) is INVITATION
    with pytest.raises(NotAllowed, match=r"invitation\.expired") as refused:
        INVITATION.checked(INVITATION.expires_at)
    assert refused.value.values == {"on": INVITATION.expires_at}


def test_a_revoked_link_does_not_work_and_says_so_rather_than_that_it_expired() -> None:
    revoked = INVITATION.revoked(NOW)
    for at in (NOW, INVITATION.expires_at):
        with pytest.raises(NotAllowed, match=r"invitation\.revoked"):
            revoked.checked(at)


def test_revoking_twice_keeps_the_first_moment() -> None:
    assert INVITATION.revoked(NOW).revoked(NOW + HOUR).revoked_at == NOW


# Wrong codes


def test_five_wrong_codes_are_free_of_consequences_but_the_last_of_them() -> None:
    assert [pause_after(tries, NOW) for tries in range(FREE_TRIES)] == [None] * FREE_TRIES


@pytest.mark.parametrize(
    ("tries", "pause"),
    [
        (5, MINUTE),
        (6, 2 * MINUTE),
        (7, 4 * MINUTE),
        (8, 8 * MINUTE),
        (9, 16 * MINUTE),
        (10, 32 * MINUTE),
        (11, HOUR),
        (12, HOUR),
        (10_000, HOUR),
    ],
)
def test_each_further_wrong_code_doubles_the_pause_up_to_an_hour(tries: int, pause: timedelta) -> None:
    assert pause_after(tries, NOW) == NOW + pause


@given(st.integers(FREE_TRIES, 400))
def test_a_pause_never_shrinks_and_never_exceeds_an_hour(tries: int) -> None:
    one, next_one = pause_after(tries, NOW), pause_after(tries + 1, NOW)
    assert one is not None
    assert next_one is not None
    assert NOW + MINUTE <= one <= next_one <= NOW + HOUR


def test_a_wrong_code_is_counted_and_from_the_fifth_on_one_waits() -> None:
    tried = INVITATION
    for _ in range(FREE_TRIES):
        assert tried.ready_for_a_code(NOW) is tried
        tried = tried.after_a_wrong_code(NOW)
    assert tried.wrong_tries == FREE_TRIES
    with pytest.raises(NotNow, match=r"invitation\.wait") as refused:
        tried.ready_for_a_code(NOW + MINUTE - SECOND)
    assert refused.value.values == {"until": NOW + MINUTE}
    assert tried.ready_for_a_code(NOW + MINUTE) is tried


def test_a_right_code_forgets_the_wrong_ones() -> None:
    tried = replace(INVITATION, wrong_tries=7, paused_until=NOW)
    assert tried.opened(NOW) == replace(INVITATION, opened_at=NOW)


def test_coming_in_again_keeps_the_first_moment() -> None:
    assert INVITATION.opened(NOW).opened(NOW + HOUR).opened_at == NOW


# Codes as people type them


@pytest.mark.parametrize(
    "typed", ["KMPS2345", "kmps2345", "KMPS 2345", " kmps-2345 ", "k m p s 2 3 4 5", "KMPS\t2345\n"]
)
def test_capitals_spaces_and_dashes_make_no_difference(typed: str) -> None:
    assert as_typed(typed) == "KMPS2345"


def test_the_alphabet_has_no_letters_that_read_alike() -> None:
    assert not set("IO01") & set(CODE_ALPHABET)
    assert len(set(CODE_ALPHABET)) == 32
    assert CODE_LENGTH == 8
