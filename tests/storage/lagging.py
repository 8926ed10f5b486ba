"""A table whose index lags, as DynamoDB's does: it shows commits only after `catch_up`."""

from collections.abc import Sequence

from functions.storage.clock import Clock
from functions.storage.sqlite import SqliteTable
from functions.storage.table import Change, IndexPage, Item, Key, Page, Table


class LaggingTable:
    """`Table` over another; its index answers from a copy that stays behind until told to catch up."""

    def __init__(self, table: Table, *, clock: Clock) -> None:
        self._table = table
        self._copy = SqliteTable(":memory:", clock=clock)
        self._behind: list[Sequence[Change]] = []

    def catch_up(self) -> None:
        """Let the index see every commit so far."""
        while self._behind:
            self._copy.commit(self._behind.pop(0))

    def get(self, key: Key) -> Item | None:
        return self._table.get(key)

    def query(
        self,
        partition: str,
        *,
        prefix: str = "",
        after: str | None = None,
        limit: int = 100,
        backwards: bool = False,
    ) -> Page:
        return self._table.query(partition, prefix=prefix, after=after, limit=limit, backwards=backwards)

    def query_index(
        self,
        queue: str,
        *,
        up_to: str | None = None,
        after: str | None = None,
        limit: int = 100,
        backwards: bool = False,
    ) -> IndexPage:
        return self._copy.query_index(queue, up_to=up_to, after=after, limit=limit, backwards=backwards)

    def commit(self, changes: Sequence[Change]) -> None:
        self._table.commit(changes)
        self._behind.append(changes)

    def purge_expired(self, *, limit: int = 1000) -> int:
        return self._table.purge_expired(limit=limit)

    def truncate_log(self) -> bool:
        return self._table.truncate_log()
