"""A table in which somebody else acts just before a commit, or which dies at one."""

from collections.abc import Callable, Sequence
from typing import Any

from functions.storage.table import Change, IndexPage, Item, Key, Page, Table, TableUnavailable
from tests.storage.passing import PassingTable


def die() -> None:
    """Act as a process that ends in the middle."""
    raise RuntimeError("the process is killed")


def be_away() -> None:
    """Fail as a table does that is away."""
    raise TableUnavailable("away")


class MeddlingTable(PassingTable):
    """Each step of `before` is run once, before the next commit.

    A step of `after_reading` is run once, after the first reading of a partition that begins so.
    `reads` notes the partition or queue of each reading.
    """

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self.before: list[Callable[[], object]] = []
        self.after_reading: dict[str, Callable[[], object]] = {}
        self.reads: list[str] = []

    def get(self, key: Key) -> Item | None:
        self.reads.append(key.partition)
        item = super().get(key)
        for beginning in [each for each in self.after_reading if key.partition.startswith(each)]:
            self.after_reading.pop(beginning)()
        return item

    def query(self, partition: str, **options: Any) -> Page:
        self.reads.append(partition)
        return super().query(partition, **options)

    def query_index(self, queue: str, **options: Any) -> IndexPage:
        self.reads.append(queue)
        return super().query_index(queue, **options)

    def commit(self, changes: Sequence[Change]) -> None:
        if self.before:
            self.before.pop(0)()
        super().commit(changes)
