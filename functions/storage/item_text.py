"""An item as one line of text, the same whatever engine it was read from: for backups."""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any

from functions.storage.clock import from_seconds, to_seconds
from functions.storage.limits import RESERVED
from functions.storage.table import IndexEntry, Item, Key

BYTES = f"{RESERVED}bytes"


def write_line(item: Item) -> str:
    """Return an item as JSON without a line break; equal items give equal lines."""
    index = None if item.index is None else [item.index.queue, item.index.place]
    fields = [item.key.partition, item.key.sort, item.version, index, to_seconds(item.expires_at), item.body]
    return json.dumps(fields, default=_written, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def read_line(line: str) -> Item:
    """Return what `write_line` wrote.

    Raises:
        ValueError: it wrote no such line.
    """
    try:
        partition, sort, version, index, expires, body = json.loads(line, object_hook=_read)
        place = None if index is None else IndexEntry(*index)
        return Item(Key(partition, sort), body, version, place, from_seconds(expires))
    except (TypeError, RecursionError) as error:
        raise ValueError("this is no item") from error


def _written(value: object) -> object:
    if isinstance(value, bytes):
        return {BYTES: b64encode(value).decode()}
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"a {type(value).__name__} cannot be stored")


def _read(fields: dict[str, Any]) -> object:
    return b64decode(fields[BYTES], validate=True) if BYTES in fields else fields
