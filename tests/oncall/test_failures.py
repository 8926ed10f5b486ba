"""What happens when a message does not leave."""

from collections.abc import Callable, Iterable
from datetime import timedelta

import pytest

from functions.oncall.actions import claim_alerts_of, send_due, tick
from functions.oncall.model import Delivery, Step
from functions.oncall.model.policy import COORDINATORS, EVERYONE
from functions.senders.sender import PermanentFailure, SendError, TemporaryFailure
from functions.storage.sqlite import SqliteTable
from tests.cases.meddling import MeddlingTable
from tests.oncall.world import START, Clock, World


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


def test_deliveries_tried_in_vain_make_the_next_round_due(world: World) -> None:
    for address in ("ann@email", "budi@email"):
        world.email.failures[address] = TemporaryFailure("deferred")
    world.sms.failures["ann@sms"] = TemporaryFailure("deferred")
    alert = world.intake(urgency="routine")
    for _ in range(80):
        world.work()
        world.clock.move(seconds=5)

    assert {one.state for one in world.deliveries(alert) if one.step == 0} == {"failed-for-good"}
    assert {one.person for one in world.deliveries(alert) if one.step == 1} == {"ann", "budi"}
    assert all(channel.counts for channel in world.channels.channels_of("budi"))


def test_one_who_cannot_be_told_hurries_nothing_while_another_was(world: World) -> None:
    world.email.failures["budi@email"] = TemporaryFailure("deferred")
    alert = world.intake(urgency="routine")
    for _ in range(80):
        world.work()
        world.clock.move(seconds=5)

    states = {one.state for one in world.deliveries(alert) if one.person == "budi"}
    assert states == {"failed-for-good"}
    assert world.email.told == ["ann@email"]


def test_an_earlier_round_given_up_hurries_nothing_while_a_later_one_was_told(world: World) -> None:
    world.email.failures["budi@email"] = TemporaryFailure("deferred")
    world.follow(Step(0, ("person:budi",)), Step(5, ("person:ann",)), Step(30, (EVERYONE,)))
    alert = world.intake()
    for _ in range(90):
        world.work()
        world.clock.move(seconds=5)

    assert {one.step for one in world.deliveries(alert)} == {0, 1}


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


def test_a_round_without_a_channel_left_makes_the_next_one_due_now(world: World) -> None:
    world.follow(Step(0, ("person:budi",)), Step(30, (EVERYONE,)))
    world.email.failures["budi@email"] = PermanentFailure("refused-address")
    world.intake()

    world.work()

    assert world.email.told == ["ann@email"]


def test_nobody_left_at_all_leaves_the_alert_due(world: World) -> None:
    for address in ("ann@email", "budi@email"):
        world.email.failures[address] = PermanentFailure("refused-address")
    world.sms.failures["ann@sms"] = PermanentFailure("refused-address")
    alert = world.intake()

    world.work(rounds=20)

    assert world.alert(alert).unreached
    assert world.alert(alert).is_open


def test_a_last_call_stays_hourly_although_one_coordinator_has_a_dead_gateway() -> None:
    world = World()
    for name, kind in (("dewi", "email"), ("eka", "sms")):
        world.person(name, "coordinator")
        world.channel(name, kind)
    world.sms.failures["eka@sms"] = TemporaryFailure("misconfigured")
    world.intake()
    for _ in range(8 * 60):
        world.work()
        world.clock.move(minutes=1)

    last_calls = [message for message in world.email.taken if message.at >= START + timedelta(hours=3)]
    assert 4 <= len(last_calls) <= 6


@pytest.mark.parametrize("failure", [TemporaryFailure("timeout"), PermanentFailure("refused-address")])
def test_a_last_call_in_vain_goes_to_everyone_soon_and_not_again_and_again(failure: SendError) -> None:
    world = World()
    world.team("ann")
    world.person("dewi", "coordinator")
    world.channel("dewi", "sms")
    world.follow(Step(0, (COORDINATORS,)))
    world.sms.failures["dewi@sms"] = failure
    world.intake()
    for _ in range(10 * 60):
        world.work()
        world.clock.move(minutes=1)

    assert world.email.taken[0].at <= START + timedelta(minutes=45)
    assert 6 <= len(world.email.taken) <= 10
    assert len(world.sms.asked) <= 20 * 4


def test_a_last_call_that_reaches_nobody_at_all_rests_between(world: World) -> None:
    lost = TemporaryFailure("timeout")
    world.email.failures |= {"ann@email": lost, "budi@email": lost}
    world.sms.failures["ann@sms"] = lost
    world.follow(Step(0, (EVERYONE,)))
    alert = world.intake()
    for _ in range(5 * 60):
        world.work()
        world.clock.move(minutes=1)

    rounds = {(one.loop, one.step) for one in world.deliveries(alert)}
    assert 10 <= len(rounds) <= 20
    world.email.failures.clear()
    for _ in range(25):
        world.clock.move(minutes=1)
        world.work()
    assert world.email.told


def test_a_channel_that_was_given_up_three_times_is_failing_until_it_works(world: World) -> None:
    world.sms.failures["ann@sms"] = TemporaryFailure("misconfigured")
    failing = []
    for number in range(3):
        world.intake(f"case-{number}", urgency="routine")
        for _ in range(12):
            world.work()
            world.clock.move(minutes=1)
        (sms,) = (one for one in world.channels.channels_of("ann") if one.kind == "sms")
        failing.append((sms.is_failing, sms.reason, sms.counts))

    assert failing == [(number == 2, "misconfigured", True) for number in range(3)]
    world.sms.failures.clear()
    world.intake()
    world.work()
    (sms,) = (one for one in world.channels.channels_of("ann") if one.kind == "sms")
    assert (sms.is_failing, sms.reason) == (False, None)


def test_a_sender_that_breaks_is_tried_again_and_holds_nobody_up(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.email.failures["ann@email"] = KeyError("secret text")
    alert = world.intake(urgency="routine")

    world.work()

    (broken,) = (one for one in world.deliveries(alert) if (one.person, one.kind) == ("ann", "email"))
    assert (broken.state, broken.reason, broken.tries) == ("failed-for-now", "broken", 1)
    assert (world.email.told, world.sms.told) == (["budi@email"], ["ann@sms"])
    assert "secret text" not in caplog.text


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


def test_the_first_message_leaves_before_the_last_is_read(world: World) -> None:
    world.intake()
    tick(world.alerts, world.reach, now=world.clock())

    def the_first(job: Callable[[Delivery], None], due: Iterable[Delivery]) -> list[None]:
        job(next(iter(due)))
        return []

    looked_at = send_due(world.post, world.reach, the_first)

    assert looked_at == len(world.email.taken) + len(world.sms.taken) == 1
