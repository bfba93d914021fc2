"""Saving on a sample answer over the wire: one's own, nobody else's, and not once the reference was shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from assessment_app.domain.calibration import Attempt
from assessment_app.domain.people import Actor
from assessment_app.services import calibration
from assessment_app.services.desk import Desk
from tests.builders import Zone, a_round, attempts_of, exercise_of, rate_and_compare
from tests.routes.asking import Answer, Browser
from tests.services.reading import looked_up

BrowserOf = Callable[[Actor], Browser]


@pytest.fixture
def attempt(desk: Desk, zone: Zone) -> Attempt:
    """The first sample answer of a member's round."""
    a_round(desk, zone.second)
    return attempts_of(desk, zone.second)[0]


def send(desk: Desk, browser: Browser, attempt: Attempt, letter: str, value: str, base: int = 0) -> Answer:
    question = exercise_of(desk, attempt).question.id
    form = str(calibration.form_of(attempt.id))
    return browser.send("/entries", {"form": form, "field": f"{question}/{letter}", "value": value, "base": base})


def kept(desk: Desk, attempt: Attempt) -> dict[str, str]:
    return looked_up(desk, lambda work: work.entries.texts(calibration.form_of(attempt.id)))


def test_a_member_saves_on_the_own_sample_answer_and_is_told_nothing_of_the_reference(
    desk: Desk, zone: Zone, browser_of: BrowserOf, attempt: Attempt
) -> None:
    here = browser_of(zone.second)
    noted = send(desk, here, attempt, "action-note", "Spoke to the colleague.")
    tapped = send(desk, here, attempt, "action", "4")
    expected: dict[str, Any] = {"revision": 1, "saved_at": "09:00:00", "state": {}}
    assert [(answer.status, answer.json) for answer in (noted, tapped)] == [(200, expected), (200, expected)]
    assert sorted(kept(desk, attempt).values()) == ["4", "Spoke to the colleague."]


def test_a_rating_without_evidence_is_refused(desk: Desk, zone: Zone, browser_of: BrowserOf, attempt: Attempt) -> None:
    answer = send(desk, browser_of(zone.second), attempt, "action", "4")
    assert answer.status == 422
    assert answer.json["sentence"].startswith("A rating rests on what you heard")
    assert kept(desk, attempt) == {}


@pytest.mark.parametrize("place", ["chair", "third", "coordinator", "officer", "administrator"])
def test_nobody_else_saves_on_it(desk: Desk, zone: Zone, browser_of: BrowserOf, attempt: Attempt, place: str) -> None:
    answer = send(desk, browser_of(zone.everybody[place]), attempt, "action-note", "Mine now.")
    assert (answer.status, list(answer.json)) == (403, ["sentence"])
    assert answer.json["sentence"].startswith("Sample answers are rated by members")
    assert kept(desk, attempt) == {}


def test_once_the_reference_was_shown_nothing_is_saved_any_more(
    desk: Desk, zone: Zone, browser_of: BrowserOf, attempt: Attempt
) -> None:
    rate_and_compare(desk, zone.second, attempt)
    before = kept(desk, attempt)
    answer = send(desk, browser_of(zone.second), attempt, "action-note", "What the reference says.", 1)
    assert answer.status == 422
    assert answer.json["sentence"].startswith("You saw the reference on 23 November 2026")
    assert kept(desk, attempt) == before
