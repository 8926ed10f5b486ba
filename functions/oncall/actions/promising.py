"""What the settings promise, as alerting and casework count it."""

from functions.oncall.model import Promise, WorkingHours
from functions.oncall.model.hours import EVERY_DAY
from functions.staff.settings import Settings


def working_hours(settings: Settings) -> WorkingHours:
    """Return when the service works."""
    days = EVERY_DAY if settings.working_days is None else settings.working_days
    return WorkingHours(settings.zone, days, frozenset(settings.closed_days))


def promise_of(settings: Settings, per_day: float | None = None) -> Promise:
    """Return what is promised; `per_day` is the pace where it is known better than by the settings."""
    pace = settings.answers_per_day if per_day is None else per_day
    return Promise(working_hours(settings), settings.reply_hours, pace)
