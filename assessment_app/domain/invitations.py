"""The candidate's door: a personal link and a separate short code, both kept as hashes only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from assessment_app.domain.refusals import NotAllowed, NotNow
from assessment_app.domain.selection import CandidacyId

CODE_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without I, O, 0 and 1, which read alike on paper."""
CODE_LENGTH = 8
FREE_TRIES = 5
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link with a code for one candidacy.

    After `FREE_TRIES` wrong codes each further one doubles a pause, from one minute to one hour.
    """

    id: str
    candidacy: CandidacyId
    token_hash: str
    code_hash: str
    made_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None
    opened_at: datetime | None = None
    wrong_tries: int = 0
    paused_until: datetime | None = None
    version: int = 1

    def checked(self, at: datetime) -> Invitation:
        """This invitation, if its link still opens the door.

        Raises:
            NotAllowed: it was replaced by a newer one or withdrawn, or it has expired.
        """
        if self.revoked_at is not None:
            raise NotAllowed("invitation.revoked")
        if at >= self.expires_at:
            raise NotAllowed("invitation.expired", on=self.expires_at)
        return self

    def ready_for_a_code(self, at: datetime) -> Invitation:
        """This invitation, if a code may be tried now.

        Raises:
            NotNow: too many wrong codes; says until when to wait.
        """
        if self.paused_until is not None and at < self.paused_until:
            raise NotNow("invitation.wait", until=self.paused_until)
        return self

    def after_a_wrong_code(self, at: datetime) -> Invitation:
        """This invitation with one more wrong try counted."""
        tries = self.wrong_tries + 1
        return replace(self, wrong_tries=tries, paused_until=pause_after(tries, at))

    def opened(self, at: datetime) -> Invitation:
        """This invitation after link and code were right."""
        return replace(self, opened_at=self.opened_at or at, wrong_tries=0, paused_until=None)

    def revoked(self, at: datetime) -> Invitation:
        """This invitation, closed."""
        return replace(self, revoked_at=self.revoked_at or at)


def pause_after(wrong_tries: int, at: datetime) -> datetime | None:
    """Until when to wait after so many wrong tries in a row, if at all."""
    over = wrong_tries - FREE_TRIES
    if over < 0:
        return None
    pause: timedelta = min(FIRST_PAUSE * int(2 ** min(over, 10)), LONGEST_PAUSE)
    return at + pause


def as_typed(code: str) -> str:
    """A code as stored: upper case, without the spaces and dashes people type."""
    return "".join(character for character in code.upper() if character.isalnum())
