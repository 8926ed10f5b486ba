"""The record of a case in the table: its entries, by number and by id."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from functions.cases.model.record import Entry
from functions.storage.table import Absent, Change, Item, Key, Put, Table, Value
from functions.times import moment, stamp

RECORD, PLACE = "record/", "record-id/"
AT_ONCE = 20


@dataclass(frozen=True)
class RecordStore:
    """Reads entries; makes the changes that add one."""

    table: Table

    def with_id(self, case: str, entry: str) -> Entry | None:
        """Return the entry that its writer's id names."""
        place = self.table.get(_place_key(case, entry))
        item = None if place is None else self.table.get(_key(case, int(str(place.body["number"]))))
        return None if item is None else _entry_of(item)

    def entry(self, case: str, number: int) -> Entry | None:
        """Return the entry with a number."""
        item = self.table.get(_key(case, number))
        return None if item is None else _entry_of(item)

    def entries(self, case: str, after: int = 0) -> Iterator[Entry]:
        """Yield the entries with a number above `after`, in order, read in pages as they are taken."""
        cursor: str | None = _key(case, after).sort
        while cursor is not None:
            page = self.table.query(f"case/{case}", prefix=RECORD, after=cursor, limit=AT_ONCE)
            yield from map(_entry_of, page.items)
            cursor = page.next

    def add(self, case: str, entry: Entry) -> list[Change]:
        """Store a new entry, and which number its id has."""
        place = Item(_place_key(case, entry.id), {"number": entry.number})
        return [Put(_item(case, entry), Absent()), Put(place, Absent())]


def _key(case: str, number: int) -> Key:
    """Where an entry is: numbers sort as text."""
    return Key(f"case/{case}", f"{RECORD}{number:06d}")


def _place_key(case: str, entry: str) -> Key:
    return Key(f"case/{case}", f"{PLACE}{entry}")


def _item(case: str, entry: Entry) -> Item:
    body: dict[str, Value] = {
        "id": entry.id,
        "author": entry.author,
        "written_at": stamp(entry.written_at),
        "epoch": entry.epoch,
        "sealed": entry.sealed,
        "sha256": entry.sha256,
    }
    return Item(_key(case, entry.number), body)


def _entry_of(item: Item) -> Entry:
    body: Mapping[str, Any] = item.body
    return Entry(
        number=int(item.key.sort.removeprefix(RECORD)),
        id=body["id"],
        author=body["author"],
        written_at=moment(body["written_at"]),
        epoch=int(body["epoch"]),
        sealed=bytes(body["sealed"]),
        sha256=body["sha256"],
        version=item.version,
    )
