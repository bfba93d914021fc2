"""Calibrating: a member rates a sample answer by tapping and typing, compares it, and sees how far off it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from assessment_app.domain.calibration import Attempt, Exercise
from assessment_app.domain.language import Language
from assessment_app.domain.scoring import HEARD_LETTERS, RATED_LETTERS, Letter
from assessment_app.services import calibration
from tests.browser.conftest import LAPTOP, PHONE
from tests.browser.hands import Hands
from tests.browser.servers import Kompas
from tests.browser.story import fits_the_width
from tests.browser.test_everybody_can_use_it import WINDOWS, violations
from tests.browser.zones import candidacy_called, desk_of, person_called

Visit = Callable[..., Page]
HALF_WAY, LICENSED, WITHOUT = "Aminata Diallo", "Bart Claes", "Sofie Maes"
EVERY_WINDOW = pytest.mark.parametrize(("viewport", "dark"), WINDOWS)


def attempts(kompas: Kompas, name: str = HALF_WAY) -> tuple[Attempt, ...]:
    """The sample answers of the round this member has under way."""
    with desk_of(kompas).work(person_called(kompas, name)) as work:
        return calibration.room(work).attempts


def open_one(kompas: Kompas) -> tuple[Attempt, Exercise]:
    """The next sample answer of the member who is half-way, with its reference."""
    attempt = next(one for one in attempts(kompas) if one.compared_at is None)
    with desk_of(kompas).work(person_called(kompas, HALF_WAY)) as work:
        return attempt, work.snapshots.get(attempt.exercise, Exercise)


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_a_member_rates_a_sample_answer_compares_it_and_sees_how_far_off_it_was(
    kompas: Kompas, visit: Visit, viewport: dict[str, int]
) -> None:
    attempt, exercise = open_one(kompas)
    question, case = exercise.question.id, exercise.case
    member = Hands(visit(kompas, HALF_WAY, "/calibration", viewport=viewport), kompas, Language.FR)
    member.presses("calibrate")
    expect(member.page.get_by_text(case.answer.fr[:80])).to_be_visible()
    expect(member.page.get_by_text("Lu par : vous seul").first).to_be_visible()
    assert case.reference.action.reason.fr not in member.page.content()

    for letter in Letter:
        member.notes(f"{question}/{letter}-note", f"Ce que j’ai lu sur {letter}.")
    for letter in HEARD_LETTERS:
        member.taps(f"{question}/{letter}", exercise.heard(letter).value)
    for letter in RATED_LETTERS:
        points = exercise.reference(letter)
        member.taps(f"{question}/{letter}", str(points + 1 if points < 5 else 3))
    assert fits_the_width(member.page)

    member.presses(f"compare-{attempt.id}")
    dialog = member.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Comparer avec la référence").click()
    expect(member.page.get_by_role("heading", level=1)).to_have_text("Exemple de réponse 4 sur 6 : la référence")
    for letter in RATED_LETTERS:
        card, points = member.keyed(f"card-facet-{letter}"), exercise.reference(letter)
        distance = "plus indulgent de 1 point" if points < 5 else "plus sévère de 2 points"
        expect(card).to_contain_text(f"Référence : {points}")
        expect(card).to_contain_text(distance)
        expect(card).to_contain_text(getattr(case.reference, letter.value).reason.fr)
    assert fits_the_width(member.page)
    assert violations(member.page) == []

    member.presses("next-sample")
    expect(member.page.get_by_role("heading", level=1)).to_have_text("Exemple de réponse 5 sur 6")


def test_what_is_missing_keeps_the_reference_closed(kompas: Kompas, visit: Visit) -> None:
    attempt, exercise = open_one(kompas)
    member = Hands(visit(kompas, HALF_WAY, f"/sample-answer?id={attempt.id}"), kompas, Language.FR)
    field = f"{exercise.question.id}/action"
    expect(member.field(field).locator('input[value="4"]')).to_be_disabled()
    member.notes(f"{field}-note", "Est allée voir le chef d’équipe.")
    member.taps(field, "4")
    member.presses(f"compare-{attempt.id}")
    expect(member.page.get_by_role("alert").filter(has_text="La référence s’affiche dès")).to_be_visible()
    expect(member.page.get_by_role("dialog")).to_have_count(0)


def test_the_answer_stays_in_sight_while_the_last_facet_is_rated(kompas: Kompas, visit: Visit) -> None:
    attempt, exercise = open_one(kompas)
    page = visit(kompas, HALF_WAY, f"/sample-answer?id={attempt.id}", viewport={"width": 1366, "height": 900})
    last = page.locator(f'[data-field="{exercise.question.id}/reflection"]')
    last.wait_for()
    last.scroll_into_view_if_needed()
    expect(page.get_by_text(exercise.case.answer.fr[:80])).to_be_in_viewport()


@EVERY_WINDOW
@pytest.mark.parametrize("name", [HALF_WAY, LICENSED, WITHOUT])
def test_the_room_and_its_sample_answers_can_be_used_by_everybody(
    standing: Kompas, visit: Visit, name: str, viewport: dict[str, int], *, dark: bool
) -> None:
    paths = ["/calibration", *(f"/sample-answer?id={one.id}" for one in attempts(standing, name)[2:4])]
    seen(visit(standing, name, viewport=viewport, dark=dark), standing, *paths)


@EVERY_WINDOW
def test_the_list_of_licences_can_be_used_by_everybody(
    standing: Kompas, visit: Visit, viewport: dict[str, int], *, dark: bool
) -> None:
    page = visit(standing, "Hélène Dubois", viewport=viewport, dark=dark)
    seen(page, standing, "/licences")
    expect(page.get_by_text(LICENSED)).to_be_visible()


@EVERY_WINDOW
def test_the_note_on_the_grid_can_be_used_by_everybody_and_leads_to_the_room(
    standing: Kompas, visit: Visit, viewport: dict[str, int], *, dark: bool
) -> None:
    page = visit(standing, WITHOUT, viewport=viewport, dark=dark)
    seen(page, standing, f"/score-sheet?id={candidacy_called(standing, 'Pieter Janssens').id}")
    page.get_by_role("link", name="Naar de kalibratie").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kalibratie")


def seen(page: Page, kompas: Kompas, *paths: str) -> None:
    """Each of these screens is accessible and no wider than the window."""
    found: dict[str, Any] = {}
    for path in paths:
        page.goto(f"{kompas.address}{path}")
        page.wait_for_selector("h1")
        page.wait_for_timeout(1200)
        found[path] = (violations(page), fits_the_width(page))
    assert found == dict.fromkeys(paths, ([], True))
