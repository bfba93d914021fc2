"""Saving while typing: every version kept, two windows never overwrite each other, closed papers stay closed."""

from __future__ import annotations

from functools import partial

import pytest

from assessment_app.domain.entries import LONGEST_ENTRY, Entry, Form, FormKind
from assessment_app.domain.people import Actor
from assessment_app.domain.refusals import OutOfDate, Unusable
from assessment_app.domain.selection import Candidacy, Stage
from assessment_app.services import check_ins, decisions, deliberation, entries, evaluations, intake, scoring
from assessment_app.services.desk import Desk
from tests.builders import (
    Zone,
    a_candidacy_at,
    a_check_in,
    a_probation,
    an_evaluation,
    behind_the_link,
    fill_intake,
    propose,
)
from tests.clock import StoppedClock
from tests.services.gestures import attempt
from tests.services.reading import does, looked_up, refused, trail
from tests.services.together import Meanwhile, at_the_same_moment

FIELD = "expectations"


@pytest.fixture
def candidacy(desk: Desk, zone: Zone) -> Candidacy:
    return a_candidacy_at(desk, zone, Stage.INTAKE)


@pytest.fixture
def form(candidacy: Candidacy) -> Form:
    return intake.form_of(candidacy)


@pytest.fixture
def candidate(candidacy: Candidacy) -> Actor:
    return behind_the_link(candidacy)


def history(desk: Desk, form: Form, field: str = FIELD) -> list[tuple[int, str, bool]]:
    kept = looked_up(desk, lambda work: work.entries.history(form, field))
    return [(entry.revision, entry.value, entry.aside) for entry in kept]


def current(desk: Desk, form: Form, field: str = FIELD) -> Entry | None:
    return looked_up(desk, lambda work: work.entries.current(form, field))


# One window


def test_every_version_of_a_text_is_kept(desk: Desk, candidate: Actor, form: Form, clock: StoppedClock) -> None:
    for revision, text in enumerate(["To", "To help", "To help people"]):
        saved = does(desk, candidate, entries.save, form, FIELD, text, revision)
        assert isinstance(saved, Entry)
        assert (saved.revision, saved.saved_at, saved.saved_by) == (revision + 1, clock(), candidate.id)
        clock.advance(seconds=1)
    assert history(desk, form) == [(1, "To", False), (2, "To help", False), (3, "To help people", False)]


def test_sending_a_text_again_because_the_answer_was_lost_makes_no_new_version(
    desk: Desk, candidate: Actor, form: Form
) -> None:
    first = does(desk, candidate, entries.save, form, FIELD, "To help", 0)
    again = does(desk, candidate, entries.save, form, FIELD, "To help", 0)
    assert again == first
    assert history(desk, form) == [(1, "To help", False)]


def test_a_text_of_the_longest_length_is_kept_whole(desk: Desk, candidate: Actor, form: Form) -> None:
    longest = "é" * LONGEST_ENTRY
    does(desk, candidate, entries.save, form, FIELD, longest, 0)
    assert looked_up(desk, lambda work: work.entries.texts(form)) == {FIELD: longest}
    assert refused(desk, candidate, entries.save, form, FIELD, longest + "é", 1) == "entry.too_long"


@pytest.mark.parametrize(
    "text", ["naïef — “zo” 😀", "a\r\nb\tc", " leading", "'; DROP TABLE entries; --", "{name} 100%"]
)
def test_a_text_comes_back_as_it_was_typed(desk: Desk, candidate: Actor, form: Form, text: str) -> None:
    does(desk, candidate, entries.save, form, FIELD, text, 0)
    assert looked_up(desk, lambda work: work.entries.texts(form)) == {FIELD: text}


def test_a_text_with_a_character_that_no_database_keeps_is_refused(desk: Desk, candidate: Actor, form: Form) -> None:
    assert refused(desk, candidate, entries.save, form, FIELD, "To\x00help", 0) == "cannot_be_kept"


def test_a_revision_beyond_counting_is_refused_or_put_aside(desk: Desk, candidate: Actor, form: Form) -> None:
    does(desk, candidate, entries.save, form, FIELD, "To help", 0)
    outcome = attempt(desk, candidate, entries.save, {"form": form, "field": FIELD, "value": "x", "base": 10**12})
    assert isinstance(outcome, OutOfDate | Unusable)
    assert looked_up(desk, lambda work: work.entries.texts(form)) == {FIELD: "To help"}


