"""Short ways to take and to read what was noted at a desk."""

from functions.audit.model.event import Event
from functions.statistics.actions.taking import take_events
from functions.statistics.model.tally import Tally
from tests.cases.desk import Desk

ZONE = "Asia/Jakarta"


def take(desk: Desk) -> int:
    """Take what waits, as the tick does."""
    return take_events(desk.cases.audit, desk.cases.statistics, zone=ZONE, now=desk.clock())


def chained(desk: Desk) -> list[Event]:
    """Return the events of the chain whose content is kept, in its order."""
    entries = desk.cases.audit.entries(0, 10_000)
    return [Event.read(entry.content) for entry in entries if entry.content is not None]


def counted(desk: Desk) -> Tally:
    """Return what all weeks come to."""
    total = Tally()
    begun = desk.cases.statistics.begun()
    for tally in [] if begun is None else desk.cases.statistics.weeks(begun).values():
        total = total + tally
    return total
