"""A message that did not leave is tried again, not in quiet hours, and not beside one that says the same."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from itertools import pairwise

import pytest

from functions.oncall.actions import claim_alerts_of, send_due, tick
from functions.oncall.model.rules import Quiet, Rules
from functions.senders.sender import TemporaryFailure
from tests.oncall.world import START, World


@pytest.fixture
def world() -> World:
    """One person with one channel."""
    world = World()
    world.team("ann")
    return world


def work_for(world: World, minutes: int, at: dict[int, Callable[[], object]] | None = None) -> list[datetime]:
    """Work every five seconds, with what happens after so many seconds; return when a message left."""
    times: list[datetime] = []
    for second in range(0, minutes * 60, 5):
        (at or {}).get(second, lambda: None)()
        before = len(world.email.taken)
        world.work()
        times += [world.clock()] * (len(world.email.taken) - before)
        world.clock.move(seconds=5)
    return times


def defer(world: World) -> None:
    """Make the provider say later."""
    world.email.failures["ann@email"] = TemporaryFailure("deferred")


def take(world: World, case: str) -> None:
    """Claim a case."""
    world.commit(claim_alerts_of(world.alerts, case=case, person="ann", now=world.clock()))


def test_a_retry_whose_lease_ran_out_waits_for_the_end_of_quiet_hours(world: World) -> None:
    world.rules = {"ann": Rules("ann", quiet=Quiet(time(2, 11), time(7)))}  # it is 02:10 in Jakarta
    alert = world.intake(urgency="soon")
    tick(world.alerts, world.reach, now=world.clock())
    (due,) = world.deliveries(alert)
    world.commit([world.alerts.changing_delivery(due.leased(world.clock(), timedelta(minutes=1)))])
    world.clock.move(minutes=2)

    send_due(world.post, world.reach)

    (held,) = world.deliveries(alert)
    assert (world.email.asked, held.state, held.reason) == ([], "failed-for-now", "quiet-hours")
    world.clock.move(hours=5)
    send_due(world.post, world.reach)
    assert world.email.told == ["ann@email"]


@pytest.mark.parametrize("healed", [80, 295, 310, 320])
def test_a_retry_and_the_next_round_are_not_two_messages_in_a_minute(world: World, healed: int) -> None:
    defer(world)
    world.intake()

    times = work_for(world, 30, {healed: world.email.failures.clear})

    assert times[0] <= START + timedelta(seconds=375)
    assert all(later - earlier >= timedelta(minutes=5) for earlier, later in pairwise(times))


def test_a_later_round_that_arrived_stands_for_the_one_that_is_tried_again(world: World) -> None:
    defer(world)
    alert = world.intake()

    work_for(world, 6, {295: world.email.failures.clear})

    first, second = sorted(world.deliveries(alert), key=lambda one: one.step)
    assert (first.state, first.reason) == ("accepted", "bundled")
    assert (second.state, second.reason) == ("accepted", None)


def test_a_retry_does_not_wait_for_another_alerts_message(world: World) -> None:
    world.email.failures["ann@email"] = TemporaryFailure("deferred")
    world.intake(urgency="soon")
    world.work()
    world.email.failures.clear()
    world.intake("other")
    world.work()
    world.clock.move(seconds=15)
    world.work()

    assert len(world.email.taken) == 2


def test_a_message_about_several_that_another_replaced_stands_for_nothing(world: World) -> None:
    several = [f"urgent-{number}" for number in range(5)]
    for case in several:
        world.intake(case)
    world.work()
    soon = world.intake("soon", urgency="soon")
    world.work()
    defer(world)
    sixth = world.intake("sixth")
    world.work()
    (bundle,) = world.deliveries(sixth)
    for case in several:
        take(world, case)

    work_for(world, 12, {290: world.email.failures.clear, 400: lambda: take(world, "sixth")})

    (told,) = world.deliveries(soon)
    assert bundle.is_bundle
    assert (told.state, told.reason) == ("accepted", None)


def test_a_message_of_several_that_is_tried_again_stands_for_nothing_that_came_since(world: World) -> None:
    world.let_two_wait_for_one()
    defer(world)
    world.work()
    world.clock.move(hours=-5)
    fourth = world.intake("fourth", urgency="soon")
    tick(world.alerts, world.reach, now=world.clock())
    world.email.failures.clear()
    world.clock.move(minutes=5)

    work_for(world, 20)

    assert "bundled" not in {one.reason for one in world.deliveries(fourth)}
    assert {one.state for one in world.deliveries(fourth)} == {"accepted"}
