"""An item as a line: the same from every engine, and the same again when it is read."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from functions.storage.item_text import read_line, write_line
from functions.storage.table import IndexEntry, Item, Key

CALMLY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A machine that is busy elsewhere makes no test wrong."""
NAMES = some.text(min_size=1, max_size=8).filter(lambda name: not name.startswith("$"))
PLAIN = some.none() | some.booleans() | some.integers() | some.text(max_size=20) | some.binary(max_size=20)
VALUES = some.recursive(
    PLAIN,
    lambda part: some.lists(part, max_size=4) | some.dictionaries(NAMES, part, max_size=4),
    max_leaves=12,
)
BODIES = some.dictionaries(NAMES, VALUES, max_size=5)
KEYS = some.text(some.characters(categories=["L", "N", "P"]), min_size=1, max_size=12)
ITEMS = some.builds(
    Item,
    some.builds(Key, KEYS, KEYS),
    BODIES,
    some.integers(1, 10**6),
    some.none() | some.builds(IndexEntry, KEYS, KEYS),
    some.none() | some.integers(0, 2**33).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)),
)


@CALMLY
@given(ITEMS)
def test_an_item_is_read_as_it_was_written(item: Item) -> None:
    line = write_line(item)

    assert "\n" not in line
    assert read_line(line) == item
    assert write_line(read_line(line)) == line


@CALMLY
@given(BODIES)
def test_the_order_of_fields_makes_no_other_line(body: dict[str, object]) -> None:
    turned = dict(reversed(body.items()))

    assert write_line(Item(Key("a", "b"), body)) == write_line(Item(Key("a", "b"), turned))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "line", ["", "[]", "{}", "null", '["a","b",1,null,null]', '["a","b",1,7,null,{}]', "[" * 100_000]
)
def test_what_is_no_item_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_line(line)
