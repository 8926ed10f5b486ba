"""What SQLite alone promises: erased bytes leave the disk, settings hold, a lock is said."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from functions.storage import sqlite_connections
from functions.storage.sqlite import SqliteTable
from functions.storage.table import TableUnavailable
from tests.storage.clocks import START, Clock
from tests.storage.making import CASE, gone, item, key, new

PLANTED = b"planted-ciphertext-planted" * 40


class Pair(NamedTuple):
    """A kind of tuple."""

    number: int
    sealed: bytes


def files_of(path: Path) -> bytes:
    return b"".join(each.read_bytes() for each in sorted(path.parent.iterdir()))


def test_erased_bytes_are_in_no_file_once_the_log_is_truncated(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "pinternet.db"
    table = SqliteTable(path, clock=clock)
    for n in range(30):
        table.commit([new(item(f"{n:03}", text=PLANTED.decode()))])
    assert b"planted-ciphertext" in files_of(path)
    table.commit([gone(f"{n:03}", 1) for n in range(30)])
    assert table.truncate_log()
    assert b"planted-ciphertext" not in files_of(path)
    table.close()


def test_a_reader_in_the_way_of_truncating_is_said_and_holds_nobody_up(tmp_path: Path, clock: Clock) -> None:
    table = SqliteTable(tmp_path / "p.db", clock=clock)
    table.commit([new(item("a"))])
    reader = sqlite3.connect(tmp_path / "p.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM items").fetchall()
    table.commit([new(item("b"))])

    assert not table.truncate_log()

    table.commit([new(item("c"))])
    reader.close()
    assert table.truncate_log()
    table.close()


def test_purged_bytes_are_in_no_file_either(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "pinternet.db"
    table = SqliteTable(path, clock=clock)
    table.commit([new(item(text=PLANTED.decode(), expires_at=START))])
    assert table.purge_expired() == 1
    table.truncate_log()
    assert b"planted-ciphertext" not in files_of(path)
    table.close()


def test_every_connection_flushes_and_overwrites(tmp_path: Path) -> None:
    connections = sqlite_connections.Connections(tmp_path / "pinternet.db")
    with connections.reading() as reader, connections.writing() as writer:
        for connection in (reader, writer):
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
            assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
            assert connection.execute("PRAGMA secure_delete").fetchone() == (1,)
    connections.close()


def test_the_file_is_its_owner_s_alone(tmp_path: Path) -> None:
    path = tmp_path / "pinternet.db"
    table = SqliteTable(path)
    table.commit([new(item())])
    assert {each.stat().st_mode & 0o777 for each in tmp_path.iterdir()} == {0o600}
    table.close()


def test_a_database_locked_by_another_program_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_connections, "BUSY_SECONDS", 0.05)
    path = tmp_path / "pinternet.db"
    table = SqliteTable(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(TableUnavailable):
        table.commit([new(item())])
    assert table.get(key()) is None
    other.execute("ROLLBACK")
    other.close()
    table.commit([new(item())])
    table.close()


@pytest.mark.parametrize(
    "body",
    [
        {"sealed": b"\x00$bytes\x00", "nested": {"bytes": b"", "list": [b"one", "text", b"two"]}},
        {"text": '{"$bytes": [0, 1]} \x00 "$bytes"'},
        {"empty": b""},
    ],
)
def test_bytes_come_back_from_wherever_they_stand(tmp_path: Path, body: dict[str, Any]) -> None:
    table = SqliteTable(tmp_path / "p.db")
    table.commit([new(item(**body))])
    found = table.get(key())
    assert found is not None
    assert found.body == body
    table.close()


def test_a_kind_of_tuple_is_stored_as_a_list(tmp_path: Path) -> None:
    table = SqliteTable(tmp_path / "p.db")
    table.commit([new(item(pair=Pair(1, b"sealed")))])

    found = table.get(key())

    assert found is not None
    assert found.body == {"pair": [1, b"sealed"]}
    table.close()


def test_bytes_take_no_more_room_than_they_have(tmp_path: Path) -> None:
    table = SqliteTable(tmp_path / "p.db")
    table.commit([new(item(sealed=bytes(range(256))))])
    assert bytes(range(256)) in files_of(tmp_path / "p.db")
    table.close()


def test_what_an_earlier_version_wrote_is_read(tmp_path: Path) -> None:
    table = SqliteTable(tmp_path / "p.db")
    table.commit([new(item())])
    older = sqlite3.connect(tmp_path / "p.db")
    older.execute("UPDATE items SET body = ?", ('{"sealed":{"$bytes":"AAH/"},"epoch":1}',))
    older.commit()
    older.close()
    found = table.get(key())
    assert found is not None
    assert found.body == {"sealed": b"\x00\x01\xff", "epoch": 1}
    table.close()


def test_another_table_on_the_same_file_sees_what_was_committed(tmp_path: Path) -> None:
    first, second = SqliteTable(tmp_path / "p.db"), SqliteTable(tmp_path / "p.db")
    first.commit([new(item(step=1))])
    assert second.get(key()) is not None
    first.close()
    second.close()


def test_many_threads_read_and_write_at_once(tmp_path: Path) -> None:
    table = SqliteTable(tmp_path / "p.db")

    def work(n: int) -> int:
        table.commit([new(item(f"{n:03}"))])
        return len(table.query(CASE, limit=200).items)

    with ThreadPoolExecutor(8) as threads:
        counts = list(threads.map(work, range(64)))
    assert min(counts) >= 1
    assert len(table.query(CASE, limit=200).items) == 64
    table.close()


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        SqliteTable(tmp_path / "nowhere" / "p.db")
