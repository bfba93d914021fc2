"""Saving over the wire: one field at a time, with an answer that the page can act on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from assessment_app.domain.entries import LONGEST_ENTRY
from assessment_app.domain.people import Actor
from assessment_app.domain.selection import Candidacy, Stage
from assessment_app.services import intake
from assessment_app.services.desk import Desk
from tests.builders import Zone, a_candidacy_at, behind_the_link, hand_in
from tests.clock import StoppedClock
from tests.routes.asking import Browser
from tests.services.reading import looked_up


@pytest.fixture
def candidacy(desk: Desk, zone: Zone) -> Candidacy:
    return a_candidacy_at(desk, zone, Stage.INTAKE)


@pytest.fixture
def here(browser_of: Callable[[Actor], Browser], candidacy: Candidacy) -> Browser:
    """The candidate's browser."""
    return browser_of(behind_the_link(candidacy))


@pytest.fixture
def saving(candidacy: Candidacy) -> dict[str, Any]:
    """What the page sends when the candidate typed something."""
    return {"form": str(intake.form_of(candidacy)), "field": "expectations", "value": "To help", "base": 0}


def kept(desk: Desk, candidacy: Candidacy) -> dict[str, str]:
    return looked_up(desk, lambda work: work.entries.texts(intake.form_of(candidacy)))


# Saved


def test_a_saved_field_is_answered_with_its_revision_and_the_hour(
    desk: Desk, here: Browser, candidacy: Candidacy, saving: dict[str, Any], clock: StoppedClock
) -> None:
    clock.advance(seconds=7)
    answer = here.send("/entries", saving)
    assert (answer.status, answer.json) == (200, {"revision": 1, "saved_at": "09:00:07", "state": {}})
    assert kept(desk, candidacy) == {"expectations": "To help"}


def test_sending_again_because_the_answer_was_lost_gives_the_same_answer(here: Browser, saving: dict[str, Any]) -> None:
    assert here.send("/entries", saving).json == here.send("/entries", saving).json


def test_a_text_of_the_longest_length_passes_however_it_is_written(
    desk: Desk, here: Browser, candidacy: Candidacy, saving: dict[str, Any]
) -> None:
    longest = "\N{GRINNING FACE}" * (LONGEST_ENTRY // 2) + "é" * (LONGEST_ENTRY // 2)
    assert here.send("/entries", saving | {"value": longest}).status == 200
    assert kept(desk, candidacy) == {"expectations": longest}


# Changed elsewhere


def test_a_text_changed_elsewhere_comes_back_with_the_other_text(here: Browser, saving: dict[str, Any]) -> None:
    here.send("/entries", saving)
    answer = here.send("/entries", saving | {"value": "To serve"})
    assert answer.status == 409
    assert answer.json == {
        "sentence": answer.json["sentence"],
        "revision": 1,
        "value": "To help",
        "saved_at": "09:00:00",
    }
    assert "another window" in answer.json["sentence"]
    assert here.send("/entries", saving | {"value": "To serve", "base": 1}).json["revision"] == 2


# Refused


def test_an_ended_session_is_401_with_a_sentence(
    desk: Desk, here: Browser, candidacy: Candidacy, saving: dict[str, Any], clock: StoppedClock
) -> None:
    clock.advance(hours=9)
    answer = here.send("/entries", saving, accept_language="fr")
    assert (answer.status, list(answer.json)) == (401, ["sentence"])
    assert answer.json["sentence"].startswith("Vous êtes déconnecté")
    assert kept(desk, candidacy) == {}


def test_nobody_signed_in_is_401(browser: Browser, saving: dict[str, Any]) -> None:
    assert browser.send("/entries", saving).status == 401


def test_a_paper_of_somebody_else_is_403_with_the_reason_in_the_persons_language(
    desk: Desk, browser_of: Callable[[Actor], Browser], zone: Zone, candidacy: Candidacy, saving: dict[str, Any]
) -> None:
    answer = browser_of(zone.chair).send("/entries", saving)
    assert (answer.status, list(answer.json)) == (403, ["sentence"])
    assert answer.json["sentence"].startswith("An intake form is written by its candidate only")
    assert kept(desk, candidacy) == {}


def test_a_form_without_the_mark_of_our_pages_is_refused(
    desk: Desk, here: Browser, candidacy: Candidacy, saving: dict[str, Any]
) -> None:
    assert here.send("/entries", saving, x_kompas="").status == 403
    assert kept(desk, candidacy) == {}


def test_a_form_from_elsewhere_is_refused_even_with_the_mark(
    desk: Desk, here: Browser, candidacy: Candidacy, saving: dict[str, Any]
) -> None:
    assert here.send("/entries", saving, origin="https://evil.example").status == 403
    assert kept(desk, candidacy) == {}


@pytest.mark.parametrize(
    "changed",
    [
        {"field": "health"},
        {"field": "five-minutes/choice", "value": "run"},
        {"form": "diary:1"},
        {"form": ""},
        {"value": "x" * (LONGEST_ENTRY + 1)},
        {"value": "To\x00help"},
        {"value": None},
        {"value": 5},
        {"base": -1},
        {"base": "zero"},
        {"field": "x" * 121},
        {"form": f"intake:{'x' * 100}"},
        {"extra": "field"},
    ],
    ids=str,
)
def test_what_cannot_be_saved_is_422_with_a_sentence_and_nothing_is_kept(
    desk: Desk, here: Browser, candidacy: Candidacy, saving: dict[str, Any], changed: dict[str, Any]
) -> None:
    answer = here.send("/entries", saving | changed)
    assert (answer.status, list(answer.json)) == (422, ["sentence"])
    assert answer.json["sentence"].endswith(".")
    assert kept(desk, candidacy) == {}


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'"text"', b"\xff\xfe", b'{"value": "\\ud800"}', b"0" * 5000]
)
def test_what_is_not_a_saving_at_all_is_422(here: Browser, body: bytes) -> None:
    answer = here.send("/entries", body)
    assert (answer.status, list(answer.json)) == (422, ["sentence"])


def test_a_body_far_too_long_is_422(here: Browser, saving: dict[str, Any]) -> None:
    answer = here.send("/entries", saving | {"value": "x" * (LONGEST_ENTRY * 10)})
    assert (answer.status, list(answer.json)) == (422, ["sentence"])
    assert str(LONGEST_ENTRY) in answer.json["sentence"]


def test_a_body_without_end_is_not_read_to_its_end(here: Browser) -> None:
    answer, taken = here.pours("/entries", b"x" * LONGEST_ENTRY, 1000)
    assert answer.status == 422
    assert taken < 10


def test_a_paper_that_does_not_exist_is_404(here: Browser, saving: dict[str, Any]) -> None:
    assert here.send("/entries", saving | {"form": f"intake:{'0' * 32}"}).status == 404


def test_a_closed_paper_is_422_with_when_it_was_closed_and_never_409(
    desk: Desk, here: Browser, candidacy: Candidacy, saving: dict[str, Any]
) -> None:
    hand_in(desk, behind_the_link(candidacy))
    before = kept(desk, candidacy)
    answer = here.send("/entries", saving | {"value": "Too late."})
    assert answer.status in {403, 422}
    assert list(answer.json) == ["sentence"]
    assert kept(desk, candidacy) == before


def test_the_address_answers_to_nothing_but_sending(here: Browser) -> None:
    assert here.get("/entries").status == 405
