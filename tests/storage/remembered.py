"""A table in a dictionary, for tests that play thousands of nights: one thread, nothing durable."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from functions.storage.clock import Clock, from_seconds, to_seconds, utc_now
from functions.storage.limits import check_commit, key_of
from functions.storage.paging import read_cursor, write_cursor
from functions.storage.sqlite import page_of
from functions.storage.table import (
    Absent,
    Change,
    CommitConflict,
    Delete,
    IndexPage,
    IndexRow,
    Item,
    Key,
    Page,
    Put,
    Restore,
)


class RememberedTable:
    """`Table` in memory. It passes the contract that the real engines pass."""

    def __init__(self, *, clock: Clock = utc_now) -> None:
        self._clock = clock
        self._partitions: dict[str, dict[str, Item]] = {}
        self._queues: dict[str, dict[Key, str]] = {}

    def get(self, key: Key) -> Item | None:
        """Return the item at `key`, or None when it is absent."""
        item = self._partitions.get(key.partition, {}).get(key.sort)
        return None if item is None or self._is_expired(item) else item

    def query(
        self,
        partition: str,
        *,
        prefix: str = "",
        after: str | None = None,
        limit: int = 100,
        backwards: bool = False,
    ) -> Page:
        """Return up to `limit` items of a partition, in sort order."""
        kept = self._partitions.get(partition, {})
        sorts = sorted((sort for sort in kept if sort.startswith(prefix)), key=_bytes, reverse=backwards)
        if after is not None:
            sorts = [sort for sort in sorts if _is_behind(_bytes(sort), _bytes(after), backwards=backwards)]
        return page_of((kept[sort] for sort in sorts if not self._is_expired(kept[sort])), limit)

    def query_index(
        self,
        queue: str,
        *,
        up_to: str | None = None,
        after: str | None = None,
        limit: int = 100,
        backwards: bool = False,
    ) -> IndexPage:
        """Return up to `limit` rows of an index queue, in order of place."""
        rows = [IndexRow(key, queue, place) for key, place in self._queues.get(queue, {}).items()]
        if up_to is not None:
            rows = [row for row in rows if _bytes(row.place) <= _bytes(up_to)]
        if after is not None:
            last = _order(read_cursor(after, queue))
            rows = [row for row in rows if _is_behind(_order(row), last, backwards=backwards)]
        rows = [row for row in rows if self.get(row.key)]
        rows.sort(key=_order, reverse=backwards)
        return IndexPage(rows[:limit], write_cursor(rows[limit - 1]) if len(rows) > limit else None)

    def commit(self, changes: Sequence[Change]) -> None:
        """Apply all changes, or none."""
        check_commit(changes)
        refused = [key_of(change) for change in changes if not self._holds(change)]
        if refused:
            raise CommitConflict(refused)
        for change in changes:
            self._apply(change)

    @property
    def reads_one_moment(self) -> bool:
        """All is copied at once."""
        return True

    def everything(self) -> Iterator[Item]:
        """Yield every item once."""
        items = [item for kept in self._partitions.values() for item in kept.values()]
        yield from (item for item in items if not self._is_expired(item))

    def purge_expired(self, *, limit: int = 1000) -> int:
        """Remove up to `limit` expired items and return how many there were."""
        items = [item for kept in self._partitions.values() for item in kept.values()]
        expired = [item for item in items if self._is_expired(item)][:limit]
        for item in expired:
            self._forget(item.key)
        return len(expired)

    def truncate_log(self) -> bool:
        """There is no log."""
        return True

    def is_sound(self) -> bool:
        """Memory is taken to be whole."""
        return True

    def _holds(self, change: Change) -> bool:
        item = self.get(key_of(change))
        if isinstance(change.condition, Absent):
            return item is None
        return item is not None and item.version == change.condition.version

    def _apply(self, change: Change) -> None:
        key = key_of(change)
        if isinstance(change, Put):
            known = self.get(key)
            self._forget(key)
            self._remember(replace(change.item, version=known.version + 1 if known else 1))
        elif isinstance(change, Restore):
            self._forget(key)
            self._remember(change.item)
        elif isinstance(change, Delete):
            self._forget(key)

    def _remember(self, item: Item) -> None:
        kept = replace(item, expires_at=from_seconds(to_seconds(item.expires_at)))
        self._partitions.setdefault(item.key.partition, {})[item.key.sort] = kept
        if item.index:
            self._queues.setdefault(item.index.queue, {})[item.key] = item.index.place

    def _forget(self, key: Key) -> None:
        item = self._partitions.get(key.partition, {}).pop(key.sort, None)
        if item is not None and item.index:
            del self._queues[item.index.queue][key]

    def _is_expired(self, item: Item) -> bool:
        return item.expires_at is not None and item.expires_at <= self._clock()


def _bytes(text: str) -> bytes:
    return text.encode()


def _order(row: IndexRow) -> tuple[bytes, bytes, bytes]:
    return _bytes(row.place), _bytes(row.key.partition), _bytes(row.key.sort)


def _is_behind(one: object, other: object, *, backwards: bool) -> bool:
    return one < other if backwards else one > other  # type: ignore[operator,no-any-return]  # both of one kind
