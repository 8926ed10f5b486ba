"""The day's receipts: one an intake, in its own commit. Capacity and work rate are read from them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Lock
from zoneinfo import ZoneInfo

from functions.cases.model import Case, stamp
from functions.storage.table import Absent, AtVersion, Change, Delete, Item, Key, Put, Table

KEPT = timedelta(days=2)
RUSH = timedelta(minutes=10)
MOST_OF_A_RUSH = 100
REMEMBERED = timedelta(seconds=5)


def local_day(moment: datetime, zone: str) -> str:
    """Return the date of a moment where the service is, as `2026-11-23`."""
    return moment.astimezone(ZoneInfo(zone)).date().isoformat()


def end_of_local_day(moment: datetime, zone: str) -> datetime:
    """Return when the date of a moment ends where the service is."""
    local = moment.astimezone(ZoneInfo(zone))
    return datetime.combine(local.date() + timedelta(days=1), datetime.min.time(), tzinfo=local.tzinfo)


@dataclass
class _Count:
    """What is remembered of a day: how many receipts, and when the capacity-th came."""

    day: str
    capacity: int
    at: datetime
    receipts: int
    full_since: datetime | None


class IntakeStore:
    """Receipts of intakes. Counts are remembered for five seconds: a busy day is not recounted each time."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._lock = Lock()
        self._count: _Count | None = None

    def add_receipt(self, case: Case, zone: str) -> Put:
        """Count a case toward the day of its intake, for the intake's own commit."""
        key = _receipt_key(case.id, case.received_at, zone)
        return Put(Item(key, {}, expires_at=case.received_at + KEPT), Absent())

    def received(self, case: Case, zone: str) -> None:
        """Note that a receipt was committed."""
        with self._lock:
            count = self._count
            if count is None or count.day != local_day(case.received_at, zone):
                return
            count.receipts += 1
            if count.receipts >= count.capacity:
                self._count = None

    def forgetting(self, case: str, received_at: datetime, zone: str) -> list[Change]:
        """Return the changes that give a case's place in the day back, for the commit that calls it junk."""
        item = self._table.get(_receipt_key(case, received_at, zone))
        with self._lock:
            self._count = None
        return [] if item is None else [Delete(item.key, AtVersion(item.version))]

    def full_since(self, now: datetime, zone: str, capacity: int) -> datetime | None:
        """Return when today's capacity was used up, None while there is room."""
        day = local_day(now, zone)
        with self._lock:
            count = self._count
            fresh = count is not None and (count.day, count.capacity) == (day, capacity)
            if count is None or not fresh or not timedelta() <= now - count.at < REMEMBERED:
                count = self._count = self._counted(day, capacity, now)
            return count.full_since

    def recent(self, now: datetime, zone: str) -> int:
        """Return how many intakes came in the last ten minutes, counted up to a hundred."""
        since = now - RUSH
        days = sorted({local_day(since, zone), local_day(now, zone)})
        pages = [
            self._table.query(f"intakes/{day}", after=stamp(since), limit=MOST_OF_A_RUSH) for day in days
        ]
        return min(MOST_OF_A_RUSH, sum(len(page.items) for page in pages))

    def _counted(self, day: str, capacity: int, now: datetime) -> _Count:
        receipts = 0
        for receipts, item in enumerate(self._receipts(day), start=1):
            if receipts == capacity:
                full_since = datetime.fromisoformat(item.key.sort.partition("/")[0])
                return _Count(day, capacity, now, receipts, full_since)
        return _Count(day, capacity, now, receipts, None if capacity else datetime.min.replace(tzinfo=UTC))

    def _receipts(self, day: str) -> Iterator[Item]:
        cursor: str | None = None
        while True:
            page = self._table.query(f"intakes/{day}", after=cursor, limit=1000)
            yield from page.items
            if page.next is None:
                return
            cursor = page.next


def _receipt_key(case: str, received_at: datetime, zone: str) -> Key:
    return Key(f"intakes/{local_day(received_at, zone)}", f"{stamp(received_at)}/{case}")
