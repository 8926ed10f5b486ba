"""Counts of reports: one item a service, day and reason."""

from datetime import UTC, datetime, time

from functions.reports.model import KEPT, Count
from functions.storage.table import Absent, AtVersion, CommitConflict, Item, Key, Put, Table

TRIES = 5


class ReportStore:
    """Counts on the table. They hold no address, no program's name and no time of day."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def add(self, count: Count) -> None:
        """Count one more report, until the day's count is full.

        Raises:
            CommitConflict: others were counted at the same moment, again and again.
        """
        for left in reversed(range(TRIES)):
            try:
                return self._add(count)
            except CommitConflict:
                if not left:
                    raise
        return None

    def of(self, service: str, since: str) -> list[Count]:
        """Return a service's counts from a day on."""
        page = self._table.query(_partition(service), after=since, limit=1000)
        return [_count(service, item) for item in page.items]

    def _add(self, count: Count) -> None:
        key = Key(_partition(count.service), f"{count.day}/{count.reason}")
        item = self._table.get(key)
        stored = count if item is None else _count(count.service, item)
        if stored.is_full:
            return
        condition = Absent() if item is None else AtVersion(item.version)
        ends = datetime.combine(datetime.fromisoformat(count.day), time(), UTC) + KEPT
        body = {"number": stored.one_more().number}
        self._table.commit(
            [Put(Item(key, body, version=item.version if item else 0, expires_at=ends), condition)]
        )


def _partition(service: str) -> str:
    return f"reports/{service}"


def _count(service: str, item: Item) -> Count:
    day, _, reason = item.key.sort.partition("/")
    return Count(service, day, reason, int(str(item.body["number"])))
