"""The decision, as the chair writes it and the committee signs it on their screens."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from assessment_app.domain.decisions import Outcome
from assessment_app.domain.language import Language
from assessment_app.domain.scoring import Rating
from assessment_app.domain.selection import Candidacy, Stage
from assessment_app.services import candidacies, decisions, deliberation, entries
from assessment_app.services.desk import Desk
from tests.builders import COMMAND_LINE, Zone, a_candidacy_at, propose, sign
from tests.screens.showing import PATIENCE, components, confirm, fields, labels, paper, said, shown

LANGUAGES = list(Language)
AGREE = (Rating.FOUR, Rating.FOUR, Rating.FOUR)


@pytest.fixture
def agreed(desk: Desk, zone: Zone) -> Candidacy:
    """All sheets sealed, all members agree: no reason is owed."""
    return a_candidacy_at(desk, zone, Stage.DELIBERATION, ratings=AGREE)


def chooses(desk: Desk, zone: Zone, candidacy: Candidacy, outcome: Outcome) -> None:
    """The chair's browser saves an outcome."""
    with desk.work(zone.chair) as work:
        entries.save(work, decisions.form_of(candidacy.id), "outcome", outcome.value, 0)


def signing(at: AppTest) -> str:
    """The key of the button that signs."""
    return next(str(button.key) for button in at.button if str(button.key).startswith("sign-"))


# Writing


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chair_finds_first_words_for_everything(
    desk: Desk, zone: Zone, agreed: Candidacy, language: Language
) -> None:
    at = shown(desk, zone.chair, "decision", agreed.id, language)
    assert not at.exception
    assert set(fields(at)) == {"outcome", "integrity/ground", "respect/ground", "conclusion"}
    values = paper(at)["values"]
    assert values["respect/ground"]["value"].startswith("De commissie legt de quotering 4 vast")
    assert "outcome" not in values


def test_the_first_words_are_kept_though_nobody_touched_them(desk: Desk, zone: Zone, agreed: Candidacy) -> None:
    shown(desk, zone.chair, "decision", agreed.id)
    with desk.work(zone.chair) as work:
        assert set(work.entries.texts(decisions.form_of(agreed.id))) == {
            "integrity/ground",
            "respect/ground",
            "conclusion",
        }


def test_reasons_still_owed_are_named_above_the_words(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.DELIBERATION, ratings=(Rating.TWO, Rating.FIVE, Rating.FIVE))
    at = shown(desk, zone.chair, "decision", candidacy.id, Language.FR)
    assert "Intégrité" in at.warning[0].value
    at.button(key="propose").click().run()
    assert "Intégrité" in at.error[0].value


def test_an_outcome_is_chosen_by_people(desk: Desk, zone: Zone, agreed: Candidacy) -> None:
    at = shown(desk, zone.chair, "decision", agreed.id, Language.EN)
    at.button(key="propose").click().run()
    assert len(at.error) == 1
    with desk.work(zone.chair) as work:
        assert work.decisions.of(agreed.id) is None


def test_proposing_asks_once_and_then_puts_the_words_before_the_committee(
    desk: Desk, zone: Zone, agreed: Candidacy
) -> None:
    chooses(desk, zone, agreed, Outcome.RESERVE)
    at = shown(desk, zone.chair, "decision", agreed.id, Language.EN)
    at.button(key="propose").click().run(timeout=PATIENCE)
    assert "Outcome: **Recruitment pool**" in said(at)
    with desk.work(zone.chair) as work:
        assert work.decisions.of(agreed.id) is None
    confirm(at, at.button(key="propose"))
    with desk.work(zone.chair) as work:
        decision = work.decisions.of(agreed.id)
    assert decision is not None
    assert decision.outcome is Outcome.RESERVE
    assert "wervingsreserve" in decision.conclusion


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_others_are_told_who_is_writing(desk: Desk, zone: Zone, agreed: Candidacy, language: Language) -> None:
    at = shown(desk, zone.second, "decision", agreed.id, language)
    assert not at.exception
    assert "Bart Claes" in said(at)
    assert not [data for data in components(at) if "form" in data]


# Signing


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", ["chair", "second", "third"])
def test_the_committee_reads_the_words_in_the_language_of_the_file(
    desk: Desk, zone: Zone, agreed: Candidacy, place: str, language: Language
) -> None:
    propose(desk, zone, agreed)
    at = shown(desk, zone.everybody[place], "decision", agreed.id, language)
    assert not at.exception
    assert "Acted, and came back to it." in said(at)
    assert "Overwegingen in feite" in said(at)
    assert "The committee concludes as follows." in said(at)


def test_signing_asks_once_with_the_mark_of_what_was_read(desk: Desk, zone: Zone, agreed: Candidacy) -> None:
    decision = propose(desk, zone, agreed)
    at = shown(desk, zone.second, "decision", agreed.id, Language.EN)
    assert signing(at) == f"sign-{decision.fingerprint}"
    confirm(at, at.button(key=signing(at)))
    with desk.work(zone.second) as work:
        signed = work.decisions.of(agreed.id)
    assert signed is not None
    assert [(one.person, one.fingerprint) for one in signed.signatures] == [(zone.second.id, decision.fingerprint)]
    assert "Awaited: Bart Claes and Sofie Maes" in at.info[0].value.replace("\\", "")
    assert "Sign the decision" not in labels(at)


