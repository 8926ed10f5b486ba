"""Commits that wait for the same disk go there together: one flush serves all that came meanwhile."""

import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeAlias

from functions.storage.sqlite_connections import Connections
from functions.storage.table import Key, TableUnavailable

MOST_TOGETHER = 32

Apply: TypeAlias = Callable[[sqlite3.Connection], Sequence[Key]]
"""Applies one commit inside a transaction, or none of it; returns the keys that were in the way."""


@dataclass(eq=False)
class _Waiting:
    """A commit on its way. Once `is_over`, it is on disk, or was refused, or has failed."""

    apply: Apply
    is_over: bool = False
    refused: Sequence[Key] = field(default_factory=tuple)
    failure: BaseException | None = None


class Commits:
    """Writes commits. Whoever gets the one writer's turn writes for all who wait for it."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._waiting: deque[_Waiting] = deque()

    def write(self, apply: Apply) -> Sequence[Key]:
        """Return once the commit is on disk, or with the keys for which it was refused.

        Raises:
            TableUnavailable: the database does not answer in time, or the commit failed.
        """
        mine = _Waiting(apply)
        self._waiting.append(mine)
        try:
            with self._connections.in_turn():
                while not mine.is_over:
                    self._write(self._next())
        except TableUnavailable:
            with suppress(ValueError):
                self._waiting.remove(mine)
            raise
        if mine.failure is not None:
            raise mine.failure
        return mine.refused

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
            with self._connections.transaction() as connection:
                refused = [each.apply(connection) for each in batch]
        except BaseException as failure:  # noqa: BLE001 - handed to whoever waits for it
            if len(batch) > 1:
                for each in batch:
                    self._write([each])
                return
            batch[0].failure = failure
            refused = [()]
        for each, keys in zip(batch, refused, strict=True):
            each.refused = keys
            each.is_over = True
