"""Both hearts keep one contract; in the cloud a metric is counted too, and its absence is the alarm."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import EndpointConnectionError

from functions.storage.heart import (
    ALERTS,
    CHORES,
    METRIC,
    NAMESPACE,
    CloudWatchHeart,
    FileHeart,
    Heart,
    HeartUnreachable,
    Silence,
    silences,
)
from functions.storage.sqlite import SqliteTable
from tests.amazon import played
from tests.clock import Clock


@pytest.fixture
def cloudwatch() -> Iterator[Any]:
    """CloudWatch as moto plays it."""
    with played("cloudwatch") as client:
        yield client


@pytest.fixture(params=["file", "cloud"])
def heart(request: pytest.FixtureRequest, tmp_path: Path, table: SqliteTable, cloudwatch: Any) -> Heart:
    """Each heart in turn."""
    if request.param == "file":
        return FileHeart(tmp_path)
    return CloudWatchHeart(cloudwatch, table, "pinternet-prod")


def test_a_beat_of_a_time_to_come_is_no_sign_of_life(heart: Heart, clock: Clock) -> None:
    now = clock().replace(microsecond=0)
    heart.beat(ALERTS, now + timedelta(days=1))
    heart.beat(CHORES, now + timedelta(minutes=1))

    assert silences(heart, now) == [Silence(ALERTS, now)]


def test_a_heart_that_never_beat_is_silent(heart: Heart, clock: Clock) -> None:
    assert silences(heart, clock()) == [Silence(ALERTS, None), Silence(CHORES, None)]


def test_silence_begins_two_minutes_after_the_last_beat(heart: Heart, clock: Clock) -> None:
    began = clock().replace(microsecond=0)
    heart.beat(CHORES, began)
    heart.beat(ALERTS, began)
    heart.beat(CHORES, began + timedelta(minutes=2))

    assert silences(heart, began + timedelta(minutes=2)) == []
    assert silences(heart, began + timedelta(minutes=2, seconds=1)) == [Silence(ALERTS, began)]


def test_the_cloud_counts_the_clean_ticks_of_each_installation_apart(
    cloudwatch: Any, table: SqliteTable, clock: Clock
) -> None:
    heart = CloudWatchHeart(cloudwatch, table, "pinternet-prod")
    heart.beat(ALERTS, clock())
    heart.beat(ALERTS, clock())
    CloudWatchHeart(cloudwatch, table, "pinternet-dev").beat(ALERTS, clock())

    counted = cloudwatch.get_metric_statistics(
        Namespace=NAMESPACE,
        MetricName=METRIC,
        Dimensions=[{"Name": "Table", "Value": "pinternet-prod"}, {"Name": "Work", "Value": ALERTS}],
        StartTime=clock() - timedelta(minutes=5),
        EndTime=clock() + timedelta(minutes=5),
        Period=600,
        Statistics=["Sum"],
    )

    assert sum(point["Sum"] for point in counted["Datapoints"]) == 2


def test_a_metric_that_cannot_be_counted_is_no_beat(table: SqliteTable, clock: Clock) -> None:
    class Away:
        def put_metric_data(self, **_: object) -> None:
            raise EndpointConnectionError(endpoint_url="https://monitoring.example")

    heart = CloudWatchHeart(Away(), table, "pinternet-prod")

    with pytest.raises(HeartUnreachable):
        heart.beat(ALERTS, clock())
    assert heart.last(ALERTS) is None
