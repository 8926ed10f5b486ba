"""Who is told instead of somebody on leave, and of a shift that nobody keeps."""

from dataclasses import replace
from datetime import timedelta

import pytest

from functions.oncall.actions import alert_for_message, tick
from functions.oncall.model import Leave, Override, Step
from tests.oncall.escalation import layer, night_team, rostered, told_by_minute
from tests.oncall.world import START, World


@pytest.fixture
def world() -> World:
    """Ann is on call, Budi behind her, Citra is not on duty, Dewi coordinates."""
    return night_team()


def away(
    world: World, person: str, *, after: int = 0, minutes: int = 100_000, stand_in: str | None = None
) -> None:
    """Give a person leave from so many minutes after the start on."""
    start = START + timedelta(minutes=after)
    leave = Leave(person, person, start, start + timedelta(minutes=minutes), START, "dewi", stand_in)
    world.roster = replace(world.roster, leaves=(*world.roster.leaves, leave))


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
