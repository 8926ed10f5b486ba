"""The path without script on DynamoDB, as moto plays it: the same form is one case, and counted once."""

from collections.abc import Iterator

import boto3
import pytest
from moto import mock_aws

from functions import bootstrap
from functions.app import create_app
from functions.services import Services
from functions.storage.dynamo import DynamoTable, create_table
from functions.storage.table import Key
from tests.clock import Clock
from tests.lite.plain_browser import PlainBrowser
from tests.opening import open_service


@pytest.fixture
def cloud(services: Services, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    """The services on DynamoDB."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "made-up")
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    with mock_aws():
        client = boto3.client("dynamodb", region_name="ap-southeast-3")
        create_table(client, "pinternet")
        yield bootstrap.assemble(
            services.config,
            table=DynamoTable(client, "pinternet", clock=clock),
            ledger=services.ledger,
            secrets=services.secrets,
            signers=services.signers,
            senders=services.senders,
            clock=clock,
        )


def test_a_client_writes_returns_writes_again_and_erases(cloud: Services, clock: Clock) -> None:
    open_service(cloud)
    browser = PlainBrowser(create_app(cloud).test_client())
    browser.fill_in()
    clock.move(minutes=1)
    form = browser.form("send")

    code = browser.press("send").code
    assert browser.send(form, "send", {}).code == code
    browser.enter(code).press("write", text="pesan kedua")
    assert "pesan kedua" in browser.html
    assert len(cloud.table.query_index("cases/waiting").rows) == 1
    counted = cloud.table.get(Key(f"lite/{clock():%Y-%m-%dT%H}", "count"))
    assert counted is not None
    assert counted.body["count"] == 1

    browser.press("erase").press("erase-sure", sure="yes")
    assert browser.enter(code).status == 410
