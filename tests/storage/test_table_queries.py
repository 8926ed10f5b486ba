"""The contract of reading: sort order, pages, prefixes, expiry, and an index that may lag."""

from collections.abc import Callable

import pytest

from functions.errors import Invalid
from functions.storage.table import (
    Absent,
    AtVersion,
    Check,
    CommitConflict,
    Table,
)
from tests.storage.clocks import START, Clock
from tests.storage.lagging import LaggingTable
from tests.storage.making import CASE, again, gone, item, key, new

Settle = Callable[[], None]


def fill(table: Table, *sorts: str) -> None:
    table.commit([new(item(sort)) for sort in sorts])


def sorts(table: Table, **query: object) -> list[str]:
    return [each.key.sort for each in table.query(CASE, **query).items]  # type: ignore[arg-type]


def test_a_partition_is_read_in_the_order_of_its_bytes(table: Table) -> None:
    fill(table, "b", "a", "B", "é", "z", "𐐷", "\uffee", "a/1", "a10", "a2")
    assert sorts(table) == sorted(
        ["b", "a", "B", "é", "z", "𐐷", "\uffee", "a/1", "a10", "a2"], key=str.encode
    )


def test_a_prefix_takes_its_own_and_no_neighbor(table: Table) -> None:
    fill(table, "message/1", "message/2", "messages", "messag", "messagf")
    assert sorts(table, prefix="message/") == ["message/1", "message/2"]


def test_other_partitions_are_not_seen(table: Table) -> None:
    table.commit([new(item("a")), new(item("b", partition="case/0002"))])
    assert sorts(table) == ["a"]


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("limit", [1, 2, 3, 7, 8])
def test_pages_tell_everything_once(table: Table, limit: int, backwards: bool) -> None:
    fill(table, *"abcdefg")
    seen: list[str] = []
    after = None
    while True:
        page = table.query(CASE, after=after, limit=limit, backwards=backwards)
        assert 0 < len(page.items) <= limit
        seen += [each.key.sort for each in page.items]
        after = page.next
        if after is None:
            break
    assert "".join(seen) == ("gfedcba" if backwards else "abcdefg")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"after": "b"}, ["c", "d"]),
        ({"after": "bb"}, ["c", "d"]),
        ({"after": "d"}, []),
        ({"after": "zzz"}, []),
        ({"after": "c", "backwards": True}, ["b", "a"]),
        ({"after": "bb", "backwards": True}, ["b", "a"]),
        ({"after": "a", "backwards": True}, []),
        ({"after": "c", "backwards": True, "limit": 1}, ["b"]),
        ({"after": "a", "prefix": "c"}, ["c"]),
        ({"after": "d", "prefix": "c"}, []),
    ],
)
def test_after_is_exclusive_and_need_not_exist(
    table: Table, query: dict[str, object], expected: list[str]
) -> None:
    fill(table, *"abcd")
    assert sorts(table, **query) == expected


def test_a_page_ends_at_a_megabyte(table: Table) -> None:
    for n in range(20):
        table.commit([new(item(f"message/{n:06}", sealed=bytes(75_000)))])
    first = table.query(CASE, limit=100)
    assert 10 <= len(first.items) <= 14
    rest = table.query(CASE, after=first.next, limit=100)
    assert len(first.items) + len(rest.items) == 20
    assert rest.next is None


def test_an_expired_item_is_absent_from_every_reading(table: Table, clock: Clock, settle: Settle) -> None:
    clock.forward(seconds=-10)
    table.commit([new(item("a", queue="q", expires_at=START)), new(item("b", queue="q", place="2"))])
    settle()
    clock.forward(seconds=9)
    assert sorts(table) == ["a", "b"]
    clock.forward(seconds=1)
    assert table.get(key("a")) is None
    assert sorts(table) == ["b"]
    assert sorts(table, limit=1) == ["b"]
    settle()
    assert [row.key.sort for row in table.query_index("q", limit=1).rows] == ["b"]


def test_an_expired_item_is_absent_in_every_condition(table: Table, clock: Clock) -> None:
    table.commit([new(item(old=True, expires_at=START)), new(item("beside"))])
    for change in (again(item(), 1), gone("head", 1), Check(key(), AtVersion(1))):
        with pytest.raises(CommitConflict):
            table.commit([change])
    table.commit([Check(key(), Absent()), again(item("beside"), 1)])
    table.commit([new(item(old=False))])
    found = table.get(key())
    assert found is not None
    assert (found.version, found.body, found.expires_at) == (1, {"old": False}, None)


