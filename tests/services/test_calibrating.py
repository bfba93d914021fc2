"""The calibration room: rounds of one's own, a reference that waits, final ratings, and the licence they earn."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest

from assessment_app.banks import Library
from assessment_app.domain.calibration import Attempt
from assessment_app.domain.calibration_outcome import Tendency
from assessment_app.domain.instruments import LicenceTerms
from assessment_app.domain.people import Actor, PersonId, Role
from assessment_app.domain.refusals import NotNow, Refusal
from assessment_app.domain.scoring import RATED_LETTERS, Letter, Rating
from assessment_app.services import accounts, calibration, entries
from assessment_app.services.desk import Desk
from tests.banks.folders import ZONE as BANKS
from tests.builders import (
    ZONE,
    Zone,
    a_finished_round,
    a_licence,
    a_round,
    attempts_of,
    exercise_of,
    far_too_mild,
    nothing_at_all,
    rate,
    rate_and_compare,
    rated_fields,
    the_catalogue,
)
from tests.clock import StoppedClock
from tests.services.reading import does, events, last_line, looked_up, refused
from tests.services.together import Meanwhile, at_the_same_moment

ANCHORS = str(the_catalogue().values.key)


@pytest.fixture
def member(zone: Zone) -> Actor:
    """A member in the calibration room."""
    return zone.second


@pytest.fixture
def first(desk: Desk, member: Actor) -> Attempt:
    """The first sample answer of a round just begun."""
    a_round(desk, member)
    return attempts_of(desk, member)[0]


def cases(desk: Desk, attempts: tuple[Attempt, ...]) -> list[str]:
    return [exercise_of(desk, attempt).case.id for attempt in attempts]


# Beginning a round


def test_a_round_has_as_many_sample_answers_as_the_terms_say_from_different_values_with_a_trap(
    desk: Desk, member: Actor
) -> None:
    begun = a_round(desk, member)
    exercises = [exercise_of(desk, attempt) for attempt in attempts_of(desk, member)]
    terms = looked_up(desk, lambda work: work.snapshots.get(begun.terms, LicenceTerms))
    assert len(exercises) == terms.cases
    assert len({one.value.id for one in exercises}) == terms.cases
    assert any(one.case.trap for one in exercises)
    assert begun.anchors == ANCHORS
    assert exercises[0].sources[0] == ANCHORS
    assert (last_line(desk).event, last_line(desk).thing) == ("CalibrationStarted", begun.id)


def test_three_rounds_bring_no_sample_answer_twice(desk: Desk, member: Actor, clock: StoppedClock) -> None:
    seen: list[str] = []
    for _ in range(3):
        a_round(desk, member)
        attempts = attempts_of(desk, member)
        seen += cases(desk, attempts)
        rate_and_compare(desk, member, *attempts)
        clock.advance(days=1)
    assert len(set(seen)) == len(seen)


def test_there_is_one_round_at_a_time(desk: Desk, member: Actor) -> None:
    a_round(desk, member)
    assert refused(desk, member, calibration.start) == "calibration.open_already"


def test_two_windows_that_begin_at_once_begin_one_round(desk: Desk, member: Actor) -> None:
    begin = partial(does, desk, member, calibration.start)
    outcomes = at_the_same_moment(begin, begin)
    assert [one.key for one in outcomes if isinstance(one, NotNow)] == ["calibration.open_already"]
    assert len(looked_up(desk, lambda work: work.rounds.of(PersonId(member.id)))) == 1


@pytest.mark.parametrize("place", [place for place, (role, _, _) in ZONE.items() if role is not Role.MEMBER])
def test_the_room_is_for_members(desk: Desk, zone: Zone, place: str) -> None:
    for gesture in (calibration.room, calibration.start):
        assert refused(desk, zone.everybody[place], gesture) == "not_allowed.calibration:do"


def test_where_the_bank_has_no_sample_answers_the_room_says_so_and_no_round_begins(
    desk: Desk, zone: Zone, tmp_path: Path
) -> None:
    elsewhere = Desk(desk.store, desk.clock, desk.dice, desk.locks, without_calibration(tmp_path), desk.terms)
    assert does(elsewhere, zone.second, calibration.room).terms is None
    assert refused(elsewhere, zone.second, calibration.start) == "calibration.nothing_to_rate"


def without_calibration(folder: Path) -> Library:
    """The zone's banks without any released sample answer."""
    kept = [line for line in (BANKS / "RELEASED.yaml").read_text("utf-8").splitlines() if "calibration/" not in line]
    for path in BANKS.rglob("*.yaml"):
        copy = folder / path.relative_to(BANKS)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    (folder / "RELEASED.yaml").write_text("\n".join(kept), "utf-8")
    return Library(folder)


