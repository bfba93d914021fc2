"""The first words of a decision: drafted by rule, kept at once, theirs who edits them, and never deciding anything."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assessment_app.domain.decisions import Outcome
from assessment_app.domain.instruments import FeedbackPhrases, PhraseLevel, ValueName
from assessment_app.domain.language import Language
from assessment_app.domain.refusals import Incomplete, NotAllowed, NotNow
from assessment_app.domain.scoring import Rating
from assessment_app.domain.selection import Candidacy, Stage
from assessment_app.services import decisions, deliberation, entries
from assessment_app.services.decisions import DRAFTING_RULE, Draft, Standing
from assessment_app.services.desk import Desk
from assessment_app.services.drafting import ground
from assessment_app.text import speaker
from tests.builders import COMMAND_LINE, Zone, a_candidacy_at, propose, seal, the_catalogue

AGREE = (Rating.FOUR, Rating.FOUR, Rating.FOUR)


@pytest.fixture
def candidacy(desk: Desk, zone: Zone) -> Candidacy:
    """All sheets sealed, every member gave 4 throughout; the file is in Dutch."""
    return a_candidacy_at(desk, zone, Stage.DELIBERATION, ratings=AGREE)


def opened(desk: Desk, zone: Zone, candidacy: Candidacy) -> Draft:
    """The chair opens the decision to write on it."""
    with desk.work(zone.chair) as work:
        return decisions.open_draft(work, candidacy.id)


def looked_at(desk: Desk, zone: Zone, candidacy: Candidacy) -> Draft:
    """The chair's screen is drawn again."""
    with desk.work(zone.chair) as work:
        return decisions.look_at_draft(work, candidacy.id)


def decides(desk: Desk, zone: Zone, candidacy: Candidacy, field: str, value: str, base: int = 0) -> None:
    """The chair's browser saves a field of the decision."""
    with desk.work(zone.chair) as work:
        entries.save(work, decisions.form_of(candidacy.id), field, value, base)


def agrees(desk: Desk, zone: Zone, candidacy: Candidacy, field: str, value: str) -> None:
    """The chair's browser saves a field of the deliberation."""
    with desk.work(zone.chair) as work:
        entries.save(work, deliberation.form_of(candidacy.id), field, value, 0)


@pytest.mark.parametrize(("language", "start"), [
    (Language.NL, "De commissie legt de quotering 4 vast"),
    (Language.FR, "La commission fixe la cote 4"),
])  # fmt: skip
def test_the_words_are_in_the_language_of_the_file(desk: Desk, zone: Zone, language: Language, start: str) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.DELIBERATION, language=language, ratings=AGREE)
    draft = opened(desk, zone, candidacy)
    assert all(draft.entries[f"{row.value}/ground"].value.startswith(start) for row in draft.on_table.rows)


def test_a_ground_holds_the_reason_and_the_anchors_of_what_was_heard(
    desk: Desk, zone: Zone, candidacy: Candidacy
) -> None:
    agrees(desk, zone, candidacy, "respect/reason", "Drie leden hoorden hetzelfde voorbeeld.")
    draft = opened(desk, zone, candidacy)
    anchors = draft.on_table.guide.value(ValueName.RESPECT).anchors
    words = draft.entries["respect/ground"].value
    assert "Drie leden hoorden hetzelfde voorbeeld." in words
    for facet in (anchors.action, anchors.result, anchors.reflection):
        assert f"tussen “{facet.three.nl}” en “{facet.five.nl}”" in words


@pytest.mark.parametrize("language", [Language.NL, Language.FR])
def test_a_ground_says_what_the_rating_stands_for_in_the_words_the_selection_froze(
    desk: Desk, zone: Zone, language: Language
) -> None:
    draft = opened(desk, zone, a_candidacy_at(desk, zone, Stage.DELIBERATION, language=language, ratings=AGREE))
    phrases = the_catalogue().latest(FeedbackPhrases, "polbru").instrument
    for row in draft.on_table.rows:
        phrase = phrases.of(row.value, PhraseLevel.FOUR).in_reasons.in_(language)
        assert phrase in draft.entries[f"{row.value}/ground"].value


def test_no_phrase_is_drafted_where_the_facets_stand_at_different_points(desk: Desk, zone: Zone) -> None:
    draft = opened(desk, zone, a_candidacy_at(desk, zone, Stage.DELIBERATION, ratings=AGREE))
    agrees(desk, zone, draft.on_table.candidacy, "respect/agreed", "5")
    agrees(desk, zone, draft.on_table.candidacy, "respect/reason", "Een tweede voorbeeld woog mee.")
    words = looked_at(desk, zone, draft.on_table.candidacy).entries["respect/ground"].value
    phrases = the_catalogue().latest(FeedbackPhrases, "polbru").instrument
    assert words.startswith("De commissie legt de quotering 5 vast")
    for level in PhraseLevel:
        assert phrases.of(ValueName.RESPECT, level).in_reasons.nl not in words


