"""Commits that wait for the same disk go there together: one flush serves all that came meanwhile."""

import sqlite3
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Lock
from typing import Any, TypeAlias

from functions.storage.sqlite_connections import Connections
from functions.storage.sqlite_statements import insert_all
from functions.storage.table import Key, TableUnavailable

MOST_TOGETHER = 32
MOST_ROWS = 512
"""Of one statement: SQLite keeps each in memory that was used lately."""

Apply: TypeAlias = Callable[[sqlite3.Connection], Sequence[Key]]
"""Applies one commit inside a transaction, or none of it; returns the keys that were in the way."""

Row: TypeAlias = Sequence[Any]
"""The values of a new item, as `insert_all` takes them."""


@dataclass(eq=False)
class _Waiting:
    """A commit on its way. Once `is_over`, it is on disk, or was refused, or has failed."""

    apply: Apply
    rows: Sequence[Row]
    woken: SimpleQueue[None] = field(default_factory=SimpleQueue)
    is_over: bool = False
    refused: Sequence[Key] = field(default_factory=tuple)
    failure: BaseException | None = None

    def end(self, refused: Sequence[Key] = (), failure: BaseException | None = None) -> None:
        """Tell how it went to who waits for it."""
        self.refused, self.failure = refused, failure
        self.is_over = True
        self.woken.put(None)


class Commits:
    """Writes commits. Whoever leads writes for all who wait, who sleep until their commit is over.

    Were they to wait for a turn only to see that it is, others' flushes would come between.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._leading = Lock()
        self._waiting: deque[_Waiting] = deque()

    def write(self, apply: Apply, rows: Sequence[Row] = ()) -> Sequence[Key]:
        """Return once the commit is on disk, or with the keys for which it was refused.

        `rows` are those of a commit that only adds new items: `apply` then comes only where one is there.

        Raises:
            TableUnavailable: the database does not answer in time, or the commit failed.
        """
        mine = _Waiting(apply, rows)
        self._waiting.append(mine)
        try:
            self._await(mine)
        except TableUnavailable:
            with suppress(ValueError):
                self._waiting.remove(mine)
            self._wake_next()
            raise
        if mine.failure is not None:
            raise mine.failure
        return mine.refused

    def _await(self, mine: _Waiting) -> None:
        """Lead when nobody does, else sleep until the commit is over or nobody leads any more."""
        deadline = time.monotonic() + self._connections.busy_seconds
        while not mine.is_over:
            if self._leading.acquire(blocking=False):
                self._lead(mine)
                self._wake_next()
                return
            try:
                mine.woken.get(timeout=max(0.0, deadline - time.monotonic()))
            except Empty:
                raise TableUnavailable("the database is busy") from None

    def _lead(self, mine: _Waiting) -> None:
        try:
            with self._connections.in_turn():
                while not mine.is_over:
                    self._write(self._next())
        finally:
            self._leading.release()

    def _wake_next(self) -> None:
        """Wake one who came while nobody could lead; who came later than this finds that out alone."""
        with suppress(IndexError):
            self._waiting[0].woken.put(None)

    def _next(self) -> list[_Waiting]:
        """Take who waits, up to a batch; others may give up and leave at any moment, so nobody is counted."""
        batch: list[_Waiting] = []
        with suppress(IndexError):
            while len(batch) < MOST_TOGETHER:
                batch.append(self._waiting.popleft())
        return batch

    def _write(self, batch: Sequence[_Waiting]) -> None:
        """Write a batch in one transaction; where that fails, each alone: none suffers for another."""
        try:
            refused = self._inserted(batch) or self._applied(batch)
        except BaseException as failure:  # noqa: BLE001 - handed to whoever waits for it
            if len(batch) > 1:
                for each in batch:
                    self._write([each])
                return
            batch[0].end(failure=failure)
            return
        for each, keys in zip(batch, refused, strict=True):
            each.end(keys)

    def _inserted(self, batch: Sequence[_Waiting]) -> Sequence[Sequence[Key]]:
        """Insert new items by one statement, which is its own transaction; [] where anything else is asked.

        Each statement more would give the interpreter away, while everybody waits for the disk; and asking
        for the last row's number, which `execute` does, as well.
        """
        rows = [row for each in batch for row in each.rows]
        if len(rows) > MOST_ROWS or not all(each.rows for each in batch):
            return []
        with suppress(sqlite3.IntegrityError), self._connections.at_once() as connection:
            connection.executemany(insert_all(len(rows)), [[value for row in rows for value in row]])
            return [()] * len(batch)
        return []

    def _applied(self, batch: Sequence[_Waiting]) -> Sequence[Sequence[Key]]:
        with self._connections.transaction() as connection:
            return [each.apply(connection) for each in batch]
