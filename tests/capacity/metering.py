"""What DynamoDB counts for what is asked of it, by the rules that AWS publishes.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html (sizes),
https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html (units) and
https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html (writes of an index). A transaction
counts twice for the table. Its index follows afterwards and is taken to count once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from functions.storage.dynamo_values import INDEX

READ_BYTES, WRITE_BYTES = 4096, 1024
PREPARED_AND_DONE = 2
PROJECTED = ("partition", "sort", "queue", "place", "expires")
ENTRY = ("queue", "place")

Attributes = Mapping[str, Any]


def item_bytes(item: Attributes) -> int:
    """Return the size of an item: the names of its attributes and their values."""
    return sum(len(name.encode()) + _bytes(value) for name, value in item.items())


def _bytes(typed: Attributes) -> int:
    ((kind, value),) = typed.items()
    if kind == "S":
        return len(value.encode())
    if kind == "B":
        return len(value)
    if kind == "N":
        return 1 + (len(value.lstrip("-")) + 1) // 2
    if kind == "M":
        return 3 + len(value) + item_bytes(value)
    if kind == "L":
        return 3 + len(value) + sum(map(_bytes, value))
    return 1


def units(size: int, unit: int) -> int:
    """Return the units of a size, rounded up: at least one, also where nothing was found."""
    return max(1, -(-size // unit))


def index_writes(before: Attributes | None, after: Attributes | None) -> int:
    """Return the writes that a change of an item makes in the index, whose entries are under a kilobyte."""
    was, is_now = _entry(before), _entry(after)
    if was == is_now:
        return 0
    if was is None or is_now is None:
        return 1
    return 1 if all(was[name] == is_now[name] for name in ENTRY) else 2


def _entry(item: Attributes | None) -> dict[str, Any] | None:
    if item is None or "queue" not in item:
        return None
    return {name: item.get(name) for name in PROJECTED}


@dataclass
class Used:
    """What was counted: units of reading, units of writing, and commits."""

    reads: float = 0
    writes: float = 0
    commits: int = 0


@dataclass
class Metered:
    """A DynamoDB client that counts what DynamoDB would, and passes everything on."""

    client: Any
    used: Used = field(default_factory=Used)

    def get_item(self, **request: Any) -> Any:
        """Count a consistent reading of one item."""
        answer = self.client.get_item(**request)
        self.used.reads += units(item_bytes(answer.get("Item", {})), READ_BYTES)
        return answer

    def query(self, **request: Any) -> Any:
        """Count what a query read; of the index, which is never consistent, half."""
        answer = self.client.query(**request)
        of_index = request.get("IndexName") == INDEX
        shown = [_entry(item) or {} if of_index else item for item in answer["Items"]]
        read = units(sum(map(item_bytes, map(_present, shown))), READ_BYTES)
        self.used.reads += read / 2 if of_index else read
        return answer

    def scan(self, **request: Any) -> Any:
        """Count a consistent reading of a page of everything."""
        answer = self.client.scan(**request)
        self.used.reads += units(sum(map(item_bytes, answer["Items"])), READ_BYTES)
        return answer

    def put_item(self, **request: Any) -> Any:
        """Count an entry of the ledger."""
        self.used.writes += units(item_bytes(request["Item"]), WRITE_BYTES)
        return self.client.put_item(**request)

    def transact_write_items(self, **request: Any) -> Any:
        """Count each part twice, by the larger of what was there and what comes, and the index once."""
        parts = [_part(part) for part in request["TransactItems"]]
        before = [self.client.get_item(Key=_key(inside), **_of(inside)).get("Item") for _, inside in parts]
        answer = self.client.transact_write_items(**request)
        self.used.commits += 1
        for (kind, inside), was in zip(parts, before, strict=True):
            self._count(kind, was, inside.get("Item"))
        return answer

    def _count(self, kind: str, was: Attributes | None, comes: Attributes | None) -> None:
        size = max(item_bytes(was or {}), item_bytes(comes or {}))
        self.used.writes += PREPARED_AND_DONE * units(size, WRITE_BYTES)
        if kind != "ConditionCheck":
            self.used.writes += index_writes(was, comes)


def _part(part: Attributes) -> tuple[str, Attributes]:
    ((kind, inside),) = part.items()
    return kind, inside


def _key(inside: Attributes) -> dict[str, Any]:
    place = inside["Item"] if "Item" in inside else inside["Key"]
    return {name: place[name] for name in ("partition", "sort")}


def _of(inside: Attributes) -> dict[str, Any]:
    return {"TableName": inside["TableName"], "ConsistentRead": True}


def _present(item: Attributes) -> Attributes:
    return {name: value for name, value in item.items() if value is not None}
