"""By when an answer can be promised now: settings, working hours, and the queue at the team's pace."""

from datetime import UTC, datetime, timedelta

from functions.cases.store import CaseStore
from functions.oncall.actions import promise_of, working_hours
from functions.oncall.model import Promise, WorkingHours
from functions.staff.settings import Settings


def promise_now(cases: CaseStore, settings: Settings, *, now: datetime) -> Promise:
    """Return what can be promised, at the pace of the last four weeks or that of the settings, the faster."""
    return promise_of(settings, measured_pace(cases, working_hours(settings), now=now))


def measured_pace(cases: CaseStore, hours: WorkingHours, *, now: datetime) -> float:
    """Return how many cases were answered on a working day of the last four weeks; 0 when none was."""
    counts = cases.pace.by_day(now)
    if not counts:
        return 0
    yesterday = now.astimezone(UTC).date() - timedelta(days=1)
    return sum(counts.values()) / max(1, hours.days_between(min(counts), yesterday))
