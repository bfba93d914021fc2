"""Declaring conflicts and scoring alone, as members meet them on their screens."""

from __future__ import annotations

import json

import pytest

from assessment_app.domain.language import Language
from assessment_app.domain.people import Actor
from assessment_app.domain.scoring import Letter
from assessment_app.domain.selection import Candidacy, Stage
from assessment_app.services import candidacies, entries, scoring
from assessment_app.services.desk import Desk
from tests.builders import COMMAND_LINE, Zone, a_candidacy, a_candidacy_at, a_procedure, declare, fill_sheet, seal
from tests.screens.showing import components, confirm, fields, labels, paper, said, shown

LANGUAGES = list(Language)


@pytest.fixture
def waiting(desk: Desk, zone: Zone) -> Candidacy:
    """A candidacy nobody has answered the question about conflicts for."""
    return a_candidacy(desk, zone, a_procedure(desk, zone), name="Lucie Moreau")


@pytest.fixture
def heard(desk: Desk, zone: Zone) -> Candidacy:
    """A candidacy after the interview; no sheet has been opened."""
    return a_candidacy_at(desk, zone, Stage.INTERVIEW)


def told(desk: Desk, event: str) -> int:
    """How often the trail tells this."""
    with desk.work(COMMAND_LINE) as work:
        return sum(line.event == event for line in work.trail.latest(1000, None))


# The question about conflicts


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_is_asked_in_every_language(
    desk: Desk, zone: Zone, waiting: Candidacy, language: Language
) -> None:
    at = shown(desk, zone.second, "conflicts", waiting.id, language)
    assert not at.exception
    assert "Lucie Moreau" in at.radio[0].label


def test_the_question_shows_no_more_than_name_and_post(desk: Desk, zone: Zone, waiting: Candidacy) -> None:
    at = shown(desk, zone.second, "conflicts", waiting.id)
    everything = said(at) + at.radio[0].label + json.dumps(list(components(at)))
    with desk.work(zone.coordinator) as work:
        procedure = work.procedures.get(waiting.procedure)
    assert procedure.post in everything
    assert waiting.email not in everything
    assert procedure.reference not in everything


def test_no_answer_is_no_declaration(desk: Desk, zone: Zone, waiting: Candidacy) -> None:
    at = shown(desk, zone.second, "conflicts", waiting.id, Language.EN)
    at.button[0].click().run()
    assert [error.value for error in at.error] == ["Please choose an answer first."]
    assert told(desk, "ConflictsDeclared") == 0


def test_a_conflict_needs_a_few_words_and_then_a_confirmation(desk: Desk, zone: Zone, waiting: Candidacy) -> None:
    at = shown(desk, zone.second, "conflicts", waiting.id, Language.EN)
    at.radio[0].set_value("conflict").run()
    at.button[0].click().run()
    assert [error.value for error in at.error] == ["Please say in a few words what the conflict is."]
    at.text_area[0].set_value("My sister-in-law.").run()
    at.button[0].click().run()
    assert told(desk, "ConflictsDeclared") == 0
    assert at.text_area[0].value == "My sister-in-law."
    confirm(at, at.button[0])
    with desk.work(zone.coordinator) as work:
        answers = candidacies.read_file(work, waiting.id).conflicts
    assert [(answer.member, answer.explanation) for answer in answers] == [(zone.second.id, "My sister-in-law.")]


def test_no_conflict_gives_a_sheet_at_once(desk: Desk, zone: Zone, waiting: Candidacy) -> None:
    at = shown(desk, zone.second, "conflicts", waiting.id)
    at.radio[0].set_value("none").run()
    at.button[0].click().run()
    with desk.work(zone.second) as work:
        assert scoring.conflict_question(work, waiting.id).answered is not None
        assert work.sheets.of(waiting.id)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("conflict", [True, False])
