"""Who may do what: the policy table, tested as grids of action, thing and person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from assessment_app.domain.people import Kind, PersonId, Role, Who
from assessment_app.domain.policy import MAY, Action, may
from assessment_app.domain.probation import Companions, ProbationId
from assessment_app.domain.selection import CandidacyId, Circle, Stage
from tests.domain.grids import Cell, cells


def person(name: str, *roles: Role) -> Who:
    return Who(Kind.PERSON, name, frozenset(roles))


def ids(*names: str) -> frozenset[PersonId]:
    return frozenset(map(PersonId, names))


ANYBODY_ELSE = (
    *(person(f"somebody who is {role}", role) for role in Role if role not in {Role.COORDINATOR, Role.ADMINISTRATOR}),
    person("somebody without any role"),
    Who(Kind.CANDIDATE, "another candidacy"),
    Who(Kind.SYSTEM, "command-line"),
    Who(Kind.SYSTEM, "owner"),
    Who(Kind.CANDIDATE, "owner"),
    Who(Kind.PERSON, "this candidacy"),
)
"""Everybody with nothing to do with the thing at hand, and those who only share a name with somebody who has."""

# A selection. The sheet in question is the owner's; a colleague has another one, the chair leads.

IN_A_SELECTION = {
    "owner": (person("owner", Role.MEMBER),),
    "colleague": (person("colleague", Role.MEMBER),),
    "chair": (person("chair", Role.MEMBER),),
    "conflicted": (person("conflicted", Role.MEMBER),),
    "coordinator": (person("a coordinator", Role.COORDINATOR),),
    "candidate": (Who(Kind.CANDIDATE, "this candidacy"),),
    "admin": (person("an administrator", Role.ADMINISTRATOR),),
    "others": ANYBODY_ELSE,
}


def circle(stage: Stage, *sealed: str, declared: bool = True) -> Circle:
    return Circle(
        CandidacyId("this candidacy"),
        stage,
        seated=(PersonId("chair"), PersonId("owner"), PersonId("colleague"), PersonId("conflicted")),
        chair=PersonId("chair"),
        cleared=ids("owner", "colleague", "chair") if declared else ids(),
        conflicted=ids("conflicted") if declared else ids(),
        sealed=ids(*sealed),
        sheet_of=PersonId("owner"),
    )


ALL = ("owner", "colleague", "chair")
CIRCLES = {
    "before declaring": circle(Stage.INTERVIEW, declared=False),
    "just invited": circle(Stage.INVITED),
    "intake open": circle(Stage.INTAKE),
    "intake in": circle(Stage.INTERVIEW),
    "scoring": circle(Stage.SCORING),
    "own one sealed": circle(Stage.SCORING, "owner"),
    "others sealed": circle(Stage.SCORING, "colleague", "chair"),
    "all sealed": circle(Stage.DELIBERATION, *ALL),
    "decided": circle(Stage.DECIDED, *ALL),
    "onboarding": circle(Stage.ONBOARDING, *ALL),
    "withdrawn": circle(Stage.WITHDRAWN),
}

SELECTION = """
    action              thing             owner  colleague  chair  conflicted  coordinator  candidate  admin  others
    candidacy:add       any                 ·        ·        ·        ·            ✓           ·        ·      ·
    candidacy:invite    just invited        ·        ·        ·        ·            ✓           ·        ·      ·
    candidacy:withdraw  intake open         ·        ·        ·        ·            ✓           ·        ·      ·

    candidacy:read      before declaring    ·        ·        ·        ·            ✓           ·        ·      ·
                        intake in           ✓        ✓        ✓        ·            ✓           ·        ·      ·
                        decided             ✓        ✓        ✓        ·            ✓           ·        ·      ·

    notice:read         just invited        ·        ·        ·        ·            ·           ✓        ·      ·
                        decided             ·        ·        ·        ·            ·           ✓        ·      ·
    intake:write        just invited        ·        ·        ·        ·            ·           ✓        ·      ·
                        intake open         ·        ·        ·        ·            ·           ✓        ·      ·
                        intake in           ·        ·        ·        ·            ·           ·        ·      ·
                        withdrawn           ·        ·        ·        ·            ·           ·        ·      ·
    intake:submit       intake open         ·        ·        ·        ·            ·           ✓        ·      ·
                        intake in           ·        ·        ·        ·            ·           ·        ·      ·
    intake:read         before declaring    ·        ·        ·        ·            ✓           ✓        ·      ·
                        intake in           ·        ·        ·        ·            ✓           ✓        ·      ·
                        own one sealed      ✓        ·        ·        ·            ✓           ✓        ·      ·
                        all sealed          ✓        ✓        ✓        ·            ✓           ✓        ·      ·

    conflicts:declare   before declaring    ✓        ✓        ✓        ✓            ·           ·        ·      ·

    sheet:write         before declaring    ·        ·        ·        ·            ·           ·        ·      ·
                        just invited        ·        ·        ·        ·            ·           ·        ·      ·
                        intake open         ·        ·        ·        ·            ·           ·        ·      ·
                        intake in           ✓        ·        ·        ·            ·           ·        ·      ·
                        scoring             ✓        ·        ·        ·            ·           ·        ·      ·
                        all sealed          ·        ·        ·        ·            ·           ·        ·      ·
                        withdrawn           ·        ·        ·        ·            ·           ·        ·      ·
    sheet:seal          intake open         ·        ·        ·        ·            ·           ·        ·      ·
                        scoring             ✓        ·        ·        ·            ·           ·        ·      ·
                        others sealed       ✓        ·        ·        ·            ·           ·        ·      ·
                        decided             ·        ·        ·        ·            ·           ·        ·      ·
    sheet:read          scoring             ✓        ·        ·        ·            ·           ·        ·      ·
                        own one sealed      ✓        ·        ·        ·            ·           ·        ·      ·
                        others sealed       ✓        ·        ·        ·            ·           ·        ·      ·
                        all sealed          ✓        ✓        ✓        ·            ✓           ·        ·      ·
                        onboarding          ✓        ✓        ✓        ·            ✓           ·        ·      ·

    deliberation:read   scoring             ·        ·        ·        ·            ·           ·        ·      ·
                        others sealed       ·        ·        ·        ·            ·           ·        ·      ·
                        all sealed          ✓        ✓        ✓        ·            ✓           ·        ·      ·
    deliberation:lead   others sealed       ·        ·        ·        ·            ·           ·        ·      ·
                        all sealed          ·        ·        ✓        ·            ·           ·        ·      ·
    decision:propose    others sealed       ·        ·        ·        ·            ·           ·        ·      ·
                        all sealed          ·        ·        ✓        ·            ·           ·        ·      ·
    decision:sign       others sealed       ·        ·        ·        ·            ·           ·        ·      ·
                        all sealed          ✓        ✓        ✓        ·            ·           ·        ·      ·
    decision:read       others sealed       ·        ·        ·        ·            ·           ·        ·      ·
                        all sealed          ✓        ✓        ✓        ·            ·           ·        ·      ·
                        decided             ✓        ✓        ✓        ·            ✓           ·        ·      ·
                        onboarding          ✓        ✓        ✓        ·            ✓           ·        ·      ·
