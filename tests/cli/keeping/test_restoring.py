"""A restore is whole or goes on; what stands in its way is refused before anything is written."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from functions.cli.keeping.restoring import NotEmpty, NotTheSame
from functions.cli.keeping.upkeep import mark_of
from functions.storage.table import Absent, AtVersion, Change, Item, Key, Put, Restore, Table
from tests.cases.desk import Desk
from tests.cli.keeping.conftest import Spot, stray
from tests.storage.passing import PassingTable


class Killed(BaseException):
    """The machine lost its power."""


class Dying(PassingTable):
    """A table whose program dies before, or right after, its nth commit."""

    def __init__(self, table: Table, commits: int, *, after: bool) -> None:
        super().__init__(table)
        self._left, self._after = commits, after

    def commit(self, changes: Sequence[Change]) -> None:
        """Commit, or die."""
        self._left -= 1
        if self._left < 0 and not self._after:
            raise Killed
        super().commit(changes)
        if self._left < 0:
            raise Killed


@pytest.fixture
def backup(home: Spot, desk: Desk, tmp_path: Path) -> Path:
    """A backup of 350 items and more, of which one case was erased afterwards."""
    for start in range(0, 350, 70):
        home.table.commit([stray(f"filler/{number}") for number in range(start, start + 70)])
    case = desk.intake()
    home.back_up(tmp_path / "backup")
    desk.erase(case)
    return tmp_path / "backup"


def test_what_was_killed_anywhere_goes_on_and_ends_the_same(
    backup: Path, home: Spot, new_spot: Callable[[str], Spot]
) -> None:
    erasures = home.ledger.read()
    whole = new_spot("whole")
    whole.restore(backup, *erasures)

    for after in (False, True):
        for commits in range(40):
            spot = new_spot(f"killed {commits} {after}")
            dying = replace(spot, table=Dying(spot.table, commits, after=after))
            try:
                dying.restore(backup, *erasures)
            except Killed:
                assert mark_of(spot.table) is not None or spot.lines in ([], whole.lines)
            else:
                break
            spot.restore(backup, *erasures, replace=spot.lines == whole.lines)
            assert spot.lines == whole.lines
            assert mark_of(spot.table) is None
        else:
            raise AssertionError("it never came to its end")
        assert commits > 7


def test_only_the_same_backup_goes_on(backup: Path, home: Spot, elsewhere: Spot, tmp_path: Path) -> None:
    dying = replace(elsewhere, table=Dying(elsewhere.table, 2, after=True))
    with pytest.raises(Killed):
        dying.restore(backup)
    home.back_up(tmp_path / "another")

    with pytest.raises(NotEmpty, match="another backup"):
        elsewhere.restore(tmp_path / "another")

    elsewhere.restore(tmp_path / "another", replace=True)
    assert elsewhere.lines == home.lines


def test_a_place_that_holds_anything_is_refused_and_stays_as_it_is(backup: Path, elsewhere: Spot) -> None:
    elsewhere.table.commit([stray("case/1")])
    before = elsewhere.lines

    with pytest.raises(NotEmpty):
        elsewhere.restore(backup)

    assert elsewhere.lines == before


def test_what_is_there_goes_when_that_was_asked_for(backup: Path, home: Spot, elsewhere: Spot) -> None:
    elsewhere.table.commit([stray(f"case/{number}") for number in range(100)])
    elsewhere.table.commit([stray(f"x/{number}") for number in range(50)])

    elsewhere.restore(backup, *home.ledger.read(), replace=True)

    partitions = {item.key.partition for item in elsewhere.table.everything()}
    assert not any(partition.startswith("x/") for partition in partitions)
    assert "filler/7" in partitions


def test_a_table_that_keeps_something_else_is_found_out(backup: Path, elsewhere: Spot) -> None:
    class Forgetful(PassingTable):
        def commit(self, changes: Sequence[Change]) -> None:
            kept = [each for each in changes if not _is_filler(each, "filler/7")]
            super().commit(kept)

    lying = replace(elsewhere, table=Forgetful(elsewhere.table))

    with pytest.raises(NotTheSame):
        lying.restore(backup)

    assert mark_of(elsewhere.table) is not None


def test_who_writes_meanwhile_is_noticed(backup: Path, elsewhere: Spot) -> None:
    class Meddled(PassingTable):
        meddled = False

        def commit(self, changes: Sequence[Change]) -> None:
            if isinstance(changes[0], Restore) and not self.meddled:
                self.meddled = True
                item = changes[0].item
                self.table.commit([Put(Item(item.key, {"n": "another"}), Absent())])
            super().commit(changes)

    with pytest.raises(NotTheSame, match="somebody wrote"):
        replace(elsewhere, table=Meddled(elsewhere.table)).restore(backup)


def test_what_ends_while_it_is_restored_is_not_missed(
    home: Spot, elsewhere: Spot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soon = home.clock() + timedelta(seconds=90)
    home.table.commit([stray("case/1"), Put(Item(Key("work/1", "spent"), {}, expires_at=soon), Absent())])
    home.back_up(tmp_path / "backup")
    restoring = elsewhere.restoring(tmp_path / "backup")
    monkeypatch.setattr(restoring, "say", lambda _: elsewhere.clock.move(minutes=5))

    restoring.run()

    assert [item.key.partition for item in elsewhere.table.everything()] == ["case/1"]


def test_versions_go_on_from_where_they_were(home: Spot, elsewhere: Spot, tmp_path: Path) -> None:
    home.table.commit([stray("case/1")])
    home.table.commit([Put(Item(Key("case/1", "head"), {"n": 2}), AtVersion(1))])
    home.back_up(tmp_path / "backup")

    elsewhere.restore(tmp_path / "backup")

    elsewhere.table.commit([Put(Item(Key("case/1", "head"), {"n": 3}), AtVersion(2))])


def _is_filler(change: Change, partition: str) -> bool:
    return isinstance(change, Restore) and change.item.key.partition == partition
