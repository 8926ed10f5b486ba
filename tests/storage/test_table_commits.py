"""The contract of `Table.commit`: atomic, conditional, bounded."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from functions.storage.table import (
    Absent,
    AtVersion,
    Check,
    CommitConflict,
    CommitTooLarge,
    Delete,
    Table,
)
from tests.storage.making import again, gone, item, key, new

BODY: dict[str, Any] = {
    "text": "ä ✓ 🙂",
    "empty": "",
    "sealed": bytes(range(256)),
    "number": 2**63 - 1,
    "yes": True,
    "nothing": None,
    "list": [1, {"deep": [b"", "x", False]}],
}


def test_what_was_put_is_read_back_with_its_types(table: Table) -> None:
    table.commit([new(item(queue="cases/waiting", place="1/2026", **BODY))])
    found = table.get(key())
    assert found is not None
    assert found.body == BODY
    assert found.version == 1
    assert found.index is not None
    assert (found.index.queue, found.index.place) == ("cases/waiting", "1/2026")


def test_versions_grow_by_one_with_each_put(table: Table) -> None:
    table.commit([new(item(step=1))])
    table.commit([again(item(step=2), 1)])
    found = table.get(key())
    assert found is not None
    assert (found.version, found.body) == (2, {"step": 2})


def test_a_second_put_of_something_new_is_a_conflict_naming_its_key(table: Table) -> None:
    table.commit([new(item())])
    with pytest.raises(CommitConflict) as caught:
        table.commit([new(item()), new(item("other"))])
    assert caught.value.keys == (key(),)
    assert table.get(key("other")) is None


def test_every_key_in_the_way_is_named(table: Table) -> None:
    table.commit([new(item("a")), new(item("b")), new(item("c"))])
    with pytest.raises(CommitConflict) as caught:
        table.commit([again(item("a"), 7), again(item("b"), 1), Check(key("c"), Absent())])
    assert set(caught.value.keys) == {key("a"), key("c")}


@pytest.mark.parametrize(
    "change",
    [again(item(), 2), again(item(), 0), gone("head", 2), gone("missing", 1), Check(key(), AtVersion(2))],
    ids=["stale put", "put at version 0", "stale delete", "delete of nothing", "stale check"],
)
def test_a_condition_that_does_not_hold_stops_everything(table: Table, change: object) -> None:
    table.commit([new(item(kept=True))])
    with pytest.raises(CommitConflict):
        table.commit([new(item("beside")), change])  # type: ignore[list-item]
    found = table.get(key())
    assert found is not None
    assert found.body == {"kept": True}
    assert table.get(key("beside")) is None


def test_checks_that_hold_let_the_rest_through(table: Table) -> None:
    table.commit([new(item())])
    table.commit([Check(key(), AtVersion(1)), Check(key("free"), Absent()), new(item("message"))])
    assert table.get(key("message")) is not None


def test_a_deleted_item_is_absent_and_can_be_new_again(table: Table) -> None:
    table.commit([new(item(queue="q"))])
    table.commit([gone("head", 1)])
    assert table.get(key()) is None
    table.commit([new(item())])
    found = table.get(key())
    assert found is not None
    assert found.version == 1


def test_an_item_leaves_its_queue_when_put_without_one(table: Table) -> None:
    table.commit([new(item(queue="q"))])
    table.commit([again(item(), 1)])
    found = table.get(key())
    assert found is not None
    assert found.index is None


def test_a_hundred_changes_are_the_most(table: Table) -> None:
    table.commit([new(item(f"{n:03}")) for n in range(100)])
    with pytest.raises(CommitTooLarge):
        table.commit([new(item(f"more/{n:03}")) for n in range(101)])
    assert len(table.query(key().partition, limit=200).items) == 100


@pytest.mark.parametrize(
    "changes",
    [
        [],
        [new(item(sealed=bytes(400_001)))],
        [new(item(f"{n}", sealed=bytes(390_000))) for n in range(11)],
        [new(item()), gone("head", 1)],
        [Check(key(), Absent()), new(item())],
    ],
    ids=["nothing", "a big item", "4 MB", "a key twice", "checked and put"],
)
def test_what_one_engine_could_not_store_no_engine_takes(table: Table, changes: list[Delete]) -> None:
    with pytest.raises(CommitTooLarge):
        table.commit(changes)
    assert table.query(key().partition).items == []


def test_a_full_sized_message_fits(table: Table) -> None:
    table.commit([new(item(sealed=bytes(75_000)))])
    found = table.get(key())
    assert found is not None
    assert found.body["sealed"] == bytes(75_000)


@pytest.mark.parametrize("sort", ["", "a\x00b", "a\nb", "x" * 1025])
def test_a_key_that_could_not_be_sorted_everywhere_is_refused(table: Table, sort: str) -> None:
    with pytest.raises(ValueError, match="printable"):
        table.commit([new(item(sort))])


@pytest.mark.parametrize("value", [1.5, {"$bytes": "x"}, {1: 2}, 2**63, object()])
def test_a_value_that_could_not_be_read_back_is_refused(table: Table, value: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        table.commit([new(item(value=value))])  # type: ignore[arg-type]


def test_of_two_writers_at_once_exactly_one_wins(table: Table) -> None:
    table.commit([new(item(owner="nobody"))])
    for round_ in range(1, 11):
        start = Barrier(4)

        def write(name: str, start: Barrier = start, version: int = round_) -> bool:
            start.wait()
            try:
                table.commit([again(item(owner=name), version), new(item(f"{version:02}/{name}"))])
            except CommitConflict:
                return False
            return True

        with ThreadPoolExecutor(4) as writers:
            assert sum(writers.map(write, "abcd")) == 1
    found = table.get(key())
    assert found is not None
    assert found.version == 11
    assert len(table.query(key().partition, limit=50).items) == 11