def test_a_selection_from_before_there_were_phrases_is_drafted_without(
    desk: Desk, zone: Zone, candidacy: Candidacy
) -> None:
    draft = opened(desk, zone, candidacy)
    earlier = replace(draft.on_table, phrases=None)
    row = earlier.rows[0]
    with_phrase, without = (ground(one, row, speaker(Language.NL)).splitlines() for one in (draft.on_table, earlier))
    assert len(with_phrase) == len(without) + 1
    assert set(without) < set(with_phrase)


def test_what_was_not_demonstrated_is_said_so_and_is_no_low_rating(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.INTERVIEW)
    unshown = {ValueName.INTEGRITY: Rating.FIVE, ValueName.RESPECT: Rating.NOT_DEMONSTRATED}
    for member in zone.members:
        seal(desk, member, candidacy, unshown)
    draft = opened(desk, zone, candidacy)
    assert "geen lage quotering" in draft.entries["respect/ground"].value
    conclusion = draft.entries["conclusion"].value
    assert "- boven het middelste anker (4 of 5): Integriteit" in conclusion
    assert "- niet aangetoond: Respect" in conclusion


def test_opening_keeps_the_drafts_and_tells_the_trail_once(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    opened(desk, zone, candidacy)
    looked_at(desk, zone, candidacy)
    with desk.work(COMMAND_LINE) as work:
        kept = work.entries.of(decisions.form_of(candidacy.id))
        told = [line.event for line in work.trail.latest(1000, candidacy.id)]
    assert {entry.saved_by for entry in kept.values()} == {DRAFTING_RULE}
    assert all(entry.revision == 1 for entry in kept.values())
    assert told.count("DecisionDrafted") == 1


def test_no_outcome_is_drafted(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    draft = opened(desk, zone, candidacy)
    assert draft.outcome is None
    assert "geschikt" not in draft.entries["conclusion"].value
    with desk.work(zone.chair) as work, pytest.raises(Incomplete) as missing:
        decisions.ready_to_propose(work, candidacy.id)
    assert missing.value.key == "decision.no_outcome"


def test_an_untouched_conclusion_follows_the_outcome(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    opened(desk, zone, candidacy)
    decides(desk, zone, candidacy, "outcome", Outcome.SUITABLE)
    assert "acht zij de kandidaat geschikt" in looked_at(desk, zone, candidacy).entries["conclusion"].value
    decides(desk, zone, candidacy, "outcome", Outcome.NOT_SUITABLE, base=1)
    draft = looked_at(desk, zone, candidacy)
    assert "acht zij de kandidaat niet geschikt" in draft.entries["conclusion"].value
    assert draft.entries["conclusion"].revision == 3


def test_an_untouched_ground_follows_the_agreement(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    opened(desk, zone, candidacy)
    agrees(desk, zone, candidacy, "respect/agreed", Rating.FIVE)
    assert "quotering 5" in looked_at(desk, zone, candidacy).entries["respect/ground"].value


def test_words_that_somebody_edited_are_theirs(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    opened(desk, zone, candidacy)
    decides(desk, zone, candidacy, "respect/ground", "In eigen woorden.", base=1)
    agrees(desk, zone, candidacy, "respect/agreed", Rating.FIVE)
    draft = looked_at(desk, zone, candidacy)
    assert draft.entries["respect/ground"].value == "In eigen woorden."
    assert "quotering 5" in draft.by_rule["respect/ground"]


def test_untouched_words_can_be_proposed_and_are_what_is_signed(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    draft = opened(desk, zone, candidacy)
    decides(desk, zone, candidacy, "outcome", Outcome.SUITABLE)
    with desk.work(zone.chair) as work:
        outcome = decisions.ready_to_propose(work, candidacy.id)
    with desk.work(zone.chair) as work:
        decision = decisions.propose(work, candidacy.id, outcome)
    assert {ground.reason for ground in decision.grounds} == {
        draft.entries[f"{row.value}/ground"].value for row in draft.on_table.rows
    }


def test_a_ground_that_was_emptied_is_named_and_not_filled_again(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    opened(desk, zone, candidacy)
    decides(desk, zone, candidacy, "respect/ground", " ", base=1)
    assert looked_at(desk, zone, candidacy).entries["respect/ground"].value == " "
    with desk.work(zone.chair) as work, pytest.raises(Incomplete) as missing:
        decisions.ready_to_propose(work, candidacy.id)
    assert [value.nl for value in missing.value.values["values"]] == ["Respect"]


def test_only_the_chair_drafts_and_only_before_a_proposal(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    for somebody in (zone.second, zone.coordinator, zone.outsider):
        with pytest.raises(NotAllowed), desk.work(somebody) as work:
            decisions.open_draft(work, candidacy.id)
    propose(desk, zone, candidacy)
    with pytest.raises(NotNow), desk.work(zone.chair) as work:
        decisions.open_draft(work, candidacy.id)


def test_each_one_is_told_how_far_the_decision_is(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    def standing(place: str) -> Standing:
        with desk.work(zone.everybody[place]) as work:
            return decisions.standing(work, candidacy.id)

    assert (standing("chair"), standing("second")) == (Standing.TO_WRITE, Standing.TO_AWAIT)
    with pytest.raises(NotAllowed):
        standing("coordinator")
    propose(desk, zone, candidacy)
    assert (standing("chair"), standing("second")) == (Standing.PROPOSED, Standing.PROPOSED)
