"""Drills: who got the test, who confirmed it and how fast, who did not and why; once a month by itself."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from functions.oncall.actions import (
    DrillPlan,
    raise_drill,
    raise_monthly_drill,
    reported_drills,
    settle_drills,
)
from functions.oncall.model.drill import Drill, Failure, Told
from functions.oncall.model.hours import WorkingHours
from functions.oncall.store import DrillStore
from functions.senders.sender import PermanentFailure
from tests.oncall.world import World

PLAN = DrillPlan(day=15, hour=10, hours=WorkingHours("Asia/Jakarta"))
TEN_IN_JAKARTA = datetime(2026, 12, 15, 3, tzinfo=UTC)


def team(moment: datetime) -> list[str]:
    """Everybody was there."""
    return ["ann", "budi", "citra"]


@pytest.fixture
def world() -> World:
    """Ann and Budi with email, Citra without a channel."""
    world = World()
    world.team("ann", "budi")
    world.person("citra")
    return world


def drills(world: World) -> DrillStore:
    return DrillStore(world.table)


def drill(world: World, name: str = "x") -> str:
    """Raise a drill and let it be told."""
    id, changes = raise_drill(world.alerts, drills(world), name=name, now=world.clock())
    world.commit(changes)
    world.work()
    return id


def reports(world: World) -> list[Drill]:
    return reported_drills(world.alerts, drills(world), team, now=world.clock())


def confirm(world: World, alert: str, person: str) -> None:
    """Press the button behind the link."""
    (one,) = [each for each in world.deliveries(alert) if each.person == person]
    world.commit([world.alerts.changing_delivery(one.confirmed(world.clock()))])


def test_a_drill_says_who_got_it_who_confirmed_it_and_who_was_not_reached(world: World) -> None:
    id = drill(world)
    world.clock.move(minutes=3)
    confirm(world, id, "ann")

    (report,) = reports(world)

    assert report.told == (
        Told("ann", ("email",), (), 3),
        Told("budi", ("email",), (), None),
        Told("citra"),
    )
    assert [told.person for told in report.unreached] == ["citra"]


def test_a_drill_says_by_which_channel_it_failed_and_why(world: World) -> None:
    world.channel("budi", "sms")
    world.sms.failures["budi@sms"] = PermanentFailure("refused-address")
    drill(world)

    told = {one.person: one for one in reports(world)[0].told}

    assert told["budi"] == Told("budi", ("email",), (Failure("sms", "refused-address"),))


def test_its_outcome_outlasts_its_deliveries(world: World) -> None:
    id = drill(world)
    world.clock.move(minutes=2)
    confirm(world, id, "budi")
    before = reports(world)[0].told
    world.clock.move(hours=24)
    assert settle_drills(world.alerts, drills(world), team, now=world.clock()) == 1

    world.clock.move(days=70)
    assert world.deliveries(id) == []

    assert reports(world)[0].told == before
    assert settle_drills(world.alerts, drills(world), team, now=world.clock()) == 0


def test_the_last_twelve_are_kept(world: World) -> None:
    for number in range(14):
        drill(world, str(number))
        world.clock.move(days=1)
        settle_drills(world.alerts, drills(world), team, now=world.clock())

    assert len(reports(world)) == 12
    assert len(list(world.table.query("drills").items)) == 12


def monthly(world: World, at: datetime) -> bool:
    world.clock.now = at
    return raise_monthly_drill(world.alerts, drills(world), PLAN, now=at)


def test_the_monthly_drill_begins_in_its_hour_and_once(world: World) -> None:
    assert not monthly(world, TEN_IN_JAKARTA - timedelta(seconds=1))
    assert monthly(world, TEN_IN_JAKARTA)
    assert not monthly(world, TEN_IN_JAKARTA + timedelta(seconds=5))
    assert [report.is_monthly for report in reports(world)] == [True]


def test_a_monthly_drill_that_was_slept_through_waits_for_the_next_month(world: World) -> None:
    assert not monthly(world, TEN_IN_JAKARTA + timedelta(hours=6))
    assert monthly(world, TEN_IN_JAKARTA.replace(year=2027, month=1))


def test_a_monthly_drill_on_a_free_day_waits_until_work_begins(world: World) -> None:
    weekdays = WorkingHours("Asia/Jakarta", {day: (time(8), time(16)) for day in range(1, 6)})
    plan = DrillPlan(day=19, hour=10, hours=weekdays)
    monday = datetime(2026, 12, 21, 1, tzinfo=UTC)
    saturday = datetime(2026, 12, 19, 3, tzinfo=UTC)

    assert not raise_monthly_drill(world.alerts, drills(world), plan, now=saturday)
    assert raise_monthly_drill(world.alerts, drills(world), plan, now=monday)


def due(plan: DrillPlan, first: datetime, days: int) -> list[tuple[str, date]]:
    """Return the drills that are due in some days, looked at every half hour, and the day of each."""
    found: dict[str, date] = {}
    for halves in range(days * 48):
        now = first + halves * timedelta(minutes=30)
        if name := plan.name_if_due(now):
            found.setdefault(name, now.date())
    return list(found.items())


CLOSED_OVER_NEW_YEAR = [
    (18, [("monthly/2026-12", date(2027, 1, 11)), ("monthly/2027-01", date(2027, 1, 28))]),
    (46, [("monthly/2027-01", date(2027, 2, 8))]),
]


@pytest.mark.parametrize(("closed_days", "drills"), CLOSED_OVER_NEW_YEAR)
def test_a_monthly_drill_that_closed_days_put_off_into_the_next_month_comes_then(
    closed_days: int, drills: list[tuple[str, date]]
) -> None:
    closed = frozenset(date(2026, 12, 24) + timedelta(days=number) for number in range(closed_days))
    plan = DrillPlan(28, 10, WorkingHours("UTC", closed=closed))

    assert due(plan, datetime(2026, 12, 1, tzinfo=UTC), days=75) == drills


def test_every_message_of_a_drill_says_that_it_is_a_test(world: World) -> None:
    drill(world)

    for message in world.email.taken:
        assert "UJI COBA" in message.subject
        assert "Tidak ada yang menunggu" in message.text
