"""What is stored is brought to a newer form, item by item, and nobody works on another form."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import click
import pytest

from functions.cli.keeping.contents import Backup
from functions.cli.keeping.forms import FORMS, Forms, OfNewerForm, migrate
from functions.cli.keeping.restoring import Restoring
from functions.cli.keeping.standing import refuse_unfinished
from functions.cli.keeping.upkeep import REPLAYING, WRITING, Mark, form_of, note_form, put_mark
from functions.storage.table import Absent, AtVersion, Change, Item, Key, Put
from tests.cli.keeping.conftest import Spot, stray
from tests.storage.passing import PassingTable


def named(item: Item) -> Item | None:
    """Call what was `n` by another name."""
    if "n" not in item.body:
        return item
    return replace(item, body={"number": item.body["n"]})


def without_old(item: Item) -> Item | None:
    """Drop a partition that is of no more use."""
    return None if item.key.partition.startswith("old/") else item


NEXT = Forms((named,))
AFTER = Forms((named, without_old))


def bodies(spot: Spot) -> dict[str, object]:
    """Return what is stored, by partition."""
    return {item.key.partition: dict(item.body) for item in spot.table.everything()}


def test_every_item_is_rewritten_and_the_form_noted(home: Spot) -> None:
    home.table.commit([stray("case/1"), stray("case/2"), stray("old/1")])

    assert migrate(home.table, AFTER) == 3

    assert bodies(home) == {"case/1": {"number": 1}, "case/2": {"number": 1}, "upkeep": {"number": 3}}
    assert migrate(home.table, AFTER) == 0


def test_steps_are_taken_from_the_form_that_is_there(home: Spot) -> None:
    home.table.commit([stray("case/1"), stray("old/1")])
    note_form(home.table, 2)

    assert migrate(home.table, AFTER) == 1

    assert bodies(home) == {"case/1": {"n": 1}, "upkeep": {"number": 3}}


def test_what_was_stopped_goes_on(home: Spot) -> None:
    class Stopped(Exception):
        pass

    class Stopping(PassingTable):
        left = 3

        def commit(self, changes: Sequence[Change]) -> None:
            self.left -= 1
            if self.left < 0:
                raise Stopped
            super().commit(changes)

    home.table.commit([stray(f"case/{number}") for number in range(6)])
    with pytest.raises(Stopped):
        migrate(Stopping(home.table), NEXT)
    assert form_of(home.table) == 1

    assert migrate(home.table, NEXT) == 3
    assert form_of(home.table) == 2


def test_who_writes_meanwhile_is_not_overwritten(home: Spot) -> None:
    class Meddled(PassingTable):
        meddled = False

        def commit(self, changes: Sequence[Change]) -> None:
            if not self.meddled:
                self.meddled = True
                self.table.commit([Put(Item(Key("case/1", "head"), {"n": 5}), AtVersion(1))])
            super().commit(changes)

    home.table.commit([stray("case/1")])

    assert migrate(Meddled(home.table), NEXT) == 1

    assert bodies(home)["case/1"] == {"number": 5}


def test_a_newer_form_is_left_alone(home: Spot) -> None:
    note_form(home.table, 3)

    with pytest.raises(OfNewerForm):
        migrate(home.table, NEXT)


def test_an_older_backup_comes_back_in_the_newer_form(home: Spot, elsewhere: Spot, tmp_path: Path) -> None:
    home.table.commit([stray("case/1"), stray("old/1")])
    home.back_up(tmp_path / "backup")
    backup = Backup(BytesIO((tmp_path / "backup").read_bytes()))
    head = backup.check()

    Restoring(
        backup, head, elsewhere.table, elsewhere.ledger, home.clock(), lambda _: None, forms=AFTER
    ).run()

    assert bodies(elsewhere) == {"case/1": {"number": 1}, "upkeep": {"number": 3}}


def test_no_service_starts_on_half_a_restore_or_on_another_form(home: Spot) -> None:
    refuse_unfinished(home.table)
    with pytest.raises(click.ClickException, match="pinternet migrate"):
        refuse_unfinished(home.table, NEXT)
    note_form(home.table, 2)
    refuse_unfinished(home.table, NEXT)
    with pytest.raises(click.ClickException, match="newer Pinternet"):
        refuse_unfinished(home.table, FORMS)
    note_form(home.table, 1)
    for step in (WRITING, REPLAYING):
        mark = Mark("0" * 64, step, 0 if step == WRITING else 1)
        put_mark(home.table, mark)
        with pytest.raises(click.ClickException, match="pinternet restore"):
            refuse_unfinished(home.table)


def test_a_table_of_today_needs_nothing(home: Spot) -> None:
    home.table.commit([stray("case/1"), Put(Item(Key("case/2", "head"), {"n": 2}), Absent())])
    before = home.lines

    assert migrate(home.table) == 0

    assert home.lines == before
