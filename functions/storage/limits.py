"""What one commit may hold: the same on every engine, measured by DynamoDB's rules."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from functions.storage.table import (
    MOST_BYTES,
    MOST_CHANGES,
    MOST_ITEM_BYTES,
    Change,
    CommitTooLarge,
    Item,
    Key,
    Put,
    Restore,
    Value,
)

MOST_PARTITION_BYTES = 2048
MOST_SORT_BYTES = 1024
MOST_NUMBER = 2**63 - 1
"""On either side of 0: more digits are lost by many who read JSON."""
RESERVED = "$"


def check_commit(changes: Sequence[Change]) -> None:
    """Refuse a commit that one of the engines could not store.

    Raises:
        CommitTooLarge: too many changes, too many bytes, one key twice, or nothing to do.
        ValueError: a key, an index entry or a body is malformed.
    """
    if not 1 <= len(changes) <= MOST_CHANGES:
        raise CommitTooLarge(f"{len(changes)} changes; a commit takes 1 to {MOST_CHANGES}")
    keys = [key_of(change) for change in changes]
    if len(set(keys)) < len(keys):
        raise CommitTooLarge("a commit changes each key once")
    for key in keys:
        check_key(key)
    sizes = [_checked_size(change.item) for change in changes if isinstance(change, Put | Restore)]
    if max(sizes, default=0) > MOST_ITEM_BYTES:
        raise CommitTooLarge(f"an item of {max(sizes)} bytes; the most is {MOST_ITEM_BYTES}")
    if sum(sizes) > MOST_BYTES:
        raise CommitTooLarge(f"{sum(sizes)} bytes; a commit takes {MOST_BYTES}")


def key_of(change: Change) -> Key:
    """Return the key that a change is about."""
    return change.item.key if isinstance(change, Put | Restore) else change.key


def check_key(key: Key) -> None:
    """Refuse a key that is empty, too long, or holds what cannot be printed.

    Raises:
        ValueError: the key is malformed.
    """
    _check_name(key.partition, MOST_PARTITION_BYTES)
    _check_name(key.sort, MOST_SORT_BYTES)


def size_of(item: Item) -> int:
    """Return the bytes of an item as DynamoDB counts them, nearly: names, values, keys."""
    names = [item.key.partition, item.key.sort]
    if item.index is not None:
        names += [item.index.queue, item.index.place]
    return sum(map(_length, names)) + _size(item.body)


def _checked_size(item: Item) -> int:
    if item.index is not None:
        _check_name(item.index.queue, MOST_PARTITION_BYTES)
        _check_name(item.index.place, MOST_SORT_BYTES)
    if not isinstance(item.body, Mapping):
        raise ValueError("an item's body is a mapping")
    return size_of(item)


def _check_name(name: str, most: int) -> None:
    if not name or not name.isprintable() or _length(name) > most:
        raise ValueError(f"a key is 1 to {most} printable bytes")


def _size(value: Value) -> int:
    measure = _SIZES.get(type(value)) or _size_of_kin
    return measure(value)


def _size_of_fields(fields: Mapping[str, Value]) -> int:
    size = 3 + len(fields)
    for name, part in fields.items():
        size += _name_length(name) + (_SIZES.get(type(part)) or _size_of_kin)(part)
    return size


def _size_of_list(values: Sequence[Value]) -> int:
    size = 3 + len(values)
    for part in values:
        size += (_SIZES.get(type(part)) or _size_of_kin)(part)
    return size


def _size_of_kin(value: Value) -> int:
    """Return the size of a value whose class is only a kind of those that can be stored."""
    for kind, measure in _SIZES.items():
        if isinstance(value, kind):
            return measure(value)
    if isinstance(value, Mapping):
        return _size_of_fields(value)
    raise ValueError(f"a {type(value).__name__} cannot be stored")


def _length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode())


def _size_of_number(number: int) -> int:
    if not -MOST_NUMBER <= number <= MOST_NUMBER:
        raise ValueError("a number has 64 bits")
    return 1 + len(str(number)) // 2


@lru_cache(maxsize=1024)
def _name_length(name: object) -> int:
    if not isinstance(name, str) or not name or name.startswith(RESERVED):
        raise ValueError(f"a field's name is text, not empty, without {RESERVED} before it")
    return _length(name)


_SIZES: Mapping[type, Callable[[Any], int]] = {
    str: _length,
    type(None): lambda _: 1,
    bool: lambda _: 1,
    bytes: len,
    int: _size_of_number,
    dict: _size_of_fields,
    list: _size_of_list,
    tuple: _size_of_list,
}
