"""The table's stream as Lambda brings it to the function: in order, in batches, again from what broke.

https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.aws.runtime_api import RuntimeApi

BATCH = 10
MOST_TRIES = 3
"""Of a record, before it goes to the dead letters."""


@dataclass
class Stream:
    """Reads a table's stream with a client of its own, and hands what is new to the function."""

    client: Any
    arn: str
    api: RuntimeApi
    read: int = 0
    dead: list[dict[str, Any]] = field(default_factory=list)
    batches: int = 0

    def deliver(self) -> None:
        """Bring everything that was written, and what the function writes meanwhile."""
        while records := self._new():
            for begin in range(0, len(records), BATCH):
                self._bring(records[begin : begin + BATCH])

    def _bring(self, batch: Sequence[dict[str, Any]]) -> None:
        """Bring a batch; from the first record that broke on it is brought again, a few times."""
        tries: dict[str, int] = {}
        while batch:
            self.batches += 1
            answer = self.api.invoke({"Records": batch})
            broken = [failure["itemIdentifier"] for failure in answer["batchItemFailures"]]
            if not broken:
                return
            first = min(broken, key=int)
            tries[first] = tries.get(first, 0) + 1
            begin = next(place for place, record in enumerate(batch) if _number(record) == first)
            if tries[first] == MOST_TRIES:
                self.dead.append(batch[begin])
                begin += 1
            batch = batch[begin:]

    def _new(self) -> list[dict[str, Any]]:
        """Return the records after those read so far, oldest first.

        moto's iterators lose their place when a transaction is refused, so each time all is read.
        """
        shard = self.client.describe_stream(StreamArn=self.arn)["StreamDescription"]["Shards"][0]["ShardId"]
        iterator = self.client.get_shard_iterator(
            StreamArn=self.arn, ShardId=shard, ShardIteratorType="TRIM_HORIZON"
        )["ShardIterator"]
        found = self.client.get_records(ShardIterator=iterator, Limit=1_000_000)["Records"]
        new, self.read = found[self.read :], len(found)
        return [self._as_event(record) for record in new]

    def _as_event(self, record: dict[str, Any]) -> dict[str, Any]:
        told = {
            name: value.timestamp() if isinstance(value, datetime) else value
            for name, value in record["dynamodb"].items()
        }
        return {**record, "dynamodb": told, "eventSourceARN": self.arn}


def _number(record: dict[str, Any]) -> str:
    return str(record["dynamodb"]["SequenceNumber"])