def test_a_given_answer_is_told_and_not_asked_again(
    desk: Desk, zone: Zone, waiting: Candidacy, language: Language, *, conflict: bool
) -> None:
    declare(desk, waiting, zone.second, conflict=conflict)
    at = shown(desk, zone.second, "conflicts", waiting.id, language)
    assert not at.exception
    assert not at.radio
    assert ("A cousin." in said(at)) is conflict


def test_the_question_is_for_the_committee(desk: Desk, zone: Zone, waiting: Candidacy) -> None:
    at = shown(desk, zone.outsider, "conflicts", waiting.id)
    assert at.error
    assert "Lucie Moreau" not in said(at)


# The grid


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_grid_has_every_question_with_every_letter(
    desk: Desk, zone: Zone, heard: Candidacy, language: Language
) -> None:
    at = shown(desk, zone.second, "score-sheet", heard.id, language)
    assert not at.exception
    with desk.work(zone.second) as work:
        questions = [item.question.id for item in work.guides.of(heard.id).items]
    expected = {f"{question}/{letter}{part}" for question in questions for letter in Letter for part in ("", "-note")}
    assert set(fields(at)) == expected


def test_questions_stand_in_the_language_of_the_file_and_anchors_in_the_members(
    desk: Desk, zone: Zone, heard: Candidacy
) -> None:
    at = shown(desk, zone.second, "score-sheet", heard.id, Language.FR)
    with desk.work(zone.second) as work:
        guide = work.guides.of(heard.id)
    item = guide.items[0]
    anchors = guide.value(item.value).anchors.action
    assert paper(at)["sections"][0]["lead"] == item.question.ask.in_(Language.NL)
    points = fields(at)[f"{item.question.id}/action"]["options"]
    described = [anchor.in_(Language.FR) for anchor in (anchors.one, anchors.three, anchors.five)]
    assert [point["text"] for point in points][:5:2] == described


def test_the_question_can_be_read_in_the_members_own_language(desk: Desk, zone: Zone, heard: Candidacy) -> None:
    at = shown(desk, zone.second, "score-sheet", heard.id, Language.FR)
    at.segmented_control[0].set_value(Language.FR).run()
    with desk.work(zone.second) as work:
        question = work.guides.of(heard.id).items[0].question
    assert paper(at)["sections"][0]["lead"] == question.ask.in_(Language.FR)
    assert question.probes.action.in_(Language.FR) in json.dumps(paper(at)["sections"][0]["asides"], ensure_ascii=False)


def test_what_was_noted_is_there_again(desk: Desk, zone: Zone, heard: Candidacy) -> None:
    sheet = fill_sheet(desk, zone.second, heard)
    at = shown(desk, zone.second, "score-sheet", heard.id)
    assert paper(at)["form"] == f"sheet:{sheet.id}"
    assert len(paper(at)["values"]) == len(fields(at))


def test_every_note_says_who_reads_it(desk: Desk, zone: Zone, heard: Candidacy) -> None:
    at = shown(desk, zone.second, "score-sheet", heard.id, Language.EN)
    assert all(field["read_by"].startswith("Read by: you") for field in fields(at).values() if field["kind"] == "text")


def test_of_the_others_a_member_learns_only_how_many_sealed(desk: Desk, zone: Zone, heard: Candidacy) -> None:
    sheet = fill_sheet(desk, zone.third, heard)
    with desk.work(zone.third) as work:
        note = work.entries.of(scoring.form_of(sheet.id))
        field = next(name for name in note if name.endswith("action-note"))
        entries.save(work, scoring.form_of(sheet.id), field, "Seen by nobody else yet.", 1)
    with desk.work(zone.third) as work:
        scoring.seal_sheet(work, sheet.id)
    at = shown(desk, zone.second, "score-sheet", heard.id, Language.EN)
    assert "1 of 3 done" in said(at)
    assert "Seen by nobody else yet." not in said(at) + json.dumps(list(components(at)))


