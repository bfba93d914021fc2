"""Setting up a selection: what is frozen, who may sit, who applied, and who sees which procedure."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from assessment_app.domain.instruments import FeedbackPhrases, Level, StarrSet, ValueName
from assessment_app.domain.language import Language
from assessment_app.domain.people import PersonId, Role
from assessment_app.domain.refusals import Incomplete
from assessment_app.domain.selection import LanguageRegime, Seat, Stage
from assessment_app.services import accounts, candidacies, procedures
from assessment_app.services.desk import Desk
from assessment_app.services.procedures import Choices
from tests.builders import COMMAND_LINE, Zone, a_candidacy, a_candidacy_at, a_procedure, choices, the_catalogue
from tests.clock import StoppedClock
from tests.services.reading import does, events, last_line, looked_up, refused, trail


@pytest.fixture
def chosen(zone: Zone, clock: StoppedClock) -> Choices:
    """What a coordinator filled in, ready to be made."""
    return choices(zone, today=clock().date())


# Procedures


def test_a_procedure_freezes_the_words_of_the_day(desk: Desk, zone: Zone, chosen: Choices) -> None:
    made = does(desk, zone.coordinator, procedures.make_procedure, chosen)
    setup = does(desk, zone.chair, procedures.read_procedure, made.id)
    bank = the_catalogue().latest(StarrSet, "respect").instrument
    assert setup.procedure == made
    assert [item.question.id for item in setup.guide.items] == list(chosen.questions)
    assert setup.guide.items[1].question == bank.questions[0]
    assert f"starr/respect/{bank.version}" in setup.guide.sources
    assert (setup.form.name, setup.notice.name) == ("operational", "intake")
    assert setup.phrases == the_catalogue().the(FeedbackPhrases).instrument
    assert str(the_catalogue().the(FeedbackPhrases).key) in setup.kept
    assert (last_line(desk).event, last_line(desk).details) == ("ProcedureMade", {"reference": "INP-2026-01"})


def test_all_nine_values_make_nine_questions_at_least(desk: Desk, zone: Zone) -> None:
    made = a_procedure(desk, zone, values=tuple(ValueName))
    assert made.values_reason == ""
    assert len(does(desk, zone.coordinator, procedures.read_procedure, made.id).guide.items) == 9


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"post": " "}, "procedure.no_name"),
        ({"reference": ""}, "procedure.no_name"),
        ({"values_reason": ""}, "procedure.subset_needs_reason"),
        ({"questions": ("integrity-01",)}, "procedure.value_without_question"),
        ({"questions": ("integrity-01", "respect-01", "teamwork-01")}, "procedure.no_such_question"),
        ({"questions": ("integrity-01", "respect-99")}, "procedure.no_such_question"),
        ({"intake_form": "made-up"}, "bank.nothing_released"),
    ],
)
def test_what_is_missing_is_refused_and_nothing_is_made(
    desk: Desk, zone: Zone, chosen: Choices, changed: dict[str, Any], key: str
) -> None:
    assert refused(desk, zone.coordinator, procedures.make_procedure, replace(chosen, **changed)) == key
    assert looked_up(desk, lambda work: work.procedures.all()) == ()


def test_a_value_without_a_question_is_named_in_words(desk: Desk, zone: Zone, chosen: Choices) -> None:
    with pytest.raises(Incomplete) as refusal:
        does(desk, zone.coordinator, procedures.make_procedure, replace(chosen, questions=("respect-01",)))
    assert [label.nl for label in refusal.value.values["values"]] == ["Integriteit"]


def test_candidates_need_time_so_the_day_for_the_intake_is_not_yesterday(
    desk: Desk, zone: Zone, chosen: Choices, clock: StoppedClock
) -> None:
    today = clock().date()
    late = replace(chosen, intake_due=today - timedelta(days=1))
    assert refused(desk, zone.coordinator, procedures.make_procedure, late) == "procedure.due_in_the_past"
    does(desk, zone.coordinator, procedures.make_procedure, replace(chosen, intake_due=today))


def test_only_people_with_the_role_of_member_sit(desk: Desk, zone: Zone, chosen: Choices) -> None:
    odd = replace(chosen, seats=(*chosen.seats, Seat(PersonId(zone.mentor.id))))
    assert refused(desk, zone.coordinator, procedures.make_procedure, odd) == "procedure.may_not_sit"
    does(desk, COMMAND_LINE, accounts.withdraw_role, PersonId(zone.third.id), Role.MEMBER)
    assert refused(desk, zone.coordinator, procedures.make_procedure, chosen) == "procedure.may_not_sit"


def test_a_reference_is_used_once(desk: Desk, zone: Zone, chosen: Choices) -> None:
    does(desk, zone.coordinator, procedures.make_procedure, chosen)
    again = replace(chosen, reference=f" {chosen.reference} ")
    assert refused(desk, zone.coordinator, procedures.make_procedure, again) == "procedure.reference_taken"


def test_only_a_coordinator_sets_up_a_selection(desk: Desk, zone: Zone, chosen: Choices) -> None:
    for place, actor in zone.everybody.items():
        if place != "coordinator":
            assert refused(desk, actor, procedures.make_procedure, chosen) == "not_allowed.procedure:make"
            assert refused(desk, actor, procedures.offer, Level.OPERATIONAL) == "not_allowed.procedure:make"


def test_an_earlier_procedure_can_be_begun_anew(desk: Desk, zone: Zone, chosen: Choices) -> None:
    made = does(desk, zone.coordinator, procedures.make_procedure, chosen)
    assert does(desk, zone.coordinator, procedures.choices_of, made.id) == chosen


def test_the_offer_holds_the_questions_for_the_level_and_the_people_who_may_sit(desk: Desk, zone: Zone) -> None:
    offer = does(desk, zone.coordinator, procedures.offer, Level.LEADERSHIP)
    assert all(Level.LEADERSHIP in one.levels for questions in offer.questions.values() for one in questions)
    assert {person.id for person in offer.people} == {one.id for one in (*zone.members, zone.outsider)}


# Who sees which


def test_members_see_the_procedures_they_sit_on_and_a_coordinator_sees_all(desk: Desk, zone: Zone) -> None:
    made = a_procedure(desk, zone)
    for actor in (*zone.members, zone.coordinator):
        assert [one.id for one in does(desk, actor, procedures.procedures)] == [made.id]
    for actor in (zone.outsider, zone.mentor, zone.administrator, zone.dpo, zone.officer):
        assert does(desk, actor, procedures.procedures) == ()
        assert does(desk, actor, procedures.overview) == ()
        assert refused(desk, actor, procedures.read_procedure, made.id) == "not_allowed.procedure:read"
        assert refused(desk, actor, candidacies.candidacies, made.id) == "not_allowed.procedure:read"


def test_the_list_counts_candidacies_and_those_that_still_run(desk: Desk, zone: Zone) -> None:
    procedure = a_procedure(desk, zone)
    a_candidacy(desk, zone, procedure, name="Lucie Moreau")
    gone = a_candidacy(desk, zone, procedure, name="Robin Vercauteren")
    does(desk, zone.coordinator, candidacies.withdraw, gone.id, "Found another post.")
    (line,) = does(desk, zone.coordinator, procedures.overview)
    assert (line.candidacies, line.running, line.closed) == (2, 1, False)


# Candidacies


def test_candidacies_are_numbered_within_their_procedure(desk: Desk, zone: Zone) -> None:
    first, second = a_procedure(desk, zone), a_procedure(desk, zone, reference="INP-2026-02")
    numbers = [
        a_candidacy(desk, zone, procedure, name=name).number
        for procedure, name in ((first, "Ann"), (first, "Bea"), (second, "Cem"))
    ]
    assert numbers == [1, 2, 1]


@pytest.mark.parametrize(
    ("name", "email", "language", "key"),
    [
        (" ", "ann@candidate.example", Language.FR, "candidacy.no_name"),
        ("Ann", "ann", Language.FR, "account.no_address"),
        ("Ann", "THOMAS@candidate.example", Language.FR, "candidacy.known_already"),
        ("Ann", "ann@candidate.example", Language.NL, "candidacy.language_not_offered"),
        ("Ann", "ann@candidate.example", Language.EN, "candidacy.language_not_offered"),
    ],
)
def test_a_candidacy_needs_a_name_an_address_of_its_own_and_a_language_on_offer(
    desk: Desk, zone: Zone, name: str, email: str, language: Language, key: str
) -> None:
    procedure = a_procedure(desk, zone, regime=LanguageRegime.FRENCH)
    a_candidacy(desk, zone, procedure, email="thomas@candidate.example", language=Language.FR)
    said = (procedure.id, name, email, language)
    assert refused(desk, zone.coordinator, candidacies.add_candidacy, *said) == key


def test_the_same_person_may_apply_for_two_posts(desk: Desk, zone: Zone) -> None:
    for reference in ("INP-2026-01", "INP-2026-02"):
        a_candidacy(desk, zone, a_procedure(desk, zone, reference=reference), email="thomas@candidate.example")


def test_opening_a_file_is_in_the_trail_and_looking_again_is_not(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.INTERVIEW)
    does(desk, zone.second, candidacies.read_file, candidacy.id)
    assert (last_line(desk).event, last_line(desk).actor) == ("CandidacyRead", zone.second.id)
    before = len(trail(desk))
    does(desk, zone.second, candidacies.look_at_file, candidacy.id)
    assert len(trail(desk)) == before
    assert refused(desk, zone.outsider, candidacies.look_at_file, candidacy.id) == "not_allowed.candidacy:read"


def test_every_step_of_a_candidacy_stays_in_its_file(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.DECIDED)
    moves = does(desk, zone.coordinator, candidacies.read_file, candidacy.id).moves
    assert [(move.came_from, move.went_to) for move in sorted(moves, key=lambda one: one.id)] == [
        (Stage.INVITED, Stage.INTAKE),
        (Stage.INTAKE, Stage.INTERVIEW),
        (Stage.INTERVIEW, Stage.SCORING),
        (Stage.SCORING, Stage.DELIBERATION),
        (Stage.DELIBERATION, Stage.DECIDED),
    ]


def test_a_withdrawal_has_its_reason_and_happens_once(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.SCORING)
    assert refused(desk, zone.coordinator, candidacies.withdraw, candidacy.id, " ") == "candidacy.withdraw_reason"
    assert refused(desk, zone.chair, candidacies.withdraw, candidacy.id, "Why.") == "not_allowed.candidacy:withdraw"
    does(desk, zone.coordinator, candidacies.withdraw, candidacy.id, "Found another post.")
    assert "CandidacyWithdrawn" in events(desk)
    again = refused(desk, zone.coordinator, candidacies.withdraw, candidacy.id, "Once more.")
    assert again == "candidacy.no_such_step"
