"""The path without script on DynamoDB: the same form is one case, and counted once."""

from collections.abc import Iterator

import pytest

from functions import bootstrap
from functions.app import create_app
from functions.services import Services
from functions.storage.table import Key
from tests.amazon import quick_dynamo_table
from tests.clock import Clock
from tests.lite.plain_browser import PlainBrowser
from tests.opening import open_service


@pytest.fixture
def cloud(services: Services, clock: Clock) -> Iterator[Services]:
    """The services on DynamoDB."""
    with quick_dynamo_table(clock) as table:
        yield bootstrap.assemble(
            services.config,
            table=table,
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
