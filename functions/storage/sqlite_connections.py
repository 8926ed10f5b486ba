"""Connections to one SQLite database: readers side by side, one writer at a time."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from functions.storage.sqlite_statements import SCHEMA
from functions.storage.table import TableUnavailable

BUSY_SECONDS = 3.0
CHECKPOINT_MILLISECONDS = 250  # writers wait behind it, so it gives up before they do
CACHE_KIBIBYTES = 512
"""Of each connection: small, because the machine keeps the pages of the file in memory anyway."""
WRITER_CACHE_KIBIBYTES = 4096
"""Of the one that writes: an intake changes two dozen pages all over the indexes, while all wait for it."""
LOG_PAGES = 8192
"""Of 4 kB each: after so many the log is folded into the database, by whose commit fills it, while all wait.
SQLite's own 1000 are forty intakes. In more of them the same pages come again, and are folded once."""
MEMORY = ":memory:"
UNUSABLE = (sqlite3.OperationalError, sqlite3.DatabaseError)
"""Not their kin: a broken constraint or a wrong call is a mistake of ours. Damage has no class of its own."""


class Connections:
    """Hands out connections. A thread has its connection to itself while it reads or writes.

    A database in memory lives in its one connection, which readers and the writer then share in turn.
    """

    def __init__(self, path: str | Path, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self._path = str(path)
        self._turn = Lock()
        self.busy_seconds = busy_seconds
        self._idle: list[sqlite3.Connection] = []
        if self._path != MEMORY:
            _make_private(self._path)
        with translated():
            self._writer = self._connect(WRITER_CACHE_KIBIBYTES)
            self._writer.executescript(SCHEMA)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection for reading.

        Raises:
            TableUnavailable: the database does not answer in time.
        """
        if self._path == MEMORY:
            with self.in_turn(), translated():
                yield self._writer
            return
        with translated():
            connection = self._idle.pop() if self._idle else self._connect()
            try:
                yield connection
            finally:
                self._idle.append(connection)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Lend the writing connection inside a transaction: committed at the end, undone by an exception.

        Raises:
            TableUnavailable: the database does not answer in time, or the commit failed.
        """
        with self.in_turn(), self.transaction() as connection:
            yield connection

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Lend the writing connection inside a transaction, to who has the turn.

        Raises:
            TableUnavailable: the commit failed.
        """
        with translated():
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
                self._writer.execute("COMMIT")
            finally:
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")

    @contextmanager
    def at_once(self) -> Iterator[sqlite3.Connection]:
        """Lend the writing connection to who has the turn, for one statement that commits by itself.

        Raises:
            TableUnavailable: the commit failed.
        """
        with translated():
            yield self._writer

    def checkpoint(self) -> bool:
        """Move the log into the database and cut it to nothing; False when a reader held it."""
        with self.in_turn(), translated():
            self._writer.execute(f"PRAGMA busy_timeout = {CHECKPOINT_MILLISECONDS}")
            try:
                busy: int = self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            finally:
                self._writer.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
            return not busy

    def close(self) -> None:
        """Close every connection; the table is of no use afterwards."""
        with self.in_turn():
            while self._idle:
                self._idle.pop().close()
            self._writer.close()

    @contextmanager
    def in_turn(self) -> Iterator[None]:
        """Have the writing connection to oneself.

        Raises:
            TableUnavailable: others have it for too long.
        """
        if not self._turn.acquire(timeout=self.busy_seconds):
            raise TableUnavailable("the database is busy")
        try:
            yield
        finally:
            self._turn.release()

    def _connect(self, cache: int = CACHE_KIBIBYTES) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute(f"PRAGMA cache_size = -{cache}")
        return connection


@contextmanager
def translated() -> Iterator[None]:
    """Turn SQLite's errors of operation (busy, disk full, unreadable) and of damage into ours."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if type(error) not in UNUSABLE:
            raise
        raise TableUnavailable(f"SQLite: {error}") from error


def _make_private(path: str) -> None:
    """Create the file for its owner alone; SQLite gives its log the same permissions."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
