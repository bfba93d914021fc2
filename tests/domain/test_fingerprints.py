"""Fingerprints: the same for the same words, different for the least change."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assessment_app.domain.fingerprints import canonical, fingerprint

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


def test_anybody_can_work_a_fingerprint_out_from_the_spelling() -> None:
    assert canonical({"nl": "Één waarde", "en": "One value"}) == '{"en":"One value","nl":"Één waarde"}'.encode()
    assert fingerprint({"nl": "Respect"}) == sha256(b'{"nl":"Respect"}').hexdigest()


def test_the_order_of_fields_makes_no_difference_and_the_order_of_a_list_does() -> None:
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})
    assert fingerprint([1, 2]) != fingerprint([2, 1])


def test_an_accent_is_the_same_however_it_was_typed() -> None:
    assert fingerprint("é") == fingerprint("e\N{COMBINING ACUTE ACCENT}")


@pytest.mark.parametrize(
    ("one", "other"), [("1", 1), (1, True), (0, False), ("", None), ([], {}), ("a", "A"), ("a", "a ")]
)
def test_what_only_looks_alike_is_not_the_same(one: Any, other: Any) -> None:
    assert fingerprint(one) != fingerprint(other)


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_json_cannot_say_has_no_fingerprint(number: float) -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        fingerprint(number)


@given(PLAIN)
def test_a_content_read_back_from_its_spelling_has_the_same_fingerprint(content: Any) -> None:
    spelled = canonical(content)
    assert canonical(json.loads(spelled)) == spelled
    assert fingerprint(json.loads(spelled)) == fingerprint(content)


@given(PLAIN, PLAIN)
def test_two_contents_share_a_fingerprint_only_when_they_are_spelled_alike(one: Any, other: Any) -> None:
    assume(canonical(one) != canonical(other))
    assert fingerprint(one) != fingerprint(other)