def test_opening_the_grid_is_told_once_however_often_it_is_redrawn(desk: Desk, zone: Zone, heard: Candidacy) -> None:
    at = shown(desk, zone.second, "score-sheet", heard.id)
    at.run()
    at.run()
    assert told(desk, "SheetOpened") == 1
    shown(desk, zone.second, "score-sheet", heard.id)
    assert told(desk, "SheetOpened") == 2


def test_a_grid_with_gaps_is_not_sealed_and_its_questions_are_named(desk: Desk, zone: Zone, heard: Candidacy) -> None:
    sheet = fill_sheet(desk, zone.second, heard)
    with desk.work(zone.second) as work:
        question = work.guides.of(heard.id).items[1].question.id
        entries.save(work, scoring.form_of(sheet.id), f"{question}/action-note", "", 1)
    at = shown(desk, zone.second, "score-sheet", heard.id, Language.EN)
    at.button[0].click().run()
    assert "2" in at.error[0].value
    assert not any(button.key == "sure" for button in at.button)
    assert len(paper(at)["values"]) == len(fields(at))


def test_sealing_asks_once_and_then_shows_the_own_sheet_to_read(desk: Desk, zone: Zone, heard: Candidacy) -> None:
    fill_sheet(desk, zone.second, heard)
    at = shown(desk, zone.second, "score-sheet", heard.id, Language.EN)
    at.button[0].click().run()
    assert told(desk, "SheetSealed") == 0
    assert "A sealed sheet is final" in said(at)
    confirm(at, at.button[0])
    assert told(desk, "SheetSealed") == 1
    assert paper(at)["read_only"]
    assert "You sealed this sheet on" in said(at)
    assert "Seal my sheet" not in labels(at)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sealers", [1, 3])
def test_a_sealed_sheet_says_what_comes_next(
    desk: Desk, zone: Zone, heard: Candidacy, language: Language, sealers: int
) -> None:
    for member in zone.members[:sealers]:
        seal(desk, member, heard)
    at = shown(desk, zone.chair, "score-sheet", heard.id, language)
    assert not at.exception
    assert paper(at)["read_only"]
    assert at.success


def test_after_a_withdrawal_the_own_notes_are_there_to_read(desk: Desk, zone: Zone, heard: Candidacy) -> None:
    fill_sheet(desk, zone.second, heard)
    with desk.work(zone.coordinator) as work:
        candidacies.withdraw(work, heard.id, "Found another post.")
    at = shown(desk, zone.second, "score-sheet", heard.id)
    assert paper(at)["read_only"]
    assert not labels(at)


def conflicted(desk: Desk, zone: Zone) -> tuple[Actor, Candidacy]:
    """A member who declared a conflict of interest."""
    candidacy = a_candidacy(desk, zone, a_procedure(desk, zone))
    declare(desk, candidacy, zone.second, conflict=True)
    return zone.second, candidacy


def before_the_answer(desk: Desk, zone: Zone) -> tuple[Actor, Candidacy]:
    """A member who has not answered about conflicts."""
    return zone.second, a_candidacy(desk, zone, a_procedure(desk, zone))


def before_the_interview(desk: Desk, zone: Zone) -> tuple[Actor, Candidacy]:
    """A member who answered, while the candidate still writes."""
    candidacy = a_candidacy(desk, zone, a_procedure(desk, zone))
    declare(desk, candidacy, zone.second)
    return zone.second, candidacy


def without_a_seat(desk: Desk, zone: Zone) -> tuple[Actor, Candidacy]:
    """A member of another committee."""
    return zone.outsider, a_candidacy_at(desk, zone, Stage.INTERVIEW)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scene", [conflicted, before_the_answer, before_the_interview, without_a_seat])
def test_whoever_has_no_grid_is_told_why(desk: Desk, zone: Zone, scene: object, language: Language) -> None:
    member, candidacy = scene(desk, zone)  # type: ignore[operator]
    at = shown(desk, member, "score-sheet", candidacy.id, language)
    assert not at.exception
    assert len(at.error) == 1
    assert not [data for data in components(at) if "form" in data]
