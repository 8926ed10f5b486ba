"""Look at the clock, and tell whether it may decide what is erased."""

from datetime import datetime

from functions.cases.model import to_minute
from functions.cases.model.steadiness import UNKNOWN, Steadiness
from functions.cases.store import CaseStore
from functions.cases.store.clock_memory import ClockMemory
from functions.cases.store.items import EXPIRY


def clock_is_trusted(memory: ClockMemory, cases: CaseStore, *, now: datetime) -> bool:
    """Look once more, remember it, and tell whether what is due now may be erased.

    Raises:
        OSError: it cannot be remembered, so nothing may.
        TableUnavailable: the table does not answer.
    """
    before = memory.read()
    after = _first_look(cases, now) if before is None else before.seen(now)
    if after != before:
        memory.keep(after)
    return after.is_trusted(now)


def _first_look(cases: CaseStore, now: datetime) -> Steadiness:
    """Trust a new installation, not cases that came from elsewhere and are all due at once."""
    if any(True for _ in cases.desk.due_timers(EXPIRY, now)):
        return UNKNOWN.seen(now)
    return Steadiness(to_minute(now))
