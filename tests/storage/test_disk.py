"""When a disk has too little room left."""

from pathlib import Path

import pytest

from functions.storage.disk import FolderDisk, NoDisk, Room
from functions.storage.sqlite import SqliteTable

MB, GB = 10**6, 10**9


@pytest.mark.parametrize(
    ("room", "is_low"),
    [
        (Room(free=499 * MB, total=2000 * GB), True),
        (Room(free=501 * MB, total=2000 * GB), False),
        (Room(free=250 * MB, total=4 * GB), False),
        (Room(free=199 * MB, total=4 * GB), True),
        (Room(free=5 * GB, total=20 * GB, database=6 * GB), True),
    ],
)
def test_a_disk_is_low_under_half_a_gigabyte_or_without_room_for_a_copy(room: Room, is_low: bool) -> None:
    assert room.is_low is is_low


def test_a_disk_knows_its_database(tmp_path: Path) -> None:
    file = tmp_path / "pinternet.db"
    file.write_bytes(b"x" * 3000)
    file.with_name("pinternet.db-wal").write_bytes(b"x" * 40)

    room = FolderDisk(file).room()

    assert room is not None
    assert room.database == 3040
    assert 0 < room.free < room.total


def test_a_cloud_has_no_disk_of_ours() -> None:
    assert NoDisk().room() is None


def test_a_damaged_database_is_found(tmp_path: Path) -> None:
    file = tmp_path / "pinternet.db"
    table = SqliteTable(file)
    assert table.is_sound()
    table.close()
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))

    damaged = SqliteTable(file)

    assert not damaged.is_sound()
    damaged.close()