def test_expiry_is_kept_to_the_second_and_never_early(table: Table, clock: Clock) -> None:
    clock.forward(seconds=-5)
    table.commit([new(item(expires_at=START.replace(microsecond=1)))])
    clock.forward(seconds=5.9)
    assert table.get(key()) is not None
    clock.forward(seconds=0.1)
    assert table.get(key()) is None


def test_purging_frees_expired_items_and_nothing_else(table: Table, clock: Clock) -> None:
    table.commit(
        [
            new(item("old", expires_at=START)),
            new(item("kept")),
            new(item("later", expires_at=START.replace(hour=9))),
        ]
    )
    assert table.purge_expired() in (0, 1)
    assert table.purge_expired() == 0
    assert sorts(table) == ["kept", "later"]


def test_a_queue_is_read_by_place(table: Table, settle: Settle) -> None:
    table.commit(
        [
            new(item("late", queue="due", place="2026-11-23T05")),
            new(item("soon", queue="due", place="2026-11-23T04")),
        ]
    )
    table.commit([new(item("else", queue="other", place="2026-11-23T03"))])
    settle()
    rows = table.query_index("due").rows
    assert [(row.key.sort, row.queue, row.place) for row in rows] == [
        ("soon", "due", "2026-11-23T04"),
        ("late", "due", "2026-11-23T05"),
    ]
    assert [row.key.sort for row in table.query_index("due", backwards=True).rows] == ["late", "soon"]


def test_a_queue_up_to_a_place_includes_that_place(table: Table, settle: Settle) -> None:
    table.commit([new(item(place, queue="due", place=place)) for place in ("1", "2", "3")])
    settle()
    assert [row.place for row in table.query_index("due", up_to="2").rows] == ["1", "2"]
    assert [row.place for row in table.query_index("due", up_to="0").rows] == []


@pytest.mark.parametrize("backwards", [False, True])
def test_pages_of_a_queue_tell_everything_once_even_at_one_place(
    table: Table, settle: Settle, backwards: bool
) -> None:
    table.commit([new(item(str(n), queue="q", place=str(n // 4))) for n in range(9)])
    settle()
    seen: list[str] = []
    after = None
    while True:
        page = table.query_index("q", after=after, limit=2, backwards=backwards)
        seen += [row.key.sort for row in page.rows]
        after = page.next
        if after is None:
            break
    assert sorted(seen) == [str(n) for n in range(9)]
    places = [int(sort) // 4 for sort in seen]
    assert places == sorted(places, reverse=backwards)


@pytest.mark.parametrize("cursor", ["x", "é", "bnVsbA", "W10", "WzEsMiwzXQ", "a" * 5000, "W1tbW1tb" * 2000])
def test_a_cursor_that_is_none_is_refused(table: Table, cursor: str) -> None:
    with pytest.raises(Invalid):
        table.query_index("q", after=cursor)


def test_an_item_that_left_its_queue_is_not_found_there(table: Table, settle: Settle) -> None:
    table.commit([new(item("a", queue="q")), new(item("b", queue="q"))])
    table.commit([gone("a", 1), again(item("b", queue="r"), 1)])
    settle()
    assert list(table.query_index("q").rows) == []
    assert [row.key.sort for row in table.query_index("r").rows] == ["b"]


def test_the_index_may_lag_but_reading_an_item_never_does() -> None:
    clock = Clock()
    from functions.storage.sqlite import SqliteTable

    table = LaggingTable(SqliteTable(":memory:", clock=clock), clock=clock)
    table.commit([new(item(queue="q"))])
    assert list(table.query_index("q").rows) == []
    assert table.get(key()) is not None
    table.catch_up()
    table.commit([gone("head", 1)])
    assert [row.key for row in table.query_index("q").rows] == [key()]
    assert table.get(key()) is None


@pytest.mark.parametrize("sort", ["", "a\x00", "x" * 1025])
def test_what_cannot_be_stored_is_absent(table: Table, sort: str) -> None:
    assert table.get(key(sort)) is None
    assert table.get(key("head", partition="case/" + "x" * 3000)) is None
