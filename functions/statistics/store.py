"""The weeks' tallies: one item a week, however many cases there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from functions.statistics.model.histogram import Histogram
from functions.statistics.model.tally import INTAKES, Tally
from functions.statistics.model.weeks import Week
from functions.storage.table import (
    Absent,
    AtVersion,
    Change,
    CommitConflict,
    Condition,
    Item,
    Key,
    Put,
    Table,
)

WEEKS, INTAKE_DAYS = "statistics/weeks", "statistics/intakes"


@dataclass(frozen=True)
class StatisticsStore:
    """Adds to weeks and reads them."""

    table: Table

    def adding(self, more: Mapping[Week, Tally]) -> list[Change]:
        """Return the changes that add to weeks, for the commit of what is added."""
        return [self._adding(week, tally) for week, tally in more.items() if tally != Tally()]

    def weeks(self, first: Week) -> dict[Week, Tally]:
        """Return the tallies from a week on."""
        found: dict[Week, Tally] = {}
        cursor: str | None = first.back(1).name
        while cursor is not None:
            page = self.table.query(WEEKS, after=cursor)
            found |= {Week.named(item.key.sort): _tally_of(item) for item in page.items}
            cursor = page.next
        return found

    def begun(self) -> Week | None:
        """Return the first week of which anything was counted."""
        items = self.table.query(WEEKS, limit=1).items
        return Week.named(items[0].key.sort) if items else None

    def intakes_mark(self, day: str) -> str:
        """Return when a day's intakes were last counted; empty when they never were."""
        item = self.table.get(Key(INTAKE_DAYS, day))
        return "" if item is None else str(item.body["mark"])

    def note_intakes(self, day: str, count: int, mark: str) -> None:
        """Say how many intakes came on a day (`2026-11-23`), as counted now, and let its week follow.

        Raises:
            CommitConflict: somebody counts just now; to be counted again.
        """
        key = Key(INTAKE_DAYS, day)
        item = self.table.get(key)
        before = 0 if item is None else int(str(item.body["count"]))
        week = Week.on(date.fromisoformat(day))
        more = [] if count == before else [self._adding(week, Tally({INTAKES: count - before}))]
        self.table.commit([Put(Item(key, {"count": count, "mark": mark}), _since(item)), *more])

    def commit(self, changes: Sequence[Change]) -> bool:
        """Apply all changes, or none; False when somebody else was quicker."""
        try:
            self.table.commit(changes)
        except CommitConflict:
            return False
        return True

    def _adding(self, week: Week, more: Tally) -> Put:
        key = Key(WEEKS, week.name)
        item = self.table.get(key)
        before = Tally() if item is None else _tally_of(item)
        return Put(_item(key, before + more), _since(item))


def _item(key: Key, tally: Tally) -> Item:
    waits = {
        name: {str(number): n for number, n in histogram.classes.items()}
        for name, histogram in tally.waits.items()
    }
    return Item(key, {"counts": dict(tally.counts), "waits": waits})


def _tally_of(item: Item) -> Tally:
    body: Mapping[str, Any] = item.body
    waits = {
        name: Histogram({int(number): int(n) for number, n in classes.items()})
        for name, classes in body["waits"].items()
    }
    return Tally({name: int(n) for name, n in body["counts"].items()}, waits)


def _since(item: Item | None) -> Condition:
    return Absent() if item is None else AtVersion(item.version)
