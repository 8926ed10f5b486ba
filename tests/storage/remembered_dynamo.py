"""DynamoDB in dictionaries, as far as `DynamoTable` asks: for tests that are too many for moto, which copies
the whole table for each transaction. It passes the table's contract, and knows a transaction's token again.
"""
# ruff: noqa: N803 (the names of boto3's parameters)

from collections.abc import Iterable, Mapping
from threading import RLock
from typing import Any, TypeAlias

from botocore.exceptions import ClientError

from functions.storage.dynamo_calls import REFUSED
from functions.storage.dynamo_values import write_condition
from functions.storage.table import MOST_PAGE_BYTES, Absent, AtVersion

Attributes: TypeAlias = dict[str, Any]

AT_VERSION = write_condition(AtVersion(1), 0)["ConditionExpression"]
ABSENT = write_condition(Absent(), 0)["ConditionExpression"]
LEDGER = "-erasures"
NO_ENTRY = "attribute_not_exists(mailbox)"


def refusal(code: str, operation: str, reasons: Iterable[str] = ()) -> ClientError:
    """Return an error as DynamoDB answers it."""
    response: Any = {
        "Error": {"Code": code, "Message": code},
        "CancellationReasons": [{"Code": each} for each in reasons],
    }
    return ClientError(response, operation)


class RememberedDynamo:
    """A DynamoDB client of one table and its ledger: one transaction at a time, as if nobody met another."""

    def __init__(self) -> None:
        self._partitions: dict[str, dict[str, Attributes]] = {}
        self._queues: dict[str, dict[tuple[str, str], Attributes]] = {}
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
        with self._turn:
            items = [item for kept in self._partitions.values() for item in kept.values()]
        items.sort(key=_in_table)
        if ExclusiveStartKey is not None:
            items = [item for item in items if _in_table(item) > _in_table(ExclusiveStartKey)]
        page = items[: _length(items)]
        return {"Items": page, **({"LastEvaluatedKey": page[-1]} if len(items) > len(page) else {})}

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
        asked = {name: value["S"] for name, value in ExpressionAttributeValues.items()}
        order = _in_queue if IndexName else _in_partition
        with self._turn:
            items = self._of_queue(asked) if IndexName else self._of_partition(asked)
        items.sort(key=order, reverse=not ScanIndexForward)
        if ExclusiveStartKey is not None:
            start = order(ExclusiveStartKey)
            items = [one for one in items if order(one) != start and (order(one) > start) == ScanIndexForward]
        page = items[: _length(items[:Limit])]
        return {"Items": page, **({"LastEvaluatedKey": page[-1]} if len(items) > len(page) else {})}

    def _of_partition(self, asked: Mapping[str, str]) -> list[Attributes]:
        least, greatest = asked[":least"].encode(), asked[":greatest"].encode()
        kept = self._partitions.get(asked[":partition"], {})
        return [item for sort, item in kept.items() if least <= sort.encode() <= greatest]

    def _of_queue(self, asked: Mapping[str, str]) -> list[Attributes]:
        kept = self._queues.get(asked[":queue"], {}).values()
        return [item for item in kept if ":up_to" not in asked or item["place"]["S"] <= asked[":up_to"]]

    def _find(self, key: Attributes) -> Attributes | None:
        return self._partitions.get(key["partition"]["S"], {}).get(key["sort"]["S"])

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
        partition, sort = item["partition"]["S"], item["sort"]["S"]
        self._partitions.setdefault(partition, {})[sort] = item
        if "queue" in item:
            self._queues.setdefault(item["queue"]["S"], {})[partition, sort] = item

    def _forget(self, key: Attributes) -> None:
        partition, sort = key["partition"]["S"], key["sort"]["S"]
        item = self._partitions.get(partition, {}).pop(sort, None)
        if item is not None and "queue" in item:
            del self._queues[item["queue"]["S"]][partition, sort]


def _in_table(item: Mapping[str, Any]) -> tuple[bytes, ...]:
    return tuple(item[name]["S"].encode() for name in ("partition", "sort"))


def _in_partition(item: Mapping[str, Any]) -> tuple[bytes, ...]:
    return (item["sort"]["S"].encode(),)


def _in_queue(item: Mapping[str, Any]) -> tuple[bytes, ...]:
    return tuple(item[name]["S"].encode() for name in ("place", "partition", "sort"))


def _length(page: list[Attributes]) -> int:
    """Return how many of these DynamoDB would return at once."""
    size = 0
    for number, item in enumerate(page):
        size += _size(item)
        if size > MOST_PAGE_BYTES:
            return number + 1
    return len(page)


def _size(value: Any) -> int:
    if isinstance(value, dict):
        return sum(len(name) + _size(part) for name, part in value.items())
    if isinstance(value, list):
        return sum(map(_size, value))
    return len(value) if isinstance(value, str | bytes) else 1
