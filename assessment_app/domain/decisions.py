"""The reasoned decision on a candidacy: outcome, reasons in law and in fact, and who signed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from assessment_app.domain.instruments import ValueName
from assessment_app.domain.people import PersonId
from assessment_app.domain.refusals import NotNow, Unusable
from assessment_app.domain.scoring import Guide, Rating
from assessment_app.domain.selection import CandidacyId


class Outcome(StrEnum):
    """What a committee may conclude."""

    SUITABLE = "suitable"
    RESERVE = "reserve"
    NOT_SUITABLE = "not-suitable"


@dataclass(frozen=True, slots=True)
class Ground:
    """The reason in fact for one value (act of 29 July 1991, arts 2 and 3): rating and words."""

    value: ValueName
    rating: Rating
    reason: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed which content, and when."""

    person: PersonId
    at: datetime
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What the committee decided and why; final when every deciding member has signed the same fingerprint."""

    candidacy: CandidacyId
    outcome: Outcome
    grounds: tuple[Ground, ...]
    conclusion: str
    minority: str
    proposed_by: PersonId
    proposed_at: datetime
    fingerprint: str
    signatures: tuple[Signature, ...] = ()
    final_at: datetime | None = None
    version: int = 1

    def signed(self, person: PersonId, at: datetime, deciding: frozenset[PersonId]) -> Decision:
        """This decision with one more signature, final if it is the last.

        Raises:
            NotNow: this person signed already.
        """
        if any(signature.person == person for signature in self.signatures):
            raise NotNow("decision.signed_already")
        signatures = (*self.signatures, Signature(person, at, self.fingerprint))
        complete = deciding <= {signature.person for signature in signatures}
        return replace(self, signatures=signatures, final_at=at if complete else None)

    def still_open(self) -> Decision:
        """This decision, if it is not final yet.

        Raises:
            NotNow: everybody signed; it is final.
        """
        if self.final_at is not None:
            raise NotNow("decision.final", at=self.final_at)
        return self


def checked_entry(guide: Guide, field: str, value: str) -> None:
    """Refuses what has no place in a decision that is being written.

    Raises:
        Unusable: no such field, or no such outcome.
    """
    name, _, part = field.partition("/")
    if field == "outcome":
        if value not in set(Outcome):
            raise Unusable("entry.no_such_choice", value=value)
    elif field != "conclusion" and (name not in {one.id for one in guide.values} or part != "ground"):
        raise Unusable("entry.no_such_field", field=field)
