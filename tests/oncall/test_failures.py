"""What happens when a message does not leave."""

import pytest

from functions.oncall.actions import claim_alerts_of, send_due, tick
from functions.senders.sender import PermanentFailure, TemporaryFailure
from functions.storage.sqlite import SqliteTable
from tests.cases.meddling import MeddlingTable
from tests.oncall.world import Clock, World


@pytest.fixture
def world() -> World:
    world = World()
    world.team("ann", "budi")
    world.channel("ann", "sms")
    return world


def test_a_failure_that_may_pass_is_tried_after_15_s_60_s_and_4_min(world: World) -> None:
    world.email.failures["budi@email"] = TemporaryFailure("deferred")
    world.intake(urgency="routine")
    attempts = []
    for second in range(0, 400, 5):
        before = len(world.email.asked)
        world.work()
        attempts += [second] * (len(world.email.asked) - before)
        world.clock.move(seconds=5)

    assert attempts[:5] == [0, 0, 15, 75, 315]


def test_a_delivery_tried_in_vain_makes_the_next_round_due(world: World) -> None:
    world.email.failures["budi@email"] = TemporaryFailure("deferred")
    alert = world.intake(urgency="routine")
    for _ in range(80):
        world.work()
        world.clock.move(seconds=5)

    states = [delivery.state for delivery in world.deliveries(alert) if delivery.person == "budi"]
    assert "failed-for-good" in states
    assert world.email.told.count("ann@email") == 2
    assert world.channels.channels_of("budi")[0].counts


def test_a_refused_address_is_off_and_the_next_channel_is_told_at_once(world: World) -> None:
    world.sms.failures["ann@sms"] = PermanentFailure("refused-address")
    world.intake()
    world.work()

    channels = {channel.kind: channel for channel in world.channels.channels_of("ann")}
    assert channels["sms"].state == "bounced"
    assert channels["sms"].reason == "refused-address"
    assert "ann@email" in world.email.told


def test_a_claim_at_that_moment_adds_no_message_to_the_next_channel() -> None:
    clock = Clock()
    table = MeddlingTable(SqliteTable(":memory:", clock=clock))
    world = World(table, clock)
    world.team("ann")
    world.email.failures["ann@email"] = PermanentFailure("refused-address")
    alert = world.intake(urgency="routine")
    tick(world.alerts, world.reach, now=clock())
    world.channel("ann", "sms")

    def claim() -> None:
        world.commit(claim_alerts_of(world.alerts, case="case", person="ann", now=clock()))

    table.before = [lambda: None, claim]
    send_due(world.post, world.reach)

    assert [(one.kind, one.state) for one in world.deliveries(alert)] == [("email", "failed-for-good")]


def test_a_refused_address_is_not_tried_again(world: World) -> None:
    world.sms.failures["ann@sms"] = PermanentFailure("refused-address")
    world.intake()
    for _ in range(20):
        world.work()
        world.clock.move(minutes=1)

    assert len(world.sms.asked) == 1


def test_a_person_without_a_channel_left_makes_the_alert_due_now(world: World) -> None:
    world.email.failures["budi@email"] = PermanentFailure("refused-address")
    alert = world.intake(urgency="routine")

    world.work()

    assert world.alert(alert).step == 2
    world.clock.move(minutes=5)
    world.work()
    assert world.email.told.count("ann@email") == 2


def test_nobody_left_at_all_leaves_the_alert_due(world: World) -> None:
    for address in ("ann@email", "budi@email"):
        world.email.failures[address] = PermanentFailure("refused-address")
    world.sms.failures["ann@sms"] = PermanentFailure("refused-address")
    alert = world.intake()

    world.work(rounds=20)

    assert world.alert(alert).unreached
    assert world.alert(alert).is_open


def test_a_retry_after_a_claim_is_cancelled(world: World) -> None:
    world.email.failures["budi@email"] = TemporaryFailure("deferred")
    world.intake()
    world.work()
    world.commit(claim_alerts_of(world.alerts, case="case", person="ann", now=world.clock()))
    tried = len(world.email.asked)

    world.clock.move(minutes=10)
    world.work()

    assert len(world.email.asked) == tried


def test_a_channel_sealed_with_other_secrets_is_off(world: World) -> None:
    from functions.crypto.secrets import generate

    world.secrets = generate()
    alert = world.intake()

    world.work(rounds=20)

    assert {delivery.reason for delivery in world.deliveries(alert)} == {"unreadable"}
    assert world.alert(alert).unreached


def test_a_kind_without_a_sender_waits_for_one(world: World) -> None:
    world.channel("budi", "other", "chat")
    alert = world.intake()

    world.work()

    (other,) = [delivery for delivery in world.deliveries(alert) if delivery.kind == "other"]
    assert (other.state, other.reason) == ("failed-for-now", "no-sender")
