"""A table that passes everything on to another: the ground of the faulty ones."""

from collections.abc import Iterator, Sequence
from typing import Any

from functions.storage.table import Change, IndexPage, Item, Key, Page, Table


class PassingTable:
    """`Table` over another. What a faulty table does not override goes through unchanged."""

    def __init__(self, table: Table) -> None:
        self.table = table

    def get(self, key: Key) -> Item | None:
        return self.table.get(key)

    def query(self, partition: str, **options: Any) -> Page:
        return self.table.query(partition, **options)

    def query_index(self, queue: str, **options: Any) -> IndexPage:
        return self.table.query_index(queue, **options)

    def commit(self, changes: Sequence[Change]) -> None:
        self.table.commit(changes)

    @property
    def reads_one_moment(self) -> bool:
        return self.table.reads_one_moment

    def everything(self) -> Iterator[Item]:
        return self.table.everything()

    def purge_expired(self, *, limit: int = 1000) -> int:
        return self.table.purge_expired(limit=limit)

    def truncate_log(self) -> bool:
        return self.table.truncate_log()

    def is_sound(self) -> bool:
        return self.table.is_sound()
