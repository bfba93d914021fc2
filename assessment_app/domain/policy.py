"""Who may do what: one table, read aloud as rules over the person asking and the thing asked about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from assessment_app.domain.people import Kind, Role, Who
from assessment_app.domain.selection import Stage

WRITING_INTAKE = frozenset({Stage.INVITED, Stage.INTAKE})
LISTENING = frozenset({Stage.INTERVIEW, Stage.SCORING})


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition, in code and in words: message keys of `text`, alternatives and conditions in order."""

    words: tuple[str, ...]
    test: Callable[[Who, Any], bool]

    def __call__(self, who: Who, thing: Any) -> bool:
        """Whether it holds for this person and this thing."""
        return self.test(who, thing)

    def __and__(self, other: Rule) -> Rule:
        """Both must hold."""
        return Rule(
            (*self.words, "policy.and", *other.words), lambda who, thing: self(who, thing) and other(who, thing)
        )

    def __or__(self, other: Rule) -> Rule:
        """One suffices."""
        return Rule((*self.words, "policy.or", *other.words), lambda who, thing: self(who, thing) or other(who, thing))


def holds(role: Role) -> Rule:
    """Somebody who holds this role."""
    return Rule((f"role.{role}",), lambda who, _: role in who.roles)


coordinator = holds(Role.COORDINATOR)
administrator = holds(Role.ADMINISTRATOR)
integrity_officer = holds(Role.INTEGRITY_OFFICER)
dpo = holds(Role.DPO)
member = holds(Role.MEMBER)

anybody_signed_in = Rule(("policy.anybody_signed_in",), lambda who, _: who.kind is Kind.PERSON)
the_system = Rule(("policy.the_system",), lambda who, _: who.kind is Kind.SYSTEM)
themselves = Rule(("policy.themselves",), lambda who, thing: who.kind is not Kind.SYSTEM and who.id == thing)

# In a selection the thing is a Circle; for a procedure as a whole it is the Procedure.
the_candidate = Rule(
    ("policy.the_candidate",), lambda who, thing: who.kind is Kind.CANDIDATE and who.id == thing.candidacy
)
while_intake_is_open = Rule(("policy.while_intake_is_open",), lambda _, thing: thing.stage in WRITING_INTAKE)
seated_in_the_procedure = Rule(("policy.seated",), lambda who, thing: who.person in thing.members)
seated = Rule(("policy.seated",), lambda who, thing: who.person in thing.seated)
without_a_seat = Rule(("policy.without_a_seat",), lambda who, thing: who.person not in thing.seated)
not_conflicted = Rule(("policy.not_conflicted",), lambda who, thing: who.person in thing.cleared)
the_sheets_member = Rule(
    ("policy.the_sheets_member",), lambda who, thing: who.person is not None and who.person == thing.sheet_of
)
on_the_committee = Rule(("policy.on_the_committee",), lambda who, thing: who.person in thing.deciding & thing.cleared)
the_chair = Rule(("policy.the_chair",), lambda who, thing: who.person == thing.leader and who.person in thing.cleared)
own_sheet_sealed = Rule(("policy.own_sheet_sealed",), lambda who, thing: who.person in thing.sealed)
once_all_are_sealed = Rule(("policy.once_all_are_sealed",), lambda _, thing: thing.all_sealed)
while_listening = Rule(("policy.while_listening",), lambda _, thing: thing.stage in LISTENING)
once_decided = Rule(("policy.once_decided",), lambda _, thing: thing.stage in {Stage.DECIDED, Stage.ONBOARDING})

# In a probation the thing is its Companions.
the_trainee = Rule(("policy.the_trainee",), lambda who, thing: who.person == thing.trainee)
the_mentor = Rule(("policy.the_mentor",), lambda who, thing: who.person in thing.mentors)
the_evaluator = Rule(("policy.the_evaluator",), lambda who, thing: who.person == thing.evaluator)
the_author = Rule(("policy.the_author",), lambda who, thing: who.person is not None and who.person == thing.author)
once_shared = Rule(("policy.once_shared",), lambda _, thing: thing.readable)