# The reference waits


def test_a_reference_is_not_told_before_the_rating_is_final(desk: Desk, member: Actor, first: Attempt) -> None:
    rate(desk, member, first)
    case = exercise_of(desk, first).case
    reasons = [getattr(case.reference, letter.value).reason.nl for letter in RATED_LETTERS]
    told = repr(does(desk, member, calibration.open_attempt, first.id)) + repr(does(desk, member, calibration.room))
    assert case.answer.nl[:60] in told
    assert not [reason for reason in reasons if reason in told]
    assert "ReferenceRating" not in told
    assert "CalibrationCase" not in told
    does(desk, member, calibration.compare, first.id)
    opened = does(desk, member, calibration.open_attempt, first.id)
    assert opened.revealed is not None
    assert opened.revealed.exercise.case == case


def test_the_others_of_the_round_are_named_in_order_until_they_are_compared(
    desk: Desk, member: Actor, first: Attempt
) -> None:
    attempts = attempts_of(desk, member)
    opened = does(desk, member, calibration.open_attempt, first.id)
    assert (opened.of_all, opened.left) == (len(attempts), tuple(one.id for one in attempts[1:]))
    rate_and_compare(desk, member, attempts[1])
    assert does(desk, member, calibration.open_attempt, first.id).left == tuple(one.id for one in attempts[2:])


def test_nothing_is_compared_before_every_tick_rating_and_evidence(desk: Desk, member: Actor, first: Attempt) -> None:
    fields = rated_fields(exercise_of(desk, first))
    *most, (last, value) = fields.items()
    for field, text in most:
        does(desk, member, entries.save, calibration.form_of(first.id), field, text, 0)
    for gesture in (calibration.ready_to_compare, calibration.compare):
        assert refused(desk, member, gesture, first.id) == "calibration.unrated"
    does(desk, member, entries.save, calibration.form_of(first.id), last, value, 0)
    assert does(desk, member, calibration.ready_to_compare, first.id).compared_at is None
    assert does(desk, member, calibration.compare, first.id).compared_at is not None


def test_what_was_compared_is_final(desk: Desk, member: Actor, first: Attempt) -> None:
    rate_and_compare(desk, member, first)
    question = exercise_of(desk, first).question.id
    form = calibration.form_of(first.id)
    before = looked_up(desk, lambda work: work.entries.texts(form))
    assert refused(desk, member, calibration.compare, first.id) == "calibration.compared_already"
    for field in (f"{question}/action", f"{question}/action-note"):
        assert refused(desk, member, entries.save, form, field, "1", 1) == "calibration.compared_already"
    assert looked_up(desk, lambda work: work.entries.texts(form)) == before


def test_a_rating_rests_on_evidence_as_on_the_grid_of_an_interview(desk: Desk, member: Actor, first: Attempt) -> None:
    question, form = exercise_of(desk, first).question.id, calibration.form_of(first.id)
    assert refused(desk, member, entries.save, form, f"{question}/action", "4", 0) == "sheet.evidence_first"
    assert refused(desk, member, entries.save, form, "elsewhere-01/action-note", "x", 0) == "entry.no_such_field"
    assert refused(desk, member, entries.save, form, f"{question}/task", "6", 0) == "entry.no_such_choice"


# Nobody else's


@pytest.mark.parametrize("place", list(ZONE))
def test_nobody_sees_or_touches_the_sample_answers_of_another(
    desk: Desk, zone: Zone, first: Attempt, place: str
) -> None:
    if (other := zone.everybody[place]) == zone.second:
        return
    question, form = exercise_of(desk, first).question.id, calibration.form_of(first.id)
    for gesture in (calibration.open_attempt, calibration.ready_to_compare, calibration.compare):
        assert refused(desk, other, gesture, first.id) == "not_allowed.calibration:do"
    assert (
        refused(desk, other, entries.save, form, f"{question}/action-note", "Mine.", 0) == "not_allowed.calibration:do"
    )
    assert looked_up(desk, lambda work: work.entries.texts(form)) == {}


def test_a_member_who_is_a_member_no_more_leaves_the_room(desk: Desk, zone: Zone, first: Attempt) -> None:
    with desk.work(zone.administrator) as work:
        accounts.withdraw_role(work, PersonId(zone.second.id), Role.MEMBER)
    assert refused(desk, zone.second, calibration.open_attempt, first.id) == "not_allowed.calibration:do"


