"""Deliberating and deciding: reasons where they are owed, one wording signed by all, taken back with a reason."""

from __future__ import annotations

from functools import partial

import pytest

from assessment_app.domain.decisions import Decision, Outcome
from assessment_app.domain.instruments import ValueName
from assessment_app.domain.people import Actor
from assessment_app.domain.refusals import Incomplete
from assessment_app.domain.scoring import Rating
from assessment_app.domain.selection import Candidacy, Stage
from assessment_app.services import candidacies, decisions, deliberation, entries, papers, scoring
from assessment_app.services.desk import Desk
from tests.builders import (
    Zone,
    a_candidacy,
    a_candidacy_at,
    a_procedure,
    behind_the_link,
    declare,
    draft,
    hand_in,
    now,
    propose,
    seal,
    sign,
    the_candidate,
)
from tests.services.reading import does, events, last_line, looked_up, refused, trail
from tests.services.together import Meanwhile, at_the_same_moment


@pytest.fixture
def candidacy(desk: Desk, zone: Zone) -> Candidacy:
    """All three sealed; nothing agreed."""
    return a_candidacy_at(desk, zone, Stage.DELIBERATION, ratings=(Rating.TWO, Rating.FOUR, Rating.FOUR))


def decision_on(desk: Desk, candidacy: Candidacy) -> Decision | None:
    return looked_up(desk, lambda work: work.decisions.of(candidacy.id))


def signs(desk: Desk, member: Actor, candidacy: Candidacy, seen: str) -> Decision:
    return does(desk, member, decisions.sign, candidacy.id, seen)


# The table


