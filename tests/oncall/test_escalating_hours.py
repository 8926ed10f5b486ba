"""Working hours hold what is not urgent back; a clock that is put right loses and doubles nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from functions.oncall.actions import ailments
from tests.oncall.escalation import night_team, told_by_minute
from tests.oncall.world import START, World


@pytest.fixture
def world() -> World:
    """Ann is on call, Budi behind her, Citra is not on duty, Dewi coordinates."""
    return night_team()


def opened_at_eight(now: datetime) -> datetime:
    """Return the next working moment of a service that works from 01:00 to 09:00 UTC."""
    today = now.replace(hour=1, minute=0, second=0)
    if now < today:
        return today
    return now if now.hour < 9 else today + timedelta(days=1)


def test_a_routine_alert_waits_for_working_hours_and_is_told_again_at_half_of_the_reply_time(
    world: World,
) -> None:
    world.next_working_moment = opened_at_eight
    world.intake(urgency="routine")

    hours = {minute / 60: who for minute, who in told_by_minute(world, 4 * 24 * 60, 10).items()}

    begins = (datetime(2026, 11, 23, 1, tzinfo=UTC) - START) // timedelta(minutes=10) / 6
    assert hours == {begins: "a", begins + 48: "abcd", begins + 72: "d"}


def test_an_urgent_alert_does_not_wait_for_working_hours(world: World) -> None:
    world.next_working_moment = opened_at_eight
    world.intake()

    assert told_by_minute(world, 1) == {0: "a"}


def test_working_hours_that_are_mended_free_what_was_put_off(world: World) -> None:
    world.next_working_moment = lambda now: max(now, START + timedelta(days=21))
    world.intake(urgency="routine")
    world.work()
    world.next_working_moment = lambda now: now

    assert told_by_minute(world, 61) == {60: "a"}


def test_an_alert_that_waits_for_working_hours_is_no_ailment(world: World) -> None:
    world.next_working_moment = opened_at_eight
    world.intake(urgency="routine")
    world.work()
    world.clock.move(minutes=11)

    assert ailments(world.alerts, world.reach, world.clock()) == []


@pytest.mark.parametrize("minutes", [60, 60 * 24 * 365])
def test_no_round_is_lost_when_the_clock_is_put_back(world: World, minutes: int) -> None:
    world.intake()
    world.work()
    world.clock.move(minutes=1)
    world.work()
    world.clock.move(minutes=-minutes - 1)

    assert told_by_minute(world, 20) == {5: "ab", 10: "abcd"}


def test_an_alert_raised_while_the_clock_was_ahead_is_told_when_it_is_right_again(world: World) -> None:
    world.clock.move(days=400)
    world.intake()
    world.clock.move(days=-400)

    assert told_by_minute(world, 1) == {0: "a"}


def test_a_clock_that_jumps_ahead_is_followed_by_one_round_and_no_burst(world: World) -> None:
    world.intake()
    world.work()
    world.clock.move(days=1)

    assert told_by_minute(world, 6) == {0: "ab", 5: "abcd"}
