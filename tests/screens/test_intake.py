"""The candidate's side: notice, one section per screen, overview, handing in, and the calm screen afterwards."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from assessment_app.domain.instruments import IntakeForm
from assessment_app.domain.intake import YES
from assessment_app.domain.language import Language
from assessment_app.domain.people import Actor
from assessment_app.domain.selection import Candidacy
from assessment_app.services import candidacies, entries, intake
from assessment_app.services.desk import Desk
from tests.builders import (
    COMMAND_LINE,
    DAYS_FOR_THE_INTAKE,
    Zone,
    a_candidacy,
    a_procedure,
    an_invitation,
    behind_the_link,
    come_in,
    fill_intake,
    hand_in,
    the_candidate,
    the_catalogue,
)
from tests.clock import StoppedClock
from tests.screens.showing import PATIENCE, confirm, fields, labels, paper, said, shown

LANGUAGES = list(Language)
FORM = the_catalogue().latest(IntakeForm, "operational").instrument
STEPS = ["notice", *(section.id for section in FORM.sections), "overview"]


@pytest.fixture
def candidacy(desk: Desk, zone: Zone) -> Candidacy:
    """A candidacy, not invited yet."""
    return a_candidacy(desk, zone, a_procedure(desk, zone))


@pytest.fixture
def candidate(desk: Desk, zone: Zone, candidacy: Candidacy) -> Actor:
    """The candidate, who read the privacy notice."""
    return the_candidate(desk, zone, candidacy)


def at_step(desk: Desk, candidate: Actor, step: str = "", language: Language = Language.NL) -> AppTest:
    """The candidate's screen at this step; without one, where it opens by itself."""
    at = shown(desk, candidate, "intake", language=language, step=step)
    assert not at.exception
    return at


