"""The shifts of a layer as moments: from local dates and times of day to UTC.

Local times at clock changes are a decision of ours. A time that a clock change skips is the moment of the
jump, and a time that comes twice is the first of the two. So later local times are never earlier moments,
and shifts that meet on the wall clock meet: no gap and no overlap between them. A shift whose whole span is
skipped (Samoa had no 30 December 2011) is none, but it is counted in the rotation: turns follow the calendar.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from functions.oncall.model.roster import EACH_WEEK, Layer

_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


@dataclass(frozen=True)
class Shift:
    """A turn at a layer that begins on the local `day`; `end` is exclusive. `person`: None without people."""

    layer: str
    line: int
    day: date
    start: datetime
    end: datetime
    person: str | None


@lru_cache(maxsize=8192)
def moment_of(zone: str, day: date, at: time) -> datetime:
    """Return the moment in UTC of a local time in an IANA zone, by the rule of this module."""
    wall = datetime.combine(day, at)
    local = wall.replace(tzinfo=ZoneInfo(zone))
    found = local.astimezone(UTC)
    if local_time(found, zone) == wall:
        return found
    return _jump(local.replace(fold=1).astimezone(UTC), found, zone)


def _jump(before: datetime, after: datetime, zone: str) -> datetime:
    """Return the moment of the one clock change between two moments."""
    new_offset = after.astimezone(ZoneInfo(zone)).utcoffset()

    def is_changed(seconds: int) -> bool:
        return (before + seconds * _SECOND).astimezone(ZoneInfo(zone)).utcoffset() == new_offset

    return before + bisect_left(range((after - before) // _SECOND), True, key=is_changed) * _SECOND


def local_time(now: datetime, zone: str) -> datetime:
    """Return what the wall clock shows, without its zone."""
    return now.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def shift_on(layer: Layer, zone: str, day: date) -> Shift | None:
    """Return the shift that begins on a local day, if the layer has one."""
    if not _has_shift(layer, day):
        return None
    last = day if layer.end > layer.start else day + _DAY
    start, end = moment_of(zone, day, layer.start), moment_of(zone, last, layer.end)
    return Shift(layer.id, layer.line, day, start, end, _whose_turn(layer, day)) if start < end else None


def shifts_at(layers: Iterable[Layer], zone: str, now: datetime) -> Iterator[Shift]:
    """Yield the shifts that are on at a moment, in the order of the layers.

    They began on local yesterday or today, or tomorrow: where a clock goes back over midnight, a shift that
    begins at midnight has begun when the evening comes a second time.
    """
    today = local_time(now, zone).date()
    days = (today, today - _DAY, today + _DAY)
    shifts = (shift_on(layer, zone, day) for layer in layers for day in days)
    return (shift for shift in shifts if shift and shift.start <= now < shift.end)


def shifts_between(layer: Layer, zone: str, start: datetime, end: datetime) -> Iterator[Shift]:
    """Yield the shifts that are on in a span, in order."""
    day = max(layer.epoch, local_time(start, zone).date() - _DAY)
    last = local_time(end, zone).date() + _DAY
    while day <= last and (layer.until is None or day < layer.until):
        shift = shift_on(layer, zone, day)
        if shift and shift.start < end and start < shift.end:
            yield shift
        day += _DAY


def first_shift(layer: Layer, zone: str) -> Shift | None:
    """Return the first shift that the layer ever has."""
    # Two weeks, because a clock change may skip the first.
    shifts = (shift_on(layer, zone, layer.epoch + days * _DAY) for days in range(14))
    return next(filter(None, shifts), None)


def _has_shift(layer: Layer, day: date) -> bool:
    ended = layer.until is not None and day >= layer.until
    return layer.epoch <= day and not ended and day.isoweekday() in layer.weekdays


def _whose_turn(layer: Layer, day: date) -> str | None:
    if not layer.people:
        return None
    turn = _weeks(layer, day) if layer.handover == EACH_WEEK else _shift_days(layer, day)
    return layer.people[turn % len(layer.people)]


def _weeks(layer: Layer, day: date) -> int:
    """Count the ISO weeks, which begin on Monday, from the epoch's to the day's."""
    return (_monday(day) - _monday(layer.epoch)).days // 7


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _shift_days(layer: Layer, day: date) -> int:
    """Count the layer's weekdays from the epoch up to the day, which is not counted."""
    weeks, rest = divmod((day - layer.epoch).days, 7)
    begun = (layer.epoch + days * _DAY for days in range(rest))
    return weeks * len(set(layer.weekdays)) + sum(day.isoweekday() in layer.weekdays for day in begun)
