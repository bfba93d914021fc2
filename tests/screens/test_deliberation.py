"""The deliberation, as the chair leads it and the others follow it on their screens."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assessment_app.domain.instruments import ValueName
from assessment_app.domain.language import Language
from assessment_app.domain.scoring import Rating
from assessment_app.domain.selection import Candidacy, Stage
from assessment_app.services import deliberation, entries
from assessment_app.services.desk import Desk
from tests.builders import COMMAND_LINE, Zone, a_candidacy_at, a_procedure, propose, seal
from tests.screens.showing import components, fields, labels, paper, said, shown

LANGUAGES = list(Language)
APART = {ValueName.INTEGRITY: Rating.FOUR, ValueName.RESPECT: Rating.TWO}
TOGETHER = {ValueName.INTEGRITY: Rating.FOUR, ValueName.RESPECT: Rating.FIVE}


@pytest.fixture
def opened(desk: Desk, zone: Zone) -> Candidacy:
    """All sheets sealed: members agree on integrity, and are three points apart on respect."""
    candidacy = a_candidacy_at(desk, zone, Stage.INTERVIEW, procedure=a_procedure(desk, zone))
    for member, ratings in zip(zone.members, (TOGETHER, APART, TOGETHER), strict=True):
        seal(desk, member, candidacy, ratings)
    return candidacy


def matrix(at: AppTest) -> dict[str, Any]:
    """The matrix on the screen."""
    return next(data for data in components(at) if "rows" in data)


def writes(desk: Desk, zone: Zone, candidacy: Candidacy, field: str, value: str) -> None:
    """The chair's browser saves one field."""
    with desk.work(zone.chair) as work:
        entries.save(work, deliberation.form_of(candidacy.id), field, value, 0)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", ["chair", "second", "third", "coordinator"])
def test_everybody_at_the_table_sees_the_same_matrix(
    desk: Desk, zone: Zone, opened: Candidacy, place: str, language: Language
) -> None:
    at = shown(desk, zone.everybody[place], "deliberation", opened.id, language)
    assert not at.exception
    shown_matrix = matrix(at)
    assert shown_matrix["columns"][:3] == ["Bart Claes", "Aminata Diallo", "Sofie Maes"]
    first, second = shown_matrix["rows"]
    assert (bool(first["flag"]), bool(second["flag"])) == (True, False)


def test_the_head_counts_what_is_to_discuss_and_what_agrees(desk: Desk, zone: Zone, opened: Candidacy) -> None:
    assert "1 value to discuss, 1 agrees" in said(shown(desk, zone.chair, "deliberation", opened.id, Language.EN))
    assert "1 waarde te bespreken, 1 in overeenstemming" in said(shown(desk, zone.chair, "deliberation", opened.id))


def test_a_row_says_mean_spread_and_where_members_differ_most(desk: Desk, zone: Zone, opened: Candidacy) -> None:
    row = matrix(shown(desk, zone.chair, "deliberation", opened.id))["rows"][0]
    assert row["head"] == "Respect"
    assert row["flag"] == "te bespreken"
    words = [cell.get("strong") or cell.get("text") for cell in row["cells"]]
    assert words == ["5,0", "2,0", "5,0", "4,0", "3,0", "vraag 2, Actie: 2 tot 5", "4"]


def test_the_evidence_of_all_members_stands_side_by_side(desk: Desk, zone: Zone, opened: Candidacy) -> None:
    section = paper(shown(desk, zone.second, "deliberation", opened.id))["sections"][0]
    (table,) = section["comparisons"]
    action = next(row for row in table["rows"] if row["head"] == "Actie")
    assert [cell["strong"] for cell in action["cells"]] == ["5", "2", "5"]
    assert all(cell["text"] == "Heard action on respect." for cell in action["cells"])


