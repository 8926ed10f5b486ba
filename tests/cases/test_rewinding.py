"""A clock that was put back: nothing that was promised while it was ahead stays good until then."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from functions.cases.actions.following_up import remind_of_follow_ups, set_follow_up
from functions.cases.actions.lapsing import keep_promises
from functions.cases.actions.rewinding import notice_clock
from functions.cases.model.desk import UNDO
from functions.crypto.secrets import ServerSecrets
from functions.storage.sqlite import SqliteTable
from tests.cases.desk import Desk
from tests.cases.test_danger import call
from tests.cases.test_rights import ask
from tests.clock import Clock
from tests.oncall.mortal import KilledError, MortalTable

AHEAD = timedelta(days=300)
MINUTE = timedelta(minutes=1)


def notice(desk: Desk) -> None:
    """Do what the worker does first."""
    notice_clock(desk.cases, desk.staff, desk.services.settings.read(), now=desk.clock())


def while_ahead(desk: Desk, happens: Callable[[], object], by: timedelta = AHEAD) -> None:
    """Let something happen while the clock is ahead; put it back, and let the worker notice."""
    notice(desk)
    desk.clock.now += by
    notice(desk)
    happens()
    desk.clock.now -= by - 2 * MINUTE
    notice(desk)


def test_a_claim_of_a_time_to_come_is_reminded_of_and_lapses_from_now(desk: Desk, clock: Clock) -> None:
    case, ann = desk.intake("urgent"), desk.member("ann")
    while_ahead(desk, lambda: desk.claim(case, ann))

    assert desk.case(case).answer_by == clock().replace(second=0) + timedelta(hours=1)
    clock.now += timedelta(minutes=41)
    assert keep_promises(desk.cases, desk.alerts, now=clock()) == 0
    assert [alert.about for alert in desk.alerts.open_alerts_of(case)] == ["promise"]
    clock.now += timedelta(minutes=20)
    assert keep_promises(desk.cases, desk.alerts, now=clock()) == 1
    assert desk.case(case).assignee is None


def test_a_claim_that_was_looked_at_while_the_clock_was_ahead_lapses_in_time(
    desk: Desk, clock: Clock
) -> None:
    case, ann = desk.intake("urgent"), desk.member("ann")
    desk.claim(case, ann)
    desk.answer(case, ann)
    before = desk.case(case)

    def look() -> None:
        keep_promises(desk.cases, desk.alerts, now=clock())
        desk.undo(case, ann)

    while_ahead(desk, look)

    assert desk.case(case).answer_by == before.answer_by
    clock.now += timedelta(hours=1)
    assert keep_promises(desk.cases, desk.alerts, now=clock()) == 1


def test_an_answer_of_a_time_to_come_is_posted_after_half_a_minute(desk: Desk, clock: Clock) -> None:
    case, ann = desk.intake(), desk.member("ann")
    desk.claim(case, ann)
    while_ahead(desk, lambda: desk.answer(case, ann))

    assert desk.post_due() == 0
    clock.now += UNDO
    assert desk.post_due() == 1


@pytest.mark.parametrize("urgency", ["urgent", "soon", "routine"])
def test_a_client_who_wrote_at_a_time_to_come_is_answered_as_one_of_now(
    desk: Desk, clock: Clock, urgency: str
) -> None:
    written: list[str] = []
    while_ahead(desk, lambda: written.append(desk.intake(urgency)))

    case, now = desk.case(written[0]), clock().replace(second=0, microsecond=0)
    assert (case.received_at, case.last_at) == (now, now)
    assert case.reply_by is not None
    assert now < case.reply_by <= now + timedelta(days=3)


def test_a_client_who_wrote_again_keeps_the_promise_that_was_given(desk: Desk) -> None:
    case = desk.intake()
    promised = desk.case(case).reply_by

    while_ahead(desk, lambda: desk.write(case))

    assert desk.case(case).reply_by == promised


def test_a_date_that_no_right_clock_lets_be_set_is_reminded_of_now(desk: Desk, clock: Clock) -> None:
    near, far, ann = desk.intake(), desk.intake(), desk.member("ann")
    for case in (near, far):
        desk.claim(case, ann)

    def set_dates() -> None:
        for case, days in ((near, 30), (far, 300)):
            on = clock().date() + timedelta(days=days)
            set_follow_up(
                desk.cases, desk.alerts, case_id=case, person=ann, zone="Asia/Jakarta", on=on, now=clock()
            )

    while_ahead(desk, set_dates)

    assert remind_of_follow_ups(desk.cases, desk.alerts, now=clock()) == 1
    assert [alert.about for alert in desk.alerts.open_alerts_of(far)] == ["follow-up"]
    assert desk.alerts.open_alerts_of(near) == []


def test_what_was_closed_at_a_time_to_come_is_erased_as_if_it_was_closed_now(
    desk: Desk, clock: Clock
) -> None:
    case, ann = desk.intake(), desk.member("ann")
    desk.claim(case, ann)

    def close() -> None:
        desk.close(case, ann)
        desk.expire()

    while_ahead(desk, close)

    assert desk.case(case).closed_at == clock().replace(second=0, microsecond=0)
    for _ in range(14):
        clock.now += timedelta(days=7)
        desk.expire()
    assert desk.cases.case(case) is None


@pytest.mark.parametrize("closed", [False, True])
def test_a_right_of_a_time_to_come_is_due_after_its_term_from_now(desk: Desk, closed: bool) -> None:
    case, ann = desk.intake(), desk.member("ann")
    desk.claim(case, ann)
    desk.seen(case, ann, 1)
    if closed:
        desk.close(case, ann)
    while_ahead(desk, lambda: ask(desk, case, "restriction"))

    head, now = desk.case(case), desk.clock().replace(second=0, microsecond=0)
    (request,) = desk.cases.requests(case)
    assert (request.posted_at, request.due_at) == (now, now + timedelta(hours=72))
    assert (head.right_due, head.restricted_at) == (request.due_at, now)


def test_what_was_promised_before_is_left_alone(desk: Desk) -> None:
    case, ann = desk.intake(), desk.member("ann")
    desk.claim(case, ann)
    set_follow_up(
        desk.cases,
        desk.alerts,
        case_id=case,
        person=ann,
        zone="Asia/Jakarta",
        on=desk.clock().date() + timedelta(days=200),
        now=desk.clock(),
    )
    before = desk.case(case), desk.cases.desk.timer(case, "promise"), desk.cases.desk.timer(case, "follow-up")

    while_ahead(desk, lambda: None)

    after = desk.case(case), desk.cases.desk.timer(case, "promise"), desk.cases.desk.timer(case, "follow-up")
    assert after == before


@pytest.mark.parametrize("commits", range(3))
def test_dying_in_between_repeats_it(
    table: SqliteTable, clock: Clock, tmp_path: Path, server_secrets: ServerSecrets, commits: int
) -> None:
    mortal = MortalTable(table)
    desk = Desk(mortal, clock, tmp_path, server_secrets)
    cases, ann = [desk.intake("urgent"), desk.intake("urgent")], desk.member("ann")

    def claim_and_die() -> None:
        for case in cases:
            desk.claim(case, ann)
        mortal.commits_left = commits

    with pytest.raises(KilledError):
        while_ahead(desk, claim_and_die)
    notice(desk)

    assert {desk.case(case).claimed_at for case in cases} == {clock().replace(second=0, microsecond=0)}


def test_a_call_of_a_time_to_come_was_made_now(quick_desk: Desk) -> None:
    case, ann = quick_desk.intake(), quick_desk.member("ann")
    quick_desk.claim(case, ann)
    while_ahead(quick_desk, lambda: call(quick_desk, case))

    standing = quick_desk.case(case).danger
    assert standing is not None
    assert standing.raised_at == quick_desk.clock().replace(second=0, microsecond=0)
