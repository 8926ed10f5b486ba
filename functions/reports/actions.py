"""Taking a report, and reading what came."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

from functions.errors import Invalid
from functions.reports.model import REASONS, Count
from functions.reports.store import ReportStore

HEARD = timedelta(days=90)


def report(reports: ReportStore, *, service: str, reason: str, known: Collection[str], now: datetime) -> None:
    """Count that a service did not answer.

    Raises:
        Invalid: there is no such service or no such reason; nothing is stored.
    """
    wrong = {"service": service not in known, "reason": reason not in REASONS}
    if any(wrong.values()):
        raise Invalid({field: ["choice"] for field, is_wrong in wrong.items() if is_wrong})
    reports.add(Count(service, now.date().isoformat(), reason))


def heard(
    reports: ReportStore, services: Iterable[tuple[str, date | None]], today: date
) -> dict[str, list[Count]]:
    """Return what was reported of services since they were last checked, ninety days back at the most.

    `services` are ids with the day of the last check.
    """
    earliest = today - HEARD
    return {
        id: found
        for id, checked in services
        if (found := reports.of(id, max(earliest, checked or earliest).isoformat()))
    }
