"""Calls to DynamoDB that try again while it is busy, and say in our words when they cannot."""

import time
from collections.abc import Callable
from random import SystemRandom
from typing import Any, TypeAlias

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, ParamValidationError

from functions.storage.table import TableUnavailable

Sleep: TypeAlias = Callable[[float], None]

# A request must end well inside the 30 s that API Gateway waits. All the trying again is done by `call`.
CLIENT_CONFIG = Config(
    connect_timeout=2,
    read_timeout=4,
    retries={"mode": "standard", "total_max_attempts": 1},
    max_pool_connections=20,
)

TRIES = 7
FIRST_WAIT = 0.05
PATIENCE = 8.0
"""Seconds after which nothing is tried again: that a table does not answer at all is soon told."""
BUSY = frozenset(
    {
        "InternalServerError",
        "LimitExceededException",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "ServiceUnavailable",
        "ThrottlingException",
        "TransactionConflictException",
        "TransactionInProgressException",
    }
)
CANCELED = "TransactionCanceledException"
ANSWERS = frozenset({CANCELED, "ConditionalCheckFailedException", "ValidationException"})
REFUSED = "ConditionalCheckFailed"
BUSY_REASONS = frozenset({"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})


def call(
    operation: Callable[..., Any],
    parameters: dict[str, Any],
    *,
    sleep: Sleep = time.sleep,
    elapsed: Callable[[], float] = time.monotonic,
) -> Any:
    """Call `operation`, again and again while DynamoDB is busy: always with the very same parameters.

    The sameness matters for a transaction: with its one token, a repetition of what was written
    without our knowing (the answer was lost) succeeds, where another token would see a conflict with itself.

    Raises:
        TableUnavailable: it did not answer, was busy to the end, or is not ours to use.
        ClientError: the request itself is refused: a validation error or a condition that does not hold.
    """
    random = SystemRandom()
    patient_until = elapsed() + PATIENCE
    for attempt in range(TRIES):
        try:
            return operation(**parameters)
        except ParamValidationError:
            raise
        except (ClientError, BotoCoreError) as error:
            if isinstance(error, ClientError) and not _is_busy(error):
                if _code(error) in ANSWERS:
                    raise
                raise TableUnavailable(f"DynamoDB: {_code(error)}") from error
            if attempt == TRIES - 1 or elapsed() >= patient_until:
                raise TableUnavailable("DynamoDB does not answer") from error
        sleep(random.uniform(FIRST_WAIT, FIRST_WAIT * 2 ** (attempt + 1)))
    raise AssertionError("unreachable")


def reasons(error: ClientError) -> list[str]:
    """Return why each change of a canceled transaction was refused ("None" where it was not)."""
    return [reason.get("Code", "None") for reason in error.response.get("CancellationReasons", [])]


def _is_busy(error: ClientError) -> bool:
    if _code(error) != CANCELED:
        return _code(error) in BUSY
    told = set(reasons(error))
    return REFUSED not in told and bool(told & BUSY_REASONS)


def _code(error: ClientError) -> str:
    return str(error.response["Error"]["Code"])