def test_the_chair_leads_and_the_others_look_along(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    assert does(desk, zone.chair, deliberation.open_table, candidacy.id).leads
    assert last_line(desk).event == "DeliberationOpened"
    for actor in (zone.second, zone.coordinator):
        assert not does(desk, actor, deliberation.open_table, candidacy.id).leads
        assert last_line(desk).event == "DeliberationRead"


def test_looking_again_asks_for_the_right_and_writes_no_second_line(
    desk: Desk, zone: Zone, candidacy: Candidacy
) -> None:
    before = len(trail(desk))
    looked = does(desk, zone.second, deliberation.look, candidacy.id)
    assert looked.rows == does(desk, zone.chair, deliberation.look, candidacy.id).rows
    assert len(trail(desk)) == before
    assert refused(desk, zone.outsider, deliberation.look, candidacy.id) == "not_allowed.deliberation:read"


def test_those_who_watch_see_that_something_changed(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    before = does(desk, zone.second, deliberation.state, candidacy.id)
    assert does(desk, zone.third, deliberation.state, candidacy.id) == before
    does(desk, zone.chair, entries.save, deliberation.form_of(candidacy.id), "respect/reason", "As the anchors say.", 0)
    assert does(desk, zone.second, deliberation.state, candidacy.id) != before
    assert refused(desk, zone.outsider, deliberation.state, candidacy.id) == "not_allowed.deliberation:read"


def test_a_wide_spread_owes_a_reason_and_the_refusal_names_the_values_in_words(
    desk: Desk, zone: Zone, candidacy: Candidacy
) -> None:
    with pytest.raises(Incomplete, match=r"deliberation\.reason_missing") as refusal:
        does(desk, zone.chair, deliberation.agree, candidacy.id)
    assert [label.nl for label in refusal.value.values["values"]] == ["Integriteit", "Respect"]
    draft(desk, zone, candidacy)
    agreed = does(desk, zone.chair, deliberation.agree, candidacy.id)
    assert {one.value for one in agreed} == {ValueName.INTEGRITY, ValueName.RESPECT}


# Proposing


def test_the_chair_proposes_what_was_written_and_agreed(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    decision = propose(desk, zone, candidacy, Outcome.RESERVE)
    assert decision == decision_on(desk, candidacy)
    assert (decision.outcome, decision.proposed_by) == (Outcome.RESERVE, zone.chair.id)
    assert {ground.value: ground.rating for ground in decision.grounds} == dict.fromkeys(
        (ValueName.INTEGRITY, ValueName.RESPECT), Rating.THREE
    )
    assert last_line(desk).details == {"outcome": "reserve", "fingerprint": decision.fingerprint}
    assert now(desk, candidacy).stage is Stage.DELIBERATION


@pytest.mark.parametrize(
    ("field", "key"),
    [
        ("respect/ground", "decision.ground_missing"),
        ("conclusion", "decision.no_conclusion"),
    ],
)
def test_a_decision_without_its_grounds_or_its_conclusion_is_not_proposed(
    desk: Desk, zone: Zone, candidacy: Candidacy, field: str, key: str
) -> None:
    draft(desk, zone, candidacy)
    does(desk, zone.chair, entries.save, decisions.form_of(candidacy.id), field, "  ", 1)
    assert refused(desk, zone.chair, decisions.propose, candidacy.id, Outcome.SUITABLE) == key
    assert decision_on(desk, candidacy) is None


def test_a_decision_without_an_owed_reason_is_not_proposed(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    draft(desk, zone, candidacy)
    does(desk, zone.chair, entries.save, deliberation.form_of(candidacy.id), "respect/reason", "", 1)
    key = refused(desk, zone.chair, decisions.propose, candidacy.id, Outcome.SUITABLE)
    assert key == "deliberation.reason_missing"


def test_nobody_but_the_chair_proposes_or_takes_back(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    draft(desk, zone, candidacy)
    for actor in (zone.second, zone.coordinator, zone.administrator, zone.outsider, behind_the_link(candidacy)):
        for gesture, said in ((decisions.propose, Outcome.SUITABLE), (decisions.take_back, "Because.")):
            assert refused(desk, actor, gesture, candidacy.id, said) == "not_allowed.decision:propose"


def test_a_second_proposal_waits_until_the_first_is_taken_back(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    propose(desk, zone, candidacy)
    key = refused(desk, zone.chair, decisions.propose, candidacy.id, Outcome.NOT_SUITABLE)
    assert key == "decision.proposed_already"


# Signing


def test_each_member_signs_and_the_last_signature_decides(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    mark = propose(desk, zone, candidacy).fingerprint
    for member in (zone.third, zone.chair):
        assert signs(desk, member, candidacy, mark).final_at is None
        assert last_line(desk).details == {"fingerprint": mark, "final": False}
    assert now(desk, candidacy).stage is Stage.DELIBERATION
    assert signs(desk, zone.second, candidacy, mark).final_at is not None
    assert now(desk, candidacy).stage is Stage.DECIDED
    assert events(desk)[-2:] == ["CandidacyMoved", "DecisionSigned"]


def test_nobody_signs_twice_and_nobody_signs_for_somebody_else(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    mark = propose(desk, zone, candidacy).fingerprint
    signs(desk, zone.second, candidacy, mark)
    assert refused(desk, zone.second, decisions.sign, candidacy.id, mark) == "decision.signed_already"
    for actor in (zone.coordinator, zone.administrator, zone.outsider, behind_the_link(candidacy)):
        assert refused(desk, actor, decisions.sign, candidacy.id, mark) == "not_allowed.decision:sign"


def test_who_saw_other_words_signs_nothing(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    seen = propose(desk, zone, candidacy).fingerprint
    does(desk, zone.chair, decisions.take_back, candidacy.id, "A ground was unclear.")
    does(desk, zone.chair, entries.save, decisions.form_of(candidacy.id), "conclusion", "Otherwise.", 1)
    does(desk, zone.chair, decisions.propose, candidacy.id, Outcome.SUITABLE)
    assert refused(desk, zone.second, decisions.sign, candidacy.id, seen) == "decision.changed_since"


def test_a_decision_that_was_not_proposed_cannot_be_signed_or_read(
    desk: Desk, zone: Zone, candidacy: Candidacy
) -> None:
    assert refused(desk, zone.second, decisions.sign, candidacy.id, "f" * 64) == "decision.none_yet"
    assert refused(desk, zone.second, decisions.read_decision, candidacy.id) == "decision.none_yet"


def test_the_last_two_signing_at_the_same_moment_decide_once(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    mark = propose(desk, zone, candidacy).fingerprint
    signs(desk, zone.chair, candidacy, mark)
    outcomes = at_the_same_moment(
        *(partial(signs, desk, member, candidacy, mark) for member in (zone.second, zone.third))
    )
    assert all(isinstance(outcome, Decision) for outcome in outcomes)
    decision = decision_on(desk, candidacy)
    assert decision is not None
    assert decision.final_at is not None
    assert len(decision.signatures) == 3
    assert events(desk).count("CandidacyMoved") == len(looked_up(desk, lambda work: work.stage_moves.of(candidacy.id)))


def test_a_member_with_a_conflict_neither_signs_nor_is_waited_for(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy(desk, zone, a_procedure(desk, zone))
    hand_in(desk, the_candidate(desk, zone, candidacy))
    declare(desk, candidacy, zone.chair, zone.second)
    declare(desk, candidacy, zone.third, conflict=True)
    for member in (zone.chair, zone.second):
        seal(desk, member, candidacy)
    mark = propose(desk, zone, candidacy).fingerprint
    assert refused(desk, zone.third, decisions.sign, candidacy.id, mark) == "not_allowed.decision:sign"
    assert sign(desk, candidacy, zone.chair, zone.second).final_at is not None


# Taking back


def test_a_proposal_is_taken_back_with_a_reason_and_its_signatures_no_longer_count(
    desk: Desk, zone: Zone, candidacy: Candidacy
) -> None:
    propose(desk, zone, candidacy)
    sign(desk, candidacy, zone.second)
    assert refused(desk, zone.chair, decisions.take_back, candidacy.id, "  ") == "decision.take_back_reason"
    does(desk, zone.chair, decisions.take_back, candidacy.id, "A ground was unclear.")
    assert decision_on(desk, candidacy) is None
    assert (last_line(desk).event, last_line(desk).thing) == ("DecisionTakenBack", candidacy.id)
    again = does(desk, zone.chair, decisions.propose, candidacy.id, Outcome.SUITABLE)
    assert again.signatures == ()


def test_a_final_decision_is_not_taken_back(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    propose(desk, zone, candidacy)
    final = sign(desk, candidacy, *zone.members)
    key = refused(desk, zone.chair, decisions.take_back, candidacy.id, "On second thoughts.")
    assert key == "decision.final"
    assert decision_on(desk, candidacy) == final


def test_a_signature_and_a_taking_back_never_cross(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    mark = propose(desk, zone, candidacy).fingerprint
    sign(desk, candidacy, zone.chair, zone.second)
    with Meanwhile() as the_chair:
        with desk.work(zone.third) as work:
            decisions.sign(work, candidacy.id, mark)
            the_chair.does(partial(does, desk, zone.chair, decisions.take_back, candidacy.id, "Too late."))
        outcome = the_chair.outcome
    assert getattr(outcome, "key", None) == "decision.final"
    assert "DecisionTakenBack" not in events(desk)


# A candidacy that ended


def test_nothing_is_agreed_proposed_or_signed_any_more_on_a_withdrawn_candidacy(
    desk: Desk, zone: Zone, candidacy: Candidacy
) -> None:
    mark = propose(desk, zone, candidacy).fingerprint
    does(desk, zone.coordinator, candidacies.withdraw, candidacy.id, "Found another post.")
    assert refused(desk, zone.second, decisions.sign, candidacy.id, mark) == "decision.not_at_the_table"
    does_back = partial(refused, desk, zone.chair)
    assert does_back(decisions.take_back, candidacy.id, "Because.") == "decision.not_at_the_table"
    assert does_back(decisions.propose, candidacy.id, Outcome.SUITABLE) == "decision.not_at_the_table"


# Reading


def test_the_coordinator_reads_the_decision_once_it_is_final(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    propose(desk, zone, candidacy)
    for gesture in (decisions.read_decision, decisions.look_at_decision):
        assert refused(desk, zone.coordinator, gesture, candidacy.id) == "not_allowed.decision:read"
    assert does(desk, zone.coordinator, candidacies.read_file, candidacy.id).decision is None
    sign(desk, candidacy, *zone.members)
    assert does(desk, zone.coordinator, decisions.read_decision, candidacy.id).decision == decision_on(desk, candidacy)
    assert last_line(desk).event == "DecisionRead"


def test_the_decision_is_printed_once_it_is_final_and_in_the_language_of_the_file(
    desk: Desk, zone: Zone, candidacy: Candidacy
) -> None:
    propose(desk, zone, candidacy)
    assert refused(desk, zone.chair, papers.order, "decision", candidacy.id) == "decision.not_final"
    sign(desk, candidacy, *zone.members)
    order = does(desk, zone.coordinator, papers.order, "decision", candidacy.id)
    assert (order.language, order.file_name) == (candidacy.language, "decision-INP-2026-01-001.pdf")


def test_the_scoring_record_is_printed_once_all_have_sealed(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.SCORING)
    assert refused(desk, zone.chair, papers.order, "scoring-record", candidacy.id) == "not_allowed.sheet:read"
    for member in zone.members:
        sheet = does(desk, member, scoring.own_sheet, candidacy.id).sheet
        does(desk, member, scoring.seal_sheet, sheet.id)
    order = does(desk, zone.chair, papers.order, "scoring-record", candidacy.id)
    assert [row.ratings for row in order.paper.matrix] == [(4.0, 4.0, 3.0)] * 2  # type: ignore[union-attr]


def test_a_document_that_does_not_exist_is_not_there(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    assert refused(desk, zone.chair, papers.order, "salary", candidacy.id) == "nothing_here"
    assert refused(desk, zone.chair, papers.order, "decision", "made up") == "nothing_here"
