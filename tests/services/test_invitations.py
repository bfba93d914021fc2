"""The candidate's door: link and code, wrong codes counted, links that expire or are replaced."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assessment_app.domain.language import Language
from assessment_app.domain.people import Kind
from assessment_app.domain.refusals import NotAllowed, NotNow, Refusal
from assessment_app.domain.selection import Candidacy, Stage
from assessment_app.services import candidacies, intake, invitations
from assessment_app.services.desk import DOOR, Desk
from assessment_app.services.invitations import FreshInvitation
from assessment_app.services.sign_in import Welcome
from tests.builders import (
    Zone,
    a_candidacy,
    a_candidacy_at,
    a_procedure,
    an_invitation,
    come_in,
    fill_intake,
    hand_in,
    now,
    with_terms,
)
from tests.clock import StoppedClock
from tests.services.reading import does, events, last_line, looked_up, refused, trail


@pytest.fixture
def candidacy(desk: Desk, zone: Zone) -> Candidacy:
    return a_candidacy(desk, zone, a_procedure(desk, zone), language=Language.FR)


@pytest.fixture
def fresh(desk: Desk, zone: Zone, candidacy: Candidacy) -> FreshInvitation:
    return an_invitation(desk, zone, candidacy)


def knocks(desk: Desk, fresh: FreshInvitation, code: str) -> Welcome | Refusal:
    return does(desk, DOOR, invitations.come_in, fresh.token, code, Language.FR)


def wrong_tries(desk: Desk, fresh: FreshInvitation) -> int:
    return looked_up(desk, lambda work: work.invitations.get(fresh.invitation.id)).wrong_tries


# Coming in


def test_link_and_code_open_the_form_and_begin_the_intake(
    desk: Desk, candidacy: Candidacy, fresh: FreshInvitation
) -> None:
    candidate = come_in(desk, fresh)
    assert (candidate.kind, candidate.id) == (Kind.CANDIDATE, candidacy.id)
    assert now(desk, candidacy).stage is Stage.INTAKE
    assert does(desk, candidate, intake.where_i_am).candidacy.id == candidacy.id
    assert events(desk)[-2:] == ["CandidacyMoved", "InvitationOpened"]


def test_a_code_counts_as_people_type_it(desk: Desk, fresh: FreshInvitation) -> None:
    half = len(fresh.code) // 2
    for typed in (
        fresh.code.lower(),
        f" {fresh.code[:half]} {fresh.code[half:]} ",
        f"{fresh.code[:half]}-{fresh.code[half:]}",
    ):
        assert isinstance(knocks(desk, fresh, typed), Welcome)


def test_neither_link_nor_code_is_kept(desk: Desk, fresh: FreshInvitation) -> None:
    kept = looked_up(desk, lambda work: work.invitations.get(fresh.invitation.id))
    assert fresh.token not in (kept.token_hash, kept.code_hash)
    assert fresh.code not in kept.code_hash


def test_the_door_says_the_post_and_the_language_and_no_name(desk: Desk, fresh: FreshInvitation) -> None:
    plate = does(desk, DOOR, invitations.doorplate, fresh.token)
    assert (plate.post, plate.language) == ("Inspecteur interventie", Language.FR)
    assert "Lemmens" not in repr(plate)


def test_the_same_link_and_code_open_again_on_another_device_and_the_answers_are_there(
    desk: Desk, zone: Zone, candidacy: Candidacy
) -> None:
    fresh = an_invitation(desk, zone, candidacy)
    phone = come_in(desk, fresh)
    does(desk, phone, intake.read_notice)
    fill_intake(desk, phone)
    laptop = come_in(desk, fresh)
    assert does(desk, laptop, intake.open_intake).texts == does(desk, phone, intake.open_intake).texts != {}


def test_a_candidates_session_ends_with_the_invitation(desk: Desk, fresh: FreshInvitation, clock: StoppedClock) -> None:
    patient = with_terms(desk, session_idle=timedelta(days=60), session_longest=timedelta(days=60))
    candidate = come_in(patient, fresh)
    clock.set(fresh.invitation.expires_at - timedelta(seconds=1))
    does(patient, candidate, intake.where_i_am)
    clock.advance(seconds=1)
    assert refused(patient, candidate, intake.where_i_am) == "signed_out"


# Wrong codes


def test_a_wrong_code_is_counted_although_it_is_refused(desk: Desk, fresh: FreshInvitation) -> None:
    outcome = knocks(desk, fresh, "WRONG234")
    assert isinstance(outcome, NotAllowed)
    assert outcome.key == "invitation.wrong_code"
    assert wrong_tries(desk, fresh) == 1
    assert (last_line(desk).event, last_line(desk).details) == ("WrongCode", {"tries": 1})


def test_after_five_wrong_codes_the_right_one_waits_too(
    desk: Desk, fresh: FreshInvitation, clock: StoppedClock
) -> None:
    for _ in range(5):
        knocks(desk, fresh, "WRONG234")
    with pytest.raises(NotNow, match=r"invitation\.wait") as refusal:
        come_in(desk, fresh)
    assert refusal.value.values == {"until": clock() + timedelta(minutes=1)}
    assert wrong_tries(desk, fresh) == 5
    clock.advance(minutes=1)
    come_in(desk, fresh)
    assert wrong_tries(desk, fresh) == 0


def test_a_link_that_nobody_made_opens_nothing_and_says_so(desk: Desk) -> None:
    assert refused(desk, DOOR, invitations.doorplate, "made up") == "invitation.unknown"
    assert refused(desk, DOOR, invitations.come_in, "made up", "KMPS2345", Language.NL) == "invitation.unknown"


# Links that no longer open


def test_an_expired_link_does_not_open_even_with_the_right_code(
    desk: Desk, fresh: FreshInvitation, clock: StoppedClock
) -> None:
    clock.set(fresh.invitation.expires_at)
    assert refused(desk, DOOR, invitations.doorplate, fresh.token) == "invitation.expired"
    assert refused(desk, DOOR, invitations.come_in, fresh.token, fresh.code, Language.NL) == "invitation.expired"


def test_a_newer_invitation_closes_the_earlier_one_and_its_sessions(
    desk: Desk, zone: Zone, candidacy: Candidacy, fresh: FreshInvitation
) -> None:
    candidate = come_in(desk, fresh)
    newer = an_invitation(desk, zone, candidacy)
    assert refused(desk, DOOR, invitations.doorplate, fresh.token) == "invitation.revoked"
    assert refused(desk, candidate, intake.where_i_am) == "signed_out"
    come_in(desk, newer)


def test_a_new_invitation_does_not_inherit_wrong_tries(
    desk: Desk, zone: Zone, candidacy: Candidacy, fresh: FreshInvitation
) -> None:
    for _ in range(5):
        knocks(desk, fresh, "WRONG234")
    come_in(desk, an_invitation(desk, zone, candidacy))


def test_a_withdrawn_candidacys_link_does_not_open(
    desk: Desk, zone: Zone, candidacy: Candidacy, fresh: FreshInvitation
) -> None:
    does(desk, zone.coordinator, candidacies.withdraw, candidacy.id, "Found another post.")
    assert refused(desk, DOOR, invitations.doorplate, fresh.token) == "invitation.revoked"


# Who invites, and when


def test_only_a_coordinator_invites(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    for place, actor in zone.everybody.items():
        if place != "coordinator":
            assert refused(desk, actor, invitations.invite, candidacy.id) == "not_allowed.candidacy:invite"
    assert looked_up(desk, lambda work: work.invitations.of(candidacy.id)) == ()


def test_nobody_is_invited_to_a_form_that_was_handed_in(desk: Desk, zone: Zone) -> None:
    candidacy = a_candidacy_at(desk, zone, Stage.INTERVIEW)
    assert refused(desk, zone.coordinator, invitations.invite, candidacy.id) == "invitation.too_late"


def test_a_candidate_may_come_back_after_handing_in_to_read_their_own_copy(
    desk: Desk, zone: Zone, candidacy: Candidacy
) -> None:
    fresh = an_invitation(desk, zone, candidacy)
    candidate = come_in(desk, fresh)
    does(desk, candidate, intake.read_notice)
    hand_in(desk, candidate)
    again = come_in(desk, fresh)
    assert does(desk, again, intake.read_intake, candidacy.id).intake.submitted_at is not None


def test_the_trail_tells_of_every_knock(desk: Desk, zone: Zone, candidacy: Candidacy) -> None:
    before = len(trail(desk))
    fresh = an_invitation(desk, zone, candidacy)
    knocks(desk, fresh, "WRONG234")
    come_in(desk, fresh)
    assert events(desk, since=before) == ["InvitationMade", "WrongCode", "CandidacyMoved", "InvitationOpened"]