def test_typing_leaves_no_line_in_the_trail(desk: Desk, candidate: Actor, form: Form) -> None:
    before = len(trail(desk))
    does(desk, candidate, entries.save, form, FIELD, "To help", 0)
    does(desk, candidate, entries.save, form, FIELD, "To serve", 0)
    assert len(trail(desk)) == before


# Two windows


def test_two_windows_conflict_and_both_texts_are_kept(desk: Desk, candidate: Actor, form: Form) -> None:
    does(desk, candidate, entries.save, form, FIELD, "To help", 0)
    does(desk, candidate, entries.save, form, FIELD, "To help, on the laptop", 1)
    late = does(desk, candidate, entries.save, form, FIELD, "To help, on the phone", 1)
    assert isinstance(late, OutOfDate)
    assert late.key == "entry.changed_elsewhere"
    assert late.theirs == current(desk, form)
    assert late.theirs.value == "To help, on the laptop"
    assert history(desk, form) == [
        (1, "To help", False),
        (2, "To help, on the laptop", False),
        (1, "To help, on the phone", True),
    ]


def test_after_seeing_the_other_text_the_writer_may_put_their_own_over_it(
    desk: Desk, candidate: Actor, form: Form
) -> None:
    does(desk, candidate, entries.save, form, FIELD, "On the laptop", 0)
    late = does(desk, candidate, entries.save, form, FIELD, "On the phone", 0)
    assert isinstance(late, OutOfDate)
    does(desk, candidate, entries.save, form, FIELD, "On both", late.theirs.revision)
    assert looked_up(desk, lambda work: work.entries.texts(form)) == {FIELD: "On both"}


@pytest.mark.parametrize("before", [[], ["To help"]])
def test_two_windows_saving_at_the_same_moment_lose_nothing(
    desk: Desk, candidate: Actor, form: Form, before: list[str]
) -> None:
    for text in before:
        does(desk, candidate, entries.save, form, FIELD, text, 0)
    texts = ("On the laptop", "On the phone")
    outcomes = at_the_same_moment(
        *(partial(does, desk, candidate, entries.save, form, FIELD, text, len(before)) for text in texts)
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Entry", "OutOfDate"]
    kept = history(desk, form)[len(before) :]
    assert sorted(value for _, value, _ in kept) == sorted(texts)
    assert [aside for _, _, aside in kept] == [False, True]


def test_what_is_typed_while_the_form_is_being_handed_in_is_handed_in_or_refused(
    desk: Desk, candidate: Actor, form: Form
) -> None:
    fill_intake(desk, candidate)
    with Meanwhile() as the_other_window:
        with desk.work(candidate) as work:
            intake.submit(work)
            the_other_window.does(partial(does, desk, candidate, entries.save, form, FIELD, "Too late.", 1))
        outcome = the_other_window.outcome
    assert getattr(outcome, "key", None) in {"not_allowed.intake:write", "intake.submitted_already"}
    assert looked_up(desk, lambda work: work.entries.texts(form))[FIELD] != "Too late."


# What no paper has


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        ("health", "Fine.", "entry.no_such_field"),
        ("", "Fine.", "entry.no_such_field"),
        ("five-minutes/choice", "run", "entry.no_such_choice"),
        ("side-activities/yes", "perhaps", "entry.no_such_choice"),
    ],
)
def test_what_the_form_does_not_ask_is_not_kept(
    desk: Desk, candidate: Actor, form: Form, field: str, value: str, key: str
) -> None:
    assert refused(desk, candidate, entries.save, form, field, value, 0) == key
    assert looked_up(desk, lambda work: work.entries.of(form)) == {}


@pytest.mark.parametrize("kind", FormKind)
def test_a_paper_that_does_not_exist_cannot_be_written_on(desk: Desk, zone: Zone, kind: FormKind) -> None:
    for actor in (zone.chair, zone.mentor, zone.trainee):
        assert refused(desk, actor, entries.save, Form(kind, "0" * 32), "minority", "x", 0) == "nothing_here"


# Who writes on which paper, and until when


