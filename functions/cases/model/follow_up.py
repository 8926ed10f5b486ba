"""The next date of a case: when its counselor means to come back to it."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MORNING = time(9)
FARTHEST = timedelta(days=366)


@dataclass(frozen=True)
class FollowUp:
    """A date of the counselor's, and the moment to remind them; `reminded_at` is None until that was done."""

    on: date
    remind_at: datetime
    reminded_at: datetime | None = None

    @classmethod
    def on_morning(cls, on: date, zone: str) -> "FollowUp":
        """Return a follow-up of which its counselor is reminded at nine, where they live."""
        return cls(on, datetime.combine(on, MORNING, ZoneInfo(zone)).astimezone(UTC))

    @property
    def is_due(self) -> bool:
        """Whether its counselor was reminded and has not answered since."""
        return self.reminded_at is not None

    def as_of(self, now: datetime) -> "FollowUp":
        """Return the follow-up after the clock was put back: nobody was reminded of it later than now."""
        return replace(self, reminded_at=self.reminded_at and min(self.reminded_at, now))

    def may_be_set(self, now: datetime) -> bool:
        """Whether its morning lies ahead, by a year at most."""
        return now < self.remind_at <= now + FARTHEST
