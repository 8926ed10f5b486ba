"""Count a day's intakes for the figures, by its receipts: an intake's own commit counts nothing more."""

import logging
from datetime import UTC, datetime, timedelta

from functions.intake.store import IntakeStore, end_of_local_day, local_day
from functions.statistics.store import StatisticsStore
from functions.storage.table import CommitConflict

log = logging.getLogger(__name__)

OVER = "over"
LATE = timedelta(minutes=5)
"""So long after a day's end its last intakes are in, and it is counted for the last time."""


def count_intakes(intakes: IntakeStore, statistics: StatisticsStore, *, zone: str, now: datetime) -> None:
    """Count today's intakes once an hour, and yesterday's a last time once all of them are in.

    A receipt goes when its case is called junk: a day's number leaves out what was called so in time.
    Receipts last two days; the hourly count is what is left of a day after which the service was away.
    """
    today = local_day(now, zone)
    yesterday = local_day(end_of_local_day(now, zone) - timedelta(days=1, hours=1), zone)
    hour = f"{now.astimezone(UTC):%Y-%m-%dT%H}"
    is_in = local_day(now - LATE, zone) == today
    _count(intakes, statistics, yesterday, OVER if is_in else hour)
    _count(intakes, statistics, today, hour)


def _count(intakes: IntakeStore, statistics: StatisticsStore, day: str, mark: str) -> None:
    if statistics.intakes_mark(day) in (mark, OVER):
        return
    try:
        statistics.note_intakes(day, intakes.count_on(day), mark)
    except CommitConflict:
        log.info("a day's intakes are counted again at the next tick", extra={"day": day})
