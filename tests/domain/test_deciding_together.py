"""A decision is final when every deciding member signed the same words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment_app.domain.decisions import Decision, Outcome, Signature, checked_entry
from assessment_app.domain.instruments import ValueName
from assessment_app.domain.people import PersonId
from assessment_app.domain.refusals import NotNow, Unusable
from assessment_app.domain.selection import CandidacyId
from tests.domain.instruments import a_guide

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
MEMBERS = tuple(map(PersonId, ("chair", "second", "third")))
GUIDE = a_guide(ValueName.RESPECT)
PROPOSED = Decision(
    CandidacyId("c"),
    Outcome.SUITABLE,
    (),
    "So we conclude.",
    "",
    PersonId("chair"),
    proposed_at=NOW,
    fingerprint="f" * 64,
)


def after(*signers: PersonId, deciding: tuple[PersonId, ...] = MEMBERS) -> Decision:
    decision = PROPOSED
    for minutes, person in enumerate(signers):
        decision = decision.signed(person, NOW + timedelta(minutes=minutes), frozenset(deciding))
    return decision


def test_a_signature_says_who_when_and_to_which_words() -> None:
    assert after(MEMBERS[0]).signatures == (Signature(MEMBERS[0], NOW, PROPOSED.fingerprint),)


def test_a_decision_is_open_until_the_last_deciding_member_signed() -> None:
    two = after(*MEMBERS[:2])
    assert two.final_at is None
    assert two.still_open() is two


def test_the_last_signature_makes_it_final() -> None:
    final = after(*MEMBERS)
    assert final.final_at == NOW + timedelta(minutes=2)
    with pytest.raises(NotNow, match=r"decision\.final") as refused:
        final.still_open()
    assert refused.value.values == {"at": final.final_at}


def test_a_member_with_a_conflict_of_interest_is_not_waited_for() -> None:
    assert after(*MEMBERS[:2], deciding=MEMBERS[:2]).final_at is not None


def test_nobody_signs_twice() -> None:
    with pytest.raises(NotNow, match=r"decision\.signed_already"):
        after(MEMBERS[0], MEMBERS[0])


@given(st.permutations(MEMBERS))
def test_the_order_of_signing_does_not_matter(order: list[PersonId]) -> None:
    assert [after(*order[:count]).final_at is not None for count in range(4)] == [False, False, False, True]


def test_signing_changes_no_word_of_the_decision() -> None:
    signed = after(*MEMBERS)
    assert replace(signed, signatures=(), final_at=None) == PROPOSED


@pytest.mark.parametrize(
    ("field", "value", "refused"),
    [
        ("conclusion", "So we conclude.", None),
        ("respect/ground", "Stepped in.", None),
        ("outcome", "reserve", None),
        ("outcome", "perhaps", "entry.no_such_choice"),
        ("outcome", "", "entry.no_such_choice"),
        ("loyalty/ground", "Stepped in.", "entry.no_such_field"),
        ("respect/rating", "5", "entry.no_such_field"),
        ("minority", "I saw it otherwise.", "entry.no_such_field"),
    ],
)
def test_only_what_a_decision_asks_can_be_saved(field: str, value: str, refused: str | None) -> None:
    assert refusal_of(field, value) == refused


def refusal_of(field: str, value: str) -> str | None:
    try:
        checked_entry(GUIDE, field, value)
    except Unusable as refusal:
        return refusal.key
    return None
