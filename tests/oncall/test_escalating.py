"""Whom an alert is told, and when: the standard policies against the clock."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from functions.oncall.actions import (
    ailments,
    alert_for_follow_up,
    alert_for_message,
    alert_for_test,
    claim_alerts_of,
    tick,
)
from functions.oncall.model import Layer, Leave, Override, Roster, Schedule, Step
from functions.senders.sender import PermanentFailure
from tests.oncall.world import START, World

ALL_WEEK = (1, 2, 3, 4, 5, 6, 7)


def layer(line: int, *people: str) -> Layer:
    """Return a layer in which these people take turns day by day, around the clock."""
    return Layer(f"line{line}", line, people, ALL_WEEK, time(), time(), date(2024, 1, 1))


def rostered(world: World, *layers: Layer, fallback: str = "citra") -> None:
    """Keep a schedule in Jakarta, where it is 02:10 on Monday the 23rd."""
    world.roster = Roster((Schedule("night", "Night", "Asia/Jakarta", layers, (fallback,)),))


@pytest.fixture
def world() -> World:
    """Ann is on call, Budi behind her, Citra is not on duty, Dewi coordinates."""
    world = World()
    world.team("ann", "budi", "citra")
    world.person("dewi", role="coordinator")
    world.channel("dewi", "email")
    world.channel("ann", "sms")
    rostered(world, layer(1, "ann"), layer(2, "budi"))
    return world


def told_by_minute(world: World, minutes: int, pause: int = 1) -> dict[int, str]:
    """Work through so many minutes and return who was told at which, by first letters."""
    told: dict[int, str] = {}
    for minute in range(0, minutes, pause):
        before = len(world.email.taken)
        world.work()
        now = sorted({message.to[0] for message in world.email.taken[before:]})
        if now:
            told[minute] = "".join(now)
        world.clock.move(minutes=pause)
    return told


def away(
    world: World, person: str, *, after: int = 0, minutes: int = 100_000, stand_in: str | None = None
) -> None:
    """Give a person leave from so many minutes after the start on."""
    start = START + timedelta(minutes=after)
    leave = Leave(person, person, start, start + timedelta(minutes=minutes), START, "dewi", stand_in)
    world.roster = replace(world.roster, leaves=(*world.roster.leaves, leave))


def test_an_urgent_alert_goes_from_on_call_to_everyone_to_the_coordinators(world: World) -> None:
    world.intake()

    assert told_by_minute(world, 30) == {0: "a", 5: "ab", 10: "abcd", 20: "d"}


def test_an_urgent_alert_is_repeated_three_times_and_then_told_each_hour_until_it_is_claimed(
    world: World,
) -> None:
    alert = world.intake()
    loop = {0: "a", 5: "ab", 10: "abcd", 20: "d"}
    loops = {30 * number + minute: who for number in range(4) for minute, who in loop.items()}

    assert told_by_minute(world, 270) == loops | {120: "d", 180: "d", 240: "d"}
    assert world.alert(alert).is_exhausted
    world.commit(claim_alerts_of(world.alerts, case="case", person="dewi", now=world.clock()))
    assert told_by_minute(world, 600) == {}


def test_a_soon_alert_takes_its_time(world: World) -> None:
    world.intake(urgency="soon")

    assert told_by_minute(world, 180, 10) == {0: "a", 30: "ab", 60: "abcd", 120: "d"}


def test_a_team_without_a_roster_is_on_call_as_a_whole(world: World) -> None:
    world.roster = Roster()
    world.intake()

    assert told_by_minute(world, 11) == {0: "abcd", 5: "abcd", 10: "abcd"}


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


def test_a_gap_is_told_to_the_fallback_of_its_schedule(world: World) -> None:
    rostered(world, layer(1, "ann"), layer(2, "budi"))
    away(world, "ann")
    world.intake()

    assert told_by_minute(world, 6) == {0: "c", 5: "bc"}


def test_a_shift_of_someone_who_cannot_be_told_is_a_gap(world: World) -> None:
    world.person("eka")
    rostered(world, layer(1, "eka"))
    world.intake()

    assert told_by_minute(world, 1) == {0: "c"}


def test_an_empty_step_is_skipped_at_once(world: World) -> None:
    away(world, "ann")
    away(world, "citra")
    rostered_only_first = replace(world.roster.schedules[0], layers=(layer(1, "ann"),))
    world.roster = replace(world.roster, schedules=(rostered_only_first,))
    world.intake()

    assert told_by_minute(world, 21) == {0: "bd", 10: "d", 20: "bd"}


def test_nobody_on_leave_is_told_but_as_a_coordinator(world: World) -> None:
    for person in ("ann", "dewi"):
        away(world, person)
    world.intake()

    assert told_by_minute(world, 21) == {0: "c", 5: "bc", 10: "bc", 20: "d"}


def test_an_override_counts_at_once(world: World) -> None:
    change = Override("o", "night", 1, START, START + timedelta(hours=1), "ann", "citra", START, "dewi")
    world.roster = replace(world.roster, overrides=(change,))
    world.intake()

    assert told_by_minute(world, 1) == {0: "c"}


TARGETS = {
    "oncall": "a",
    "backup": "b",
    "schedule:night": "a",
    "schedule:night/2": "b",
    "schedule:gone": "",
    "everyone": "abcd",
    "role:coordinator": "d",
    "role:counselor": "abc",
    "role:supervisor": "",
    "person:citra": "c",
    "person:gone": "",
    "nonsense": "",
}


@pytest.mark.parametrize(("target", "who"), TARGETS.items())
def test_a_target_means_people(world: World, target: str, who: str) -> None:
    meant = world.reach.meant((target,), world.clock())

    assert "".join(person.id[0] for person in meant) == who


def test_when_all_steps_mean_nobody_the_last_call_is_due_at_once_and_the_steps_come_again(
    world: World,
) -> None:
    world.follow(Step(0, ("person:gone",)), Step(5, ("person:eka",)), repeats=1)
    world.intake()
    assert told_by_minute(world, 5) == {0: "d"}
    world.team("eka")

    assert told_by_minute(world, 30) == {5: "e", 15: "d"}


def test_when_the_last_call_means_nobody_either_everyone_is_told(world: World) -> None:
    world.people = [person for person in world.people if person.id != "dewi"]
    world.follow(Step(0, ("person:gone",)))
    world.intake()

    assert told_by_minute(world, 1) == {0: "abc"}


TARGETS_OF_ALL = ("oncall", "backup", "everyone", "role:supervisor", "role:counselor", "person:ann")


@pytest.mark.parametrize("exhausted", [(one,) for one in TARGETS_OF_ALL] + [TARGETS_OF_ALL])
def test_when_all_are_on_leave_a_coordinator_is_told_whomever_the_policy_names(
    world: World, exhausted: tuple[str, ...]
) -> None:
    for person in ("ann", "budi", "citra", "dewi"):
        away(world, person)
    world.follow(Step(0, ("oncall",)), Step(5, ("everyone",)), exhausted=exhausted)
    world.intake()

    assert told_by_minute(world, 61) == {0: "d", 60: "d"}


def test_who_is_back_from_leave_before_it_leaves_is_told_instead_of_a_coordinator(world: World) -> None:
    for person in ("ann", "budi", "citra", "dewi"):
        away(world, person, minutes=1 if person == "citra" else 600)
    world.follow(Step(0, ("everyone",)), exhausted=("everyone",))
    world.intake()
    tick(world.alerts, world.reach, now=world.clock())
    world.clock.move(minutes=1)

    assert told_by_minute(world, 1) == {0: "c"}


def test_working_hours_that_are_mended_free_what_was_put_off(world: World) -> None:
    world.next_working_moment = lambda now: max(now, START + timedelta(days=21))
    world.intake(urgency="routine")
    world.work()
    world.next_working_moment = lambda now: now

    assert told_by_minute(world, 61) == {60: "a"}


def test_a_step_by_every_channel_is_told_by_every_channel(world: World) -> None:
    world.follow(Step(0, ("person:ann",), every_channel=True))
    world.intake()
    world.work()

    assert world.sms.told == ["ann@sms"]


def test_a_policy_saved_later_does_not_change_an_alert_that_was_raised(world: World) -> None:
    world.intake()
    world.follow(Step(0, ("person:citra",)))
    world.clock.move(seconds=6)
    world.intake("other")

    assert told_by_minute(world, 1) == {0: "ac"}


def message_for(world: World, person: str) -> None:
    """Raise the alert of a message in a case that a person has."""
    world.commit(
        alert_for_message(
            world.alerts, case="case", message="m", urgency="soon", assignee=person, now=world.clock()
        )
    )


def test_a_message_for_a_counselor_on_leave_is_told_to_whoever_is_on_call(world: World) -> None:
    away(world, "ann")
    message_for(world, "ann")

    assert told_by_minute(world, 1) == {0: "c"}


def test_a_message_for_a_counselor_on_leave_is_told_to_their_stand_in_alone(world: World) -> None:
    away(world, "ann", stand_in="budi")
    message_for(world, "ann")

    assert told_by_minute(world, 1) == {0: "b"}


def test_a_stand_in_who_is_away_as_well_is_passed_over(world: World) -> None:
    away(world, "ann", stand_in="budi")
    away(world, "budi")
    message_for(world, "ann")

    assert told_by_minute(world, 1) == {0: "c"}


def test_a_counselor_who_is_back_is_told_of_what_is_still_unread(world: World) -> None:
    away(world, "ann", stand_in="budi", minutes=60)
    message_for(world, "ann")
    told_by_minute(world, 1)

    world.clock.move(hours=2)

    assert "a" in told_by_minute(world, 60)[0]


def test_a_drill_is_told_by_every_channel_to_everyone_and_never_exhausted(world: World) -> None:
    alert, changes = alert_for_test(world.alerts, test="t", now=world.clock())
    world.commit(changes)

    assert told_by_minute(world, 24 * 60, 10) == {0: "abcd"}
    assert world.sms.told == ["ann@sms"]
    assert world.alert(alert).next_at is None


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


def test_a_drill_that_does_not_reach_somebody_is_not_told_again(world: World) -> None:
    world.email.failures["budi@email"] = PermanentFailure("refused-address")
    _, changes = alert_for_test(world.alerts, test="t", now=world.clock())
    world.commit(changes)

    assert told_by_minute(world, 60) == {0: "acd"}


def test_a_reminder_for_someone_who_cannot_be_told_is_not_told_to_everyone(world: World) -> None:
    world.person("eka")
    world.people = [person for person in world.people if person.id != "dewi"]
    world.commit(
        alert_for_follow_up(world.alerts, case="case", head_version=1, assignee="eka", now=world.clock())
    )

    assert told_by_minute(world, 60) == {}


def test_an_alert_that_waits_for_working_hours_is_no_ailment(world: World) -> None:
    world.next_working_moment = opened_at_eight
    world.intake(urgency="routine")
    world.work()
    world.clock.move(minutes=11)

    assert ailments(world.alerts, world.reach, world.clock()) == []
