"""Dying between any two writes, failing providers, two workers: nobody is missed, nobody told twice."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from functions.oncall.actions import claim_alerts_of, send_due, sending, tick
from functions.senders.sender import PermanentFailure, TemporaryFailure
from functions.storage.sqlite import SqliteTable
from functions.storage.table import CommitConflict
from tests.oncall.mortal import KilledError, MortalTable
from tests.oncall.world import Clock, World


def mortal_world() -> tuple[World, MortalTable]:
    clock = Clock()
    table = MortalTable(SqliteTable(":memory:", clock=clock))
    world = World(table, clock)
    world.team("ann", "budi", "citra")
    world.channel("ann", "sms")
    return world, table


kills = st.tuples(st.integers(0, 8), st.booleans())
troubles = st.dictionaries(
    st.sampled_from(["ann@email", "ann@sms", "budi@email", "citra@email"]),
    st.sampled_from([TemporaryFailure("deferred"), PermanentFailure("refused-address")]),
    max_size=4,
)


@given(st.lists(kills, max_size=12), st.sampled_from(["urgent", "soon", "routine"]))
@settings(max_examples=60, deadline=None)
def test_whatever_dies_everyone_is_told_of_the_first_round_once(
    deaths: list[tuple[int, bool]], urgency: str
) -> None:
    world, table = mortal_world()
    alert = world.intake(urgency=urgency)
    for commits, after in deaths:
        table.commits_left, table.after_commit = commits, after
        try:
            world.work()
        except KilledError:
            world.clock.move(seconds=7)
    table.commits_left = None
    world.clock.move(minutes=1)
    world.work()
    world.clock.move(minutes=1)
    world.work()

    first = [one for one in world.deliveries(alert) if (one.loop, one.step) == (0, 0)]
    assert sorted(one.person + one.kind for one in first) == ["annemail", "annsms", "budiemail", "citraemail"]
    assert {one.state for one in first} == {"accepted"}
    for provider in (world.email, world.sms):
        ids = [message.id for message in provider.taken]
        assert len(ids) == len(set(ids))


@given(troubles, st.lists(st.integers(5, 400), max_size=12), st.booleans())
@settings(max_examples=30, deadline=None)
def test_whatever_fails_somebody_is_told_or_the_alert_says_that_nobody_is(
    failures: dict[str, TemporaryFailure | PermanentFailure], pauses: list[int], heals: bool
) -> None:
    world, _ = mortal_world()
    for provider in (world.email, world.sms):
        provider.failures.update(failures)
    alert = world.intake()
    for pause in pauses:
        world.work()
        world.clock.move(seconds=pause)
    if heals:
        for provider in (world.email, world.sms):
            provider.failures.clear()
    for _ in range(30):
        world.clock.move(minutes=1)
        world.work(rounds=10)

    told = world.email.told + world.sms.told
    now = world.alert(alert)
    assert now.is_open
    assert told or now.unreached or any(one.state == "failed-for-now" for one in world.deliveries(alert))
    assert now.next_at is not None
    assert now.next_at <= world.clock() + timedelta(minutes=now.policy.exhausted_every)


@given(st.lists(st.sampled_from(["tick", "send", "other tick", "claim", "wait"]), max_size=25))
@settings(max_examples=60, deadline=None)
def test_after_a_claim_is_silence_whatever_was_under_way(events: list[str]) -> None:
    world, _ = mortal_world()
    alert = world.intake()
    stale = world.reach
    silent_from: int | None = None
    for event in events:
        if event == "tick":
            tick(world.alerts, world.reach, now=world.clock())
        elif event == "other tick":
            tick(world.alerts, stale, now=world.clock())
        elif event == "send":
            send_due(world.post, world.reach)
        elif event == "wait":
            world.clock.move(minutes=3)
        elif world.alert(alert).is_open:
            try:
                world.commit(claim_alerts_of(world.alerts, case="case", person="ann", now=world.clock()))
            except CommitConflict:
                continue
            silent_from = len(world.email.asked) + len(world.sms.asked)

    world.clock.move(hours=2)
    world.work()

    asked = len(world.email.asked) + len(world.sms.asked)
    assert silent_from is None or asked == silent_from
    assert silent_from is not None or asked >= 4


def test_two_ticks_at_once_make_one_round() -> None:
    world, _ = mortal_world()
    world.intake()
    due = list(world.alerts.due_alerts(world.clock()))

    class Stale(type(world.alerts)):  # type: ignore[misc]
        """Sees the alert as it was before the other tick."""

        def due_alerts(self, now):  # type: ignore[no-untyped-def]
            yield from due

    assert tick(world.alerts, world.reach, now=world.clock()) == 1
    assert tick(Stale(world.table), world.reach, now=world.clock()) == 0
    world.work()

    assert sorted(world.email.told) == ["ann@email", "budi@email", "citra@email"]


def test_of_two_channels_that_fail_at_once_one_sees_that_nobody_is_told() -> None:
    clock = Clock()
    table = MortalTable(SqliteTable(":memory:", clock=clock))
    world = World(table, clock)
    world.team("ann")
    world.channel("ann", "sms")
    alert = world.intake()
    tick(world.alerts, world.reach, now=clock())
    failed = []
    for delivery in world.deliveries(alert):
        leased = delivery.leased(clock(), timedelta(minutes=1))
        world.commit([world.alerts.changing_delivery(leased)])
        failed.append(replace(leased, version=delivery.version + 1).refused("refused-address", clock()))

    table.commits_left = 0
    table.overtaken_by = lambda: sending.go_round(world.post, failed[1], bounced=True)
    sending.go_round(world.post, failed[0], bounced=True)

    assert {one.state for one in world.deliveries(alert)} == {"failed-for-good"}
    assert world.alert(alert).is_due(clock())
