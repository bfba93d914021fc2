"""Scoring alone: conflicts of interest first, one's own sheet, sealed for good, opened together by the last one."""

from __future__ import annotations

from functools import partial

import pytest

from assessment_app.domain.events import TrailLine
from assessment_app.domain.fingerprints import fingerprint
from assessment_app.domain.people import Actor
from assessment_app.domain.refusals import Incomplete, Refusal
from assessment_app.domain.scoring import Rating, ScoreSheet
from assessment_app.domain.selection import Candidacy, Stage
from assessment_app.services import candidacies, entries, scoring
from assessment_app.services.desk import Desk
from tests.builders import (
    Zone,
    a_candidacy,
    a_candidacy_at,
    a_procedure,
    behind_the_link,
    declare,
    fill_sheet,
    hand_in,
    now,
    propose,
    seal,
    seal_filled,
    sign,
    the_candidate,
)
from tests.services.reading import does, events, last_line, looked_up, refused, trail
from tests.services.together import Meanwhile, at_the_same_moment

NOTE = "respect-01/action-note"


@pytest.fixture
def candidacy(desk: Desk, zone: Zone) -> Candidacy:
    """Handed in; nobody has answered about conflicts of interest yet."""
    candidacy = a_candidacy(desk, zone, a_procedure(desk, zone))
    hand_in(desk, the_candidate(desk, zone, candidacy))
    return candidacy


def sheet_of(desk: Desk, member: Actor, candidacy: Candidacy) -> ScoreSheet:
    return does(desk, member, scoring.own_sheet, candidacy.id).sheet


def saves(desk: Desk, member: Actor, sheet: ScoreSheet, value: str, base: int = 1) -> None:
    does(desk, member, entries.save, scoring.form_of(sheet.id), NOTE, value, base)


def texts(desk: Desk, sheet: ScoreSheet) -> dict[str, str]:
    return looked_up(desk, lambda work: work.entries.texts(scoring.form_of(sheet.id)))


def lines(desk: Desk, event: str) -> list[TrailLine]:
    return [line for line in trail(desk) if line.event == event]


# Conflicts of interest


def test_before_declaring_a_member_sees_a_name_and_a_post_and_no_more(
    desk: Desk, zone: Zone, candidacy: Candidacy
) -> None:
    question = does(desk, zone.second, scoring.conflict_question, candidacy.id)
    assert (question.name, question.post, question.answered) == ("Thomas Lemmens", "Inspecteur interventie", None)
    assert refused(desk, zone.second, candidacies.read_file, candidacy.id) == "not_allowed.candidacy:read"
    assert refused(desk, zone.second, scoring.open_sheet, candidacy.id) == "sheet.declare_first"


