"""A clock that stands until it is set."""

from datetime import UTC, datetime, timedelta

START = datetime(2026, 11, 23, 4, 5, 0, tzinfo=UTC)


class Clock:
    """Tells the time it was set to."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> None:
        self.now += timedelta(**span)
