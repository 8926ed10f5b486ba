"""Alerting on DynamoDB, and with an index that lags behind."""

from collections.abc import Iterator

import pytest

from functions.oncall.actions import claim_alerts_of, recent
from functions.senders.sender import PermanentFailure
from functions.storage.sqlite import SqliteTable
from tests.amazon import quick_dynamo_table
from tests.oncall.world import Clock, World
from tests.storage.lagging import LaggingTable


@pytest.fixture
def cloud() -> Iterator[World]:
    """A world on DynamoDB."""
    clock = Clock()
    with quick_dynamo_table(clock) as table:
        yield World(table, clock)


def test_the_whole_of_it_on_dynamodb(cloud: World) -> None:
    cloud.team("ann", "budi")
    cloud.channel("ann", "sms")
    cloud.sms.failures["ann@sms"] = PermanentFailure("refused-address")
    alert = cloud.intake()

    cloud.work()
    cloud.clock.move(minutes=5)
    cloud.work()
    cloud.commit(claim_alerts_of(cloud.alerts, case="case", person="ann", now=cloud.clock()))
    cloud.clock.move(minutes=30)
    cloud.work()

    assert sorted(cloud.email.told) == ["ann@email", "ann@email", "budi@email", "budi@email"]
    assert len(cloud.sms.asked) == 1
    (report,), _ = recent(cloud.alerts)
    assert (report.alert.id, report.alert.state) == (alert, "claimed")
    for changes in cloud.alerts.erasing("case"):
        cloud.commit(changes)
    assert recent(cloud.alerts) == ([], None)


def test_an_index_that_lags_tells_nobody_twice_and_misses_nobody() -> None:
    clock = Clock()
    table = LaggingTable(SqliteTable(":memory:", clock=clock), clock=clock)
    world = World(table, clock)
    world.team("ann", "budi")
    world.intake()
    world.work()
    assert world.email.asked == []

    for _ in range(4):
        table.catch_up()
        world.work()
        world.work()

    assert sorted(world.email.asked) == sorted(set(world.email.asked))
    assert sorted(world.email.told) == ["ann@email", "budi@email"]