class Action(StrEnum):
    """Everything a right is needed for."""

    KEEP_ACCOUNTS = "accounts:keep"
    KEEP_OWN_ACCOUNT = "account:keep-own"
    READ_TRAIL = "trail:read"
    READ_INSTRUMENTS = "instruments:read"
    KEEP_INSTRUMENTS = "instruments:keep"
    RELEASE_INSTRUMENT = "instruments:release"
    CALIBRATE = "calibration:do"
    READ_LICENCES = "licences:read"

    MAKE_PROCEDURE = "procedure:make"
    READ_PROCEDURE = "procedure:read"
    ADD_CANDIDACY = "candidacy:add"
    INVITE = "candidacy:invite"
    READ_CANDIDACY = "candidacy:read"
    WITHDRAW = "candidacy:withdraw"

    READ_NOTICE = "notice:read"
    WRITE_INTAKE = "intake:write"
    SUBMIT_INTAKE = "intake:submit"
    READ_INTAKE = "intake:read"

    DECLARE_CONFLICTS = "conflicts:declare"
    WRITE_SHEET = "sheet:write"
    READ_SHEET = "sheet:read"
    SEAL_SHEET = "sheet:seal"

    READ_DELIBERATION = "deliberation:read"
    LEAD_DELIBERATION = "deliberation:lead"
    PROPOSE_DECISION = "decision:propose"
    SIGN_DECISION = "decision:sign"
    READ_DECISION = "decision:read"

    START_PROBATION = "probation:start"
    READ_PROBATION = "probation:read"
    REACH_MILESTONE = "milestone:reach"
    WRITE_CHECK_IN = "check-in:write"
    READ_CHECK_IN = "check-in:read"
    ANSWER_CHECK_IN = "check-in:answer"
    WRITE_EVALUATION = "evaluation:write"
    READ_EVALUATION = "evaluation:read"
    ANSWER_EVALUATION = "evaluation:answer"


MAY: Mapping[Action, Rule] = MappingProxyType({
    Action.KEEP_ACCOUNTS: administrator | the_system,
    Action.KEEP_OWN_ACCOUNT: themselves,
    Action.READ_TRAIL: dpo,
    Action.READ_INSTRUMENTS: anybody_signed_in,
    Action.KEEP_INSTRUMENTS: integrity_officer,
    Action.RELEASE_INSTRUMENT: integrity_officer,
    Action.CALIBRATE: member & themselves,
    Action.READ_LICENCES: coordinator | integrity_officer | themselves,

    Action.MAKE_PROCEDURE: coordinator,
    Action.READ_PROCEDURE: coordinator | seated_in_the_procedure,
    Action.ADD_CANDIDACY: coordinator,
    Action.INVITE: coordinator,
    Action.READ_CANDIDACY: coordinator | on_the_committee,
    Action.WITHDRAW: coordinator,

    Action.READ_NOTICE: the_candidate,
    Action.WRITE_INTAKE: the_candidate & while_intake_is_open,
    Action.SUBMIT_INTAKE: the_candidate & while_intake_is_open,
    Action.READ_INTAKE: the_candidate | (coordinator & without_a_seat) | (on_the_committee & own_sheet_sealed),

    Action.DECLARE_CONFLICTS: seated,
    Action.WRITE_SHEET: the_sheets_member & not_conflicted & while_listening,
    Action.READ_SHEET: the_sheets_member | ((on_the_committee | coordinator) & once_all_are_sealed),
    Action.SEAL_SHEET: the_sheets_member & not_conflicted & while_listening,

    Action.READ_DELIBERATION: (on_the_committee | coordinator) & once_all_are_sealed,
    Action.LEAD_DELIBERATION: the_chair & once_all_are_sealed,
    Action.PROPOSE_DECISION: the_chair & once_all_are_sealed,
    Action.SIGN_DECISION: on_the_committee & once_all_are_sealed,
    Action.READ_DECISION: (on_the_committee & once_all_are_sealed) | (coordinator & once_decided),

    Action.START_PROBATION: coordinator,
    Action.READ_PROBATION: the_trainee | the_mentor | the_evaluator | coordinator,
    Action.REACH_MILESTONE: the_mentor | coordinator,
    Action.WRITE_CHECK_IN: the_author & the_mentor,
    Action.READ_CHECK_IN: the_author | ((the_trainee | the_mentor | the_evaluator | coordinator) & once_shared),
    Action.ANSWER_CHECK_IN: the_trainee & once_shared,
    Action.WRITE_EVALUATION: the_author & the_evaluator,
    Action.READ_EVALUATION: the_author | ((the_trainee | the_mentor | coordinator) & once_shared),
    Action.ANSWER_EVALUATION: the_trainee & once_shared,
})  # fmt: skip


def may(who: Who, action: Action, thing: Any = None) -> bool:
    """Whether this person may do this to this thing."""
    return MAY[action](who, thing)
