"""The table in one SQLite file: write-ahead log, every commit flushed to disk, erased bytes overwritten."""

import json
import sqlite3
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from functions.storage import sqlite_statements as sql
from functions.storage.clock import Clock, from_seconds, to_seconds, utc_now
from functions.storage.limits import RESERVED, check_commit, key_of, size_of
from functions.storage.paging import GREATEST, LEAST, read_cursor, sort_range, write_cursor
from functions.storage.sqlite_commits import Commits, Row
from functions.storage.sqlite_connections import Connections
from functions.storage.table import (
    MOST_PAGE_BYTES,
    Absent,
    AtVersion,
    Change,
    Check,
    CommitConflict,
    Delete,
    IndexEntry,
    IndexPage,
    IndexRow,
    Item,
    Key,
    Page,
    Restore,
    TableUnavailable,
    Value,
)

BYTES = f"{RESERVED}bytes"
MARK = BYTES.encode()
END = b"\0"
"""Ends the JSON where bytes follow; JSON itself has none."""


class SqliteTable:
    """`Table` on SQLite; `path` is a file, or ":memory:" for a table that lives as long as this object."""

    def __init__(self, path: str | Path, *, clock: Clock = utc_now) -> None:
        self._connections = Connections(path)
        self._commits = Commits(self._connections)
        self._clock = clock

    def get(self, key: Key) -> Item | None:
        """Return the item at `key`, or None when it is absent."""
        with self._connections.reading() as connection:
            row = connection.execute(sql.GET, {**_place(key), "now": self._now()}).fetchone()
        return None if row is None else _read(row)

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
        least, greatest = sort_range(prefix, after, backwards=backwards)
        values = {"partition": partition, "least": least, "greatest": greatest, "after": after}
        statement = sql.QUERY_BACKWARDS if backwards else sql.QUERY
        with self._connections.reading() as connection:
            rows = connection.execute(statement, {**values, "now": self._now(), "limit": limit + 1})
            return page_of(map(_read, rows), limit)

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
        edge = GREATEST if backwards else LEAST
        last = IndexRow(Key(edge, edge), queue, edge) if after is None else read_cursor(after, queue)
        values = {"queue": queue, "up_to": up_to or GREATEST, "place": last.place, **_place(last.key)}
        statement = sql.QUERY_INDEX_BACKWARDS if backwards else sql.QUERY_INDEX
        with self._connections.reading() as connection:
            found = connection.execute(
                statement, {**values, "now": self._now(), "limit": limit + 1}
            ).fetchall()
        rows = [IndexRow(Key(partition, sort), queue, place) for partition, sort, queue, place in found]
        return IndexPage(rows[:limit], write_cursor(rows[limit - 1]) if len(rows) > limit else None)

    def commit(self, changes: Sequence[Change]) -> None:
        """Apply all changes in one transaction, or none."""
        check_commit(changes)
        now = self._now()
        statements = [_statement(change, now) for change in changes]
        refused = self._commits.write(
            lambda connection: _apply(connection, changes, statements), _rows(statements)
        )
        if refused:
            raise CommitConflict(refused)

    @property
    def reads_one_moment(self) -> bool:
        """One statement reads one moment, however long it takes; the log cannot be cut meanwhile."""
        return True

    def everything(self) -> Iterator[Item]:
        """Yield every item once, as all were when the first was taken."""
        with self._connections.reading() as connection:
            yield from map(_read, connection.execute(sql.EVERYTHING, {"now": self._now()}))

    def purge_expired(self, *, limit: int = 1000) -> int:
        """Remove up to `limit` expired items and return how many there were."""
        with self._connections.writing() as connection:
            return connection.execute(sql.PURGE, {"now": self._now(), "limit": limit}).rowcount

    def truncate_log(self) -> bool:
        """Fold the write-ahead log into the database and cut it, so that erased bytes leave the disk."""
        return self._connections.checkpoint()

    def is_sound(self) -> bool:
        """Look through the database for damage."""
        try:
            with self._connections.reading() as connection:
                return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
        except TableUnavailable:
            return False

    def close(self) -> None:
        """Close the database."""
        self._connections.close()

    def _now(self) -> int:
        return int(self._clock().timestamp())


