"""Commits that go to disk together stay apart in everything else."""

import sqlite3
from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from functions.storage.sqlite_commits import Commits
from functions.storage.sqlite_connections import Connections
from functions.storage.table import Key, TableUnavailable

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


def test_one_who_gives_up_while_the_waiting_are_taken_holds_nobody_up(connections: Connections) -> None:
    class Leaving(deque):  # type: ignore[type-arg]  # of what only `Commits` knows
        """Somebody leaves between being counted and being taken."""

        def __len__(self) -> int:
            return super().__len__() + 1

    commits = Commits(connections)
    commits._waiting = Leaving()

    assert not commits.write(lambda c: list(c.execute("INSERT INTO numbers VALUES (1)")))

    assert stored(connections) == {1}
