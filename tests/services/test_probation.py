"""Probation: started once, dated, talked about, evaluated from what was seen, read by those around the trainee."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from assessment_app.domain.decisions import Outcome
from assessment_app.domain.entries import Form
from assessment_app.domain.evaluations import Evaluation
from assessment_app.domain.instruments import MilestoneKind, ValueName
from assessment_app.domain.people import Actor, PersonId, Role
from assessment_app.domain.probation import Goal, Milestone, Probation, last_day
from assessment_app.domain.refusals import NotAllowed, Refusal
from assessment_app.domain.selection import Stage
from assessment_app.services import check_ins, entries, evaluations, papers, probations, starting, trainee_file
from assessment_app.services.desk import Desk
from assessment_app.services.probations import Beginning
from tests.builders import (
    CHECK_IN_FIELDS,
    Zone,
    a_candidacy_at,
    a_check_in,
    a_probation,
    an_evaluation,
    now,
    somebody,
)
from tests.clock import StoppedClock
from tests.domain.grids import Cell, cells
from tests.services.reading import does, events, last_line, looked_up, refused, trail

WEEKS = timedelta(weeks=1)


def beginning(zone: Zone, starts_on: date, candidacy: str | None = None, **changed: str) -> Beginning:
    people = {"trainee": zone.trainee.id, "mentor": zone.mentor.id, "evaluator": zone.evaluator.id} | changed
    return Beginning(candidacy, plan="operational", starts_on=starts_on, **{k: PersonId(v) for k, v in people.items()})


def steps(desk: Desk, probation: Probation, kind: MilestoneKind) -> list[Milestone]:
    return looked_up(desk, lambda work: [one for one in work.milestones.of(probation.id) if one.kind is kind])


def all_probations(desk: Desk) -> tuple[Probation, ...]:
    return looked_up(desk, lambda work: work.probations.all())


def today(clock: StoppedClock) -> date:
    return clock().date()


def reply(desk: Desk, zone: Zone, form: Form, text: str) -> None:
    does(desk, zone.trainee, entries.save, form, "reply", text, 0)


# Starting


def test_a_suitable_candidacy_starts_a_probation_and_leaves_the_worklist(
    desk: Desk, zone: Zone, clock: StoppedClock
) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.DECIDED)
    assert [one.candidacy.id for one in does(desk, zone.coordinator, starting.waiting)] == [candidacy.id]
    probation = a_probation(desk, zone, candidacy=candidacy)
    assert now(desk, candidacy).stage is Stage.ONBOARDING
    assert probation.ends_on == last_day(today(clock), 6)
    assert events(desk)[-2:] == ["CandidacyMoved", "ProbationStarted"]
    assert does(desk, zone.coordinator, starting.waiting) == ()


def test_the_first_goals_are_the_committees_words_without_any_rating(desk: Desk, zone: Zone) -> None:
    probation = a_probation(desk, zone, candidacy=a_candidacy_at(desk, zone, Stage.DECIDED))
    assert [goal.text for goal in probation.goals] == ["Explain decisions earlier."]
    assert Goal.__slots__ == ("value", "text")


def test_every_step_of_the_plan_gets_its_day_and_none_falls_after_the_last_one(desk: Desk, zone: Zone) -> None:
    probation = a_probation(desk, zone, starts_on=date(2027, 2, 1))
    assert probation.ends_on == date(2027, 7, 31)
    days = looked_up(desk, lambda work: {one.step: one.due_on for one in work.milestones.of(probation.id)})
    assert days["first-day"] == date(2027, 2, 1)
    assert days["check-in-1"] == date(2027, 2, 15)
    assert max(days.values()) == probation.ends_on == days["evaluation-3"]


def test_a_mentor_may_prepare_before_the_first_day(desk: Desk, zone: Zone, clock: StoppedClock) -> None:
    probation = a_probation(desk, zone, starts_on=today(clock) + 2 * WEEKS)
    assert does(desk, zone.mentor, trainee_file.read_file, probation.id).probation == probation


@pytest.mark.parametrize("place", ["mentor", "evaluator", "trainee", "chair", "administrator", "officer", "dpo"])
def test_nobody_but_a_coordinator_starts_one(desk: Desk, zone: Zone, clock: StoppedClock, place: str) -> None:
    gesture = probations.start
    assert refused(desk, zone.everybody[place], gesture, beginning(zone, today(clock))) == "not_allowed.probation:start"
    assert refused(desk, zone.everybody[place], starting.offer) == "not_allowed.probation:start"
    assert all_probations(desk) == ()


def test_a_start_that_is_refused_leaves_nothing_behind(desk: Desk, zone: Zone, clock: StoppedClock) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.DECIDED, outcome=Outcome.NOT_SUITABLE)
    wanted = beginning(zone, today(clock), candidacy.id)
    assert refused(desk, zone.coordinator, probations.start, wanted) == "probation.not_suitable"
    assert all_probations(desk) == ()
    assert now(desk, candidacy).stage is Stage.DECIDED
    assert last_line(desk).details == {"attempted": "probation:start", "key": "probation.not_suitable"}


def test_a_candidacy_leads_to_one_probation(desk: Desk, zone: Zone, clock: StoppedClock) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.DECIDED)
    a_probation(desk, zone, candidacy=candidacy)
    other = somebody(desk, Role.TRAINEE, name="Jonas De Smet")
    again = beginning(zone, today(clock), candidacy.id, trainee=other.id)
    assert refused(desk, zone.coordinator, probations.start, again) == "probation.started_already"
    assert len(all_probations(desk)) == 1


def test_a_trainee_has_one_probation_at_a_time(desk: Desk, zone: Zone, clock: StoppedClock) -> None:
    first = a_probation(desk, zone)
    assert refused(desk, zone.coordinator, probations.start, beginning(zone, today(clock))) == "probation.under_way"
    assert [one.id for one in does(desk, zone.coordinator, starting.offer).trainees] == []
    clock.advance(days=first.days)
    assert [one.id for one in does(desk, zone.coordinator, starting.offer).trainees] == [zone.trainee.id]
    does(desk, zone.coordinator, probations.start, beginning(zone, today(clock)))


def test_nobody_stands_in_two_places(desk: Desk, zone: Zone, clock: StoppedClock) -> None:
    both = somebody(desk, Role.MENTOR, Role.EVALUATOR, name="Els Wouters")
    wanted = beginning(zone, today(clock), mentor=both.id, evaluator=both.id)
    assert refused(desk, zone.coordinator, probations.start, wanted) == "probation.two_places"


@pytest.mark.parametrize("place", ["trainee", "mentor", "evaluator"])
def test_a_place_needs_its_role(desk: Desk, zone: Zone, clock: StoppedClock, place: str) -> None:
    wanted = beginning(zone, today(clock), **{place: zone.chair.id})
    assert refused(desk, zone.coordinator, probations.start, wanted) == "probation.role_missing"


def test_the_offer_says_who_can_make_a_missing_account(desk: Desk, zone: Zone) -> None:
    offer = does(desk, zone.coordinator, starting.offer)
    assert [one.id for one in offer.administrators] == [zone.administrator.id]
    assert [released.instrument.name for released in offer.plans] == ["operational"]


# Milestones


@pytest.mark.parametrize(
    ("place", "may"), [("mentor", True), ("coordinator", True), ("trainee", False), ("evaluator", False)]
)
def test_a_mentor_or_coordinator_notes_a_day_as_followed(desk: Desk, zone: Zone, place: str, *, may: bool) -> None:
    day = steps(desk, a_probation(desk, zone), MilestoneKind.ONBOARDING)[0]
    actor = zone.everybody[place]
    if not may:
        assert refused(desk, actor, probations.reach_milestone, day.id) == "not_allowed.milestone:reach"
        return
    done = does(desk, actor, probations.reach_milestone, day.id)
    assert (done.done_by, last_line(desk).event) == (actor.id, "MilestoneReached")
    assert refused(desk, actor, probations.reach_milestone, day.id) == "milestone.done_already"


@pytest.mark.parametrize("kind", [MilestoneKind.CHECK_IN, MilestoneKind.EVALUATION])
def test_a_talk_is_reached_by_holding_it(desk: Desk, zone: Zone, kind: MilestoneKind) -> None:
    moment = steps(desk, a_probation(desk, zone), kind)[0]
    assert refused(desk, zone.mentor, probations.reach_milestone, moment.id) == "milestone.by_holding_it"


# Check-ins


def test_a_second_tap_opens_the_same_check_in(desk: Desk, zone: Zone) -> None:
    probation = a_probation(desk, zone)
    first = does(desk, zone.mentor, check_ins.begin, probation.id)
    assert does(desk, zone.mentor, check_ins.begin, probation.id) == first


def test_looking_on_asks_for_the_right_again_but_writes_no_second_line(desk: Desk, zone: Zone) -> None:
    probation = a_probation(desk, zone)
    talk, report = a_check_in(desk, zone, probation), an_evaluation(desk, zone, probation)
    open_talk = does(desk, zone.mentor, check_ins.begin, probation.id)
    lines = len(trail(desk))
    does(desk, zone.mentor, check_ins.write_on, open_talk.id)
    does(desk, zone.trainee, check_ins.read_on, talk.id)
    does(desk, zone.trainee, evaluations.read_on, report.id)
    does(desk, zone.trainee, trainee_file.look_on, probation.id)
    assert len(trail(desk)) == lines
    for look, ident in ((check_ins.read_on, talk.id), (trainee_file.look_on, probation.id)):
        assert refused(desk, zone.chair, look, ident).startswith("not_allowed.")


def test_sharing_reaches_the_check_in_that_is_due(desk: Desk, zone: Zone, clock: StoppedClock) -> None:
    probation = a_probation(desk, zone)
    clock.advance(days=12)
    shared = a_check_in(desk, zone, probation)
    first, second, *_ = steps(desk, probation, MilestoneKind.CHECK_IN)
    assert (shared.milestone, first.done_by, second.done_at) == (first.id, zone.mentor.id, None)
    assert last_line(desk).event == "CheckInShared"


def test_a_talk_long_before_the_planned_one_is_welcome_and_counts_for_none(desk: Desk, zone: Zone) -> None:
    probation = a_probation(desk, zone)
    assert a_check_in(desk, zone, probation).milestone is None
    assert all(one.done_at is None for one in steps(desk, probation, MilestoneKind.CHECK_IN))


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"values": "[]"}, "check_in.no_value"),
        ({"observed": " "}, "check_in.no_observation"),
        ({"agreed": "Prepare three sentences."}, "check_in.action_needs_day"),
        ({"respect/rating": "strong", "effect": ""}, "check_in.extreme_needs_effect"),
        ({"respect/rating": "not-yet-sufficient", "effect": " "}, "check_in.extreme_needs_effect"),
    ],
)
def test_a_check_in_that_misses_something_stays_open_and_reaches_nothing(
    desk: Desk, zone: Zone, clock: StoppedClock, changed: dict[str, str], key: str
) -> None:
    probation = a_probation(desk, zone)
    clock.advance(days=14)
    talk = a_check_in(desk, zone, probation, shared=False, fields=CHECK_IN_FIELDS | changed)
    assert refused(desk, zone.mentor, check_ins.share, talk.id) == key
    assert does(desk, zone.mentor, check_ins.open_check_in, talk.id).check_in.shared_at is None
    assert steps(desk, probation, MilestoneKind.CHECK_IN)[0].done_at is None


def test_an_extreme_of_a_value_that_was_taken_out_again_needs_no_comment(desk: Desk, zone: Zone) -> None:
    fields = CHECK_IN_FIELDS | {"loyalty/rating": "strong", "effect": ""}
    talk = a_check_in(desk, zone, a_probation(desk, zone), fields=fields)
    assert dict(does(desk, zone.trainee, check_ins.read_check_in, talk.id).notes.ratings) == {
        ValueName.RESPECT: "as-expected"
    }


def test_a_shared_check_in_is_closed_to_its_mentor(desk: Desk, zone: Zone) -> None:
    talk = a_check_in(desk, zone, a_probation(desk, zone))
    for gesture in (check_ins.open_check_in, check_ins.write_on, check_ins.share):
        assert refused(desk, zone.mentor, gesture, talk.id) == "check_in.shared_already"
    late = refused(desk, zone.mentor, entries.save, check_ins.form_of(talk.id), "observed", "Changed my mind.", 1)
    assert late == "check_in.shared_already"


def test_a_mentor_of_somebody_else_writes_nothing_here(desk: Desk, zone: Zone) -> None:
    probation = a_probation(desk, zone)
    other = somebody(desk, Role.MENTOR, name="Els Wouters")
    assert refused(desk, other, check_ins.begin, probation.id) == "not_allowed.check-in:write"
    open_talk = a_check_in(desk, zone, probation, shared=False)
    for gesture in (check_ins.open_check_in, check_ins.write_on, check_ins.share):
        assert refused(desk, other, gesture, open_talk.id) == "not_allowed.check-in:write"


def test_the_trainee_replies_then_acknowledges_and_the_reply_stays_as_it_is(desk: Desk, zone: Zone) -> None:
    talk = a_check_in(desk, zone, a_probation(desk, zone))
    form = check_ins.reply_form_of(talk.id)
    reply(desk, zone, form, "I saw it otherwise.")
    assert does(desk, zone.mentor, check_ins.read_check_in, talk.id).notes.reply == ""
    assert does(desk, zone.mentor, check_ins.read_check_in, talk.id).reply == {}
    assert does(desk, zone.trainee, check_ins.read_check_in, talk.id).notes.reply == "I saw it otherwise."
    does(desk, zone.trainee, check_ins.acknowledge, talk.id)
    assert does(desk, zone.mentor, check_ins.read_check_in, talk.id).notes.reply == "I saw it otherwise."
    assert refused(desk, zone.trainee, entries.save, form, "reply", "More.", 1) == "check_in.acknowledged_already"
    assert refused(desk, zone.trainee, check_ins.acknowledge, talk.id) == "check_in.acknowledged_already"


def test_nobody_acknowledges_in_the_trainees_place(desk: Desk, zone: Zone) -> None:
    talk = a_check_in(desk, zone, a_probation(desk, zone))
    for actor in (zone.mentor, zone.evaluator, zone.coordinator):
        assert refused(desk, actor, check_ins.acknowledge, talk.id) == "not_allowed.check-in:answer"


# Evaluation reports


def begin(desk: Desk, zone: Zone, probation: Probation, number: int = 0) -> Evaluation:
    moment = steps(desk, probation, MilestoneKind.EVALUATION)[number]
    return does(desk, zone.evaluator, evaluations.begin, moment.id)


def test_a_report_is_built_from_the_shared_check_ins_of_its_period(desk: Desk, zone: Zone, clock: StoppedClock) -> None:
    probation = a_probation(desk, zone)
    clock.advance(days=14)
    first = a_check_in(desk, zone, probation)
    clock.advance(days=14)
    second = a_check_in(desk, zone, probation)
    a_check_in(desk, zone, probation, shared=False)
    report = begin(desk, zone, probation)
    paper = does(desk, zone.evaluator, evaluations.open_evaluation, report.id)
    assert [one.id for one, _ in paper.check_ins] == [first.id, second.id]
    assert paper.check_ins[0][1].observed == CHECK_IN_FIELDS["observed"]
    assert (report.since, report.until) == (probation.starts_on, today(clock))


def test_a_report_begun_early_looks_at_what_happens_until_its_day(desk: Desk, zone: Zone, clock: StoppedClock) -> None:
    probation = a_probation(desk, zone)
    clock.advance(days=50)
    begun = begin(desk, zone, probation)
    clock.advance(days=5)
    talk = a_check_in(desk, zone, probation)
    again = begin(desk, zone, probation)
    assert (again.id, again.until) == (begun.id, today(clock))
    assert [one.id for one, _ in does(desk, zone.evaluator, evaluations.write_on, begun.id).check_ins] == [talk.id]
    clock.advance(days=30)
    assert begin(desk, zone, probation).until == steps(desk, probation, MilestoneKind.EVALUATION)[0].due_on


def test_the_next_report_begins_the_day_after_the_last(desk: Desk, zone: Zone, clock: StoppedClock) -> None:
    probation = a_probation(desk, zone)
    clock.advance(days=60)
    first = an_evaluation(desk, zone, probation)
    clock.advance(days=60)
    assert begin(desk, zone, probation, 1).since == first.until + timedelta(days=1)


def test_a_signature_makes_it_final_and_reaches_the_milestone(desk: Desk, zone: Zone) -> None:
    probation = a_probation(desk, zone)
    signed = an_evaluation(desk, zone, probation)
    moment = steps(desk, probation, MilestoneKind.EVALUATION)[0]
    assert (moment.done_by, last_line(desk).event) == (zone.evaluator.id, "EvaluationSigned")
    assert last_line(desk).details == {"fingerprint": signed.fingerprint}
    for gesture, ident in (
        (evaluations.sign, signed.id),
        (evaluations.write_on, signed.id),
        (evaluations.open_evaluation, signed.id),
        (evaluations.begin, moment.id),
    ):
        assert refused(desk, zone.evaluator, gesture, ident) == "evaluation.signed_already"
    form = evaluations.form_of(signed.id)
    assert refused(desk, zone.evaluator, entries.save, form, "overall", "Other.", 1) == "evaluation.signed_already"


def test_a_report_with_a_gap_is_not_signed_and_the_refusal_names_the_values(desk: Desk, zone: Zone) -> None:
    probation = a_probation(desk, zone)
    report = an_evaluation(desk, zone, probation, signed=False)
    with desk.work(zone.evaluator) as work:
        entries.save(work, evaluations.form_of(report.id), "respect/reason", "", 1)
    with pytest.raises(Refusal) as gap, desk.work(zone.evaluator) as work:
        evaluations.sign(work, report.id)
    assert (gap.value.key, gap.value.values) == ("evaluation.values_missing", {"values": [ValueName.RESPECT]})
    assert steps(desk, probation, MilestoneKind.EVALUATION)[0].done_at is None
    assert does(desk, zone.evaluator, evaluations.write_on, report.id).evaluation.signed_at is None


def test_only_an_evaluation_moment_has_a_report_and_only_its_evaluator_writes_it(desk: Desk, zone: Zone) -> None:
    probation = a_probation(desk, zone)
    talk = steps(desk, probation, MilestoneKind.CHECK_IN)[0]
    assert refused(desk, zone.evaluator, evaluations.begin, talk.id) == "evaluation.not_a_moment"
    moment = steps(desk, probation, MilestoneKind.EVALUATION)[0]
    for gesture in (evaluations.begin, evaluations.begun):
        for actor in (zone.mentor, zone.coordinator, zone.trainee, somebody(desk, Role.EVALUATOR)):
            assert refused(desk, actor, gesture, moment.id) == "not_allowed.evaluation:write"
    assert refused(desk, zone.evaluator, evaluations.begun, moment.id) == "nothing_here"


def test_the_trainee_answers_a_signed_report(desk: Desk, zone: Zone) -> None:
    report = an_evaluation(desk, zone, a_probation(desk, zone))
    form = evaluations.reply_form_of(report.id)
    reply(desk, zone, form, "I ask for a second talk.")
    assert does(desk, zone.evaluator, evaluations.read_evaluation, report.id).reply == ""
    does(desk, zone.trainee, evaluations.acknowledge, report.id)
    assert does(desk, zone.evaluator, evaluations.read_evaluation, report.id).reply == "I ask for a second talk."
    assert refused(desk, zone.trainee, entries.save, form, "reply", "More.", 1) == "evaluation.acknowledged_already"


# The page, the list


def test_the_page_shows_a_reader_only_what_they_may_read(desk: Desk, zone: Zone) -> None:
    probation = a_probation(desk, zone)
    a_check_in(desk, zone, probation, shared=False)
    an_evaluation(desk, zone, probation, signed=False)
    seen = {
        place: does(desk, zone.everybody[place], trainee_file.read_file, probation.id)
        for place in ("mentor", "evaluator", "trainee", "coordinator")
    }
    assert {place: (len(page.check_ins), len(page.evaluations)) for place, page in seen.items()} == {
        "mentor": (1, 0),
        "evaluator": (0, 1),
        "trainee": (0, 0),
        "coordinator": (0, 0),
    }
    assert all(page.talks == () and page.reports == () for page in seen.values())


def test_the_page_brings_ratings_of_what_is_shared_and_signed(desk: Desk, zone: Zone) -> None:
    probation = a_probation(desk, zone)
    talk, report = a_check_in(desk, zone, probation), an_evaluation(desk, zone, probation)
    page = does(desk, zone.trainee, trainee_file.read_file, probation.id)
    assert [(one.id, dict(notes.ratings)) for one, notes in page.talks] == [
        (talk.id, {ValueName.RESPECT: "as-expected"})
    ]
    assert [(one.id, {verdict.rating for verdict in verdicts}) for one, verdicts in page.reports] == [
        (report.id, {"as-expected"})
    ]


def test_everybody_has_their_own_list_and_the_coordinator_has_all(desk: Desk, zone: Zone, clock: StoppedClock) -> None:
    own = a_probation(desk, zone)
    other_trainee = somebody(desk, Role.TRAINEE, name="Jonas De Smet")
    other_mentor = somebody(desk, Role.MENTOR, name="Els Wouters")
    with desk.work(zone.coordinator) as work:
        changed = beginning(zone, today(clock), trainee=other_trainee.id, mentor=other_mentor.id)
        other = probations.start(work, changed)
    clock.advance(days=3)
    lists = {
        actor.id: [line.probation.id for line in does(desk, actor, probations.overview)]
        for actor in (zone.coordinator, zone.mentor, other_mentor, zone.trainee, zone.chair)
    }
    assert set(lists.pop(zone.coordinator.id)) == {own.id, other.id}
    assert lists == {
        zone.mentor.id: [own.id],
        other_mentor.id: [other.id],
        zone.trainee.id: [own.id],
        zone.chair.id: [],
    }


def test_the_list_counts_what_is_overdue_and_puts_it_first(desk: Desk, zone: Zone, clock: StoppedClock) -> None:
    on_time = a_probation(desk, zone, starts_on=today(clock) + WEEKS)
    trainee = somebody(desk, Role.TRAINEE, name="Jonas De Smet")
    late = does(desk, zone.coordinator, probations.start, beginning(zone, today(clock), trainee=trainee.id))
    clock.advance(days=5)
    lines = does(desk, zone.coordinator, probations.overview)
    assert [(line.probation.id, line.overdue) for line in lines] == [(late.id, 2), (on_time.id, 0)]
    assert lines[0].ahead is not None
    assert lines[0].ahead.step == "first-day"


# Who may read what

READERS = """
    gesture   thing            coordinator  mentor  evaluator  trainee  other mentor  chair  officer  dpo  administrator
    page      the probation         ✓         ✓         ✓         ✓          ·          ·       ·      ·         ·
    check-in  not shared            ·         ✓         ·         ·          ·          ·       ·      ·         ·
              shared                ✓         ✓         ✓         ✓          ·          ·       ·      ·         ·
    report    not signed            ·         ·         ✓         ·          ·          ·       ·      ·         ·
              signed                ✓         ✓         ✓         ✓          ·          ·       ·      ·         ·
    paper     signed                ✓         ✓         ✓         ✓          ·          ·       ·      ·         ·
