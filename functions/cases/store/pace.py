"""How many cases were answered on each day (UTC): the pace at which the queue is worth promising."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from functions.cases.store.items import since
from functions.storage.table import Item, Key, Put, Table

LOOKED_BACK = timedelta(days=28)
KEPT = timedelta(days=35)
_PARTITION = "answered"


@dataclass(frozen=True)
class PaceStore:
    """Counts answers that settle what was owed, one small item a day."""

    table: Table

    def counting(self, now: datetime) -> Put:
        """Count one more of today, for the answer's own commit."""
        key = Key(_PARTITION, now.astimezone(UTC).date().isoformat())
        item = self.table.get(key)
        count, version = (0, 0) if item is None else (int(str(item.body["count"])), item.version)
        return Put(Item(key, {"count": count + 1}, version, expires_at=now + KEPT), since(version))

    def by_day(self, now: datetime) -> Mapping[date, int]:
        """Return how many were answered on each of the last four weeks' days, today left out."""
        today = now.astimezone(UTC).date()
        page = self.table.query(_PARTITION, after=(today - LOOKED_BACK - timedelta(days=1)).isoformat())
        counts = {date.fromisoformat(item.key.sort): int(str(item.body["count"])) for item in page.items}
        return {day: count for day, count in counts.items() if day < today}
