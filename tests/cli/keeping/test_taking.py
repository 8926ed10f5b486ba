"""A backup is taken while people write, and holds each of their commits whole or not at all."""

import os
import stat
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from threading import Event, Thread

import click
import pytest

from functions.cli.keeping.contents import Backup
from functions.cli.keeping.files import PARTIAL, written_whole
from functions.cli.keeping.kept import TICKING, is_kept
from functions.cli.keeping.taking import HalfRestored, NeverStill
from functions.cli.keeping.upkeep import WRITING, Mark, put_mark
from functions.errors import Unavailable
from functions.jobs import run_due
from functions.storage.item_text import write_line
from functions.storage.table import Absent, AtVersion, Item, Key, Put, Table, TableUnavailable
from tests.cases.desk import Desk
from tests.cli.keeping.conftest import Spot, stray
from tests.storage.passing import PassingTable


class Stirred(PassingTable):
    """A table that reads no one moment, into which somebody writes while the nth reading is under way."""

    reads_one_moment = False

    def __init__(self, table: Table, *writes: Put | None) -> None:
        super().__init__(table)
        self._writes = list(writes)
        self.readings = 0

    def everything(self) -> Iterator[Item]:
        """Yield what was there, and have the next thing written behind the first item."""
        self.readings += 1
        write = self._writes.pop(0) if self._writes else None
        items = list(super().everything())
        yield from items[:1]
        if write is not None:
            self.table.commit([write])
        yield from items[1:]


def read(path: Path) -> dict[Key, Item]:
    """Return the items of a backup that is whole."""
    backup = Backup(BytesIO(path.read_bytes()))
    backup.check()
    return {item.key: item for item in backup.read()}


def pair(step: int) -> list[Put]:
    """Return a commit to two items far apart, which belong together."""
    condition = AtVersion(step) if step else Absent()
    return [Put(Item(Key(f"account/{name}", "head"), {"step": step}), condition) for name in ("a", "z")]


def test_on_sqlite_each_commit_is_whole_while_others_write(home: Spot, tmp_path: Path) -> None:
    home.table.commit(pair(0))
    home.table.commit([stray(f"account/m{number}") for number in range(98)])
    done = Event()

    def write() -> None:
        step = 1
        while not done.is_set():
            home.table.commit(pair(step))
            step += 1

    writer = Thread(target=write)
    writer.start()
    try:
        taken = [home.back_up(tmp_path / f"backup{number}") for number in range(6)]
    finally:
        done.set()
        writer.join()

    assert all(each.items == 100 for each in taken)
    for number in range(6):
        found = read(tmp_path / f"backup{number}")
        assert found[Key("account/a", "head")].body == found[Key("account/z", "head")].body


def test_where_no_moment_can_be_read_all_is_read_until_two_readings_are_the_same(
    home: Spot, tmp_path: Path
) -> None:
    home.table.commit([stray("case/1"), stray("case/2")])
    home.table = stirred = Stirred(home.table, stray("case/3"), stray("case/4"))

    home.back_up(tmp_path / "backup")

    assert stirred.readings == 4
    assert len(read(tmp_path / "backup")) == 4


def test_what_every_minute_writes_keeps_no_backup_waiting(home: Spot, tmp_path: Path) -> None:
    clock = Key("oncall", "clock")
    home.table.commit([stray("case/1"), stray("oncall", "clock")])
    ticks = [Put(Item(clock, {"n": n}), AtVersion(n)) for n in range(1, 10)]
    home.table = stirred = Stirred(home.table, *ticks)

    home.back_up(tmp_path / "backup")

    assert stirred.readings == 2


def test_an_idle_minute_writes_nothing_else(desk: Desk, home: Spot) -> None:
    def kept() -> set[str]:
        keep = (item for item in home.table.everything() if is_kept(item.key) and item.key not in TICKING)
        return {write_line(item) for item in keep}

    ann = desk.staff.active_people()[0].id
    for case in desk.queue("waiting", ann).cases:
        desk.claim(case.id, ann)
    for _ in range(3):
        run_due(desk.services)
        desk.clock.move(minutes=1)
    before, ticked = kept(), home.lines
    run_due(desk.services)

    assert kept() == before
    assert home.lines != ticked


def test_a_table_that_never_stands_still_is_refused_and_nothing_kept(home: Spot, tmp_path: Path) -> None:
    home.table.commit([stray("case/0")])
    home.table = Stirred(home.table, *(stray(f"case/{number}") for number in range(1, 20)))

    with pytest.raises(NeverStill):
        home.back_up(tmp_path / "backup")

    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []


def test_a_table_that_stops_answering_leaves_no_file(home: Spot, tmp_path: Path) -> None:
    class Broken(PassingTable):
        def everything(self) -> Iterator[Item]:
            yield from list(super().everything())[:1]
            raise TableUnavailable("gone")

    home.table.commit([stray("case/0"), stray("case/1")])
    home.table = Broken(home.table)

    with pytest.raises(Unavailable):
        home.back_up(tmp_path / "backup")

    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []


def test_half_a_restore_is_not_backed_up(home: Spot, tmp_path: Path) -> None:
    put_mark(home.table, Mark("0" * 64, WRITING))

    with pytest.raises(HalfRestored):
        home.back_up(tmp_path / "backup")


def test_the_file_is_its_owners_alone(home: Spot, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        home.back_up(tmp_path / "backup")
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "backup").stat().st_mode) == 0o600


def test_a_backup_is_never_written_over(home: Spot, tmp_path: Path) -> None:
    (tmp_path / "backup").write_bytes(b"an older one")

    with pytest.raises(click.ClickException, match="never written over"):
        home.back_up(tmp_path / "backup")

    assert (tmp_path / "backup").read_bytes() == b"an older one"


def test_what_killed_backups_left_is_gone_with_the_next_whatever_its_name(home: Spot, tmp_path: Path) -> None:
    for name in ("monday", "tuesday"):
        (tmp_path / f"{name}{PARTIAL}").write_bytes(b"half")
    (tmp_path / "film.partial").write_bytes(b"of somebody else")

    home.back_up(tmp_path / "wednesday")

    files = {path.name for path in tmp_path.iterdir() if path.is_file()}
    assert files == {"wednesday", "film.partial"}
    assert read(tmp_path / "wednesday") == {}


def test_two_backups_at_once_do_not_mix(home: Spot, tmp_path: Path) -> None:
    with written_whole(tmp_path / "backup") as file:
        file.write(b"the first")
        with pytest.raises(click.ClickException, match="just now"):
            home.back_up(tmp_path / "backup")

    assert (tmp_path / "backup").read_bytes() == b"the first"