"""

# A probation. The check-in in question is this mentor's, the report the evaluator's.

IN_A_PROBATION = {
    "trainee": (person("trainee", Role.TRAINEE),),
    "mentor": (person("mentor", Role.MENTOR),),
    "second": (person("second mentor", Role.MENTOR),),
    "former": (person("mentor before", Role.MENTOR),),
    "evaluator": (person("evaluator", Role.EVALUATOR),),
    "coordinator": (person("a coordinator", Role.COORDINATOR),),
    "admin": (person("an administrator", Role.ADMINISTRATOR),),
    "others": ANYBODY_ELSE,
}

_companions = Companions(
    ProbationId("this probation"), PersonId("trainee"), PersonId("evaluator"), ids("mentor", "second mentor")
)
COMPANIONS = {
    "the probation": _companions,
    "open check-in": _companions.about(PersonId("mentor"), readable=False),
    "shared check-in": _companions.about(PersonId("mentor"), readable=True),
    "open, by the one before": _companions.about(PersonId("mentor before"), readable=False),
    "open report": _companions.about(PersonId("evaluator"), readable=False),
    "signed report": _companions.about(PersonId("evaluator"), readable=True),
}

PROBATION = """
    action             thing                    trainee  mentor  second  former  evaluator  coordinator  admin  others
    probation:start    any                         ·       ·       ·       ·         ·           ✓         ·      ·
    probation:read     the probation               ✓       ✓       ✓       ·         ✓           ✓         ·      ·
    milestone:reach    the probation               ·       ✓       ✓       ·         ·           ✓         ·      ·

    check-in:write     open check-in               ·       ✓       ·       ·         ·           ·         ·      ·
                       open, by the one before     ·       ·       ·       ·         ·           ·         ·      ·
    check-in:read      open check-in               ·       ✓       ·       ·         ·           ·         ·      ·
                       open, by the one before     ·       ·       ·       ✓         ·           ·         ·      ·
                       shared check-in             ✓       ✓       ✓       ·         ✓           ✓         ·      ·
    check-in:answer    open check-in               ·       ·       ·       ·         ·           ·         ·      ·
                       shared check-in             ✓       ·       ·       ·         ·           ·         ·      ·

    evaluation:write   open report                 ·       ·       ·       ·         ✓           ·         ·      ·
    evaluation:read    open report                 ·       ·       ·       ·         ✓           ·         ·      ·
                       signed report               ✓       ✓       ✓       ·         ✓           ✓         ·      ·
    evaluation:answer  open report                 ·       ·       ·       ·         ·           ·         ·      ·
                       signed report               ✓       ·       ·       ·         ·           ·         ·      ·
