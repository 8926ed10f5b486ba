"""From one engine to the other and back: the same, item by item, and what was erased stays erased."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from functions.cases.store import CaseStore
from functions.cli.keeping.upkeep import mark_of
from functions.storage.item_text import write_line
from functions.storage.ledger import Erasure
from functions.storage.table import Absent, AtVersion, IndexEntry, Item, Key, Put, Value
from tests.cases.desk import Desk
from tests.cli.keeping.conftest import Spot, stray

ODD: dict[str, Value] = {
    "text": "ä ✓ 🙂 \u2028",
    "empty": "",
    "sealed": bytes(range(256)),
    "number": -(2**63 - 1),
    "yes": True,
    "nothing": None,
    "list": [1, {"deep": [b"", "x", False], "none": {}}, []],
}


def fill(spot: Spot) -> None:
    """Store items of every shape, some changed since they were new."""
    items = [odd(spot, number) for number in range(120)]
    spot.table.commit([Put(item, Absent()) for item in items[:100]])
    spot.table.commit([Put(item, Absent()) for item in items[100:]])
    spot.table.commit([Put(item, AtVersion(1)) for item in items[::4]])


def odd(spot: Spot, number: int) -> Item:
    """Return an item whose shape depends on its number."""
    index = IndexEntry("due/x", f"{number:04d}") if number % 3 else None
    expires = spot.clock() + timedelta(days=1 + number) if number % 5 == 0 else None
    key = Key(f"case/{number % 9}", f"message/{number:04d}")
    return Item(key, {**ODD, "n": number}, index=index, expires_at=expires)


def test_from_sqlite_to_dynamodb_and_back_everything_is_equal(
    home: Spot, cloud: Spot, elsewhere: Spot, desk: Desk, tmp_path: Path
) -> None:
    fill(home)
    before = home.lines

    there = home.back_up(tmp_path / "there")
    cloud.restore(tmp_path / "there")
    assert cloud.lines == before
    back = cloud.back_up(tmp_path / "back")
    elsewhere.restore(tmp_path / "back")

    assert elsewhere.lines == before
    assert there.items == back.items == len(before) > 120


def test_what_is_equal_here_and_there_answers_equally(
    home: Spot, cloud: Spot, desk: Desk, tmp_path: Path
) -> None:
    home.back_up(tmp_path / "backup")
    cloud.restore(tmp_path / "backup")

    for item in home.table.everything():
        found = cloud.table.get(item.key)
        assert found is not None
        assert write_line(found) == write_line(item)
    for queue in ("cases/waiting", "due/answers", "due/alerts"):
        assert cloud.table.query_index(queue).rows == home.table.query_index(queue).rows


@pytest.mark.parametrize("engine", ["sqlite", "dynamodb"])
def test_what_was_erased_after_the_backup_stays_erased(
    engine: str, home: Spot, cloud: Spot, elsewhere: Spot, desk: Desk, tmp_path: Path
) -> None:
    spot = cloud if engine == "dynamodb" else elsewhere
    case, mailbox = next((case, desk.case(case).mailbox_sha256) for case in [desk.intake("soon")])
    home.back_up(tmp_path / "backup")
    desk.erase(case)

    again = spot.restore(tmp_path / "backup", *home.ledger.read())

    assert again == 1
    cases = CaseStore(spot.table)
    found = cases.mailbox(mailbox)
    assert found is not None
    assert found.gone is not None
    assert list(spot.table.query(f"case/{case}").items) == []
    assert [each.mailbox_sha256 for each in spot.ledger.read()] == [mailbox]


def test_the_ledger_of_the_place_itself_is_replayed(home: Spot, desk: Desk, tmp_path: Path) -> None:
    case = desk.intake()
    home.back_up(tmp_path / "backup")
    desk.erase(case)

    again = home.restore(tmp_path / "backup", replace=True)

    assert again == 1
    assert list(home.table.query(f"case/{case}").items) == []


def test_a_backup_carries_the_ledger_to_where_it_comes_back(
    home: Spot, elsewhere: Spot, desk: Desk, tmp_path: Path
) -> None:
    desk.erase(desk.intake())
    home.back_up(tmp_path / "backup")

    assert elsewhere.restore(tmp_path / "backup") == 0
    assert list(elsewhere.ledger.read()) == list(home.ledger.read()) != []


def test_a_mailbox_that_the_backup_never_had_does_no_harm(
    home: Spot, elsewhere: Spot, desk: Desk, tmp_path: Path
) -> None:
    home.back_up(tmp_path / "backup")
    before = home.lines

    assert elsewhere.restore(tmp_path / "backup", Erasure("f" * 64, home.clock())) == 0
    assert elsewhere.lines == before


@pytest.mark.parametrize(
    ("partition", "sort"),
    [
        ("session/" + "a" * 64, "head"),
        ("team", "door/set-up"),
        ("team", "door/recovery"),
        ("team", "invitation/0001"),
        ("heart", "alerts"),
    ],
)
def test_some_things_do_not_live_again(
    partition: str, sort: str, home: Spot, elsewhere: Spot, tmp_path: Path
) -> None:
    home.table.commit([stray(partition, sort), stray("case/1")])

    home.back_up(tmp_path / "backup")
    elsewhere.restore(tmp_path / "backup")

    assert [item.key.partition for item in elsewhere.table.everything()] == ["case/1"]


def test_what_is_over_by_now_does_not_come_back(home: Spot, elsewhere: Spot, tmp_path: Path) -> None:
    soon = home.clock() + timedelta(days=1)
    home.table.commit([stray("case/1"), Put(Item(Key("work/1", "spent"), {}, expires_at=soon), Absent())])
    home.back_up(tmp_path / "backup")
    home.clock.move(days=2)

    elsewhere.restore(tmp_path / "backup")

    assert [item.key.partition for item in elsewhere.table.everything()] == ["case/1"]


def test_work_goes_on_where_it_stood(
    home: Spot, new_spot: Callable[[str], Spot], desk: Desk, tmp_path: Path
) -> None:
    home.back_up(tmp_path / "backup")
    spot = new_spot("later")
    spot.restore(tmp_path / "backup")
    later = Desk(spot.table, spot.clock, tmp_path / "later", desk.services.secrets)
    spot.clock.move(minutes=1)

    assert later.post_due() == 1
    waiting = later.queue("waiting", later.staff.active_people()[0].id)
    assert len(waiting.cases) == 1
    assert later.alarms(waiting.cases[0].id) == 1
    assert mark_of(spot.table) is None