def _statement(change: Change, now: int) -> tuple[str, dict[str, Any]]:
    """Return the SQL of one change, with everything it needs worked out before the database is locked."""
    values = {**_place(key_of(change)), "now": now}
    if isinstance(change.condition, AtVersion):
        values["version"] = change.condition.version
    if isinstance(change, Check):
        return sql.FIND, values
    if isinstance(change, Delete):
        return sql.DELETE, values
    item = change.item
    if isinstance(change, Restore):
        values["version"] = item.version
    values["body"] = _written(item.body)
    values["queue"] = item.index and item.index.queue
    values["place"] = item.index and item.index.place
    values["expires"] = to_seconds(item.expires_at)
    if isinstance(change, Restore):
        return sql.RESTORE, values
    return (sql.INSERT if isinstance(change.condition, Absent) else sql.UPDATE), values


def _apply(
    connection: sqlite3.Connection,
    changes: Sequence[Change],
    statements: Sequence[tuple[str, dict[str, Any]]],
) -> list[Key]:
    """Apply a commit inside a transaction; where anything is in the way, nothing of it is left."""
    connection.execute("SAVEPOINT this_commit")
    refused = [
        key_of(change)
        for change, (statement, values) in zip(changes, statements, strict=True)
        if not _holds(connection, change, statement, values)
    ]
    if refused:
        connection.execute("ROLLBACK TO this_commit")
    connection.execute("RELEASE this_commit")
    return refused


def _rows(statements: Sequence[tuple[str, dict[str, Any]]]) -> Sequence[Row]:
    """Return the rows of a commit that only adds new items; [] of any other."""
    if any(statement is not sql.INSERT for statement, _ in statements):
        return []
    return [[values[name] for name in sql.INSERTED] for _, values in statements]


def _holds(connection: sqlite3.Connection, change: Change, statement: str, values: dict[str, Any]) -> bool:
    """Apply one change inside the transaction; False when its condition does not hold."""
    done = connection.execute(statement, values)
    if isinstance(change, Check):
        wanted = None if isinstance(change.condition, Absent) else (change.condition.version,)
        return bool(done.fetchone() == wanted)
    return done.rowcount == 1


def page_of(items: Iterable[Item], limit: int) -> Page:
    """Take items until there are `limit` of them, or 1 MB."""
    taken: list[Item] = []
    size = 0
    for item in items:
        size += size_of(item)
        if len(taken) == limit or (taken and size > MOST_PAGE_BYTES):
            return Page(taken, taken[-1].key.sort)
        taken.append(item)
    return Page(taken)


def _place(key: Key) -> dict[str, Any]:
    return {"partition": key.partition, "sort": key.sort}


def _read(row: Sequence[Any]) -> Item:
    partition, sort, body, version, queue, place, expires = row
    index = None if queue is None else IndexEntry(queue, place)
    return Item(Key(partition, sort), _read_body(body), version, index, from_seconds(expires))


def _written(body: Mapping[str, Value]) -> str | bytes:
    """Return a body as JSON; where it holds bytes, those follow it whole: base64 would cost a third more."""
    beside = bytearray()

    def place(value: object) -> object:
        if isinstance(value, bytes):
            start = len(beside)
            beside.extend(value)
            return {BYTES: [start, len(beside)]}
        if isinstance(value, Mapping):
            return dict(value)
        if isinstance(value, tuple):
            return list(value)
        raise TypeError(f"a {type(value).__name__} cannot be stored")

    text = orjson.dumps(body, default=place)
    return text + END + beside if beside or MARK in text else text.decode()


def _read_body(stored: str | bytes) -> dict[str, Value]:
    if isinstance(stored, str):
        body: dict[str, Value] = DECODER.decode(stored) if BYTES in stored else orjson.loads(stored)
        return body
    text, _, beside = stored.partition(END)

    def found(fields: dict[str, Any]) -> object:
        if BYTES not in fields:
            return fields
        start, end = fields[BYTES]
        return beside[start:end]

    with_bytes: dict[str, Value] = json.loads(text, object_hook=found)
    return with_bytes


def _from_base64(fields: dict[str, Any]) -> object:
    """Return the bytes of a body that an earlier version wrote: it kept them inside the JSON."""
    return b64decode(fields[BYTES]) if BYTES in fields else fields


DECODER = json.JSONDecoder(object_hook=_from_base64)
