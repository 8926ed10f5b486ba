"""DynamoDB in dictionaries, as far as `DynamoTable` asks: for tests that are too many for moto, which copies
the whole table for each transaction. It passes the table's contract, and knows a transaction's token again.
"""
# ruff: noqa: N803 (the names of boto3's parameters)

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from threading import RLock
from typing import Any, TypeAlias

from botocore.exceptions import ClientError

from functions.storage.dynamo_calls import REFUSED
from functions.storage.dynamo_values import write_condition
from functions.storage.table import MOST_PAGE_BYTES, Absent, AtVersion

Attributes: TypeAlias = dict[str, Any]
Order: TypeAlias = tuple[bytes, ...]

AT_VERSION = write_condition(AtVersion(1), 0)["ConditionExpression"]
ABSENT = write_condition(Absent(), 0)["ConditionExpression"]
LEDGER = "-erasures"
NOTHING: Order = ()
GREATEST = b"\xff"
"""No key is below the one, and none above the other: UTF-8 has no such byte."""
ALL = (NOTHING, (GREATEST,))
NO_ENTRY = "attribute_not_exists(mailbox)"


def refusal(code: str, operation: str, reasons: Iterable[str] = ()) -> ClientError:
    """Return an error as DynamoDB answers it."""
    response: Any = {
        "Error": {"Code": code, "Message": code},
        "CancellationReasons": [{"Code": each} for each in reasons],
    }
    return ClientError(response, operation)


class Ordered:
    """Items in the order of their keys' bytes."""

    def __init__(self) -> None:
        self._order: list[Order] = []
        self._items: dict[Order, Attributes] = {}

    def get(self, key: Order) -> Attributes | None:
        """Return the item at a key."""
        return self._items.get(key)

    def put(self, key: Order, item: Attributes) -> None:
        """Store an item at a key."""
        if key not in self._items:
            insort(self._order, key)
        self._items[key] = item

    def drop(self, key: Order) -> Attributes | None:
        """Remove the item at a key, and return it."""
        if key in self._items:
            del self._order[bisect_left(self._order, key)]
        return self._items.pop(key, None)

    def within(
        self, least: Order, greatest: Order, *, forward: bool, start: Order | None
    ) -> Iterator[Attributes]:
        """Yield the items between two keys, both included, behind `start`."""
        begin, end = bisect_left(self._order, least), bisect_right(self._order, greatest)
        if start is not None:
            begin = max(begin, bisect_right(self._order, start)) if forward else begin
            end = end if forward else min(end, bisect_left(self._order, start))
        places = range(begin, end) if forward else range(end - 1, begin - 1, -1)
        return (self._items[self._order[place]] for place in places)


