"""Tell what the weeks come to, for coordinators."""

from collections.abc import Sequence
from datetime import datetime

from functions.statistics.model.report import Report, report_of
from functions.statistics.model.weeks import Week, weeks_until_over
from functions.statistics.store import StatisticsStore

MOST_MONTHS = 12
_LONGEST = 5 * (MOST_MONTHS + 1)


def report(statistics: StatisticsStore, people: Sequence[str], *, zone: str, now: datetime) -> Report:
    """Return the last twelve months that are over and their weeks, with those of the month that goes on."""
    begun = statistics.begun()
    if begun is None:
        return Report([], [])
    earliest = Week.of(now, zone).back(_LONGEST)
    first = begun if begun > earliest else earliest
    over = list(weeks_until_over(first, now, zone))
    kept = sorted({week.month for week in over})[-MOST_MONTHS - 1 :]
    whole = [week for week in over if week.month in kept]
    return report_of(statistics.weeks(first), whole, people)