"""
READS: dict[str, Callable[..., Any]] = {
    "page": trainee_file.read_file,
    "check-in": check_ins.read_check_in,
    "report": evaluations.read_evaluation,
    "paper": lambda work, ident: papers.order(work, "evaluation", ident),
}


def thing(desk: Desk, zone: Zone, gesture: str, state: str) -> str:
    probation = a_probation(desk, zone)
    if gesture == "page":
        return probation.id
    if gesture == "check-in":
        return a_check_in(desk, zone, probation, shared=state == "shared").id
    return an_evaluation(desk, zone, probation, signed=state == "signed").id


@pytest.mark.parametrize(
    ("gesture", "state"), sorted({(cell.action, cell.thing) for cell in cells(READERS)}), ids=" ".join
)
def test_who_may_read_what(desk: Desk, zone: Zone, gesture: str, state: str) -> None:
    ident = thing(desk, zone, gesture, state)
    people = {**zone.everybody, "other mentor": somebody(desk, Role.MENTOR, name="Els Wouters")}
    row = [cell for cell in cells(READERS) if (cell.action, cell.thing) == (gesture, state)]
    assert {cell.person: may_read(desk, people, cell, ident) for cell in row} == {cell.person: cell.may for cell in row}


def may_read(desk: Desk, people: dict[str, Actor], cell: Cell, ident: str) -> bool:
    try:
        does(desk, people[cell.person], READS[cell.action], ident)
    except NotAllowed:
        assert last_line(desk).event == "Refused"
        return False
    assert last_line(desk).event in {"ProbationRead", "CheckInRead", "EvaluationRead"}
    return True
