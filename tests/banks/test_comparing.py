"""What changed between two versions, in words; an instrument written out reads back as the same."""

from __future__ import annotations

from typing import Any

import pytest

from assessment_app.banks import Sort, as_yaml, changes, load_catalogue, proof_of_bytes, verdict_on
from assessment_app.domain.instruments import AnyInstrument, fingerprint_of, parse_instrument
from tests.banks.folders import ZONE

CATALOGUE = load_catalogue(ZONE)
RESPECT = CATALOGUE.latest("starr", "respect").instrument


def with_changes(**changed: Any) -> AnyInstrument:
    """The questions about respect, with these fields replaced."""
    content = RESPECT.model_dump(mode="json", exclude_defaults=True)
    return parse_instrument("starr", {**content, **changed})


def questions() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = RESPECT.model_dump(mode="json", exclude_defaults=True)["questions"]
    return found


def test_the_same_words_are_no_change_whatever_their_version() -> None:
    assert changes(RESPECT, with_changes(version=RESPECT.version + 1)) == ()


def test_a_changed_text_is_told_with_its_place_before_and_after() -> None:
    new = questions()
    before = new[0]["ask"]["fr"]
    new[0]["ask"]["fr"] = "Racontez autre chose."

    (change,) = changes(RESPECT, with_changes(questions=new))

    assert change.sort is Sort.CHANGED
    assert change.place == "questions > respect-01 > ask > fr"
    assert (change.before, change.after) == (before, "Racontez autre chose.")


def test_a_question_put_first_is_moved_and_nothing_else() -> None:
    new = questions()
    found = changes(RESPECT, with_changes(questions=[new[-1], *new[:-1]]))
    assert [(change.sort, change.place) for change in found] == [(Sort.MOVED, "questions")]


def test_a_question_left_out_is_removed_text_by_text() -> None:
    found = changes(RESPECT, with_changes(questions=questions()[1:]))
    assert {change.sort for change in found} == {Sort.REMOVED}
    assert all(change.place.startswith("questions > respect-01 > ") for change in found)


def test_what_was_added_one_way_is_removed_the_other_way() -> None:
    fewer = with_changes(questions=questions()[:-1])
    added, removed = changes(fewer, RESPECT), changes(RESPECT, fewer)
    assert {change.sort for change in added} == {Sort.ADDED}
    assert sorted((change.place, change.after) for change in added) == sorted(
        (change.place, change.before) for change in removed
    )


def test_a_changed_list_of_words_is_one_change() -> None:
    new = questions()
    new[0]["levels"] = ["operational", "calog", "leadership"]
    new[0]["without_police_experience"] = False
    places = {change.place: change.after for change in changes(RESPECT, with_changes(questions=new))}
    assert places["questions > respect-01 > levels"] == "operational, calog, leadership"
    assert places["questions > respect-01 > without_police_experience"] == "False"


@pytest.mark.parametrize("released", CATALOGUE.newest(), ids=lambda released: str(released.key))
def test_an_instrument_taken_home_reads_back_word_for_word(released: Any) -> None:
    proof, lacking = proof_of_bytes(as_yaml(released.instrument), "home.yaml")
    assert lacking == ()
    assert fingerprint_of(proof.instrument) == released.fingerprint


@pytest.mark.parametrize("released", CATALOGUE.newest(), ids=lambda released: str(released.key))
def test_an_instrument_brought_back_unchanged_as_the_next_version_has_no_fault(released: Any) -> None:
    again = as_yaml(released.instrument, version=released.instrument.version + 1)
    verdict = verdict_on(again, "again.yaml", CATALOGUE)
    assert verdict.faults == verdict.must_follow == ()
    assert verdict.proof.key == released.key._replace(version=released.instrument.version + 1)
