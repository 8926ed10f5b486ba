"""A table on each engine in turn, for the stores of on-call."""

from collections.abc import Iterator

import boto3
import pytest
from moto import mock_aws

from functions.storage.dynamo import DynamoTable, create_table
from functions.storage.sqlite import SqliteTable
from functions.storage.table import Table
from tests.oncall.world import Clock


@pytest.fixture(params=["sqlite", "dynamo"])
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Table]:
    """An empty table on each engine in turn."""
    if request.param == "sqlite":
        yield SqliteTable(":memory:", clock=Clock())
        return
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "made-up")
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    with mock_aws():
        client = boto3.client("dynamodb", region_name="ap-southeast-3")
        create_table(client, "pinternet")
        yield DynamoTable(client, "pinternet", clock=Clock())
