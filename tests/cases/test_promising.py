"""What is promised follows the queue at the pace at which the team really answers."""

from dataclasses import replace
from datetime import timedelta

from functions.cases.actions.promising import measured_pace, promise_now
from functions.cases.model.desk import UNDO
from functions.oncall.actions import working_hours
from functions.staff.settings import Settings
from tests.cases.desk import Desk
from tests.clock import Clock


def pace(desk: Desk) -> float:
    settings = desk.services.settings.read()
    return measured_pace(desk.cases, working_hours(settings), now=desk.clock())


def answer_some(desk: Desk, clock: Clock, ann: str, count: int) -> None:
    """Let a counselor answer so many intakes."""
    for _ in range(count):
        case_id = desk.intake("routine")
        desk.claim(case_id, ann)
        desk.answer(case_id, ann)
    clock.now += UNDO
    assert desk.post_due() == count


def settle_on(desk: Desk, *, answers_per_day: int) -> None:
    settings = desk.services.settings.read()
    desk.services.settings.save(replace(settings, answers_per_day=answers_per_day), now=desk.clock())


def test_a_team_that_never_answered_has_no_pace(desk: Desk) -> None:
    assert pace(desk) == 0


def test_the_pace_is_what_was_answered_on_a_working_day(desk: Desk, clock: Clock) -> None:
    ann = desk.member("ann")
    answer_some(desk, clock, ann, 2)
    assert pace(desk) == 0, "today is not over"
    clock.move(days=1)
    answer_some(desk, clock, ann, 1)
    clock.move(days=1)

    assert pace(desk) == 1.5

    clock.move(days=40)
    assert pace(desk) == 0, "what is long past says nothing of now"


def test_a_second_answer_to_nothing_new_is_not_counted(desk: Desk, clock: Clock) -> None:
    ann, case_id = desk.member("ann"), desk.intake()
    desk.claim(case_id, ann)
    for number in (50, 51):
        desk.answer(case_id, ann, number)
        clock.now += UNDO
        desk.post_due()
    clock.move(days=1)

    assert pace(desk) == 1


def test_those_who_wait_longer_are_promised_no_less_than_the_queue_allows(desk: Desk, clock: Clock) -> None:
    settle_on(desk, answers_per_day=2)
    cases = [desk.case(desk.intake("soon")) for _ in range(4)]

    waits = [case.reply_by - case.received_at for case in cases if case.reply_by]

    assert waits == [timedelta(hours=hours) for hours in (24, 24, 36, 48)]


def test_more_urgent_cases_are_ahead_and_less_urgent_ones_are_not(desk: Desk) -> None:
    settle_on(desk, answers_per_day=1)
    for urgency in ("urgent", "soon", "routine"):
        desk.intake(urgency)

    assert [desk.cases.desk.ahead_of(urgency) for urgency in ("urgent", "soon", "routine")] == [1, 2, 3]
    urgent, soon = desk.case(desk.intake("urgent")), desk.case(desk.intake("soon"))
    assert urgent.reply_by == urgent.received_at + timedelta(hours=2)
    assert soon.reply_by == soon.received_at + timedelta(days=4)


def test_a_promise_that_was_given_stays_when_the_queue_grows_or_settings_change(desk: Desk) -> None:
    case_id = desk.intake("soon")
    promised = desk.case(case_id).reply_by
    settle_on(desk, answers_per_day=1)
    for _ in range(3):
        desk.intake("soon")

    desk.write(case_id)

    assert desk.case(case_id).reply_by == promised


def test_a_faster_team_promises_sooner(desk: Desk, clock: Clock) -> None:
    settle_on(desk, answers_per_day=1)
    settings: Settings = desk.services.settings.read()
    slow = promise_now(desk.cases, settings, now=clock())
    answer_some(desk, clock, desk.member("ann"), 3)
    clock.move(days=1)
    now = clock().replace(second=0)

    assert slow.answered_by(3, now) == now + timedelta(days=3)
    assert promise_now(desk.cases, settings, now=now).answered_by(3, now) == now + timedelta(days=1)
