"""How many cases were answered on each day (UTC): the pace at which the queue is worth promising."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from functions.cases.model.outlook import DayAnswers
from functions.cases.store.items import WAITING_QUEUE, since
from functions.storage.table import Item, Key, Put, Table

LOOKED_BACK = timedelta(days=28)
KEPT = timedelta(days=35)
_PARTITION = "answered"


@dataclass(frozen=True)
class PaceStore:
    """Counts answers that settle what was owed, one small item a day."""

    table: Table

    def counting(self, now: datetime) -> Put:
        """Count one more of today, and whether somebody still waits, for the answer's own commit."""
        key = Key(_PARTITION, now.astimezone(UTC).date().isoformat())
        item = self.table.get(key)
        before, version = (DayAnswers(0), 0) if item is None else (_answers_of(item), item.version)
        is_pressed = bool(self.table.query_index(WAITING_QUEUE, limit=1).rows)
        body = {"count": before.count + 1, "pressed": before.pressed + is_pressed}
        return Put(Item(key, body, version, expires_at=now + KEPT), since(version))

    def by_day(self, now: datetime) -> Mapping[date, DayAnswers]:
        """Return how many were answered on each of the last four weeks' days, today left out."""
        today = now.astimezone(UTC).date()
        page = self.table.query(_PARTITION, after=(today - LOOKED_BACK - timedelta(days=1)).isoformat())
        days = {date.fromisoformat(item.key.sort): _answers_of(item) for item in page.items}
        return {day: answers for day, answers in days.items() if day < today}


def _answers_of(item: Item) -> DayAnswers:
    """Return what was counted of a day; before it was noted who still waited, nobody is taken to have."""
    return DayAnswers(int(str(item.body["count"])), int(str(item.body.get("pressed", 0))))
