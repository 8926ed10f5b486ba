"""Short ways to say items and changes."""

from datetime import datetime

from functions.storage.table import Absent, AtVersion, Delete, IndexEntry, Item, Key, Put, Value

CASE = "case/0001"


def key(sort: str = "head", partition: str = CASE) -> Key:
    return Key(partition, sort)


def item(
    sort: str = "head",
    *,
    partition: str = CASE,
    queue: str | None = None,
    place: str = "1",
    expires_at: datetime | None = None,
    **body: Value,
) -> Item:
    index = None if queue is None else IndexEntry(queue, place)
    return Item(Key(partition, sort), body, index=index, expires_at=expires_at)


def new(made: Item) -> Put:
    return Put(made, Absent())


def again(made: Item, version: int) -> Put:
    return Put(made, AtVersion(version))


def gone(sort: str, version: int) -> Delete:
    return Delete(key(sort), AtVersion(version))
