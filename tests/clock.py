"""A clock that stands still until a test moves it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

MONDAY_MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
"""Nine o'clock in Brussels, in winter time."""


class StoppedClock:
    """Tells the same moment each time it is asked; always in UTC."""

    def __init__(self, now: datetime = MONDAY_MORNING) -> None:
        self.set(now)

    def __call__(self) -> datetime:
        """The moment it stands at."""
        return self._now

    def advance(self, **by: Any) -> datetime:
        """Moves it on, as in ``advance(days=1, minutes=5)``, and answers with the new moment."""
        self._now += timedelta(**by)
        return self._now

    def set(self, now: datetime) -> None:
        """Puts it at this moment.

        Raises:
            ValueError: the moment does not say in which time zone it is.
        """
        if now.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        self._now = now.astimezone(UTC)
