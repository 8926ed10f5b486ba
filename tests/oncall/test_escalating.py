"""Whom an alert is told, and when: the standard policies against the clock."""

import pytest

from functions.oncall.actions import alert_for_follow_up, alert_for_test, claim_alerts_of
from functions.oncall.model import Roster, Step
from functions.senders.sender import PermanentFailure
from tests.oncall.escalation import night_team, told_by_minute
from tests.oncall.world import World


@pytest.fixture
def world() -> World:
    """Ann is on call, Budi behind her, Citra is not on duty, Dewi coordinates."""
    return night_team()


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


def test_a_drill_is_told_by_every_channel_to_everyone_and_never_exhausted(world: World) -> None:
    alert, changes = alert_for_test(world.alerts, test="t", now=world.clock())
    world.commit(changes)

    assert told_by_minute(world, 24 * 60, 10) == {0: "abcd"}
    assert world.sms.told == ["ann@sms"]
    assert world.alert(alert).next_at is None


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