"""

# The office: accounts, instruments, the trail, setting up a procedure.

IN_THE_OFFICE = {
    **{role.value: (person("somebody", role),) for role in Role},
    "officer": (person("somebody", Role.INTEGRITY_OFFICER),),
    "admin": (person("somebody", Role.ADMINISTRATOR),),
    "person": (person("somebody"),),
    "candidate": (Who(Kind.CANDIDATE, "somebody"),),
    "command line": (Who(Kind.SYSTEM, "somebody"),),
}


class _Committee:
    """Stands for a procedure: what the rule looks at is who has a seat."""

    members = (PersonId("somebody"),)


class _OtherCommittee:
    members = (PersonId("nobody of these"),)


OFFICE_THINGS: dict[str, Any] = {
    "own account": "somebody",
    "another's account": "somebody else",
    "with a seat": _Committee,
    "without a seat": _OtherCommittee,
}

OFFICE = """
    action            thing              coordinator  member  mentor  evaluator  trainee  officer  dpo  admin
    accounts:keep     any                     ·         ·       ·         ·         ·        ·      ·     ✓
    account:keep-own  own account             ✓         ✓       ✓         ✓         ✓        ✓      ✓     ✓
                      another's account       ·         ·       ·         ·         ·        ·      ·     ·
    trail:read        any                     ·         ·       ·         ·         ·        ·      ✓     ·
    instruments:read  any                     ✓         ✓       ✓         ✓         ✓        ✓      ✓     ✓
    instruments:keep  any                     ·         ·       ·         ·         ·        ✓      ·     ·
    instruments:release  any                  ·         ·       ·         ·         ·        ✓      ·     ·
    calibration:do    own account             ·         ✓       ·         ·         ·        ·      ·     ·
                      another's account       ·         ·       ·         ·         ·        ·      ·     ·
    licences:read     own account             ✓         ✓       ✓         ✓         ✓        ✓      ✓     ✓
                      another's account       ✓         ·       ·         ·         ·        ✓      ·     ·
    procedure:make    any                     ✓         ·       ·         ·         ·        ·      ·     ·
    procedure:read    with a seat             ✓         ✓       ✓         ✓         ✓        ✓      ✓     ✓
                      without a seat          ✓         ·       ·         ·         ·        ·      ·     ·
"""

WITHOUT_A_ROLE = """
    action            thing              person  candidate  command line
    accounts:keep     any                   ·        ·           ✓
    account:keep-own  own account           ✓        ✓           ·
                      another's account     ·        ·           ·
    trail:read        any                   ·        ·           ·
    instruments:read  any                   ✓        ·           ·
    instruments:keep  any                   ·        ·           ·
    instruments:release  any                ·        ·           ·
    calibration:do    own account           ·        ·           ·
                      another's account     ·        ·           ·
    licences:read     own account           ✓        ✓           ·
                      another's account     ·        ·           ·
    procedure:make    any                   ·        ·           ·
    procedure:read    with a seat           ✓        ·           ·
                      without a seat        ·        ·           ·
"""

TABLES = (SELECTION, PROBATION, OFFICE, WITHOUT_A_ROLE)


def check(cell: Cell, people: Mapping[str, tuple[Who, ...]], things: Mapping[str, Any]) -> None:
    thing = things.get(cell.thing)
    answers = {who: may(who, Action(cell.action), thing) for who in people[cell.person]}
    assert answers == dict.fromkeys(people[cell.person], cell.may)


@pytest.mark.parametrize("cell", cells(SELECTION), ids=str)
def test_in_a_selection(cell: Cell) -> None:
    check(cell, IN_A_SELECTION, {**CIRCLES, "any": None})


@pytest.mark.parametrize("cell", cells(PROBATION), ids=str)
def test_in_a_probation(cell: Cell) -> None:
    check(cell, IN_A_PROBATION, {**COMPANIONS, "any": None})


@pytest.mark.parametrize("cell", [*cells(OFFICE), *cells(WITHOUT_A_ROLE)], ids=str)
def test_in_the_office(cell: Cell) -> None:
    check(cell, IN_THE_OFFICE, {**OFFICE_THINGS, "any": None})


def test_every_action_has_a_rule() -> None:
    assert set(MAY) == set(Action)


def test_every_action_stands_in_one_of_the_grids() -> None:
    tried = {cell.action for table in TABLES for cell in cells(table)}
    assert tried == set(Action)


def test_every_thing_in_the_grids_is_known() -> None:
    known = {"any", *CIRCLES, *COMPANIONS, *OFFICE_THINGS}
    assert {cell.thing for table in TABLES for cell in cells(table)} <= known


def test_a_rule_says_its_conditions_in_words_and_in_order() -> None:
    assert MAY[Action.WRITE_SHEET].words == (
        "policy.the_sheets_member",
        "policy.and",
        "policy.not_conflicted",
        "policy.and",
        "policy.while_listening",
    )


def test_a_table_with_a_missing_mark_is_no_table() -> None:
    with pytest.raises(ValueError, match="cannot read"):
        cells("action  thing  owner  chair\nsheet:read  open  ✓")
