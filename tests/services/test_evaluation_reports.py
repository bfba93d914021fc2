"""A report rests on the check-ins of its period, is signed when it is complete, then read and answered."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assessment_app.domain.instruments import MilestoneKind, ValueName
from assessment_app.domain.people import Role
from assessment_app.domain.refusals import Refusal
from assessment_app.services import entries, evaluations
from assessment_app.services.desk import Desk
from tests.builders import CHECK_IN_FIELDS, Zone, a_check_in, a_probation, an_evaluation, somebody
from tests.clock import StoppedClock
from tests.services.reading import does, last_line, refused
from tests.services.trainees import begin, reply, steps, today


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
