"""What a DynamoDB stream of keys tells: which items were written, in the order of the writing."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from functions.storage.table import Key

log = logging.getLogger(__name__)

WRITTEN = frozenset({"INSERT", "MODIFY"})


@dataclass(frozen=True)
class Written:
    """An item that was written; `number` is its record's place in the stream."""

    number: str
    key: Key


def written(records: Iterable[Mapping[str, Any]]) -> Iterator[Written]:
    """Yield the items that records tell of as written, not those that are gone.

    A record that is none of a table like ours is passed over with a line in the log: it would be as wrong
    the next time, and until it went it would hold up all behind it.
    """
    for record in records:
        if record.get("eventName") in WRITTEN:
            try:
                yield _written(record)
            except (KeyError, TypeError):
                log.error("a stream's record cannot be read", extra={"event": record.get("eventID")})


def _written(record: Mapping[str, Any]) -> Written:
    keys = record["dynamodb"]["Keys"]
    return Written(record["dynamodb"]["SequenceNumber"], Key(keys["partition"]["S"], keys["sort"]["S"]))
