"""Amazon as moto plays it in this process: empty at each beginning, with clients that are made once."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import boto3
from botocore.config import Config
from moto import mock_aws

from functions.storage.dynamo import DynamoTable
from functions.storage.dynamo_calls import CLIENT_CONFIG
from functions.storage.dynamo_values import INDEX
from tests.storage.remembered_dynamo import RememberedDynamo

SETTINGS = CLIENT_CONFIG.merge(Config(ignore_configured_endpoint_urls=True))

TABLE: dict[str, Any] = {
    "AttributeDefinitions": [
        {"AttributeName": name, "AttributeType": "S"} for name in ("partition", "sort", "queue", "place")
    ],
    "KeySchema": [
        {"AttributeName": "partition", "KeyType": "HASH"},
        {"AttributeName": "sort", "KeyType": "RANGE"},
    ],
    "GlobalSecondaryIndexes": [
        {
            "IndexName": INDEX,
            "KeySchema": [
                {"AttributeName": "queue", "KeyType": "HASH"},
                {"AttributeName": "place", "KeyType": "RANGE"},
            ],
            # Keys, and the expiry: DynamoDB removes expired items days late, and a queue must not show them.
            "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["expires"]},
        }
    ],
    "BillingMode": "PAY_PER_REQUEST",
    "StreamSpecification": {"StreamEnabled": True, "StreamViewType": "KEYS_ONLY"},
}
"""The table as the template of a stage has it."""

LEDGER: dict[str, Any] = {
    "AttributeDefinitions": [{"AttributeName": "mailbox", "AttributeType": "S"}],
    "KeySchema": [{"AttributeName": "mailbox", "KeyType": "HASH"}],
    "BillingMode": "PAY_PER_REQUEST",
    "DeletionProtectionEnabled": True,
}
"""And the ledger."""


@cache
def _client(service: str) -> Any:
    """Make a client, for all tests: reading what the service can do costs more than most tests."""
    return boto3.Session("made-up", "made-up", region_name="ap-southeast-3").client(service, config=SETTINGS)


@contextmanager
def played(service: str) -> Iterator[Any]:
    """Yield a client of a service that holds nothing yet."""
    with mock_aws():
        yield _client(service)


def create_table(client: Any, name: str) -> None:
    """Create the table with its index, its expiry and its stream, and wait until it can be used."""
    client.create_table(TableName=name, **TABLE)
    client.get_waiter("table_exists").wait(TableName=name, WaiterConfig={"Delay": 1})
    client.update_time_to_live(
        TableName=name, TimeToLiveSpecification={"Enabled": True, "AttributeName": "expires"}
    )


def create_ledger(client: Any, name: str) -> None:
    """Create the ledger's table and wait until it can be used."""
    client.create_table(TableName=name, **LEDGER)
    client.get_waiter("table_exists").wait(TableName=name, WaiterConfig={"Delay": 1})


@contextmanager
def dynamo_table(clock: Callable[[], Any]) -> Iterator[DynamoTable]:
    """Yield an empty table on DynamoDB."""
    with played("dynamodb") as client:
        create_table(client, "pinternet")
        yield DynamoTable(client, "pinternet", clock=clock)


@contextmanager
def quick_dynamo_table(clock: Callable[[], Any]) -> Iterator[DynamoTable]:
    """Yield an empty table on DynamoDB in dictionaries, at full size as moto plays it.

    For what asks of the table what its contract says, which both pass: moto copies the whole table once
    for each part of each transaction.
    """
    if "PINTERNET_SOAK" not in os.environ:
        yield DynamoTable(RememberedDynamo(), "pinternet", clock=clock)
        return
    with dynamo_table(clock) as table:
        yield table
