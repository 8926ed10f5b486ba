"""The day's receipts: one an intake, in its own commit. Capacity and work rate are read from them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from heapq import merge
from itertools import islice
from threading import Lock
from zoneinfo import ZoneInfo

from functions.cases.model import Case, stamp
from functions.storage.table import Absent, AtVersion, Change, Delete, Item, Key, Put, Table

KEPT = timedelta(days=2)
RUSH = timedelta(minutes=10)
MOST_OF_A_RUSH = 100
REMEMBERED = timedelta(seconds=5)
BROWSER, LITE = "browser", "lite"
"""By which way an intake comes. Without script nothing was worked for it, so it weighs less on the others."""
ALWAYS = datetime.min.replace(tzinfo=UTC)


def local_day(moment: datetime, zone: str) -> str:
    """Return the date of a moment where the service is, as `2026-11-23`."""
    return moment.astimezone(ZoneInfo(zone)).date().isoformat()


def end_of_local_day(moment: datetime, zone: str) -> datetime:
    """Return when the date of a moment ends where the service is."""
    local = moment.astimezone(ZoneInfo(zone))
    return datetime.combine(local.date() + timedelta(days=1), datetime.min.time(), tzinfo=local.tzinfo)


def lite_share(capacity: int) -> int:
    """Return how many of a day's places may go to intakes without script: half, rounded up."""
    return (capacity + 1) // 2


@dataclass
class _Count:
    """What is remembered of a day: how many receipts, and by way since when there is no room."""

    day: str
    capacity: int
    at: datetime
    receipts: int
    full_since: Mapping[str, datetime | None]


class IntakeStore:
    """Receipts of intakes. Counts are remembered for five seconds: a busy day is not recounted each time."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._lock = Lock()
        self._count: _Count | None = None

    def add_receipt(self, case: Case, zone: str, way: str = BROWSER) -> Put:
        """Count a case toward the day of its intake, for the intake's own commit."""
        key = _receipt_key(case.id, case.received_at, zone, way)
        return Put(Item(key, {}, expires_at=case.received_at + KEPT), Absent())

    def received(self, case: Case, zone: str, way: str = BROWSER) -> None:
        """Note that a receipt was committed."""
        with self._lock:
            count = self._count
            if count is None or count.day != local_day(case.received_at, zone):
                return
            count.receipts += 1
            if way == LITE or count.receipts >= count.capacity:
                self._count = None

    def forgetting(self, case: str, received_at: datetime, zone: str) -> list[Change]:
        """Return the changes that give a case's place in the day back, for the commit that calls it junk."""
        keys = (_receipt_key(case, received_at, zone, way) for way in (BROWSER, LITE))
        items = [self._table.get(key) for key in keys]
        with self._lock:
            self._count = None
        return [Delete(item.key, AtVersion(item.version)) for item in items if item is not None]

    def full_since(self, now: datetime, zone: str, capacity: int, way: str = BROWSER) -> datetime | None:
        """Return since when no place of today is left for this way, None while there is one.

        Those without script never take more than their share; what comes beyond it takes no place at all.
        """
        with self._lock:
            return self._remembered(now, zone, capacity).full_since[way]

    def count_on(self, day: str) -> int:
        """Return how many receipts a day has (`2026-11-23`), whichever way the intakes came."""
        return sum(1 for way in (BROWSER, LITE) for _ in self._times(_partition(day, way)))

    def places_left(self, now: datetime, zone: str, capacity: int) -> int:
        """Return how many more intakes today has room for."""
        with self._lock:
            return max(0, capacity - self._remembered(now, zone, capacity).receipts)

    def recent(self, now: datetime, zone: str) -> int:
        """Return how many worked-for intakes came in the last ten minutes, counted up to a hundred."""
        since = now - RUSH
        days = sorted({local_day(since, zone), local_day(now, zone)})
        pages = [
            self._table.query(_partition(day, BROWSER), after=stamp(since), limit=MOST_OF_A_RUSH)
            for day in days
        ]
        return min(MOST_OF_A_RUSH, sum(len(page.items) for page in pages))

    def _remembered(self, now: datetime, zone: str, capacity: int) -> _Count:
        """Return the day's count, counted anew when it is old. The caller holds the lock."""
        day, count = local_day(now, zone), self._count
        fresh = count is not None and (count.day, count.capacity) == (day, capacity)
        if count is None or not fresh or not timedelta() <= now - count.at < REMEMBERED:
            count = self._count = self._counted(day, capacity, now)
        return count

    def _counted(self, day: str, capacity: int, now: datetime) -> _Count:
        share = lite_share(capacity)
        lite = list(islice(self._times(_partition(day, LITE)), share))
        taken = list(islice(merge(self._times(_partition(day, BROWSER)), lite), capacity))
        whole, lites = _filled(taken, capacity), _filled(lite, share)
        either = min((since for since in (whole, lites) if since is not None), default=None)
        return _Count(day, capacity, now, len(taken), {BROWSER: whole, LITE: either})

    def _times(self, partition: str) -> Iterator[str]:
        """Yield when a day's receipts came, in order."""
        cursor: str | None = None
        while True:
            page = self._table.query(partition, after=cursor, limit=1000)
            yield from (item.key.sort.partition("/")[0] for item in page.items)
            if page.next is None:
                return
            cursor = page.next


def _filled(taken: list[str], places: int) -> datetime | None:
    """Return when the last of so many places was taken, None while one is free."""
    if len(taken) < places:
        return None
    return datetime.fromisoformat(taken[places - 1]) if places else ALWAYS


def _partition(day: str, way: str) -> str:
    return f"intakes/{day}" if way == BROWSER else f"intakes/{day}/{way}"


def _receipt_key(case: str, received_at: datetime, zone: str, way: str) -> Key:
    return Key(_partition(local_day(received_at, zone), way), f"{stamp(received_at)}/{case}")
