"""What DynamoDB alone does: it is busy, loses answers, and is asked again in the right way."""

import itertools
from collections.abc import Sequence
from typing import Any

import pytest
from botocore.exceptions import ClientError, ReadTimeoutError

from functions.storage.dynamo import DynamoTable
from functions.storage.dynamo_calls import call
from functions.storage.table import CommitConflict, CommitTooLarge, TableUnavailable
from tests.amazon import create_table
from tests.storage.clocks import Clock
from tests.storage.making import item, key, new


class Scripted:
    """A DynamoDB client that answers each call with the next error of a list, then well."""

    def __init__(self, errors: Sequence[Exception]) -> None:
        self.errors = list(errors)
        self.requests: list[dict[str, Any]] = []

    def transact_write_items(self, **request: Any) -> dict[str, Any]:
        self.requests.append(request)
        if self.errors:
            raise self.errors.pop(0)
        return {}

    query = get_item = transact_write_items


def refused(code: str, *reasons: str) -> ClientError:
    response = {
        "Error": {"Code": code, "Message": code},
        "CancellationReasons": [{"Code": each} for each in reasons],
    }
    return ClientError(response, "TransactWriteItems")


def canceled(*reasons: str) -> ClientError:
    return refused("TransactionCanceledException", *reasons)


def table_on(client: Scripted, waits: list[float]) -> DynamoTable:
    return DynamoTable(client, "pinternet", clock=Clock(), sleep=waits.append)


@pytest.mark.parametrize(
    "error",
    [
        canceled("TransactionConflict", "None"),
        canceled("None", "ThrottlingError"),
        canceled("ProvisionedThroughputExceeded"),
        refused("ThrottlingException"),
        refused("TransactionInProgressException"),
        refused("InternalServerError"),
        ReadTimeoutError(endpoint_url="https://dynamodb.invalid"),
    ],
    ids=str,
)
def test_a_busy_table_is_asked_again_with_the_same_request_and_token(error: Exception) -> None:
    client, waits = Scripted([error, error]), list[float]()
    table_on(client, waits).commit([new(item()), new(item("b"))])
    assert len(client.requests) == 3
    assert client.requests[0] == client.requests[1] == client.requests[2]
    assert client.requests[0]["ClientRequestToken"]
    assert len(waits) == 2
    assert all(0.05 <= wait <= 0.2 for wait in waits)


def test_each_commit_has_a_token_of_its_own() -> None:
    client = Scripted([])
    table = table_on(client, [])
    table.commit([new(item())])
    table.commit([new(item())])
    assert client.requests[0]["ClientRequestToken"] != client.requests[1]["ClientRequestToken"]


def test_a_table_that_stays_busy_is_unavailable_after_a_while() -> None:
    client, waits = Scripted([canceled("TransactionConflict")] * 50), list[float]()
    with pytest.raises(TableUnavailable):
        table_on(client, waits).commit([new(item())])
    assert len(client.requests) == 7
    assert sum(waits) < 7


def test_a_table_that_lets_wait_is_unavailable_well_within_a_request() -> None:
    times = itertools.count(step=6)
    client = Scripted([ReadTimeoutError(endpoint_url="https://dynamodb.invalid")] * 50)
    with pytest.raises(TableUnavailable):
        call(client.get_item, {}, sleep=lambda _: None, elapsed=lambda: next(times))
    assert len(client.requests) == 2


def test_a_condition_that_fails_beside_contention_is_a_conflict() -> None:
    client = Scripted([canceled("TransactionConflict", "ConditionalCheckFailed")])
    with pytest.raises(CommitConflict) as caught:
        table_on(client, []).commit([new(item("a")), new(item("b"))])
    assert caught.value.keys == (key("b"),)
    assert len(client.requests) == 1


@pytest.mark.parametrize(
    "code", ["AccessDeniedException", "ResourceNotFoundException", "ExpiredTokenException"]
)
def test_a_table_that_is_not_ours_is_unavailable(code: str) -> None:
    with pytest.raises(TableUnavailable):
        table_on(Scripted([refused(code)]), []).get(key())


def test_an_item_that_dynamodb_finds_too_large_is_too_large_here() -> None:
    with pytest.raises(CommitTooLarge):
        table_on(Scripted([canceled("ValidationError")]), []).commit([new(item())])


def test_a_page_of_expired_items_is_read_past(dynamo: Any, clock: Clock) -> None:
    create_table(dynamo, "pinternet")
    table = DynamoTable(dynamo, "pinternet", clock=clock)
    table.commit([new(item(f"{n:03}", expires_at=clock.now)) for n in range(20)] + [new(item("last"))])
    page = table.query(key().partition, limit=3)
    assert [each.key.sort for each in page.items] == ["last"]
    assert page.next is None


def test_the_table_expires_streams_keys_and_indexes_no_bodies(dynamo: Any) -> None:
    create_table(dynamo, "pinternet")
    made = dynamo.describe_table(TableName="pinternet")["Table"]
    expiry = dynamo.describe_time_to_live(TableName="pinternet")["TimeToLiveDescription"]
    assert expiry == {"TimeToLiveStatus": "ENABLED", "AttributeName": "expires"}
    assert made["StreamSpecification"]["StreamViewType"] == "KEYS_ONLY"
    projection = made["GlobalSecondaryIndexes"][0]["Projection"]
    assert projection == {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["expires"]}
