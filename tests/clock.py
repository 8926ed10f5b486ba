"""A clock that stands still until a test moves it."""

from datetime import UTC, datetime, timedelta

BEGINNING = datetime(2040, 1, 2, 3, 4, 5, tzinfo=UTC)
"""A Monday, 10:04 in Jakarta. Far ahead, because the work library also asks the machine for its time."""


class Clock:
    """Tells the time that it was set to."""

    def __init__(self, now: datetime = BEGINNING) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **span: float) -> datetime:
        """Move forward by a `timedelta`'s keywords and return the new time."""
        self.now += timedelta(**span)
        return self.now
