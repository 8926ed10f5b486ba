"""The table in DynamoDB: one transaction a commit, consistent reads, one index."""

import time
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import uuid4

from botocore.exceptions import ClientError

from functions.errors import Invalid
from functions.storage import dynamo_values as values
from functions.storage.clock import Clock, utc_now
from functions.storage.dynamo_calls import REFUSED, Sleep, call, reasons
from functions.storage.limits import check_commit, check_key, key_of
from functions.storage.paging import read_cursor, sort_range, write_cursor
from functions.storage.table import (
    AtVersion,
    Change,
    Check,
    CommitConflict,
    CommitTooLarge,
    Delete,
    IndexPage,
    Item,
    Key,
    Page,
    Restore,
)


class DynamoTable:
    """`Table` on a DynamoDB table as the template of a stage describes it.

    `client` is a boto3 client made with `CLIENT_CONFIG`, so that no call waits for minutes.
    """

    def __init__(self, client: Any, name: str, *, clock: Clock = utc_now, sleep: Sleep = time.sleep) -> None:
        self._client = client
        self._name = name
        self._clock = clock
        self._sleep = sleep

    def get(self, key: Key) -> Item | None:
        """Return the item at `key`, or None when it is absent."""
        try:
            check_key(key)
        except ValueError:
            return None
        request = {"TableName": self._name, "Key": values.write_key(key), "ConsistentRead": True}
        found = self._call("get_item", request).get("Item")
        return None if found is None or self._is_expired(found) else values.read_item(found)

    def query(
        self,
        partition: str,
        *,
        prefix: str = "",
        after: str | None = None,
        limit: int = 100,
        backwards: bool = False,
    ) -> Page:
        """Return up to `limit` items of a partition, in sort order."""
        least, greatest = sort_range(prefix, after, backwards=backwards)
        if least.encode() > greatest.encode():
            return Page(())
        request = {
            "ConsistentRead": True,
            "KeyConditionExpression": "#partition = :partition AND #sort BETWEEN :least AND :greatest",
            "ExpressionAttributeNames": {"#partition": "partition", "#sort": "sort"},
            "ExpressionAttributeValues": {
                ":partition": {"S": partition},
                ":least": {"S": least},
                ":greatest": {"S": greatest},
            },
            "ScanIndexForward": not backwards,
        }
        found, more = self._find(request, limit, without=after)
        items = [values.read_item(item) for item in found]
        return Page(items, items[-1].key.sort if more else None)

    def query_index(
        self,
        queue: str,
        *,
        up_to: str | None = None,
        after: str | None = None,
        limit: int = 100,
        backwards: bool = False,
    ) -> IndexPage:
        """Return up to `limit` rows of an index queue, in order of place."""
        condition, named, typed = "#queue = :queue", {"#queue": "queue"}, {":queue": {"S": queue}}
        if up_to is not None:
            condition += " AND #place <= :up_to"
            named["#place"], typed[":up_to"] = "place", {"S": up_to}
        request = {
            "IndexName": values.INDEX,
            "KeyConditionExpression": condition,
            "ExpressionAttributeNames": named,
            "ExpressionAttributeValues": typed,
            "ScanIndexForward": not backwards,
        }
        if after is not None:
            request["ExclusiveStartKey"] = values.write_row(read_cursor(after, queue))
        try:
            found, more = self._find(request, limit)
        except ClientError as error:
            raise Invalid({"after": ["page"]}) from error
        rows = [values.read_row(item) for item in found]
        return IndexPage(rows, write_cursor(rows[-1]) if more else None)

    def commit(self, changes: Sequence[Change]) -> None:
        """Apply all changes in one transaction, or none."""
        check_commit(changes)
        now = self._now()
        request = {
            "TransactItems": [self._write(change, now) for change in changes],
            "ClientRequestToken": str(uuid4()),
        }
        try:
            self._call("transact_write_items", request)
        except ClientError as error:
            why = reasons(error)
            if REFUSED not in why:
                raise CommitTooLarge(f"DynamoDB refuses the request: {error}") from error
            keys = [key_of(change) for change, each in zip(changes, why, strict=True) if each == REFUSED]
            raise CommitConflict(keys) from error

    @property
    def reads_one_moment(self) -> bool:
        """Nothing in DynamoDB reads a whole table as of one moment, its own backups included."""
        return False

    def everything(self) -> Iterator[Item]:
        """Yield every item once, each page of its own moment."""
        request: dict[str, Any] = {"TableName": self._name, "ConsistentRead": True}
        while True:
            answer = self._call("scan", request)
            live = (item for item in answer.get("Items", []) if not self._is_expired(item))
            yield from map(values.read_item, live)
            if "LastEvaluatedKey" not in answer:
                return
            request["ExclusiveStartKey"] = answer["LastEvaluatedKey"]

    def purge_expired(self, *, limit: int = 1000) -> int:
        """Do nothing: DynamoDB removes what is expired by its TTL attribute."""
        return 0

    def truncate_log(self) -> bool:
        """Do nothing: DynamoDB keeps no log of ours (its backups are the ledger's matter)."""
        return True

    def is_sound(self) -> bool:
        """Trust DynamoDB, which keeps three copies and checks them."""
        return True

    def _find(
        self, request: dict[str, Any], limit: int, *, without: str | None = None
    ) -> tuple[list[dict[str, Any]], bool]:
        """Read until something live is found or nothing is left; tell whether more may follow.

        One more than `limit` is read, and one more for the item `without` that a range cannot leave out.
        """
        request = {**request, "TableName": self._name, "Limit": limit + 1 + (without is not None)}
        while True:
            answer = self._call("query", request)
            live = [
                item
                for item in answer.get("Items", [])
                if not self._is_expired(item) and item["sort"]["S"] != without
            ]
            last = answer.get("LastEvaluatedKey")
            if live or last is None:
                return live[:limit], last is not None or len(live) > limit
            request["ExclusiveStartKey"] = last

    def _write(self, change: Change, now: int) -> dict[str, Any]:
        held = {"TableName": self._name, **values.write_condition(change.condition, now)}
        if isinstance(change, Check):
            return {"ConditionCheck": {"Key": values.write_key(change.key), **held}}
        if isinstance(change, Delete):
            return {"Delete": {"Key": values.write_key(change.key), **held}}
        if isinstance(change, Restore):
            return {"Put": {"Item": values.write_item(change.item, change.item.version), **held}}
        version = change.condition.version if isinstance(change.condition, AtVersion) else 0
        return {"Put": {"Item": values.write_item(change.item, version + 1), **held}}

    def _call(self, operation: str, request: dict[str, Any]) -> Any:
        return call(getattr(self._client, operation), request, sleep=self._sleep)

    def _is_expired(self, found: dict[str, Any]) -> bool:
        return "expires" in found and int(found["expires"]["N"]) <= self._now()

    def _now(self) -> int:
        return int(self._clock().timestamp())
