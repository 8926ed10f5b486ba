"""When a service works: what is promised in working hours waits for its nights and closed days."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from types import MappingProxyType
from typing import TypeAlias
from zoneinfo import ZoneInfo

Hours: TypeAlias = tuple[time, time]
"""From when until when; an end that is not after the start is the next day's, equal ones are a whole day."""
MIDNIGHT = time()
EVERY_DAY: Mapping[int, Hours] = MappingProxyType(dict.fromkeys(range(1, 8), (MIDNIGHT, MIDNIGHT)))
"""Around the clock."""
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkingHours:
    """Hours by ISO weekday, local to an IANA zone; nothing begins on a `closed` date.

    A weekday without hours is free. Without any the service would never work, which is refused.

    Raises:
        ValueError: no weekday has hours.
    """

    zone: str
    days: Mapping[int, Hours] = field(default_factory=lambda: EVERY_DAY)
    closed: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if not self.days:
            raise ValueError("a service that never works can promise nothing")

    @property
    def mean_day(self) -> timedelta:
        """Return how long a working day is, on the average of the week's."""
        if self.days == EVERY_DAY:
            return _DAY
        lengths = [_length(*hours) for hours in self.days.values()]
        return sum(lengths, timedelta()) / len(lengths)

    def is_working_day(self, day: date) -> bool:
        """Whether work begins on a date."""
        return day.isoweekday() in self.days and day not in self.closed

    def next_working_moment(self, now: datetime) -> datetime:
        """Return `now` while somebody works, else when the next working span begins."""
        return self.add_working(now, timedelta())

    def add_working(self, now: datetime, duration: timedelta) -> datetime:
        """Return when so much working time has passed since `now`; the time between does not count."""
        left, at = duration, now.astimezone(UTC)
        if self._is_always:
            return at + left
        for start, end in self._spans(at):
            begin = max(at, start)
            if begin >= end:
                continue
            if begin + left <= end:
                return begin + left
            left -= end - begin
            at = end
        raise AssertionError("working spans never end")

    @property
    def _is_always(self) -> bool:
        """Whether nothing is ever closed, so that working time is the clock's."""
        return self.days == EVERY_DAY and not self.closed

    def _spans(self, now: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Yield the working spans in UTC, from the one that began yesterday on. They may overlap."""
        zone = ZoneInfo(self.zone)
        yesterday = now.astimezone(zone).date() - _DAY
        for day in (yesterday + timedelta(days=number) for number in count()):
            if not self.is_working_day(day):
                continue
            start, end = self.days[day.isoweekday()]
            last = day if end > start else day + _DAY
            yield (
                datetime.combine(day, start, zone).astimezone(UTC),
                datetime.combine(last, end, zone).astimezone(UTC),
            )


def _length(start: time, end: time) -> timedelta:
    length = datetime.combine(date.min, end) - datetime.combine(date.min, start)
    return length if end > start else length + _DAY
