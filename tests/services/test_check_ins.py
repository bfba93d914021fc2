"""A check-in is written by the mentor alone, shared once it is complete, read, answered and acknowledged."""

from __future__ import annotations

import pytest

from assessment_app.domain.instruments import MilestoneKind, ValueName
from assessment_app.domain.people import Role
from assessment_app.services import check_ins, entries, evaluations, trainee_file
from assessment_app.services.desk import Desk
from tests.builders import CHECK_IN_FIELDS, Zone, a_check_in, a_probation, an_evaluation, somebody
from tests.clock import StoppedClock
from tests.services.reading import does, last_line, refused, trail
from tests.services.trainees import reply, steps


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
