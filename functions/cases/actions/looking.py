"""When a case is looked at again: at its erasure, and weekly until then, so that shorter retention holds."""

from datetime import datetime, timedelta

from functions.cases.model import Case, to_minute
from functions.staff.settings import Settings

LONGEST = timedelta(days=7)


def erased_after(case: Case, settings: Settings) -> datetime:
    """Return when a case is erased if nobody writes until then."""
    return case.erase_after(
        closed_days=settings.retention_closed_days,
        silent_days=settings.retention_silent_days,
        earliest=settings.earliest_erasure,
    )


def next_look(case: Case, settings: Settings, now: datetime) -> datetime:
    """Return when the case's expiry timer is to be due."""
    return min(erased_after(case, settings), to_minute(now) + LONGEST)
