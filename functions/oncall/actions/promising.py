"""What the settings promise, as alerting and casework count it."""

from functions.oncall.model import Promise, WorkingHours
from functions.oncall.model.hours import EVERY_DAY
from functions.staff.settings import Settings


def working_hours(settings: Settings) -> WorkingHours:
    """Return when the service works."""
    days = EVERY_DAY if settings.working_days is None else settings.working_days
    return WorkingHours(settings.zone, days, frozenset(settings.closed_days))


def promise_of(settings: Settings, per_day: float = 0) -> Promise:
    """Return what is promised; `per_day` is the measured pace, which the settings' one bounds from below."""
    return Promise(working_hours(settings), settings.reply_hours, max(per_day, settings.answers_per_day))
