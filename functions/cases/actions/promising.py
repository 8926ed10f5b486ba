"""By when an answer can be promised now: settings, working hours, and the queue at the team's pace."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from functions.cases.model.outlook import DayAnswers
from functions.cases.store import CaseStore
from functions.oncall.actions import promise_of, working_hours
from functions.oncall.model import Promise, WorkingHours
from functions.oncall.model.promise import URGENT
from functions.staff.settings import Settings

ENOUGH = 5
"""Working days: fewer tell no pace."""


def reply_by(cases: CaseStore, settings: Settings, urgency: str, *, now: datetime, at: datetime) -> datetime:
    """Return by when a case is answered that comes now; `at` is from when it counts, to the minute."""
    if urgency == URGENT:
        return promise_of(settings).reply_by(urgency, at)
    ahead = cases.outlook.at(now).ahead_of(urgency)
    return promise_now(cases, settings, now=now).reply_by(urgency, at, ahead=ahead)


def promise_now(cases: CaseStore, settings: Settings, *, now: datetime) -> Promise:
    """Return what can be promised, at the pace that is counted on now."""
    return promise_at(settings, cases.outlook.at(now).days, now=now)


def promise_at(settings: Settings, days: Mapping[date, DayAnswers], *, now: datetime) -> Promise:
    """Return what can be promised at the pace of the last four weeks, where they tell one.

    While people wait all day, that day's answers are the team's pace, be it slower than the settings' one.
    While nobody waits, few answers may only mean that few people wrote: they prove no more than themselves.
    """
    hours = working_hours(settings)
    every = _dates(days, now)
    pressed = _pressed(days, every)
    if _worked(pressed, hours) >= ENOUGH:
        return promise_of(settings, _pace(days, pressed, hours))
    proven = _pace(days, every, hours) if _worked(every, hours) >= ENOUGH else 0
    return promise_of(settings, max(proven, settings.answers_per_day))


def measured_pace(days: Mapping[date, DayAnswers], hours: WorkingHours, *, now: datetime) -> float:
    """Return how many cases were answered on a working day of the last four weeks; 0 when none was."""
    return _pace(days, _dates(days, now), hours)


def _dates(days: Mapping[date, DayAnswers], now: datetime) -> list[date]:
    """Return the dates from the first with an answer to yesterday."""
    today = now.astimezone(UTC).date()
    first = min(days, default=today)
    return [first + timedelta(days=number) for number in range((today - first).days)]


def _pressed(days: Mapping[date, DayAnswers], dates: Sequence[date]) -> list[date]:
    """Return the dates on which people waited all the time; a day without answers is as the one before it."""
    pressed: list[date] = []
    is_pressed = False
    for day in dates:
        is_pressed = days[day].is_pressed if day in days else is_pressed
        if is_pressed:
            pressed.append(day)
    return pressed


def _pace(days: Mapping[date, DayAnswers], dates: Sequence[date], hours: WorkingHours) -> float:
    return sum(days[day].count for day in dates if day in days) / max(1, _worked(dates, hours))


def _worked(dates: Sequence[date], hours: WorkingHours) -> int:
    return sum(map(hours.is_working_day, dates))
