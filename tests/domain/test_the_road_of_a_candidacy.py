"""The road of a candidacy: which stage may follow which, who leads, and when all have sealed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from assessment_app.domain.language import Language
from assessment_app.domain.people import PersonId
from assessment_app.domain.refusals import NotNow
from assessment_app.domain.selection import NEXT, Candidacy, CandidacyId, Circle, ProcedureId, Stage
from tests.domain.grids import Cell, cells

MOMENT = datetime(2026, 11, 23, 8, tzinfo=UTC)

# From the stage on the left to the stage above.
ROAD = """
    from          is            invited  intake  interview  scoring  deliberation  decided  onboarding  withdrawn
    invited       a candidacy      ·        ✓        ·         ·          ·           ·         ·           ✓
    intake        a candidacy      ·        ·        ✓         ·          ·           ·         ·           ✓
    interview     a candidacy      ·        ✓        ·         ✓          ·           ·         ·           ✓
    scoring       a candidacy      ·        ·        ✓         ·          ✓           ·         ·           ✓
    deliberation  a candidacy      ·        ·        ·         ✓          ·           ✓         ·           ✓
    decided       a candidacy      ·        ·        ·         ·          ✓           ·         ✓           ✓
    onboarding    a candidacy      ·        ·        ·         ·          ·           ·         ·           ·
    withdrawn     a candidacy      ·        ·        ·         ·          ·           ·         ·           ·
"""


def a_candidacy(stage: Stage) -> Candidacy:
    return Candidacy(
        CandidacyId("c"), ProcedureId("p"), 1, "Thomas Lemmens", "t@example.be", Language.NL, stage=stage, since=MOMENT
    )


@pytest.mark.parametrize("step", cells(ROAD), ids=str)
def test_a_candidacy_takes_the_steps_of_the_table_and_no_other(step: Cell) -> None:
    candidacy, to, later = a_candidacy(Stage(step.action)), Stage(step.person), MOMENT.replace(hour=9)
    if step.may:
        assert candidacy.moved(to, later) == replace(candidacy, stage=to, since=later)
    else:
        with pytest.raises(NotNow, match=r"candidacy\.no_such_step") as refused:
            candidacy.moved(to, later)
        assert refused.value.values == {"stage": step.action, "to": step.person}


def test_the_table_knows_every_stage() -> None:
    assert set(NEXT) == set(Stage) == {Stage(step.action) for step in cells(ROAD)}


# Who stands around a candidacy


def people(*names: str) -> frozenset[PersonId]:
    return frozenset(map(PersonId, names))


def a_circle(*, conflicted: tuple[str, ...] = (), sealed: tuple[str, ...] = ()) -> Circle:
    return Circle(
        CandidacyId("c"),
        Stage.SCORING,
        seated=(PersonId("first"), PersonId("chair"), PersonId("last")),
        chair=PersonId("chair"),
        cleared=people("first", "chair", "last") - people(*conflicted),
        conflicted=people(*conflicted),
        sealed=people(*sealed),
    )


def test_a_member_with_a_conflict_of_interest_does_not_decide() -> None:
    assert a_circle(conflicted=("last",)).deciding == people("first", "chair")


def test_all_have_sealed_when_the_last_deciding_member_has() -> None:
    assert not a_circle(sealed=("first", "chair")).all_sealed
    assert a_circle(sealed=("first", "chair", "last")).all_sealed
    assert a_circle(sealed=("first", "chair"), conflicted=("last",)).all_sealed


def test_a_member_who_has_not_answered_about_conflicts_is_still_waited_for() -> None:
    assert not replace(a_circle(sealed=("first", "chair")), cleared=people("first", "chair")).all_sealed


def test_sheets_do_not_open_when_nobody_is_left_to_decide() -> None:
    assert not a_circle(conflicted=("first", "chair", "last")).all_sealed


@pytest.mark.parametrize(
    ("conflicted", "leader"),
    [
        ((), "chair"),
        (("first",), "chair"),
        (("chair",), "first"),
        (("chair", "first"), "last"),
        (("chair", "first", "last"), "chair"),
    ],
)
def test_the_chair_leads_or_else_the_first_deciding_member_by_seat(conflicted: tuple[str, ...], leader: str) -> None:
    assert a_circle(conflicted=conflicted).leader == leader
