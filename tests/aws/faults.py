"""A DynamoDB client whose calls fail as DynamoDB's do: now and then, and for a while every one."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from threading import Lock
from typing import Any

from botocore.exceptions import ConnectTimeoutError, ReadTimeoutError

from tests.storage.remembered_dynamo import refusal

Operation = Callable[..., Any]
ENDPOINT = "https://dynamodb.invalid"


def throttled(operation: Operation, asked: Mapping[str, Any]) -> Any:
    """Turn the call away: there are too many."""
    raise refusal("ThrottlingException", "Any")


def broken(operation: Operation, asked: Mapping[str, Any]) -> Any:
    """Fail before anything is done."""
    raise refusal("InternalServerError", "Any")


def broken_after(operation: Operation, asked: Mapping[str, Any]) -> Any:
    """Fail when it is done already."""
    operation(**asked)
    raise refusal("InternalServerError", "Any")


def unreachable(operation: Operation, asked: Mapping[str, Any]) -> Any:
    """Let the call wait for a connection in vain."""
    raise ConnectTimeoutError(endpoint_url=ENDPOINT)


def unanswered(operation: Operation, asked: Mapping[str, Any]) -> Any:
    """Do it, and let the answer be lost."""
    operation(**asked)
    raise ReadTimeoutError(endpoint_url=ENDPOINT)


def conflicting(operation: Operation, asked: Mapping[str, Any]) -> Any:
    """Let another transaction be at the first of the items."""
    parts = asked.get("TransactItems")
    if parts is None:
        return throttled(operation, asked)
    reasons = ["TransactionConflict", *["None"] * (len(parts) - 1)]
    raise refusal("TransactionCanceledException", "TransactWriteItems", reasons)


UNDONE = (throttled, broken, unreachable, conflicting)
FAULTS = (*UNDONE, broken_after, unanswered)


@dataclass
class Faulty:
    """Passes calls on to a client, but for a share of them; in an outage so many in a row are not done."""

    client: Any
    dice: Random
    share: float = 0.2
    outages: float = 0.0
    outage: int = 40
    made: Counter[str] = field(default_factory=Counter)
    _left: int = 0
    _turn: Lock = field(default_factory=Lock)

    def __getattr__(self, name: str) -> Operation:
        operation = getattr(self.client, name)

        def call(**asked: Any) -> Any:
            fault = self._fault()
            return operation(**asked) if fault is None else fault(operation, asked)

        return call

    def _fault(self) -> Callable[[Operation, Mapping[str, Any]], Any] | None:
        with self._turn:
            if self._left == 0 and self.dice.random() < self.outages:
                self._left = self.outage
            is_out = self._left > 0
            self._left -= is_out
            if not is_out and self.dice.random() >= self.share:
                self.made["none"] += 1
                return None
            fault = self.dice.choice(UNDONE if is_out else FAULTS)
            self.made[fault.__name__] += 1
            return fault