def opened(desk: Desk, candidacy: Candidacy) -> int:
    """How often the trail tells that the form was opened to write on it."""
    with desk.work(COMMAND_LINE) as work:
        return sum(line.event == "IntakeOpened" and line.thing == candidacy.id for line in work.trail.latest(1000))


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_comes_in_first_reads_the_whole_notice_and_its_version(
    desk: Desk, zone: Zone, candidacy: Candidacy, language: Language
) -> None:
    candidate = come_in(desk, an_invitation(desk, zone, candidacy))
    at = at_step(desk, candidate, "dilemmas", language)
    with desk.work(candidate) as work:
        notice = intake.where_i_am(work).notice
    words = said(at).replace("\\", "")
    assert all(paragraph.body.in_(language).replace("\\", "") in words for paragraph in notice.paragraphs)
    assert str(notice.version) in at.text[-1].value
    at.button(key="notice-read").click().run(timeout=PATIENCE)
    assert at.title[0].value == FORM.sections[0].title.in_(language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("step", STEPS)
def test_every_step_is_drawn_and_says_how_far_one_is(
    desk: Desk, candidate: Actor, step: str, language: Language
) -> None:
    at = at_step(desk, candidate, step, language)
    number = str(STEPS.index(step) + 1)
    progress = at.get("progress")[0].proto
    assert number in progress.text
    assert str(len(STEPS)) in progress.text
    assert len([button for button in at.button if button.proto.type == "primary"]) == 1


def test_a_section_asks_what_the_form_asks_and_says_who_reads_it(desk: Desk, candidate: Actor) -> None:
    for section in FORM.sections:
        asked = fields(at_step(desk, candidate, section.id))
        assert {field.partition("/")[0] for field in asked} == {item.id for item in section.items}
        assert all(field["read_by"] for field in asked.values() if field["kind"] == "text")


def test_what_is_off_limits_in_a_dilemma_is_not_given_away(desk: Desk, candidate: Actor) -> None:
    shown_to_candidates = str(paper(at_step(desk, candidate, "dilemmas")))
    warnings = [
        option.unacceptable.nl for item in FORM.items for option in item.options if option.unacceptable is not None
    ]
    assert warnings
    assert not any(warning in shown_to_candidates for warning in warnings)


def test_a_declaration_asks_for_an_explanation_only_after_a_yes(desk: Desk, candidate: Actor) -> None:
    asked = fields(at_step(desk, candidate, "declarations"))
    explained = next(field for name, field in asked.items() if name.endswith("/which"))
    assert explained["shown_with"] == {"field": explained["id"].replace("/which", "/yes"), "value": YES}


def test_what_was_saved_stands_in_the_field(desk: Desk, candidacy: Candidacy, candidate: Actor) -> None:
    with desk.work(candidate) as work:
        entries.save(work, intake.form_of(candidacy), "expectations", "Dat ik luister.", 0)
    assert paper(at_step(desk, candidate, "work"))["values"]["expectations"]["value"] == "Dat ik luister."


def test_the_form_opens_where_the_candidate_stopped(desk: Desk, candidacy: Candidacy, candidate: Actor) -> None:
    with desk.work(candidate) as work:
        for item in FORM.sections[0].items:
            entries.save(work, intake.form_of(candidacy), item.id, "Een antwoord.", 0)
    assert at_step(desk, candidate, language=Language.EN).title[0].value == FORM.sections[1].title.en
    assert at_step(desk, candidate, "no-such-step", Language.EN).title[0].value == FORM.sections[1].title.en


def test_a_section_that_is_complete_stays_until_the_candidate_goes_on(
    desk: Desk, candidacy: Candidacy, candidate: Actor
) -> None:
    at = at_step(desk, candidate, language=Language.EN)
    with desk.work(candidate) as work:
        for item in FORM.sections[0].items:
            entries.save(work, intake.form_of(candidacy), item.id, "Een antwoord.", 0)
    assert at.run(timeout=PATIENCE).title[0].value == FORM.sections[0].title.en
    at.button(key="next-1").click().run(timeout=PATIENCE)
    assert at.title[0].value == FORM.sections[1].title.en


def test_next_and_back_lead_from_step_to_step(desk: Desk, candidate: Actor) -> None:
    at = at_step(desk, candidate, "work")
    at.button(key="next-1").click().run(timeout=PATIENCE)
    assert at.query_params["step"] == "experience"
    at.button(key="back-2").click().run(timeout=PATIENCE)
    assert at.query_params["step"] == "work"


def test_the_trail_tells_once_that_the_form_was_opened(desk: Desk, candidacy: Candidacy, candidate: Actor) -> None:
    at = at_step(desk, candidate, "notice")
    assert opened(desk, candidacy) == 0
    at.button(key="next-0").click().run(timeout=PATIENCE)
    at.button(key="next-1").click().run(timeout=PATIENCE)
    assert opened(desk, candidacy) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_names_what_is_open_and_a_form_with_open_items_is_not_handed_in(
    desk: Desk, candidacy: Candidacy, candidate: Actor, language: Language
) -> None:
    fill_intake(desk, candidate)
    with desk.work(candidate) as work:
        entries.save(work, intake.form_of(candidacy), "code-read/yes", YES, 1)
    at = at_step(desk, candidate, "overview", language)
    assert said(at).count(":orange[") == 1
    at.button(key="hand-in").click().run(timeout=PATIENCE)
    assert str(len(FORM.items)) in at.error[0].value
    assert "sure" not in [button.key for button in at.button]


@pytest.mark.parametrize("language", LANGUAGES)
def test_handing_in_asks_once_and_ends_calmly(
    desk: Desk, candidacy: Candidacy, candidate: Actor, language: Language
) -> None:
    fill_intake(desk, candidate)
    at = at_step(desk, candidate, "overview", language)
    confirm(at, at.button(key="hand-in"))
    with desk.work(candidate) as work:
        mark = intake.where_i_am(work).intake.fingerprint
    assert mark is not None
    assert mark in said(at)
    assert len(at.success) == 1
    assert labels(at) == []
    assert at.get("link_button")[0].proto.url == f"/documents/intake-receipt/{candidacy.id}"


def test_after_handing_in_no_step_opens_any_more(desk: Desk, candidate: Actor) -> None:
    hand_in(desk, candidate)
    for step in STEPS:
        assert not at_step(desk, candidate, step).get("bidi_component")[1:]


def test_late_is_allowed_and_said(desk: Desk, candidacy: Candidacy, candidate: Actor, clock: StoppedClock) -> None:
    fill_intake(desk, candidate)
    clock.advance(days=DAYS_FOR_THE_INTAKE + 1)
    candidate = behind_the_link(candidacy)
    assert "te laat mag" in said(at_step(desk, candidate, "work"))
    at = at_step(desk, candidate, "overview")
    assert "laattijdig" in said(at)
    confirm(at, at.button(key="hand-in"))
    assert "laattijdig" in said(at)


def test_a_withdrawn_candidate_is_told_so_kindly(
    desk: Desk, zone: Zone, candidacy: Candidacy, candidate: Actor
) -> None:
    with desk.work(zone.coordinator) as work:
        candidacies.withdraw(work, candidacy.id, "Vond ander werk.")
    at = at_step(desk, candidate, "work", Language.EN)
    assert at.title[0].value == "Your candidacy was withdrawn"
    assert labels(at) == []
