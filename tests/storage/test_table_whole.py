"""The contract of what a backup and its return need: everything is read, and comes back as it was."""

from datetime import timedelta

import pytest

from functions.storage.table import (
    Absent,
    CommitConflict,
    CommitTooLarge,
    IndexEntry,
    Item,
    Key,
    Put,
    Restore,
    Table,
)
from tests.storage.clocks import START, Clock
from tests.storage.making import again, gone, item, key, new

LARGE = 300_000


def test_an_empty_table_yields_nothing(table: Table) -> None:
    assert list(table.everything()) == []


def test_everything_is_yielded_once_whatever_its_partition(table: Table) -> None:
    made = [item(f"message/{n}", partition=f"case/{n % 7}", n=n) for n in range(150)]
    table.commit([new(each) for each in made[:100]])
    table.commit([new(each) for each in made[100:]])

    found = list(table.everything())

    assert len(found) == 150
    assert {each.key: each.body["n"] for each in found} == {each.key: each.body["n"] for each in made}
    assert [table.get(each.key) for each in found] == found


def test_everything_goes_on_behind_a_page(table: Table) -> None:
    for number in range(9):
        table.commit([new(item(f"message/{number}", partition=f"case/{number % 2}", sealed=bytes(LARGE)))])

    assert len({each.key for each in table.everything()}) == 9


def test_what_is_expired_is_not_among_everything(table: Table, clock: Clock) -> None:
    table.commit([new(item("soon", expires_at=START + timedelta(minutes=1))), new(item("stays"))])
    clock.forward(minutes=2)

    assert [each.key.sort for each in table.everything()] == ["stays"]


def test_who_is_slow_to_take_everything_holds_nobody_up(table: Table) -> None:
    table.commit([new(item(f"message/{number}")) for number in range(50)])
    taken = table.everything()
    first = next(taken)
    taken.close()  # type: ignore[attr-defined]  # all are generators

    table.commit([again(first, first.version)])

    assert len(list(table.everything())) == 50


def test_what_is_restored_keeps_version_index_and_expiry(table: Table) -> None:
    was = Item(
        key(), {"sealed": b"\0\xff", "n": 3}, 7, IndexEntry("cases/waiting", "0/1"), START + timedelta(days=3)
    )

    table.commit([Restore(was)])

    assert table.get(was.key) == was
    assert list(table.everything()) == [was]


def test_what_is_restored_can_be_changed_as_if_it_had_never_been_away(table: Table) -> None:
    table.commit([Restore(Item(key(), {"n": 1}, 7))])
    with pytest.raises(CommitConflict):
        table.commit([again(item(n=2), 1)])

    table.commit([again(item(n=2), 7), Put(item("other"), Absent())])

    found = table.get(key())
    assert found is not None
    assert (found.version, found.body) == (8, {"n": 2})


def test_nothing_is_restored_over_what_is_there(table: Table) -> None:
    table.commit([new(item(n=1))])

    with pytest.raises(CommitConflict) as caught:
        table.commit([Restore(Item(key(), {"n": 0}, 7)), Restore(Item(key("other"), {}, 2))])

    assert caught.value.keys == (key(),)
    found = table.get(key())
    assert found is not None
    assert found.body == {"n": 1}
    assert table.get(key("other")) is None


def test_what_is_expired_is_not_in_the_way_of_what_is_restored(table: Table, clock: Clock) -> None:
    table.commit([new(item(n=1, expires_at=START + timedelta(minutes=1)))])
    clock.forward(minutes=2)

    table.commit([Restore(Item(key(), {"n": 0}, 4))])

    found = table.get(key())
    assert found is not None
    assert (found.version, found.expires_at) == (4, None)


def test_what_is_restored_has_the_measures_of_every_commit(table: Table) -> None:
    with pytest.raises(CommitTooLarge):
        table.commit([Restore(Item(Key("case/1", "head"), {"sealed": bytes(400_001)}, 1))])


def test_what_is_restored_stands_in_its_queue_and_leaves_it(table: Table, settle: object) -> None:
    table.commit([Restore(Item(key(), {}, 2, IndexEntry("cases/waiting", "1")))])
    settle()  # type: ignore[operator]
    assert [row.key for row in table.query_index("cases/waiting").rows] == [key()]

    table.commit([gone("head", 2)])
    settle()  # type: ignore[operator]
    assert table.query_index("cases/waiting").rows == []
