"""The erasure ledger on AWS: a small DynamoDB table of its own.

A table of its own, not an object in S3: restoring the main table leaves it alone, one conditional
write enters an erasure, reads are consistent, and the functions need no further service or permission.
"""

import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from botocore.exceptions import ClientError

from functions.storage.dynamo_calls import Sleep, call
from functions.storage.ledger import Erasure, first_of_each
from functions.storage.table import TableUnavailable

PRESENT = "ConditionalCheckFailedException"


class DynamoLedger:
    """`ErasureLedger` on the DynamoDB table `name`."""

    def __init__(self, client: Any, name: str, *, sleep: Sleep = time.sleep) -> None:
        self._client = client
        self._name = name
        self._sleep = sleep

    def append(self, mailbox_sha256: str, at: datetime) -> None:
        """Enter an erasure, unless the mailbox was entered before."""
        request = {
            "TableName": self._name,
            "Item": {"mailbox": {"S": mailbox_sha256}, "at": {"N": str(int(at.timestamp()))}},
            "ConditionExpression": "attribute_not_exists(mailbox)",
        }
        try:
            call(self._client.put_item, request, sleep=self._sleep)
        except ClientError as error:
            if error.response["Error"]["Code"] != PRESENT:
                raise TableUnavailable("the erasure ledger does not take this") from error

    def read(self) -> Sequence[Erasure]:
        """Return every erasure."""
        return first_of_each(self._all())

    def _all(self) -> Iterator[Erasure]:
        request: dict[str, Any] = {"TableName": self._name, "ConsistentRead": True}
        while True:
            answer = call(self._client.scan, request, sleep=self._sleep)
            for item in answer["Items"]:
                yield Erasure(item["mailbox"]["S"], datetime.fromtimestamp(int(item["at"]["N"]), UTC))
            if "LastEvaluatedKey" not in answer:
                return
            request["ExclusiveStartKey"] = answer["LastEvaluatedKey"]
