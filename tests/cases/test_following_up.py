"""A case's next date: set by its counselor, told on that morning, over once they look or answer."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import pytest

from functions.cases.actions import following_up
from functions.cases.desk_refusals import CaseEnded, NotAssignee
from functions.cases.model import Case
from functions.cases.store.items import case_item, case_of
from functions.errors import Invalid
from functions.storage.table import Item
from tests.cases.desk import Desk

TOMORROW = date(2040, 1, 3)
NINE_IN_JAKARTA = datetime(2040, 1, 3, 2, tzinfo=UTC)
NINE_IN_JAYAPURA = datetime(2040, 1, 3, 0, tzinfo=UTC)


def held(desk: Desk) -> tuple[str, str]:
    """Return a case that its counselor has read, and the counselor."""
    case, ann = desk.intake(), desk.member("ann")
    desk.claim(case, ann)
    desk.seen(case, ann, 1)
    return case, ann


def follow(desk: Desk, case: str, person: str, on: date | None, zone: str = "Asia/Jakarta") -> Case:
    """Set the case's next date."""
    return following_up.set_follow_up(
        desk.cases, desk.alerts, case_id=case, person=person, zone=zone, on=on, now=desk.clock()
    )


def meet(desk: Desk, case: str, person: str, starts_at: datetime, zone: str = "Asia/Jakarta") -> Case:
    """Set an appointment's time as the case's next date."""
    return following_up.set_follow_up(
        desk.cases,
        desk.alerts,
        case_id=case,
        person=person,
        zone=zone,
        on=None,
        starts_at=starts_at,
        now=desk.clock(),
    )


def remind(desk: Desk, at: datetime) -> int:
    """Do what the worker does at a moment."""
    desk.clock.now = at
    return following_up.remind_of_follow_ups(desk.cases, desk.alerts, now=at)


def test_its_counselor_alone_is_reminded_at_nine_where_they_live(desk: Desk) -> None:
    case, ann = held(desk)
    follow(desk, case, ann, TOMORROW, "Asia/Jayapura")

    assert remind(desk, NINE_IN_JAYAPURA - timedelta(minutes=1)) == 0
    assert remind(desk, NINE_IN_JAYAPURA) == 1

    (alert,) = desk.alerts.open_alerts_of(case)
    assert (alert.about, alert.urgency) == ("follow-up", "routine")
    assert [step.targets for step in alert.policy.steps] == [
        (f"person:{ann}",),
        (f"person:{ann}",),
        ("role:coordinator",),
    ]


def test_a_second_tick_reminds_of_nothing_again(desk: Desk) -> None:
    case, ann = held(desk)
    follow(desk, case, ann, TOMORROW)

    assert [remind(desk, NINE_IN_JAKARTA) for _ in range(3)] == [1, 0, 0]
    assert desk.alarms(case) == 1


def test_two_ticks_at_once_raise_one_reminder(desk: Desk) -> None:
    case, ann = held(desk)
    follow(desk, case, ann, TOMORROW)
    desk.table.before = [lambda: remind(desk, NINE_IN_JAKARTA)]

    assert remind(desk, NINE_IN_JAKARTA) == 0
    assert desk.alarms(case) == 1


def test_looking_at_the_case_ends_the_reminder_and_the_date_stays_marked(desk: Desk) -> None:
    case, ann = held(desk)
    follow(desk, case, ann, TOMORROW)
    remind(desk, NINE_IN_JAKARTA)

    desk.seen(case, ann, 1)

    found = desk.case(case).follow_up
    assert desk.alarms(case) == 0
    assert found is not None
    assert found.is_due


def test_a_colleague_who_looks_ends_nothing(desk: Desk) -> None:
    case, ann = held(desk)
    follow(desk, case, ann, TOMORROW)
    remind(desk, NINE_IN_JAKARTA)

    desk.seen(case, desk.member("budi"), 1)

    assert desk.alarms(case) == 1


def test_an_answer_after_the_date_is_the_follow_up(desk: Desk) -> None:
    case, ann = held(desk)
    follow(desk, case, ann, TOMORROW)
    remind(desk, NINE_IN_JAKARTA)

    desk.answer(case, ann)
    desk.clock.move(seconds=31)
    desk.post_due()

    assert desk.case(case).follow_up is None
    assert desk.alarms(case) == 0


def test_an_answer_before_the_date_leaves_it_standing(desk: Desk) -> None:
    case, ann = held(desk)
    follow(desk, case, ann, TOMORROW)

    desk.answer(case, ann)
    desk.clock.move(seconds=31)
    desk.post_due()

    assert remind(desk, NINE_IN_JAKARTA) == 1


def test_moving_the_date_ends_the_reminder_and_makes_another(desk: Desk) -> None:
    case, ann = held(desk)
    follow(desk, case, ann, TOMORROW)
    remind(desk, NINE_IN_JAKARTA)

    follow(desk, case, ann, TOMORROW + timedelta(days=7))

    assert desk.alarms(case) == 0
    assert remind(desk, NINE_IN_JAKARTA + timedelta(days=6)) == 0
    assert remind(desk, NINE_IN_JAKARTA + timedelta(days=7)) == 1


def test_dropping_the_date_reminds_of_nothing(desk: Desk) -> None:
    case, ann = held(desk)
    follow(desk, case, ann, TOMORROW)

    follow(desk, case, ann, None)

    assert desk.case(case).follow_up is None
    assert remind(desk, NINE_IN_JAKARTA) == 0


