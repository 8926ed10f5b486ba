"""What is promised follows the queue at the pace at which the team really answers."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import time, timedelta

import pytest

from functions.cases.actions.promising import measured_pace, promise_at
from functions.cases.model import URGENCIES
from functions.cases.model.desk import UNDO
from functions.cases.model.outlook import DayAnswers
from functions.oncall.actions import working_hours
from functions.staff.settings import Settings
from functions.storage.table import Absent, Item, Key, Put
from tests.cases.desk import Desk
from tests.clock import BEGINNING, Clock

TODAY = BEGINNING.date()
"""A Monday."""


def promised_pace(days: Mapping[int, DayAnswers], settings: Settings = Settings()) -> float:  # noqa: B008 - frozen
    """Return how many answers a working day are promised with; days are told by how long ago they were."""
    dated = {TODAY - timedelta(days=ago): answers for ago, answers in days.items()}
    return promise_at(settings, dated, now=BEGINNING).per_day


def pace(desk: Desk) -> float:
    now = desk.clock()
    return measured_pace(desk.cases.pace.by_day(now), working_hours(desk.services.settings.read()), now=now)


def wait_and_see(clock: Clock) -> None:
    """Let so much time pass that the queue is looked at again."""
    clock.move(seconds=5)


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


@pytest.fixture
def reads(desk: Desk) -> list[str]:
    """The partitions and queues that are read from now on."""
    return desk.table.reads


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

    outlook = desk.cases.outlook.read(desk.clock())
    assert [outlook.ahead_of(urgency) for urgency in URGENCIES] == [1, 2, 3]
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


def test_whom_it_received_meanwhile_a_process_counts_by_itself(desk: Desk, clock: Clock) -> None:
    settle_on(desk, answers_per_day=1)
    for _ in range(2):
        desk.intake("soon")
    ann = desk.member("ann")
    for case_id in desk.cases.desk.first_waiting(2):
        desk.claim(case_id, ann)

    seen_lately = desk.case(desk.intake("soon"))
    wait_and_see(clock)
    seen_again = desk.case(desk.intake("soon"))

    assert seen_lately.reply_by == seen_lately.received_at + timedelta(days=3)
    assert seen_again.reply_by == seen_again.received_at + timedelta(days=2)


def test_many_intakes_read_queue_and_pace_once(desk: Desk, reads: list[str]) -> None:
    for _ in range(5):
        desk.intake("routine")

    assert reads.count("answered") == 1
    assert reads.count("cases/waiting") == 1


def test_what_is_urgent_reads_neither_queue_nor_pace(desk: Desk, reads: list[str]) -> None:
    desk.intake("urgent")

    assert not {"answered", "cases/waiting"} & set(reads)


def test_a_queue_is_counted_to_its_end(quick_desk: Desk) -> None:
    desk = quick_desk
    case = desk.case(desk.intake("routine"))
    for start in range(0, 1200, 100):
        numbers = range(start, start + 100)
        copies = [replace(case, id=f"{number:032x}", version=0) for number in numbers]
        desk.cases.commit([desk.cases.put_case(copy) for copy in copies])

    assert desk.cases.outlook.read(desk.clock()).ahead_of("routine") == 1201


def test_a_day_is_pressed_as_long_as_somebody_waits(desk: Desk, clock: Clock) -> None:
    ann = desk.member("ann")
    answer_some(desk, clock, ann, 2)
    desk.intake("routine")
    answer_some(desk, clock, ann, 1)
    clock.move(days=1)

    assert list(desk.cases.pace.by_day(clock()).values()) == [DayAnswers(3, pressed=1)]


def test_a_day_that_was_counted_before_is_taken_for_a_quiet_one(desk: Desk, clock: Clock) -> None:
    key = Key("answered", (TODAY - timedelta(days=1)).isoformat())
    desk.table.commit([Put(Item(key, {"count": 2}), Absent())])

    assert list(desk.cases.pace.by_day(clock()).values()) == [DayAnswers(2, pressed=0)]


def test_a_slow_team_promises_as_slowly_as_it_is() -> None:
    assert promised_pace(dict.fromkeys(range(1, 6), DayAnswers(3, pressed=3))) == 3


def test_a_fast_team_promises_as_fast_as_it_is() -> None:
    assert promised_pace(dict.fromkeys(range(1, 6), DayAnswers(30, pressed=30))) == 30
    assert promised_pace(dict.fromkeys(range(1, 6), DayAnswers(30))) == 30


def test_a_quiet_month_takes_nothing_from_the_promise() -> None:
    assert promised_pace(dict.fromkeys(range(1, 28), DayAnswers(2, pressed=1))) == 20


def test_four_days_tell_no_pace() -> None:
    assert promised_pace(dict.fromkeys(range(1, 5), DayAnswers(3, pressed=3))) == 20
    assert promised_pace(dict.fromkeys(range(1, 5), DayAnswers(30))) == 20


def test_days_off_are_no_measure() -> None:
    weekdays = replace(Settings(), working_days=dict.fromkeys(range(1, 6), (time(8), time(16))))

    assert promised_pace(dict.fromkeys(range(1, 7), DayAnswers(3, pressed=3)), weekdays) == 20
    assert promised_pace(dict.fromkeys(range(1, 8), DayAnswers(3, pressed=3)), weekdays) == 21 / 5


def test_days_without_an_answer_count_while_people_wait() -> None:
    assert promised_pace({6: DayAnswers(3, pressed=3)}) == 0.5
    assert promised_pace({6: DayAnswers(3, pressed=2)}) == 20
