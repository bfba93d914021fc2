"""The candidate's intake: notice first, saved while typing, handed in whole, frozen after, late but not refused."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from assessment_app.domain.people import Actor
from assessment_app.domain.refusals import Incomplete
from assessment_app.domain.selection import Candidacy, Stage
from assessment_app.services import candidacies, entries, intake, papers
from assessment_app.services.desk import Desk
from tests.builders import (
    Zone,
    a_candidacy,
    a_procedure,
    an_invitation,
    come_in,
    fill_intake,
    hand_in,
    now,
    the_candidate,
)
from tests.clock import StoppedClock
from tests.services.reading import does, events, last_line, looked_up, refused


@pytest.fixture
def candidacy(desk: Desk, zone: Zone) -> Candidacy:
    return a_candidacy(desk, zone, a_procedure(desk, zone))


@pytest.fixture
def candidate(desk: Desk, zone: Zone, candidacy: Candidacy) -> Actor:
    return the_candidate(desk, zone, candidacy)


def saves(desk: Desk, candidate: Actor, field: str, value: str, base: int = 0) -> None:
    with desk.work(candidate) as work:
        entries.save(work, intake.form_of(work.candidacies.get(candidate.id)), field, value, base)


# The notice comes first


def test_nothing_can_be_written_before_the_notice_was_read(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    candidate = come_in(desk, an_invitation(desk, zone, candidacy))
    assert refused(desk, candidate, intake.open_intake) == "intake.notice_first"
    assert refused(desk, candidate, intake.submit) == "intake.notice_first"
    form = intake.form_of(candidacy)
    assert refused(desk, candidate, entries.save, form, "expectations", "To help.", 0) == "intake.notice_first"


def test_reading_the_notice_is_in_the_trail_with_its_version(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    candidate = come_in(desk, an_invitation(desk, zone, candidacy))
    does(desk, candidate, intake.read_notice)
    notice = does(desk, candidate, intake.where_i_am).procedure.notice
    assert (last_line(desk).event, last_line(desk).details) == ("NoticeRead", {"notice": notice})


# Writing


def test_what_was_saved_is_there_when_the_form_is_opened_again(desk: Desk, candidate: Actor) -> None:
    saves(desk, candidate, "expectations", "To help.")
    assert does(desk, candidate, intake.open_intake).texts == {"expectations": "To help."}


def test_drafts_leave_no_line_in_the_trail_but_opening_the_form_does(desk: Desk, candidate: Actor) -> None:
    before = len(events(desk))
    saves(desk, candidate, "expectations", "To help.")
    assert events(desk, since=before) == []
    does(desk, candidate, intake.open_intake)
    assert events(desk, since=before) == ["IntakeOpened"]


def test_a_candidate_has_nothing_to_do_with_another_candidates_form(
    desk: Desk, zone: Zone, candidacy: Candidacy, candidate: Actor
) -> None:
    with desk.work(zone.coordinator) as work:
        procedure = work.procedures.get(candidacy.procedure)
    other = a_candidacy(desk, zone, procedure, name="Lucie Moreau")
    the_candidate(desk, zone, other)
    form = intake.form_of(other)
    assert refused(desk, candidate, entries.save, form, "expectations", "x", 0) == "not_allowed.intake:write"
    assert refused(desk, candidate, intake.read_intake, other.id) == "not_allowed.intake:read"
    assert refused(desk, candidate, papers.order, "intake-receipt", other.id) == "not_allowed.intake:read"


def test_nobody_of_the_zone_writes_on_a_candidates_form(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    form = intake.form_of(candidacy)
    for actor in zone.everybody.values():
        assert refused(desk, actor, entries.save, form, "expectations", "x", 0) == "not_allowed.intake:write"
    assert looked_up(desk, lambda work: work.entries.of(form)) == {}


def test_people_with_an_account_have_no_form_of_their_own(desk: Desk, zone: Zone) -> None:
    assert refused(desk, zone.coordinator, intake.where_i_am) == "nothing_here"


# Handing in


def test_an_incomplete_form_is_not_handed_in_and_the_refusal_names_the_items(desk: Desk, candidate: Actor) -> None:
    fill_intake(desk, candidate, {"difficult-cooperation": " ", "side-activities/yes": "yes"})
    with pytest.raises(Incomplete, match=r"intake\.incomplete") as refusal:
        does(desk, candidate, intake.submit)
    assert refusal.value.values == {"items": ["2", "6"]}


def test_a_form_handed_in_moves_the_candidacy_on_and_carries_its_fingerprint(
    desk: Desk, candidacy: Candidacy, candidate: Actor
) -> None:
    fill_intake(desk, candidate)
    handed = does(desk, candidate, intake.submit)
    assert now(desk, candidacy).stage is Stage.INTERVIEW
    assert not handed.late
    assert last_line(desk).details == {"fingerprint": handed.fingerprint, "late": False}
    assert events(desk)[-2:] == ["CandidacyMoved", "IntakeSubmitted"]


def test_a_form_that_was_handed_in_is_frozen(desk: Desk, candidacy: Candidacy, candidate: Actor) -> None:
    hand_in(desk, candidate)
    before = does(desk, candidate, intake.read_intake, candidacy.id)
    form = intake.form_of(candidacy)
    for attempt in (
        lambda work: entries.save(work, form, "expectations", "Something else.", 1),
        intake.submit,
        intake.open_intake,
    ):
        assert refused(desk, candidate, attempt) in {"intake.submitted_already", "not_allowed.intake:write"}
    after = does(desk, candidate, intake.read_intake, candidacy.id)
    assert (after.texts, after.intake) == (before.texts, before.intake)


def test_the_same_answers_have_the_same_fingerprint_and_other_answers_another(desk: Desk, zone: Zone) -> None:
    procedure = a_procedure(desk, zone)
    marks = []
    for name, text in (("Ann", "To help."), ("Bea", "To help."), ("Cem", "To serve.")):
        candidate = the_candidate(desk, zone, a_candidacy(desk, zone, procedure, name=name))
        fill_intake(desk, candidate, {"expectations": text})
        marks.append(does(desk, candidate, intake.submit).fingerprint)
    assert marks[0] == marks[1] != marks[2]


@pytest.mark.parametrize(("hour", "days", "late"), [(23, 0, False), (0, 1, True), (9, 1, True)])
def test_the_due_day_lasts_until_midnight_in_brussels_and_after_it_a_form_is_late_and_counts(
    desk: Desk, candidacy: Candidacy, candidate: Actor, clock: StoppedClock, hour: int, days: int, late: bool
) -> None:
    fill_intake(desk, candidate)
    due = does(desk, candidate, intake.where_i_am).procedure.intake_due
    moment = datetime.combine(due, time(hour, 30), ZoneInfo("Europe/Brussels"))
    clock.set(moment)
    clock.advance(days=days)
    fresh = Actor(candidate.kind, candidate.id)
    assert does(desk, fresh, intake.submit).late is late
    assert now(desk, candidacy).stage is Stage.INTERVIEW


def test_a_withdrawn_candidate_writes_no_more_and_may_still_read_what_was_written(
    desk: Desk, zone: Zone, candidacy: Candidacy, candidate: Actor
) -> None:
    fill_intake(desk, candidate)
    does(desk, zone.coordinator, candidacies.withdraw, candidacy.id, "Found another post.")
    assert refused(desk, candidate, intake.submit) == "not_allowed.intake:submit"
    assert refused(desk, candidate, intake.open_intake) == "not_allowed.intake:write"
    assert does(desk, candidate, intake.read_intake, candidacy.id).texts != {}


# Reading


def test_the_receipt_comes_once_the_form_is_handed_in(desk: Desk, candidacy: Candidacy, candidate: Actor) -> None:
    fill_intake(desk, candidate)
    assert refused(desk, candidate, papers.order, "intake-receipt", candidacy.id) == "intake.not_submitted"
    does(desk, candidate, intake.submit)
    order = does(desk, candidate, papers.order, "intake-receipt", candidacy.id)
    assert order.file_name == "intake-receipt-INP-2026-01-001.pdf"
    assert last_line(desk).event == "IntakeRead"
