"""ISO weeks, and months made of whole ones: the same numbers twice must not tell a third by subtraction."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LATE = timedelta(hours=2)
"""So long after its end a week is taken as counted: what came in its last minute is on its way till then."""
_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, order=True)
class Week:
    """A week by its Monday."""

    monday: date

    @classmethod
    def of(cls, moment: datetime, zone: str) -> "Week":
        """Return the week of a moment where the service is."""
        return cls.on(moment.astimezone(ZoneInfo(zone)).date())

    @classmethod
    def on(cls, day: date) -> "Week":
        """Return the week of a date."""
        return cls(day - timedelta(days=day.weekday()))

    @property
    def name(self) -> str:
        """Return its ISO name, as `2026-W48`; names sort as weeks do."""
        year, number, _ = self.monday.isocalendar()
        return f"{year:04d}-W{number:02d}"

    @classmethod
    def named(cls, name: str) -> "Week":
        """Return the week of a name."""
        year, _, number = name.partition("-W")
        return cls(date.fromisocalendar(int(year), int(number), 1))

    @property
    def month(self) -> str:
        """Return the month that it belongs to, as `2026-11`: that of its Thursday, with most of its days."""
        return f"{self.monday + timedelta(days=3):%Y-%m}"

    @property
    def following(self) -> "Week":
        """Return the week after it."""
        return Week(self.monday + _WEEK)

    def back(self, weeks: int) -> "Week":
        """Return the week so many before it."""
        return Week(self.monday - weeks * _WEEK)

    def is_over(self, now: datetime, zone: str) -> bool:
        """Whether all of it is counted."""
        ends = datetime.combine(self.monday + _WEEK, time(), ZoneInfo(zone))
        return now >= ends + LATE


def weeks_until_over(first: Week, now: datetime, zone: str) -> Iterator[Week]:
    """Yield the weeks from the first on that are over."""
    week = first
    while week.is_over(now, zone):
        yield week
        week = week.following
