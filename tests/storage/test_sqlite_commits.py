"""Commits that go to disk together stay apart in everything else."""

import sqlite3
from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from functions.storage.sqlite import SqliteTable
from functions.storage.sqlite_commits import Commits
from functions.storage.sqlite_connections import Connections
from functions.storage.table import Absent, CommitConflict, Item, Key, Put, TableUnavailable

WRITERS = 8
IN_THE_WAY = Key("somewhere", "else")


class Unwritable(Exception):
    """What one commit runs into."""


@pytest.fixture
def connections(tmp_path: Path) -> Connections:
    """A database with one small table."""
    connections = Connections(tmp_path / "some.db", busy_seconds=60)
    with connections.writing() as connection:
        connection.execute("CREATE TABLE numbers (number INTEGER PRIMARY KEY)")
    return connections


def item(name: str) -> Item:
    return Item(Key("items", name), {"some": b"bytes"})


def stored(connections: Connections) -> set[int]:
    """Return the numbers on disk."""
    with connections.reading() as connection:
        return {number for (number,) in connection.execute("SELECT number FROM numbers")}


def test_a_commit_that_fails_or_is_refused_leaves_its_neighbours_alone(connections: Connections) -> None:
    commits = Commits(connections)

    def outcome(number: int) -> str:
        def apply(connection: sqlite3.Connection) -> Sequence[Key]:
            if number % 3 == 1:
                return [IN_THE_WAY]
            connection.execute("INSERT INTO numbers VALUES (?)", (number,))
            if number % 3 == 2:
                raise Unwritable
            return []

        try:
            return "refused" if commits.write(apply) else "stored"
        except Unwritable:
            return "failed"

    with ThreadPoolExecutor(WRITERS) as writers:
        outcomes = list(writers.map(outcome, range(120)))

    assert outcomes == ["stored", "refused", "failed"] * 40
    assert stored(connections) == set(range(0, 120, 3))


def test_who_cannot_have_the_turn_in_time_writes_nothing_later(tmp_path: Path) -> None:
    connections = Connections(tmp_path / "some.db", busy_seconds=0.05)
    with connections.writing() as connection:
        connection.execute("CREATE TABLE numbers (number INTEGER PRIMARY KEY)")
    commits = Commits(connections)

    def apply(connection: sqlite3.Connection) -> Sequence[Key]:
        connection.execute("INSERT INTO numbers VALUES (1)")
        return []

    with connections.in_turn(), ThreadPoolExecutor(1) as writer, pytest.raises(TableUnavailable):
        writer.submit(commits.write, apply).result()
    commits.write(lambda connection: [])

    assert stored(connections) == set()


def test_who_sleeps_is_written_by_who_leads(connections: Connections) -> None:
    commits = Commits(connections)

    def store(number: int) -> None:
        assert not commits.write(lambda c: list(c.execute("INSERT INTO numbers VALUES (?)", (number,))))

    with ThreadPoolExecutor(WRITERS) as writers:
        with connections.in_turn():
            stores = [writers.submit(store, number) for number in range(WRITERS)]
        for each in stores:
            each.result(timeout=30)

    assert stored(connections) == set(range(WRITERS))


def test_all_give_up_in_time_and_the_next_is_written(tmp_path: Path) -> None:
    table = SqliteTable(tmp_path / "some.db")
    table._connections.busy_seconds = 0.05
    late, next_one = item("late"), item("next")

    with table._connections.in_turn(), ThreadPoolExecutor(WRITERS) as writers:
        outcomes = [writers.submit(table.commit, [Put(late, Absent())]) for _ in range(WRITERS)]
        assert {type(each.exception(timeout=30)) for each in outcomes} == {TableUnavailable}
    table.commit([Put(next_one, Absent())])

    assert [found.key for found in table.query("items").items] == [next_one.key]


def test_new_items_that_come_together_are_one_statement(tmp_path: Path) -> None:
    table = SqliteTable(tmp_path / "some.db")
    statements: list[str] = []
    table._connections._writer.set_trace_callback(statements.append)

    table.commit([Put(item(name), Absent()) for name in "abc"])

    assert [statement.split()[0] for statement in statements] == ["INSERT"]


def test_new_items_are_refused_alone_where_one_is_there(tmp_path: Path) -> None:
    table = SqliteTable(tmp_path / "some.db")
    table.commit([Put(item("taken"), Absent())])

    def outcome(number: int) -> str:
        names = ["taken", f"{number}"] if number % 3 == 1 else [f"{number}", f"{number}-too"]
        try:
            table.commit([Put(item(name), Absent()) for name in names])
        except CommitConflict as conflict:
            return conflict.keys[0].sort
        return "stored"

    with ThreadPoolExecutor(WRITERS) as writers:
        outcomes = list(writers.map(outcome, range(60)))

    assert outcomes == ["stored", "taken", "stored"] * 20
    assert len(table.query("items", limit=200).items) == 1 + 2 * 40


def test_one_who_gives_up_while_the_waiting_are_taken_holds_nobody_up(connections: Connections) -> None:
    class Leaving(deque):  # type: ignore[type-arg]  # of what only `Commits` knows
        """Somebody leaves between being counted and being taken."""

        def __len__(self) -> int:
            return super().__len__() + 1

    commits = Commits(connections)
    commits._waiting = Leaving()

    assert not commits.write(lambda c: list(c.execute("INSERT INTO numbers VALUES (1)")))

    assert stored(connections) == {1}
