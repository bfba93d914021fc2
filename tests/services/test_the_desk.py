"""The desk: kept whole or not at all, refusals in the trail, nothing silent, rights read afresh at each click."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from assessment_app.domain.events import AccountMade, Event
from assessment_app.domain.language import Language
from assessment_app.domain.people import Actor, Kind, Person, PersonId, Role, SessionId
from assessment_app.domain.policy import Action
from assessment_app.domain.refusals import NotAllowed, NotNow, SignedOut
from assessment_app.services import accounts, procedures, sign_in
from assessment_app.services.desk import Desk, SilentChange, Work
from tests.builders import COMMAND_LINE, Zone, signed_in, somebody
from tests.clock import StoppedClock
from tests.services.reading import does, events, last_line, looked_up, refused, trail

NADIA = Person(PersonId("nadia"), "Nadia", "nadia@polbru.example", Language.NL)


def everybody(desk: Desk) -> list[str]:
    return looked_up(desk, lambda work: [person.name for person in work.people.all()])


def add(work: Work) -> None:
    work.require(Action.KEEP_ACCOUNTS)
    work.people.add(NADIA)
    work.record(AccountMade(NADIA.id))


def add_and_refuse(work: Work) -> None:
    add(work)
    raise NotNow("milestone.by_holding_it")


def add_and_break(work: Work) -> None:
    add(work)
    work.people.get(str(1 // 0))


def add_and_account_for_something_else(work: Work) -> None:
    work.require(Action.KEEP_ACCOUNTS)
    work.people.add(NADIA)
    work.record(Event(NADIA.id))


def add_with_two_rights_and_one_account(work: Work) -> None:
    work.require(Action.KEEP_ACCOUNTS)
    add(work)


def sign_in_as_somebody_else(work: Work) -> None:
    work.require(Action.KEEP_OWN_ACCOUNT, "somebody else")


# Who is at it


def test_what_only_people_do_is_refused_to_candidates_and_commands(desk: Desk, zone: Zone) -> None:
    assert does(desk, zone.chair, lambda work: work.person) == zone.chair.id
    for actor in (COMMAND_LINE, Actor(Kind.CANDIDATE, "somebody")):
        assert refused(desk, actor, lambda work: work.person) == "desk.nobody"


# Whole or not at all


def test_a_piece_of_work_is_kept_with_its_trace(desk: Desk, clock: StoppedClock) -> None:
    does(desk, COMMAND_LINE, add)
    assert everybody(desk) == ["Nadia"]
    line = last_line(desk)
    assert (line.event, line.thing, line.actor, line.kind, line.at) == (
        "AccountMade",
        "nadia",
        "command-line",
        Kind.SYSTEM,
        clock(),
    )


def test_a_refusal_undoes_everything_the_work_had_changed(desk: Desk) -> None:
    assert refused(desk, COMMAND_LINE, add_and_refuse) == "milestone.by_holding_it"
    assert everybody(desk) == []
    assert events(desk) == ["Refused"]


def test_a_fault_undoes_everything_too_and_is_no_refusal(desk: Desk) -> None:
    with pytest.raises(ZeroDivisionError):
        does(desk, COMMAND_LINE, add_and_break)
    assert everybody(desk) == []
    assert events(desk) == []


def test_a_refused_attempt_stands_in_the_trail_with_who_and_what_and_why(desk: Desk) -> None:
    mentor = somebody(desk, Role.MENTOR)
    with pytest.raises(NotAllowed):
        does(desk, mentor, sign_in_as_somebody_else)
    line = last_line(desk)
    assert (line.event, line.kind, line.actor, line.thing) == ("Refused", Kind.PERSON, mentor.id, "somebody else")
    assert line.details == {"attempted": "account:keep-own", "key": "not_allowed.account:keep-own"}


def test_one_refused_work_leaves_one_line_and_the_next_work_goes_on(desk: Desk) -> None:
    for _ in range(2):
        refused(desk, COMMAND_LINE, add_and_refuse)
    does(desk, COMMAND_LINE, add)
    assert events(desk) == ["Refused", "Refused", "AccountMade"]


def test_a_work_has_one_moment_however_long_it_takes(desk: Desk, clock: StoppedClock) -> None:
    began = clock()
    with desk.work(COMMAND_LINE) as work:
        clock.advance(minutes=5)
        add(work)
        assert work.now == began
    assert last_line(desk).at == began


def test_the_day_is_the_day_in_brussels(desk: Desk, clock: StoppedClock) -> None:
    clock.set(clock().replace(hour=23, minute=30))
    assert looked_up(desk, lambda work: work.today) == clock().date() + timedelta(days=1)


# Nothing silent


def test_a_change_without_a_trace_is_a_fault_and_is_undone(desk: Desk) -> None:
    with pytest.raises(SilentChange, match="without a trace"):
        does(desk, COMMAND_LINE, lambda work: work.people.add(NADIA))
    assert everybody(desk) == []


def test_a_right_that_nothing_accounts_for_is_a_fault_and_everything_is_undone(desk: Desk) -> None:
    with pytest.raises(SilentChange, match="accounts:keep"):
        does(desk, COMMAND_LINE, add_and_account_for_something_else)
    assert everybody(desk) == []


def test_each_use_of_a_right_needs_its_own_account(desk: Desk) -> None:
    with pytest.raises(SilentChange, match="accounts:keep"):
        does(desk, COMMAND_LINE, add_with_two_rights_and_one_account)


def test_a_right_that_was_only_asked_about_owes_nothing(desk: Desk) -> None:
    with desk.work(COMMAND_LINE) as work:
        work.check(Action.KEEP_ACCOUNTS)
        assert work.permits(Action.KEEP_ACCOUNTS)
        assert not work.permits(Action.READ_TRAIL)
    assert events(desk) == []


def test_reading_without_a_right_leaves_no_line(desk: Desk, zone: Zone) -> None:
    before = len(trail(desk))
    does(desk, zone.coordinator, procedures.procedures)
    assert len(trail(desk)) == before


# Rights are read afresh


def test_a_withdrawn_role_stops_at_the_next_click(desk: Desk, zone: Zone) -> None:
    coordinator = signed_in(desk, zone.coordinator)
    does(desk, coordinator, lambda work: work.check(Action.MAKE_PROCEDURE))
    does(desk, COMMAND_LINE, accounts.withdraw_role, PersonId(coordinator.id), Role.COORDINATOR)
    assert refused(desk, coordinator, lambda work: work.check(Action.MAKE_PROCEDURE)) == "not_allowed.procedure:make"


def test_a_role_given_acts_at_the_next_click(desk: Desk) -> None:
    person = somebody(desk)
    assert refused(desk, person, lambda work: work.check(Action.READ_TRAIL)) == "not_allowed.trail:read"
    does(desk, COMMAND_LINE, accounts.grant_role, PersonId(person.id), Role.DPO)
    does(desk, person, lambda work: work.check(Action.READ_TRAIL))


def test_a_closed_account_does_nothing_any_more_with_or_without_a_session(desk: Desk, zone: Zone) -> None:
    coordinator = signed_in(desk, zone.coordinator)
    does(desk, COMMAND_LINE, accounts.close_account, PersonId(coordinator.id))
    assert refused(desk, coordinator, procedures.procedures) == "signed_out"
    assert refused(desk, zone.coordinator, procedures.procedures) == "signed_out"


def test_somebody_who_does_not_exist_does_nothing(desk: Desk) -> None:
    assert refused(desk, Actor(Kind.PERSON, "nobody"), procedures.procedures) == "nothing_here"


# Sessions


def test_a_session_that_was_ended_does_nothing_any_more(desk: Desk, zone: Zone) -> None:
    coordinator = signed_in(desk, zone.coordinator)
    does(desk, coordinator, sign_in.sign_out)
    assert refused(desk, coordinator, procedures.procedures) == "signed_out"
    assert last_line(desk).details["key"] == "signed_out"


def test_a_session_that_never_was_does_nothing(desk: Desk, zone: Zone) -> None:
    made_up = replace(zone.coordinator, session=SessionId("made up"))
    assert refused(desk, made_up, procedures.procedures) == "signed_out"


def test_somebody_elses_session_does_nothing_for_me(desk: Desk, zone: Zone) -> None:
    borrowed = replace(zone.coordinator, session=signed_in(desk, zone.administrator).session)
    assert refused(desk, borrowed, procedures.procedures) == "signed_out"


def test_a_session_ends_after_idle_time_and_every_click_begins_that_time_anew(
    desk: Desk, zone: Zone, clock: StoppedClock
) -> None:
    coordinator = signed_in(desk, zone.coordinator)
    for _ in range(3):
        clock.advance(hours=7, minutes=59)
        does(desk, coordinator, procedures.procedures)
    clock.advance(hours=8, seconds=1)
    assert refused(desk, coordinator, procedures.procedures) == "signed_out"


def test_a_session_ends_in_any_case_after_its_longest_time(desk: Desk, zone: Zone, clock: StoppedClock) -> None:
    coordinator = signed_in(desk, zone.coordinator)
    for _ in range(14 * 4 - 1):
        clock.advance(hours=6)
        does(desk, coordinator, procedures.procedures)
    clock.advance(hours=6)
    assert refused(desk, coordinator, procedures.procedures) == "signed_out"


def test_an_ended_session_is_refused_by_its_own_kind_so_that_the_browser_can_tell(desk: Desk, zone: Zone) -> None:
    coordinator = signed_in(desk, zone.coordinator)
    does(desk, coordinator, sign_in.sign_out)
    with pytest.raises(SignedOut):
        does(desk, coordinator, procedures.procedures)
