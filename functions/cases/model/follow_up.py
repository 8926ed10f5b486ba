"""The next date of a case: when its counselor means to come back to it, or meets the client."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MORNING = time(9)
FARTHEST = timedelta(days=366)
AHEAD = timedelta(minutes=30)
"""How long before an appointment its counselor is reminded."""


@dataclass(frozen=True)
class FollowUp:
    """A date of the counselor's, and the moment to remind them; `reminded_at` is None until that was done.

    `starts_at` is set where the date is an appointment with a time.
    """

    on: date
    remind_at: datetime
    reminded_at: datetime | None = None
    starts_at: datetime | None = None

    @classmethod
    def on_morning(cls, on: date, zone: str) -> "FollowUp":
        """Return a follow-up of which its counselor is reminded at nine, where they live."""
        return cls(on, datetime.combine(on, MORNING, ZoneInfo(zone)).astimezone(UTC))

    @classmethod
    def at_time(cls, starts_at: datetime, zone: str) -> "FollowUp":
        """Return an appointment of which its counselor is reminded half an hour before."""
        start = starts_at.astimezone(UTC)
        return cls(start.astimezone(ZoneInfo(zone)).date(), start - AHEAD, starts_at=start)

    @property
    def is_due(self) -> bool:
        """Whether its counselor was reminded and has not answered since."""
        return self.reminded_at is not None

    def as_of(self, now: datetime) -> "FollowUp":
        """Return the follow-up after the clock was put back: nobody was reminded of it later than now."""
        return replace(self, reminded_at=self.reminded_at and min(self.reminded_at, now))

    def may_be_set(self, now: datetime) -> bool:
        """Whether its time lies ahead, by a year at most; one that begins soon is reminded of at once."""
        return now < (self.starts_at or self.remind_at) <= now + FARTHEST
