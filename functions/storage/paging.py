"""Where a query begins and ends: ranges of sort keys, and cursors into the index."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode

from functions.errors import Invalid
from functions.storage.table import IndexRow, Key

LEAST = "\x00"
GREATEST = "\U0010ffff"


def sort_range(prefix: str, after: str | None, *, backwards: bool) -> tuple[str, str]:
    """Return the least and the greatest sort of a query, both inclusive.

    Keys are printable, so that U+0000 and U+10FFFF stand below and above all of them. Backwards
    the greatest is `after` itself, which the caller must leave out: no text is next below another.
    """
    least, greatest = prefix or LEAST, prefix + GREATEST
    if after is not None and backwards:
        greatest = min(greatest, after, key=str.encode)
    elif after is not None:
        least = max(least, after + LEAST, key=str.encode)
    return least, greatest


def write_cursor(row: IndexRow) -> str:
    """Return the cursor that continues behind `row`."""
    text = json.dumps([row.place, row.key.partition, row.key.sort], separators=(",", ":"))
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_cursor(cursor: str, queue: str) -> IndexRow:
    """Return the row behind which `cursor` continues.

    Raises:
        Invalid: it is no cursor that `write_cursor` made.
    """
    try:
        parts = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        place, partition, sort = parts
    except (ValueError, TypeError, RecursionError) as error:
        raise Invalid({"after": ["page"]}) from error
    if not all(isinstance(part, str) and part and part.isprintable() for part in (place, partition, sort)):
        raise Invalid({"after": ["page"]})
    return IndexRow(Key(partition, sort), queue, place)