def test_a_press_on_words_that_changed_meanwhile_signs_nothing(desk: Desk, zone: Zone, agreed: Candidacy) -> None:
    propose(desk, zone, agreed)
    at = shown(desk, zone.second, "decision", agreed.id, Language.EN)
    with desk.work(zone.chair) as work:
        decisions.take_back(work, agreed.id, "One word was wrong.")
    with desk.work(zone.chair) as work:
        entries.save(work, decisions.form_of(agreed.id), "conclusion", "Other words.", 1)
    with desk.work(zone.chair) as work:
        decisions.propose(work, agreed.id, Outcome.SUITABLE)
    at.button(key=signing(at)).click().run(timeout=PATIENCE)
    assert "Other words." in said(at)
    assert not [button for button in at.button if button.key == "sure"]


def test_only_the_chair_takes_back_and_only_with_a_reason(desk: Desk, zone: Zone, agreed: Candidacy) -> None:
    propose(desk, zone, agreed)
    assert "Take the proposal back" not in labels(shown(desk, zone.second, "decision", agreed.id, Language.EN))
    at = shown(desk, zone.chair, "decision", agreed.id, Language.EN)
    opener = next(str(button.key) for button in at.button if str(button.key).startswith("take-back-"))
    at.button(key=opener).click().run(timeout=PATIENCE)
    at.button(key=opener).click()
    at.button(key="take-back-sure").click().run(timeout=PATIENCE)
    assert len(at.error) == 1
    at.text_area[0].set_value("One word was wrong.")
    at.button(key=opener).click()
    at.button(key="take-back-sure").click().run(timeout=PATIENCE)
    with desk.work(zone.chair) as work:
        assert work.decisions.of(agreed.id) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_the_last_signature_the_coordinator_reads_nothing(
    desk: Desk, zone: Zone, agreed: Candidacy, language: Language
) -> None:
    propose(desk, zone, agreed)
    sign(desk, agreed, zone.chair, zone.second)
    at = shown(desk, zone.coordinator, "decision", agreed.id, language)
    assert not at.exception
    assert len(at.error) == 1
    assert "Acted, and came back to it." not in said(at)


# Afterwards


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", ["chair", "second", "coordinator"])
def test_a_final_decision_leads_to_its_documents(desk: Desk, zone: Zone, place: str, language: Language) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.DECIDED)
    at = shown(desk, zone.everybody[place], "decision", candidacy.id, language)
    assert not at.exception
    assert at.success
    assert {link.proto.url for link in at.get("link_button")} == {
        f"/documents/decision/{candidacy.id}",
        f"/documents/scoring-record/{candidacy.id}",
    }
    assert not any(str(button.key).startswith(("sign-", "take-back-")) for button in at.button)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_probation_starts_only_from_suitable_and_by_the_coordinator(desk: Desk, zone: Zone, outcome: Outcome) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.DECIDED, outcome=outcome)
    offered = "Start the probation" in labels(shown(desk, zone.coordinator, "decision", candidacy.id, Language.EN))
    assert offered is (outcome is Outcome.SUITABLE)
    assert not labels(shown(desk, zone.chair, "decision", candidacy.id, Language.EN))


def test_reading_is_told_once_however_often_it_is_redrawn(desk: Desk, zone: Zone, agreed: Candidacy) -> None:
    shown(desk, zone.chair, "decision", agreed.id).run()
    propose(desk, zone, agreed)
    shown(desk, zone.second, "decision", agreed.id).run()
    with desk.work(COMMAND_LINE) as work:
        told = [line.event for line in work.trail.latest(1000, agreed.id)]
    assert (told.count("DecisionDrafted"), told.count("DecisionRead")) == (1, 1)


def test_a_minority_view_stands_in_the_decision(desk: Desk, zone: Zone, agreed: Candidacy) -> None:
    with desk.work(zone.chair) as work:
        entries.save(work, deliberation.form_of(agreed.id), "minority", "One member saw it otherwise.", 0)
    propose(desk, zone, agreed)
    assert "One member saw it otherwise." in said(shown(desk, zone.third, "decision", agreed.id))


def test_nobody_outside_reads_a_decision(desk: Desk, zone: Zone, agreed: Candidacy) -> None:
    propose(desk, zone, agreed)
    at = shown(desk, zone.outsider, "decision", agreed.id)
    assert len(at.error) == 1
    assert "Acted, and came back to it." not in said(at)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("proposed", [False, True])
def test_on_a_withdrawn_candidacy_nothing_is_written_or_signed_any_more(
    desk: Desk, zone: Zone, agreed: Candidacy, language: Language, *, proposed: bool
) -> None:
    if proposed:
        propose(desk, zone, agreed)
    with desk.work(zone.coordinator) as work:
        candidacies.withdraw(work, agreed.id, "Found another post.")
    for screen in ("decision", "deliberation"):
        at = shown(desk, zone.chair, screen, agreed.id, language)
        assert not at.exception
        assert not labels(at)
        assert all(data["read_only"] for data in components(at) if "form" in data)
