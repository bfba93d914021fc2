"""A clock that the demonstration winds itself: days before today, at an hour in Brussels."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

BRUSSELS = ZoneInfo("Europe/Brussels")


class Calendar:
    """Says the moment it was wound to, a second later at each asking, and never a moment that has not come yet."""

    def __init__(self, now: datetime) -> None:
        self.today = now.astimezone(BRUSSELS).date()
        self._latest = now
        self._at = now

    def wind(self, days_ago: int, hour: int, minute: int = 0) -> None:
        """To this hour, so many days ago; to the present when that hour is still to come."""
        day = self.today - timedelta(days=days_ago)
        wanted = datetime.combine(day, time(hour, minute), BRUSSELS).astimezone(self._latest.tzinfo)
        self._at = min(wanted, self._latest)

    def __call__(self) -> datetime:
        """The moment it is."""
        self._at = min(self._at + timedelta(seconds=1), self._latest)
        return self._at
