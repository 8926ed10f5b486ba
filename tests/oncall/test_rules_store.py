"""People's own rules, as they are kept on either engine."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time

import boto3
import pytest
from moto import mock_aws

from functions.oncall.model.rules import Quiet, Rule, Rules
from functions.oncall.store import RulesStore
from functions.storage.dynamo import DynamoTable, create_table
from functions.storage.sqlite import SqliteTable
from functions.storage.table import CommitConflict
from tests.oncall.world import Clock

ANN = Rules("ann", {"urgent": (Rule(0, "chat"), Rule(5, "sms"))}, Quiet(time(22), time(5, 30)))


@pytest.fixture(params=["sqlite", "dynamo"])
def rules(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[RulesStore]:
    """An empty store on each engine in turn."""
    if request.param == "sqlite":
        yield RulesStore(SqliteTable(":memory:", clock=Clock()))
        return
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "made-up")
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    with mock_aws():
        client = boto3.client("dynamodb", region_name="ap-southeast-3")
        create_table(client, "pinternet")
        yield RulesStore(DynamoTable(client, "pinternet", clock=Clock()))


def test_who_made_no_rules_has_none(rules: RulesStore) -> None:
    assert rules.of("ann") == Rules("ann")
    assert rules.everyone() == {}


def test_rules_come_back_as_they_were_kept(rules: RulesStore) -> None:
    rules.table.commit([rules.putting(ANN), rules.putting(Rules("budi"))])

    kept = replace(ANN, version=1)
    assert rules.of("ann") == kept
    assert rules.everyone() == {"ann": kept, "budi": Rules("budi", version=1)}


def test_rules_saved_in_two_places_are_not_laid_over_each_other(rules: RulesStore) -> None:
    rules.table.commit([rules.putting(ANN)])
    rules.table.commit([rules.putting(replace(ANN, quiet=None, version=1))])

    with pytest.raises(CommitConflict):
        rules.table.commit([rules.putting(replace(ANN, version=1))])
    assert rules.of("ann").quiet is None


def test_forgotten_rules_are_gone(rules: RulesStore) -> None:
    rules.table.commit([rules.putting(ANN)])

    rules.table.commit([rules.removing(rules.of("ann"))])

    assert rules.of("ann") == Rules("ann")
