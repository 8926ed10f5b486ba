"""What the cloud tells: the minute, the table's stream, what became of mail."""

import json
import logging
from dataclasses import dataclass, replace
from typing import Any

import pytest

from functions import events
from functions.jobs import run_alerts, tell_of
from functions.oncall.actions import Reach, reach_now, tick
from functions.oncall.model import alert_id
from functions.oncall.store import AlertStore
from functions.oncall.store.items import delivery_key
from functions.services import Services
from functions.storage.heart import ALERTS
from functions.storage.sqlite import SqliteTable
from functions.storage.table import AtVersion, Key, Put
from tests.clock import Clock
from tests.oncall.test_jobs import emails, raise_alert, with_email
from tests.storage.lagging import LaggingTable


@dataclass
class Context:
    """An invocation with so much time left."""

    left: int = 25_000

    def get_remaining_time_in_millis(self) -> int:
        return self.left


@pytest.fixture(autouse=True)
def of_this_process(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the events find this installation, as they find the application's in the cloud."""
    monkeypatch.setattr(events, "_services", lambda: services)


def record(number: int, partition: str, sort: str = "head", event: str = "INSERT") -> dict[str, Any]:
    """A record as a stream of keys brings it."""
    keys = {"partition": {"S": partition}, "sort": {"S": sort}}
    return {
        "eventID": f"event {number}",
        "eventName": event,
        "eventSource": "aws:dynamodb",
        "dynamodb": {"Keys": keys, "SequenceNumber": str(number), "StreamViewType": "KEYS_ONLY"},
    }


def alert_of(case: str) -> str:
    """The partition of a case's alert."""
    return f"alert/{alert_id(case, 'intake')}"


def brought(*records: dict[str, Any]) -> list[str]:
    """Bring records, and return those to be brought again."""
    answer = events.on_stream({"Records": list(records)}, Context())
    return [failure["itemIdentifier"] for failure in answer["batchItemFailures"]]


def break_alert(services: Services, case: str) -> None:
    """Let an alert be stored in a way that cannot be read: as a program gone wrong might."""
    break_item(services, Key(alert_of(case), "head"))


def break_item(services: Services, key: Key) -> None:
    """Store nonsense in an item's place, in the same place of its queue."""
    item = services.table.get(key)
    assert item is not None
    services.table.commit([Put(replace(item, body={"about": "nonsense"}), AtVersion(item.version))])


def reach_of(services: Services) -> Reach:
    """Who can be told now."""
    return reach_now(
        services.staff,
        services.channels,
        services.rules,
        services.roster,
        services.settings,
        now=services.clock(),
    )


def test_the_minute_tells_of_what_waits_and_says_whether_all_went_well(services: Services) -> None:
    with_email(services, "ann")
    raise_alert(services)

    assert events.on_schedule({"detail-type": "Scheduled Event"}, Context()) == {"clean": True}

    assert len(emails(services).sent) == 1
    assert services.heart.last(ALERTS) == services.clock()


def test_an_alert_is_told_when_the_stream_brings_it(services: Services) -> None:
    with_email(services, "ann")
    raise_alert(services)

    assert brought(record(1, alert_of("case"))) == []

    assert len(emails(services).sent) == 1


def test_an_index_that_lags_does_not_hold_up_what_the_stream_brings(services: Services, clock: Clock) -> None:
    table = LaggingTable(SqliteTable(":memory:", clock=clock), clock=clock)
    behind = replace(services, table=table, alerts=AlertStore(table))
    raise_alert(behind)
    with_email(services, "ann")
    run_alerts(behind)
    before = len(emails(services).sent)

    tell_of(behind, [alert_id("case", "intake")])

    assert (before, len(emails(services).sent)) == (0, 1)


def test_the_stream_does_not_beat_the_heart_of_the_clock(services: Services) -> None:
    with_email(services, "ann")
    raise_alert(services)

    brought(record(1, alert_of("case")))

    assert services.heart.last(ALERTS) is None


def test_what_the_telling_writes_itself_leads_to_nothing_more(services: Services) -> None:
    with_email(services, "ann")
    raise_alert(services)
    brought(record(1, alert_of("case")))

    assert brought(record(2, alert_of("case"), event="MODIFY"), record(3, "heart", "alerts")) == []

    assert len(emails(services).sent) == 1


@pytest.mark.parametrize(
    "other",
    [
        record(1, "heart", "alerts"),
        record(1, "case/x"),
        record(1, "alert/x", "delivery/y"),
        record(1, alert_of("case"), event="REMOVE"),
        record(1, "alert/gone"),
    ],
    ids=("heart", "case", "pointer", "removed", "gone"),
)
def test_a_record_of_something_else_does_nothing(services: Services, other: dict[str, Any]) -> None:
    with_email(services, "ann")
    raise_alert(services)

    assert brought(other) == []

    assert emails(services).sent == []


def test_an_alert_that_cannot_be_read_holds_up_no_other_and_is_brought_again(services: Services) -> None:
    with_email(services, "ann")
    for case in ("one", "broken", "two"):
        raise_alert(services, case)
    break_alert(services, "broken")

    again = brought(*(record(number, alert_of(case)) for number, case in enumerate(("one", "broken", "two"))))

    assert again == ["1"]
    assert len(emails(services).sent) == 2


def test_every_record_of_a_broken_alert_is_brought_again(services: Services) -> None:
    raise_alert(services)
    break_alert(services, "case")

    assert brought(record(1, alert_of("case")), record(2, alert_of("case"), event="MODIFY")) == ["1", "2"]


@pytest.mark.parametrize("dynamodb", [{}, {"Keys": {"id": {"S": "x"}}, "SequenceNumber": "1"}, None])
def test_a_record_of_no_table_like_ours_is_passed_over(services: Services, dynamodb: Any) -> None:
    with_email(services, "ann")
    raise_alert(services)

    assert brought({"eventName": "INSERT", "dynamodb": dynamodb}, record(2, alert_of("case"))) == []

    assert len(emails(services).sent) == 1


def test_without_time_nothing_is_begun_that_could_be_cut_off(services: Services) -> None:
    with_email(services, "ann")
    raise_alert(services)
    stream = {"Records": [record(1, alert_of("case"))]}

    events.on_stream(stream, Context(left=5_000))
    before = len(emails(services).sent)
    run_alerts(services)

    assert (before, len(emails(services).sent)) == (0, 1)


def test_a_bounce_turns_the_channel_off_and_names_nobody_in_the_log(
    services: Services, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    with_email(services, "ann")
    told = {
        "eventType": "Bounce",
        "bounce": {"bounceType": "Permanent", "bouncedRecipients": [{"emailAddress": "ann@example.org"}]},
        "mail": {"timestamp": clock().isoformat(), "destination": ["ann@example.org"]},
    }

    with caplog.at_level(logging.DEBUG):
        events.on_notice({"Records": [{"Sns": {"Message": json.dumps(told)}}]}, Context())

    ((channel,),) = services.channels.everyone().values()
    assert (channel.state, channel.reason) == ("bounced", "refused-address")
    assert "example.org" not in caplog.text


def test_an_alert_that_cannot_be_read_holds_up_no_other_of_the_minute_and_is_an_alarm(
    services: Services,
) -> None:
    with_email(services, "ann")
    for case in ("broken", "behind"):
        raise_alert(services, case)
    break_alert(services, "broken")

    assert events.on_schedule({"detail-type": "Scheduled Event"}, Context()) == {"clean": False}

    assert len(emails(services).sent) == 1
    assert services.heart.last(ALERTS) is None


def test_a_delivery_that_cannot_be_read_holds_up_no_other(services: Services) -> None:
    for name in ("ann", "budi"):
        with_email(services, name)
    raise_alert(services)
    tick(services.alerts, reach_of(services), now=services.clock())
    first = next(services.alerts.due_deliveries(services.clock()))
    break_item(services, delivery_key(first.id))

    assert not run_alerts(services)

    assert len(emails(services).sent) == 1