# The end of a round


def test_a_round_close_to_the_reference_earns_a_licence_for_a_year(desk: Desk, member: Actor) -> None:
    earned = a_licence(desk, member)
    assert (earned.anchors, earned.terms) == (ANCHORS, "licence/polbru/1")
    assert (earned.granted_on, earned.until) == (date(2026, 11, 23), date(2027, 11, 22))
    assert events(desk)[-2:] == ["CaseCompared", "CalibrationFinished"]
    assert last_line(desk).details == {"licence": True}
    room = does(desk, member, calibration.room)
    assert (room.licence, room.lapsed, room.attempts) == (earned, None, ())
    assert room.results[0].licence == earned
    assert room.results[0].outcome.within_one == 1


def test_a_round_far_from_it_earns_none_and_another_may_begin(desk: Desk, member: Actor, clock: StoppedClock) -> None:
    over = a_finished_round(desk, member, far_too_mild)
    assert over.finished_at == clock()
    assert last_line(desk).details == {"licence": False}
    room = does(desk, member, calibration.room)
    assert (room.licence, room.left) == (None, ())
    assert room.results[0].licence is None
    clock.advance(days=1)
    a_licence(desk, member)
    assert [result.licence is not None for result in does(desk, member, calibration.room).results] == [True, False]


def test_whoever_sees_nothing_demonstrated_earns_no_licence(desk: Desk, member: Actor) -> None:
    a_finished_round(desk, member, nothing_at_all)
    outcome = does(desk, member, calibration.room).results[0].outcome
    assert (outcome.missed, outcome.within) == (18, 0)
    assert outcome.facets[Letter.ACTION].tendency is None


def test_one_point_too_severe_everywhere_is_told_as_severe(desk: Desk, member: Actor) -> None:
    a_finished_round(desk, member, lambda points: Rating(str(max(1, points - 1))))
    outcome = does(desk, member, calibration.room).results[0].outcome
    assert outcome.within_one == 1
    assert {facet.tendency for facet in outcome.facets.values()} <= {Tendency.SEVERE, Tendency.IN_LINE}
    assert outcome.shift < 0


def test_a_round_is_not_over_before_its_last_sample_answer(desk: Desk, member: Actor) -> None:
    a_round(desk, member)
    *most, last = attempts_of(desk, member)
    rate_and_compare(desk, member, *most)
    assert "CalibrationFinished" not in events(desk)
    assert does(desk, member, calibration.room).left == (last,)
    assert refused(desk, member, calibration.start) == "calibration.open_already"


def test_two_windows_that_compare_the_last_one_at_once_end_the_round_once(desk: Desk, member: Actor) -> None:
    a_round(desk, member)
    *most, last = attempts_of(desk, member)
    rate_and_compare(desk, member, *most)
    rate(desk, member, last)
    compare = partial(does, desk, member, calibration.compare, last.id)
    outcomes = at_the_same_moment(compare, compare)
    assert sum(isinstance(one, Refusal) for one in outcomes) == 1
    assert events(desk).count("CalibrationFinished") == 1
    assert len(looked_up(desk, lambda work: work.licences.all())) == 1


def test_two_windows_that_compare_the_last_two_at_once_end_the_round(desk: Desk, member: Actor) -> None:
    a_round(desk, member)
    *most, one, other = attempts_of(desk, member)
    rate_and_compare(desk, member, *most)
    rate(desk, member, one)
    rate(desk, member, other)
    with Meanwhile() as the_other_window, desk.work(member) as work:
        calibration.compare(work, one.id)
        the_other_window.does(partial(does, desk, member, calibration.compare, other.id))
    assert events(desk).count("CalibrationFinished") == 1
    assert len(looked_up(desk, lambda work: work.licences.all())) == 1


def test_what_is_typed_while_it_is_compared_waits_and_is_refused(desk: Desk, member: Actor, first: Attempt) -> None:
    rate(desk, member, first)
    field, form = f"{exercise_of(desk, first).question.id}/action-note", calibration.form_of(first.id)
    with Meanwhile() as the_other_window:
        with desk.work(member) as work:
            calibration.compare(work, first.id)
            the_other_window.does(partial(does, desk, member, entries.save, form, field, "Too late.", 1))
        outcome = the_other_window.outcome
    assert isinstance(outcome, Refusal)
    assert outcome.key == "calibration.compared_already"