class RememberedDynamo:
    """A DynamoDB client of one table and its ledger: one transaction at a time, as if nobody met another."""

    def __init__(self) -> None:
        self._items = Ordered()
        self._queues: dict[bytes, Ordered] = defaultdict(Ordered)
        self._entries: dict[str, Attributes] = {}
        self._tokens: dict[str, ClientError | None] = {}
        self._turn = RLock()

    def get_item(self, *, Key: Attributes, **_: Any) -> Attributes:
        """Return the item at a key."""
        found = self._find(Key)
        return {} if found is None else {"Item": found}

    def put_item(self, *, Item: Attributes, ConditionExpression: str, **_: Any) -> Attributes:
        """Store a ledger's entry unless it is there."""
        assert ConditionExpression == NO_ENTRY
        with self._turn:
            if Item["mailbox"]["S"] in self._entries:
                raise refusal("ConditionalCheckFailedException", "PutItem")
            self._entries[Item["mailbox"]["S"]] = Item
        return {}

    def scan(self, *, TableName: str, ExclusiveStartKey: Attributes | None = None, **_: Any) -> Attributes:
        """Return the whole ledger, or a page of the table."""
        if TableName.endswith(LEDGER):
            return {"Items": list(self._entries.values())}
        start = None if ExclusiveStartKey is None else _in_table(ExclusiveStartKey)
        return self._answer(self._items, *ALL, start, None)

    def transact_write_items(self, *, TransactItems: list[Any], ClientRequestToken: str) -> Attributes:
        """Write all or nothing; the same token again is answered as the first time."""
        with self._turn:
            if ClientRequestToken not in self._tokens:
                self._tokens[ClientRequestToken] = self._transact(TransactItems)
        error = self._tokens[ClientRequestToken]
        if error is not None:
            raise error
        return {}

    def query(
        self,
        *,
        ExpressionAttributeValues: Attributes,
        Limit: int,
        ScanIndexForward: bool,
        IndexName: str | None = None,
        ExclusiveStartKey: Attributes | None = None,
        **_: Any,
    ) -> Attributes:
        """Return a page of a partition, or of a queue of the index."""
        asked = {name: value["S"].encode() for name, value in ExpressionAttributeValues.items()}
        if IndexName:
            kept, order = self._queues[asked[":queue"]], _in_queue
            least, greatest = NOTHING, (asked.get(":up_to", GREATEST), GREATEST)
        else:
            kept, order, partition = self._items, _in_table, asked[":partition"]
            least, greatest = (partition, asked[":least"]), (partition, asked[":greatest"])
        start = None if ExclusiveStartKey is None else order(ExclusiveStartKey)
        return self._answer(kept, least, greatest, start, Limit, forward=ScanIndexForward)

    def _answer(
        self,
        kept: Ordered,
        least: Order,
        greatest: Order,
        start: Order | None,
        limit: int | None,
        *,
        forward: bool = True,
    ) -> Attributes:
        most = None if limit is None else limit + 1
        with self._turn:
            found = list(islice(kept.within(least, greatest, forward=forward, start=start), most))
        page = _page(found[:limit])
        return {"Items": page, **({"LastEvaluatedKey": page[-1]} if len(found) > len(page) else {})}

    def _find(self, key: Attributes) -> Attributes | None:
        return self._items.get(_in_table(key))

    def _transact(self, parts: list[Any]) -> ClientError | None:
        reasons = ["None" if self._holds(*next(iter(part.items()))) else REFUSED for part in parts]
        if REFUSED in reasons:
            return refusal("TransactionCanceledException", "TransactWriteItems", reasons)
        for part in parts:
            ((kind, inside),) = part.items()
            if kind != "ConditionCheck":
                self._forget(inside["Item"] if kind == "Put" else inside["Key"])
            if kind == "Put":
                self._remember(inside["Item"])
        return None

    def _holds(self, kind: str, inside: Attributes) -> bool:
        found = self._find(inside["Item" if kind == "Put" else "Key"])
        now = int(inside["ExpressionAttributeValues"][":now"]["N"])
        is_live = found is not None and ("expires" not in found or int(found["expires"]["N"]) > now)
        if inside["ConditionExpression"] == ABSENT:
            return not is_live
        assert inside["ConditionExpression"] == AT_VERSION
        wanted = inside["ExpressionAttributeValues"][":version"]
        return is_live and found is not None and found["version"] == wanted

    def _remember(self, item: Attributes) -> None:
        self._items.put(_in_table(item), item)
        if "queue" in item:
            self._queues[item["queue"]["S"].encode()].put(_in_queue(item), item)

    def _forget(self, key: Attributes) -> None:
        item = self._items.drop(_in_table(key))
        if item is not None and "queue" in item:
            self._queues[item["queue"]["S"].encode()].drop(_in_queue(item))


def _in_table(item: Mapping[str, Any]) -> Order:
    return tuple(item[name]["S"].encode() for name in ("partition", "sort"))


def _in_queue(item: Mapping[str, Any]) -> Order:
    return tuple(item[name]["S"].encode() for name in ("place", "partition", "sort"))


def _page(items: list[Attributes]) -> list[Attributes]:
    """Return as many of these as DynamoDB would return at once."""
    size = 0
    for number, item in enumerate(items):
        size += _size(item)
        if size > MOST_PAGE_BYTES:
            return items[: number + 1]
    return items


def _size(value: Any) -> int:
    if isinstance(value, dict):
        return sum(len(name) + _size(part) for name, part in value.items())
    if isinstance(value, list):
        return sum(map(_size, value))
    return len(value) if isinstance(value, str | bytes) else 1