@pytest.mark.parametrize("end", ["give_back", "close", "junk", "erase"])
def test_a_case_that_left_its_counselor_reminds_nobody(desk: Desk, end: str) -> None:
    case, ann = held(desk)
    follow(desk, case, ann, TOMORROW)
    if end == "erase":
        desk.erase(case)
    else:
        getattr(desk, end)(case, ann)
    before = desk.alarms(case)

    assert remind(desk, NINE_IN_JAKARTA) == 0

    assert desk.alarms(case) == before
    assert "timer/follow-up" not in desk.kept(case)


def test_whoever_takes_the_case_next_begins_without_a_date(desk: Desk) -> None:
    case, ann = held(desk)
    follow(desk, case, ann, TOMORROW)
    desk.give_back(case, ann)
    budi = desk.member("budi")

    desk.claim(case, budi)

    assert desk.case(case).follow_up is None
    assert follow(desk, case, budi, TOMORROW).follow_up is not None
    assert remind(desk, NINE_IN_JAKARTA) == 1


def test_a_client_who_writes_while_a_reminder_is_open_is_told_of_all_the_same(desk: Desk) -> None:
    case, ann = held(desk)
    follow(desk, case, ann, TOMORROW)
    remind(desk, NINE_IN_JAKARTA)

    desk.write(case)

    assert sorted(alert.about for alert in desk.alerts.open_alerts_of(case)) == ["follow-up", "message"]


def test_a_date_that_has_come_brings_the_case_to_the_top_of_mine(desk: Desk) -> None:
    case, ann = held(desk)
    follow(desk, case, ann, TOMORROW)
    desk.clock.move(hours=1)
    later = desk.intake()
    desk.claim(later, ann)
    before = [each.id for each in desk.queue("mine", ann).cases]

    remind(desk, NINE_IN_JAKARTA)

    assert before == [later, case]
    assert [each.id for each in desk.queue("mine", ann).cases] == [case, later]


def test_an_appointment_is_reminded_of_half_an_hour_before(desk: Desk) -> None:
    case, ann = held(desk)
    start = datetime(2040, 1, 3, 16, 30, tzinfo=UTC)
    meet(desk, case, ann, start, "Asia/Jayapura")

    kept = desk.case(case).follow_up
    assert kept is not None
    assert (kept.on, kept.starts_at) == (date(2040, 1, 4), start)  # half past one at night in Jayapura
    assert remind(desk, start - timedelta(minutes=31)) == 0
    assert remind(desk, start - timedelta(minutes=30)) == 1


def test_an_appointment_that_begins_soon_is_reminded_of_at_once(desk: Desk) -> None:
    case, ann = held(desk)
    meet(desk, case, ann, desk.clock() + timedelta(minutes=10))

    assert remind(desk, desk.clock()) == 1


@pytest.mark.parametrize("after", [timedelta(), -timedelta(minutes=1), timedelta(days=366, minutes=1)])
def test_an_appointment_that_is_over_or_too_far_is_refused(desk: Desk, after: timedelta) -> None:
    case, ann = held(desk)

    with pytest.raises(Invalid) as refused:
        meet(desk, case, ann, desk.clock() + after)

    assert refused.value.errors == {"starts_at": ["date-ahead"]}
    assert desk.case(case).follow_up is None


def test_a_date_kept_before_there_were_appointments_has_no_time(desk: Desk) -> None:
    case, ann = held(desk)
    follow(desk, case, ann, TOMORROW)
    kept = case_item(desk.case(case))
    follow_up = kept.body["follow_up"]
    assert isinstance(follow_up, Mapping)
    older = {name: value for name, value in follow_up.items() if name != "starts_at"}

    assert case_of(Item(kept.key, {**kept.body, "follow_up": older})).follow_up == desk.case(case).follow_up


@pytest.mark.parametrize("on", [date(2040, 1, 1), date(2040, 1, 2), date(2041, 2, 1), date(9999, 12, 31)])
def test_a_date_that_nobody_can_be_reminded_of_is_refused(desk: Desk, on: date) -> None:
    case, ann = held(desk)

    with pytest.raises(Invalid) as refused:
        follow(desk, case, ann, on)

    assert refused.value.errors == {"on": ["date-ahead"]}
    assert desk.case(case).follow_up is None


def test_only_its_counselor_sets_the_date(desk: Desk) -> None:
    case, ann = held(desk)
    with pytest.raises(NotAssignee):
        follow(desk, case, desk.member("budi"), TOMORROW)
    desk.close(case, ann)
    with pytest.raises(CaseEnded):
        follow(desk, case, ann, TOMORROW)


def test_cases_that_cannot_expire_yet_hold_up_no_reminder(quick_desk: Desk) -> None:
    desk = quick_desk
    case, ann = held(desk)
    for _ in range(120):
        desk.intake()
    follow(desk, case, ann, TOMORROW + timedelta(days=200))

    assert remind(desk, NINE_IN_JAKARTA + timedelta(days=200)) == 1


def test_a_case_kept_before_there_were_dates_has_none(desk: Desk) -> None:
    case, _ = held(desk)
    kept = case_item(desk.case(case))
    older = {name: value for name, value in kept.body.items() if name != "follow_up"}

    assert case_of(Item(kept.key, older)).follow_up is None
