"""Take events out of the outbox: into the chain and into their week's figures, in one commit.

Whatever dies, and however many do this at once, each event is linked and counted exactly once: the commit
hangs on the chain's head, and takes the events away.
"""

from collections.abc import Sequence
from datetime import datetime

from functions.audit.actions.linking import link
from functions.audit.store import AuditStore, Waiting
from functions.statistics.model.tally import Tally, tally_of
from functions.statistics.model.weeks import Week
from functions.statistics.store import StatisticsStore

MOST_ROUNDS = 100


def take_events(audit: AuditStore, statistics: StatisticsStore, *, zone: str, now: datetime) -> int:
    """Link and count the events that may be, and return how many; the rest is left to the next call."""
    taken = 0
    for _ in range(MOST_ROUNDS):
        links = link(audit, now, zone)
        if links is None:
            break
        if statistics.commit([*links.changes, *statistics.adding(by_week(links.taken, zone))]):
            taken += len(links.taken)
    return taken


def take_events_of(
    audit: AuditStore, statistics: StatisticsStore, case: str, *, zone: str, now: datetime
) -> None:
    """Take until no event of a case waits, before its contents are dropped."""
    while audit.is_waiting_for(case):
        take_events(audit, statistics, zone=zone, now=now)


def by_week(taken: Sequence[Waiting], zone: str) -> dict[Week, Tally]:
    """Return what events add to which week."""
    weeks: dict[Week, Tally] = {}
    for waiting in taken:
        event = waiting.event
        week = Week.of(event.at, zone)
        weeks[week] = weeks.get(week, Tally()) + tally_of(event)
    return weeks