def test_only_the_chair_can_write(desk: Desk, zone: Zone, opened: Candidacy) -> None:
    at = shown(desk, zone.chair, "deliberation", opened.id, Language.EN)
    assert not paper(at)["read_only"]
    assert "Write the decision" in labels(at)
    for place in ("second", "coordinator"):
        at = shown(desk, zone.everybody[place], "deliberation", opened.id, Language.EN)
        assert paper(at)["read_only"]
        assert not labels(at)
        assert "Bart Claes writes down what the committee agrees" in said(at)


def test_the_computed_rating_stands_there_until_another_is_agreed(desk: Desk, zone: Zone, opened: Candidacy) -> None:
    preset = paper(shown(desk, zone.chair, "deliberation", opened.id))["values"]
    assert preset["respect/agreed"] == {"value": "4", "revision": 0, "saved_at": ""}
    writes(desk, zone, opened, "respect/agreed", "3")
    at = shown(desk, zone.second, "deliberation", opened.id)
    assert (paper(at)["values"]["respect/agreed"]["value"], paper(at)["values"]["respect/agreed"]["revision"]) == (
        "3",
        1,
    )
    assert matrix(at)["rows"][0]["cells"][-1] == {"strong": "3"}


def test_a_reason_is_asked_for_where_the_rule_says_so(desk: Desk, zone: Zone, opened: Candidacy) -> None:
    asked = fields(shown(desk, zone.chair, "deliberation", opened.id, Language.EN))
    assert (asked["respect/reason"]["required"], asked["integrity/reason"]["required"]) == (True, False)
    assert asked["respect/reason"]["label"] == "Reason (needed)"
    writes(desk, zone, opened, "integrity/agreed", "5")
    asked = fields(shown(desk, zone.chair, "deliberation", opened.id, Language.EN))
    assert asked["integrity/reason"]["required"]
    assert asked["integrity/reason"]["help"] == "The agreed rating is not the computed one, so it owes a reason."


def test_every_text_says_who_reads_it(desk: Desk, zone: Zone, opened: Candidacy) -> None:
    texts = [
        one for one in fields(shown(desk, zone.chair, "deliberation", opened.id)).values() if one["kind"] == "text"
    ]
    assert len(texts) == 5
    assert all(field["read_by"].startswith("Gelezen door:") for field in texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_decision_without_the_reasons_owed(desk: Desk, zone: Zone, opened: Candidacy, language: Language) -> None:
    at = shown(desk, zone.chair, "deliberation", opened.id, language)
    at.button(key="decide").click().run()
    assert "Respect" in at.error[0].value
    assert "deliberation." not in at.error[0].value


def test_opening_the_deliberation_is_told_once_however_often_it_is_redrawn(
    desk: Desk, zone: Zone, opened: Candidacy
) -> None:
    for place in ("chair", "second"):
        shown(desk, zone.everybody[place], "deliberation", opened.id).run()
    with desk.work(COMMAND_LINE) as work:
        told = [line.event for line in work.trail.latest(1000, opened.id)]
    assert (told.count("DeliberationOpened"), told.count("DeliberationRead")) == (1, 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_once_a_decision_is_proposed_the_table_is_only_read(
    desk: Desk, zone: Zone, opened: Candidacy, language: Language
) -> None:
    propose(desk, zone, opened)
    at = shown(desk, zone.chair, "deliberation", opened.id, language)
    assert not at.exception
    assert paper(at)["read_only"]
    assert not labels(at)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", ["chair", "second", "coordinator", "outsider"])
def test_before_the_last_sheet_is_sealed_nobody_sees_anything(
    desk: Desk, zone: Zone, place: str, language: Language
) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.INTERVIEW)
    for member in zone.members[:2]:
        seal(desk, member, candidacy)
    at = shown(desk, zone.everybody[place], "deliberation", candidacy.id, language)
    assert not at.exception
    assert len(at.error) == 1
    assert "Heard action" not in json.dumps(list(components(at)))
    assert not list(components(at))
