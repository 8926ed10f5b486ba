"""A table whose index lags, as DynamoDB's does: it shows commits only after `catch_up`."""

from collections.abc import Sequence
from typing import Any

from functions.storage.clock import Clock
from functions.storage.sqlite import SqliteTable
from functions.storage.table import Change, IndexPage, Table
from tests.storage.passing import PassingTable


class LaggingTable(PassingTable):
    """Its index answers from a copy that stays behind until told to catch up."""

    def __init__(self, table: Table, *, clock: Clock) -> None:
        super().__init__(table)
        self._copy = SqliteTable(":memory:", clock=clock)
        self._behind: list[Sequence[Change]] = []

    def catch_up(self) -> None:
        """Let the index see every commit so far."""
        while self._behind:
            self._copy.commit(self._behind.pop(0))

    def query_index(self, queue: str, **options: Any) -> IndexPage:
        return self._copy.query_index(queue, **options)

    def commit(self, changes: Sequence[Change]) -> None:
        super().commit(changes)
        self._behind.append(changes)