def test_only_the_chair_writes_on_the_deliberation_and_until_a_decision_is_proposed(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.DELIBERATION)
    form = deliberation.form_of(candidacy.id)
    for actor in (zone.second, zone.coordinator, zone.administrator, behind_the_link(candidacy)):
        key = refused(desk, actor, entries.save, form, "respect/agreed", "3", 0)
        assert key == "not_allowed.deliberation:lead"
    does(desk, zone.chair, entries.save, form, "minority", "One of us saw it otherwise.", 0)
    propose(desk, zone, candidacy)
    for paper, field in ((form, "minority"), (decisions.form_of(candidacy.id), "conclusion")):
        assert refused(desk, zone.chair, entries.save, paper, field, "Changed.", 1) == "decision.proposed_already"


def test_only_the_chair_writes_the_decision(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.DELIBERATION)
    form = decisions.form_of(candidacy.id)
    assert refused(desk, zone.second, entries.save, form, "conclusion", "x", 0) == "not_allowed.decision:propose"
    does(desk, zone.chair, entries.save, form, "conclusion", "So we conclude.", 0)


def test_a_check_in_is_its_mentors_until_shared_and_the_reply_the_trainees_until_acknowledged(
    desk: Desk, zone: Zone
) -> None:
    check_in = a_check_in(desk, zone, a_probation(desk, zone), shared=False)
    paper, reply = check_ins.form_of(check_in.id), check_ins.reply_form_of(check_in.id)
    assert refused(desk, zone.trainee, entries.save, paper, "observed", "x", 1) == "not_allowed.check-in:write"
    assert refused(desk, zone.trainee, entries.save, reply, "reply", "x", 0) == "not_allowed.check-in:answer"
    does(desk, zone.mentor, check_ins.share, check_in.id)
    assert refused(desk, zone.mentor, entries.save, paper, "observed", "x", 1) == "check_in.shared_already"
    assert refused(desk, zone.mentor, entries.save, reply, "reply", "x", 0) == "not_allowed.check-in:answer"
    does(desk, zone.trainee, entries.save, reply, "reply", "Thank you.", 0)
    does(desk, zone.trainee, check_ins.acknowledge, check_in.id)
    assert refused(desk, zone.trainee, entries.save, reply, "reply", "x", 1) == "check_in.acknowledged_already"


def test_a_report_is_its_evaluators_until_signed_and_the_reply_the_trainees_until_acknowledged(
    desk: Desk, zone: Zone
) -> None:
    report = an_evaluation(desk, zone, a_probation(desk, zone), signed=False)
    paper, reply = evaluations.form_of(report.id), evaluations.reply_form_of(report.id)
    assert refused(desk, zone.mentor, entries.save, paper, "overall", "x", 1) == "not_allowed.evaluation:write"
    assert refused(desk, zone.trainee, entries.save, reply, "reply", "x", 0) == "not_allowed.evaluation:answer"
    does(desk, zone.evaluator, evaluations.sign, report.id)
    assert refused(desk, zone.evaluator, entries.save, paper, "overall", "x", 1) == "evaluation.signed_already"
    does(desk, zone.trainee, entries.save, reply, "reply", "Thank you.", 0)
    does(desk, zone.trainee, evaluations.acknowledge, report.id)
    assert refused(desk, zone.trainee, entries.save, reply, "reply", "x", 1) == "evaluation.acknowledged_already"


def test_a_mentors_last_word_and_the_sharing_never_cross(desk: Desk, zone: Zone) -> None:
    check_in = a_check_in(desk, zone, a_probation(desk, zone), shared=False)
    form = check_ins.form_of(check_in.id)
    with Meanwhile() as the_other_window:
        with desk.work(zone.mentor) as work:
            check_ins.share(work, check_in.id)
            the_other_window.does(partial(does, desk, zone.mentor, entries.save, form, "observed", "Too late.", 1))
        outcome = the_other_window.outcome
    assert getattr(outcome, "key", None) == "check_in.shared_already"


def test_a_sheet_is_written_by_its_member_only(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.SCORING)
    sheet = does(desk, zone.second, scoring.own_sheet, candidacy.id).sheet
    form = scoring.form_of(sheet.id)
    assert refused(desk, zone.chair, entries.save, form, "respect-01/action", "5", 1) == "not_allowed.sheet:write"
    does(desk, zone.second, entries.save, form, "respect-01/action", "5", 1)