def test_without_a_conflict_the_file_and_an_own_sheet_open(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    declare(desk, candidacy, zone.second)
    assert does(desk, zone.second, candidacies.read_file, candidacy.id).candidacy.id == candidacy.id
    assert does(desk, zone.second, scoring.open_sheet, candidacy.id).sheet.member == zone.second.id


def test_a_conflict_takes_a_member_off_this_candidacy_and_off_no_other(
    desk: Desk, zone: Zone, candidacy: Candidacy
) -> None:
    declare(desk, candidacy, zone.second, conflict=True)
    assert last_line(desk).details == {"conflict": True}
    for gesture in (candidacies.read_file, scoring.read_sheets):
        assert refused(desk, zone.second, gesture, candidacy.id).startswith("not_allowed.")
    assert refused(desk, zone.second, scoring.open_sheet, candidacy.id) == "not_allowed.sheet:write"
    with desk.work(zone.coordinator) as work:
        procedure = work.procedures.get(candidacy.procedure)
    other = a_candidacy(desk, zone, procedure, name="Lucie Moreau")
    declare(desk, other, zone.second)
    does(desk, zone.second, candidacies.read_file, other.id)


def test_a_conflict_is_explained_and_only_the_coordinator_reads_why(
    desk: Desk, zone: Zone, candidacy: Candidacy
) -> None:
    key = refused(desk, zone.second, scoring.declare, candidacy.id, conflict=True, explanation="  ")
    assert key == "conflicts.explain"
    declare(desk, candidacy, zone.second, conflict=True)
    declare(desk, candidacy, zone.third)
    (told,) = does(desk, zone.coordinator, candidacies.read_file, candidacy.id).conflicts
    assert (told.member, told.explanation) == (zone.second.id, "A cousin.")
    assert does(desk, zone.third, candidacies.read_file, candidacy.id).conflicts == ()
    assert "A cousin." not in repr(trail(desk))


def test_the_question_is_answered_once(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    declare(desk, candidacy, zone.second)
    for conflict in (True, False):
        key = refused(desk, zone.second, scoring.declare, candidacy.id, conflict=conflict, explanation="A cousin.")
        assert key == "conflicts.declared_already"


def test_nobody_without_a_seat_is_asked(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    for actor in (zone.outsider, zone.coordinator, zone.administrator, behind_the_link(candidacy)):
        key = refused(desk, actor, scoring.declare, candidacy.id, conflict=False)
        assert key == "not_allowed.conflicts:declare"


def test_when_the_chair_has_a_conflict_the_next_member_leads(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    declare(desk, candidacy, zone.chair, conflict=True)
    declare(desk, candidacy, zone.second, zone.third)
    for member in (zone.second, zone.third):
        seal(desk, member, candidacy)
    assert looked_up(desk, lambda work: work.circles.of(candidacy.id).leader) == zone.second.id
    assert now(desk, candidacy).stage is Stage.DELIBERATION


# The own sheet


def test_a_sheet_opens_after_the_intake_was_handed_in_and_not_before(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.INTAKE)
    declare(desk, candidacy, zone.second)
    assert refused(desk, zone.second, scoring.open_sheet, candidacy.id) == "sheet.before_intake"
    sheet = looked_up(desk, lambda work: work.sheets.mine(candidacy.id, work.circles.of(candidacy.id).seated[1]))
    assert sheet is not None
    key = refused(desk, zone.second, entries.save, scoring.form_of(sheet.id), NOTE, "Too early.", 0)
    assert key == "not_allowed.sheet:write"


def test_the_first_sheet_opened_begins_the_scoring(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    declare(desk, candidacy, *zone.members)
    assert now(desk, candidacy).stage is Stage.INTERVIEW
    does(desk, zone.third, scoring.open_sheet, candidacy.id)
    assert now(desk, candidacy).stage is Stage.SCORING
    does(desk, zone.chair, scoring.open_sheet, candidacy.id)
    assert events(desk)[-3:] == ["CandidacyMoved", "SheetOpened", "SheetOpened"]


def test_two_members_have_two_sheets_and_each_finds_their_own_again(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.SCORING, ratings=(Rating.TWO, Rating.FOUR, Rating.FIVE))
    found = [sheet_of(desk, member, candidacy) for member in zone.members]
    assert [sheet.answers[0].ratings["action"] for sheet in found] == [Rating.TWO, Rating.FOUR, Rating.FIVE]  # type: ignore[index]


# Sealing


def test_an_incomplete_sheet_is_not_sealed_and_the_refusal_names_the_question(
    desk: Desk, zone: Zone, candidacy: Candidacy
) -> None:
    declare(desk, candidacy, *zone.members)
    sheet = fill_sheet(desk, zone.second, candidacy)
    saves(desk, zone.second, sheet, " ")
    for gesture in (scoring.ready_to_seal, scoring.seal_sheet):
        with pytest.raises(Incomplete, match=r"sheet\.incomplete") as refusal:
            does(desk, zone.second, gesture, sheet.id)
        assert refusal.value.values == {"questions": ["2"]}


def test_a_sealed_sheet_is_final(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    declare(desk, candidacy, *zone.members)
    sheet = seal(desk, zone.second, candidacy)
    before = texts(desk, sheet)
    form = scoring.form_of(sheet.id)
    assert refused(desk, zone.second, entries.save, form, NOTE, "On second thoughts.", 1) == "sheet.sealed_already"
    assert refused(desk, zone.second, scoring.seal_sheet, sheet.id) == "sheet.sealed_already"
    assert refused(desk, zone.second, scoring.open_sheet, candidacy.id) == "sheet.sealed_already"
    assert texts(desk, sheet) == before
    assert sheet_of(desk, zone.second, candidacy).sealed_at is not None


def test_a_seal_carries_the_fingerprint_of_every_word_on_the_sheet(
    desk: Desk, zone: Zone, candidacy: Candidacy
) -> None:
    declare(desk, candidacy, *zone.members)
    sheet = seal(desk, zone.second, candidacy)
    assert sheet.fingerprint == fingerprint([candidacy.id, zone.second.id, texts(desk, sheet)])
    assert lines(desk, "SheetSealed")[0].details == {"fingerprint": sheet.fingerprint}


def test_nobody_seals_for_somebody_else(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.SCORING)
    sheet = sheet_of(desk, zone.second, candidacy)
    for place, actor in zone.everybody.items():
        if place != "second":
            assert refused(desk, actor, scoring.seal_sheet, sheet.id) == "not_allowed.sheet:seal"


# Opening together


def test_the_sheets_open_together_when_the_last_one_is_sealed(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.SCORING)
    for member in (zone.third, zone.chair):
        seal_filled(desk, member, candidacy)
        assert now(desk, candidacy).stage is Stage.SCORING
        assert refused(desk, member, scoring.read_sheets, candidacy.id) == "not_allowed.sheet:read"
    seal_filled(desk, zone.second, candidacy)
    assert now(desk, candidacy).stage is Stage.DELIBERATION
    sheets = does(desk, zone.third, scoring.read_sheets, candidacy.id).sheets
    assert [sheet.member for sheet in sheets] == [member.id for member in zone.members]
    marks = sorted(sheet.fingerprint or "" for sheet in sheets)
    assert [line.details for line in lines(desk, "SheetsOpenedTogether")] == [{"fingerprint": fingerprint(marks)}]


def test_the_sheets_open_too_when_the_last_one_still_awaited_turns_out_to_have_a_conflict(
    desk: Desk, zone: Zone, candidacy: Candidacy
) -> None:
    declare(desk, candidacy, zone.chair, zone.second)
    for member in (zone.chair, zone.second):
        seal(desk, member, candidacy)
    declare(desk, candidacy, zone.third, conflict=True)
    assert now(desk, candidacy).stage is Stage.DELIBERATION
    assert len(lines(desk, "SheetsOpenedTogether")) == 1
    propose(desk, zone, candidacy)
    assert sign(desk, candidacy, zone.chair, zone.second).final_at is not None


def test_reading_the_sheets_is_in_the_trail_each_time(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.DELIBERATION)
    for reader in (zone.coordinator, zone.chair):
        does(desk, reader, scoring.read_sheets, candidacy.id)
        assert (last_line(desk).event, last_line(desk).actor) == ("SheetsRead", reader.id)


# At the same moment


def test_two_members_sealing_at_the_same_moment_open_the_sheets_once(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.SCORING)
    seal_filled(desk, zone.chair, candidacy)
    last_two = [
        partial(does, desk, member, scoring.seal_sheet, sheet_of(desk, member, candidacy).id)
        for member in (zone.second, zone.third)
    ]
    outcomes = at_the_same_moment(*last_two)
    assert all(isinstance(sealed, ScoreSheet) for sealed in outcomes)
    assert len(lines(desk, "SheetsOpenedTogether")) == 1
    assert now(desk, candidacy).stage is Stage.DELIBERATION


def test_one_member_sealing_in_two_windows_at_the_same_moment_seals_once(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.SCORING)
    sheet = sheet_of(desk, zone.second, candidacy)
    outcomes = at_the_same_moment(*[partial(does, desk, zone.second, scoring.seal_sheet, sheet.id)] * 2)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NotNow", "ScoreSheet"]
    assert len(lines(desk, "SheetSealed")) == 1


def test_what_is_typed_while_the_seal_is_being_set_is_under_the_seal_or_refused(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.SCORING)
    sheet = sheet_of(desk, zone.second, candidacy)
    with Meanwhile() as the_other_window:
        with desk.work(zone.second) as work:
            entries.save(work, scoring.form_of(sheet.id), NOTE, "The last word.", 1)
            the_other_window.does(partial(does, desk, zone.second, scoring.seal_sheet, sheet.id))
        sealed = the_other_window.outcome
    assert isinstance(sealed, ScoreSheet)
    assert texts(desk, sheet)[NOTE] == "The last word."
    assert sealed.fingerprint == fingerprint([candidacy.id, zone.second.id, texts(desk, sheet)])


def test_what_is_emptied_while_the_seal_is_being_set_keeps_the_sheet_open(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.SCORING)
    sheet = sheet_of(desk, zone.second, candidacy)
    with Meanwhile() as the_other_window:
        with desk.work(zone.second) as work:
            entries.save(work, scoring.form_of(sheet.id), NOTE, "", 1)
            the_other_window.does(partial(does, desk, zone.second, scoring.seal_sheet, sheet.id))
        outcome = the_other_window.outcome
    assert isinstance(outcome, Incomplete)


def test_what_is_typed_just_after_the_seal_was_set_waits_and_is_refused(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.SCORING)
    sheet = sheet_of(desk, zone.second, candidacy)
    with Meanwhile() as the_other_window:
        with desk.work(zone.second) as work:
            sealed = scoring.seal_sheet(work, sheet.id)
            the_other_window.does(partial(saves, desk, zone.second, sheet, "Too late."))
        outcome = the_other_window.outcome
    assert isinstance(outcome, Refusal)
    assert outcome.key == "sheet.sealed_already"
    assert sealed.fingerprint == fingerprint([candidacy.id, zone.second.id, texts(desk, sheet)])
