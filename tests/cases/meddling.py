"""A table in which somebody else acts just before a commit, or which dies at one."""

from collections.abc import Callable, Sequence
from typing import Any

from functions.storage.table import Change, Item, Key, Table


class MeddlingTable:
    """`Table` over another. Each step of `before` is run once, before the next commit.

    A step of `after_reading` is run once, after the first reading of a partition that begins so.
    """

    def __init__(self, table: Table) -> None:
        self._table = table
        self.before: list[Callable[[], object]] = []
        self.after_reading: dict[str, Callable[[], object]] = {}

    def get(self, key: Key) -> Item | None:
        item = self._table.get(key)
        for beginning in [each for each in self.after_reading if key.partition.startswith(each)]:
            self.after_reading.pop(beginning)()
        return item

    def query(self, partition: str, **options: Any) -> Any:
        return self._table.query(partition, **options)

    def query_index(self, queue: str, **options: Any) -> Any:
        return self._table.query_index(queue, **options)

    def commit(self, changes: Sequence[Change]) -> None:
        if self.before:
            self.before.pop(0)()
        self._table.commit(changes)

    def purge_expired(self, *, limit: int = 1000) -> int:
        return self._table.purge_expired(limit=limit)

    def truncate_log(self) -> bool:
        return self._table.truncate_log()
