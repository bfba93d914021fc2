"""Licences as coordinators, officers and members meet them: the list, the selection, the grid and the worklist."""

from __future__ import annotations

import pytest

from assessment_app.domain.language import Language
from assessment_app.domain.selection import CalibrationDemand, Candidacy
from assessment_app.services.desk import Desk
from tests.builders import (
    Zone,
    a_candidacy,
    a_licence,
    a_procedure,
    a_round,
    declare,
    hand_in,
    now,
    the_candidate,
)
from tests.clock import StoppedClock
from tests.screens.showing import components, fields, shown
from tests.screens.test_calibration import told_by

LANGUAGES = list(Language)


# The licences


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_officer_reads_who_holds_a_licence_and_until_when(
    desk: Desk, zone: Zone, language: Language, clock: StoppedClock
) -> None:
    at = shown(desk, zone.officer, "licences", language=language)
    assert not at.exception
    a_licence(desk, zone.second)
    at = shown(desk, zone.officer, "licences", language=language)
    assert not at.exception
    assert "Aminata Diallo" in told_by(at)
    assert "Sofie Maes" not in told_by(at)
    clock.advance(days=400)
    assert not shown(desk, zone.officer, "licences", language=language).exception


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_coordinator_reads_the_licences_from_the_menu_and_from_a_selection_that_asks_for_one(
    desk: Desk, zone: Zone, language: Language
) -> None:
    a_licence(desk, zone.second)
    at = shown(desk, zone.coordinator, "licences", language=language)
    assert not at.exception
    assert "Aminata Diallo" in told_by(at)
    for demand, there in ((CalibrationDemand.OFF, False), (CalibrationDemand.WARN, True)):
        made = a_procedure(desk, zone, calibration=demand, reference=f"INP-{demand.value}")
        for actor in (zone.coordinator, zone.chair):
            doors = shown(desk, actor, "procedure", made.id, language).get("page_link")
            named = {"nl": "Kalibratielicenties", "fr": "Licences de calibrage", "en": "Calibration licences"}[language]
            assert (named in [link.proto.label for link in doors]) is (there and actor == zone.coordinator)


# In a selection


def heard(desk: Desk, zone: Zone, demand: CalibrationDemand) -> Candidacy:
    """A candidacy after the interview, in a selection that asks this."""
    candidacy = a_candidacy(desk, zone, a_procedure(desk, zone, calibration=demand))
    hand_in(desk, the_candidate(desk, zone, candidacy))
    declare(desk, candidacy, *zone.members)
    return now(desk, candidacy)


@pytest.mark.parametrize("language", LANGUAGES)
def test_recommended_the_grid_has_a_note_for_whoever_has_no_licence(desk: Desk, zone: Zone, language: Language) -> None:
    candidacy = heard(desk, zone, CalibrationDemand.WARN)
    at = shown(desk, zone.second, "score-sheet", candidacy.id, language)
    assert not at.exception
    assert len(at.warning) == 1
    assert fields(at)
    a_licence(desk, zone.second)
    assert not shown(desk, zone.second, "score-sheet", candidacy.id, language).warning


@pytest.mark.parametrize("language", LANGUAGES)
def test_required_there_is_no_grid_but_a_kind_word_and_the_way_to_the_room(
    desk: Desk, zone: Zone, language: Language
) -> None:
    candidacy = heard(desk, zone, CalibrationDemand.REQUIRE)
    at = shown(desk, zone.second, "score-sheet", candidacy.id, language)
    assert not at.exception
    assert len(at.error) == 1
    assert not [data for data in components(at) if "form" in data]
    doors = [link.proto.label for link in at.get("page_link")]
    assert {"nl": "Naar de kalibratie", "fr": "Vers le calibrage", "en": "To the calibration room"}[language] in doors
    a_licence(desk, zone.second)
    assert fields(shown(desk, zone.second, "score-sheet", candidacy.id, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_coordinator_reads_on_the_selection_who_holds_a_licence(desk: Desk, zone: Zone, language: Language) -> None:
    made = a_procedure(desk, zone, calibration=CalibrationDemand.REQUIRE)
    a_licence(desk, zone.second)
    at = shown(desk, zone.coordinator, "procedure", made.id, language)
    lines = {text.value for text in at.text}
    until = {"nl": "22 november 2027", "fr": "22 novembre 2027", "en": "22 November 2027"}[language]
    assert any(line.startswith("Aminata Diallo · ") and until in line for line in lines)
    assert not any(line.startswith("Sofie Maes · ") and until in line for line in lines)
    assert any(line.startswith("Sofie Maes · ") for line in lines)


def test_a_new_selection_asks_nothing_unless_chosen(desk: Desk, zone: Zone) -> None:
    at = shown(desk, zone.coordinator, "new-procedure", language=Language.EN)
    asked = next(radio for radio in at.radio if radio.label == "Calibration licence of the members")
    assert asked.value == 0
    assert asked.options[0] == "Not asked"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_worklist_says_what_calibration_waits_for(desk: Desk, zone: Zone, language: Language) -> None:
    a_procedure(desk, zone, calibration=CalibrationDemand.REQUIRE)
    a_round(desk, zone.second)
    at = shown(desk, zone.second, "home", language=language)
    assert not at.exception
    assert "INP-2026-01" in told_by(at)
    assert "6" in told_by(at)
