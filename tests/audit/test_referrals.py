"""Who was referred where cannot be told from where a referral stands in the chain."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from functions.audit.actions.counting import IN_PERSON, count_referral
from functions.audit.actions.linking import MOST
from functions.audit.model.event import CLAIMED, REFERRAL, Event
from functions.statistics.actions.taking import take_events
from functions.statistics.model.weeks import Week
from tests.audit.events import ZONE, chained, counted, take
from tests.cases.desk import Desk, letter


def refer(desk: Desk, number: int, service: str = IN_PERSON, zone: str = ZONE) -> None:
    """Count a referral; its id is the nth."""
    known = {"shelter", "clinic"}
    count_referral(
        desk.cases.audit, id=letter(number), service=service, known=known, zone=zone, now=desk.clock()
    )


def services_of(events: Sequence[Event]) -> list[str]:
    """Return which services the referrals among events are to, in order."""
    return [event.text("service") for event in events if event.kind == REFERRAL]


def test_a_referral_is_linked_only_once_its_day_is_over(desk: Desk) -> None:
    ann, case = desk.member("ann"), desk.intake()
    desk.clock.now = desk.clock().replace(hour=16, minute=58)  # two minutes to midnight in Jakarta
    refer(desk, 1, "shelter")
    desk.claim(case, ann)

    assert take(desk) == 1
    desk.clock.move(minutes=1)
    assert take(desk) == 0
    assert [event.kind for event in chained(desk)] == [CLAIMED]

    desk.clock.move(minutes=1)
    assert take(desk) == 1
    assert services_of(chained(desk)) == ["shelter"]
    assert counted(desk).count("service/shelter") == 1


SUNDAYS = {
    "in Jakarta": ("Asia/Jakarta", date(2040, 1, 8)),
    "in Jayapura": ("Asia/Jayapura", date(2040, 1, 8)),
    "in Berlin": ("Europe/Berlin", date(2040, 1, 8)),
    "in Berlin, 23 hours long": ("Europe/Berlin", date(2040, 3, 25)),
    "in Berlin, 25 hours long": ("Europe/Berlin", date(2040, 10, 28)),
}


@pytest.mark.parametrize(("zone", "sunday"), SUNDAYS.values(), ids=SUNDAYS)
def test_the_day_is_the_services_own(desk: Desk, zone: str, sunday: date) -> None:
    def taken() -> dict[str, int]:
        take_events(desk.cases.audit, desk.cases.statistics, zone=zone, now=desk.clock())
        weeks = desk.cases.statistics.weeks(Week.on(sunday)).items()
        return {week.name: tally.count("service/shelter") for week, tally in weeks}

    begins, ends = (
        datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)
        for day in (sunday, sunday + timedelta(days=1))
    )
    this, following = Week.on(sunday).name, Week.on(sunday).following.name
    desk.clock.now = begins
    refer(desk, 1, "shelter", zone)
    desk.clock.now = ends - timedelta(seconds=1)
    refer(desk, 2, "shelter", zone)
    assert taken() == {}

    desk.clock.now = ends
    refer(desk, 3, "shelter", zone)

    assert taken() == {this: 2}
    desk.clock.move(hours=23)
    assert taken() == {this: 2}
    desk.clock.move(hours=1)
    assert taken() == {this: 2, following: 1}


def test_a_days_referrals_stand_in_the_order_of_their_ids(desk: Desk) -> None:
    refer(desk, 2, "clinic")
    desk.clock.move(minutes=5)
    take(desk)
    refer(desk, 1, "shelter")
    desk.clock.move(days=1)
    refer(desk, 3)

    take(desk)

    assert services_of(chained(desk)) == ["shelter", "clinic"]


def test_referrals_that_are_held_back_keep_nothing_else_waiting(desk: Desk) -> None:
    ann, case = desk.member("ann"), desk.intake()
    for number in range(2 * MOST + 1):
        refer(desk, number)
    desk.claim(case, ann)

    assert take(desk) == 1
    assert [event.kind for event in chained(desk)] == [CLAIMED]
    desk.clock.move(days=1)
    assert take(desk) == 2 * MOST + 1


def test_a_case_is_erased_while_a_referral_is_held_back(desk: Desk) -> None:
    ann, case = desk.member("ann"), desk.intake()
    refer(desk, 1, "shelter")
    desk.claim(case, ann)

    desk.erase(case)

    assert services_of(chained(desk)) == []
    desk.clock.move(days=1)
    take(desk)
    assert services_of(chained(desk)) == ["shelter"]
