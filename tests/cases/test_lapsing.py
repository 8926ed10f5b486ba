"""A claim is a promise: reminded of once, then given back; an answer, even one under way, keeps it."""

from datetime import timedelta

import pytest

from functions.cases.actions import lapsing
from functions.cases.desk_refusals import NotAssignee
from functions.cases.model import WAITING
from functions.cases.model.desk import UNDO, Draft
from functions.cases.store.items import case_item, case_of
from functions.oncall.model import Alert
from functions.storage.table import Item
from tests.cases.desk import BODY, Desk
from tests.clock import Clock

WARNED, OVER = timedelta(minutes=40), timedelta(minutes=60)
"""Of an urgent claim: a third, and half, of its two hours."""


def look(desk: Desk) -> int:
    """Do what the worker does now."""
    return lapsing.keep_promises(desk.cases, desk.alerts, now=desk.clock())


def told(desk: Desk, case: str) -> list[Alert]:
    return desk.alerts.open_alerts_of(case)


def claimed(desk: Desk) -> tuple[str, str]:
    """Return an urgent case that was just claimed, and by whom."""
    case, ann = desk.intake("urgent"), desk.member("ann")
    desk.claim(case, ann)
    return case, ann


def test_a_claim_says_until_when_it_waits(desk: Desk, clock: Clock) -> None:
    case, _ = claimed(desk)

    assert desk.case(case).answer_by == clock().replace(second=0) + OVER


def test_its_counselor_alone_is_reminded_once(desk: Desk, clock: Clock) -> None:
    case, ann = claimed(desk)
    clock.now += WARNED - timedelta(seconds=1)
    assert (look(desk), told(desk, case)) == (0, [])

    clock.now += timedelta(seconds=1)
    assert [look(desk) for _ in range(3)] == [0, 0, 0]

    (alert,) = told(desk, case)
    assert (alert.about, alert.urgency) == ("promise", "urgent")
    assert [step.targets for step in alert.policy.steps] == [(f"person:{ann}",)]
    assert not alert.policy.exhausted
    assert desk.case(case).assignee == ann


def test_without_an_answer_the_team_is_asked_again(desk: Desk, clock: Clock) -> None:
    case, ann = claimed(desk)
    clock.now += WARNED
    look(desk)
    clock.now += OVER - WARNED

    assert look(desk) == 1

    waiting = desk.case(case)
    assert (waiting.state, waiting.lapsed_by, waiting.answer_by) == (WAITING, ann, None)
    (alert,) = told(desk, case)
    assert alert.about == "intake"
    assert alert.policy == desk.alerts.policies.in_force(clock()).for_waiting("urgent")
    assert [each.id for each in desk.queue("waiting", ann).cases] == [case]
    with pytest.raises(NotAssignee):
        desk.answer(case, ann)


def test_a_worker_that_slept_through_asks_the_team_at_once(desk: Desk, clock: Clock) -> None:
    case, _ = claimed(desk)
    clock.move(days=2)

    assert [look(desk), look(desk)] == [1, 0]
    assert [alert.about for alert in told(desk, case)] == ["intake"]


def test_a_draft_outlives_the_claim(desk: Desk, clock: Clock) -> None:
    case, ann = claimed(desk)
    desk.table.commit([desk.cases.desk.put_draft(case, Draft(ann, BODY, clock()))])
    clock.now += OVER
    look(desk)

    draft = desk.open(case, ann).draft
    assert draft is not None
    assert draft.sealed == BODY


def test_an_answer_keeps_the_claim_and_ends_the_reminder(desk: Desk, clock: Clock) -> None:
    case, ann = claimed(desk)
    clock.now += WARNED
    look(desk)
    desk.answer(case, ann)
    clock.now += UNDO
    desk.post_due()
    assert told(desk, case) == []
    clock.now += OVER

    assert look(desk) == 0
    assert (desk.case(case).assignee, desk.case(case).answer_by) == (ann, None)
    assert "timer/promise" not in desk.kept(case)


def test_an_answer_under_way_counts_and_one_taken_back_does_not(desk: Desk, clock: Clock) -> None:
    case, ann = claimed(desk)
    clock.now += OVER - timedelta(seconds=5)
    desk.answer(case, ann)
    clock.now += timedelta(seconds=5)
    assert look(desk) == 0
    assert desk.case(case).assignee == ann

    desk.undo(case, ann)
    clock.now += lapsing.UNDER_WAY

    assert look(desk) == 1


def test_who_wrote_more_after_the_first_answer_has_a_counselor_still(desk: Desk, clock: Clock) -> None:
    case, ann = claimed(desk)
    desk.answer(case, ann)
    clock.now += UNDO
    desk.post_due()
    desk.write(case)
    clock.move(days=1)

    assert look(desk) == 0
    assert desk.case(case).assignee == ann


def test_a_reminder_does_not_swallow_what_the_client_writes_meanwhile(desk: Desk, clock: Clock) -> None:
    case, _ = claimed(desk)
    clock.now += WARNED
    look(desk)

    desk.write(case)

    assert sorted(alert.about for alert in told(desk, case)) == ["message", "promise"]


@pytest.mark.parametrize("ending", ["give_back", "close", "junk"])
def test_who_gave_back_or_closed_is_reminded_of_nothing(desk: Desk, clock: Clock, ending: str) -> None:
    case, ann = claimed(desk)
    getattr(desk, ending)(case, ann)
    alarms = desk.alarms(case)
    clock.now += OVER

    assert look(desk) == 0
    assert desk.alarms(case) == alarms
    assert "timer/promise" not in desk.kept(case)


def test_the_next_claim_has_its_whole_time(desk: Desk, clock: Clock) -> None:
    case, ann = claimed(desk)
    clock.now += WARNED
    desk.give_back(case, ann)
    budi = desk.member("budi")
    desk.claim(case, budi)
    clock.now += OVER - WARNED

    assert look(desk) == 0
    assert (desk.case(case).assignee, told(desk, case)) == (budi, [])


def test_who_lapsed_may_take_it_again(desk: Desk, clock: Clock) -> None:
    case, ann = claimed(desk)
    clock.now += OVER
    look(desk)

    again = desk.claim(case, ann)

    assert (again.assignee, again.lapsed_by) == (ann, None)
    clock.now += OVER
    assert look(desk) == 1


def test_a_colleague_who_takes_it_leaves_the_first_one_told(desk: Desk, clock: Clock) -> None:
    case, ann = claimed(desk)
    clock.now += OVER
    look(desk)

    assert desk.claim(case, desk.member("budi")).lapsed_by == ann


def test_where_no_answer_is_owed_nothing_is_promised(desk: Desk, clock: Clock) -> None:
    case, ann = claimed(desk)
    desk.answer(case, ann)
    clock.now += UNDO
    desk.post_due()
    desk.give_back(case, ann)

    assert desk.claim(case, desk.member("budi")).answer_by is None


def test_two_ticks_at_once_ask_the_team_once(desk: Desk, clock: Clock) -> None:
    case, _ = claimed(desk)
    clock.now += OVER
    desk.table.before = [lambda: look(desk)]

    assert look(desk) == 0
    assert desk.alarms(case) == 1


def test_an_erased_case_leaves_no_timer(desk: Desk, clock: Clock) -> None:
    case, _ = claimed(desk)
    desk.erase(case)
    clock.now += OVER

    assert look(desk) == 0


def test_a_claim_from_before_there_were_promises_is_read(quick_desk: Desk) -> None:
    case, ann = claimed(quick_desk)
    item = case_item(quick_desk.case(case))
    names = ("answer_by", "lapsed_by", "lapsed_at")
    body = {name: value for name, value in item.body.items() if name not in names}

    old = case_of(Item(item.key, body, item.version))

    assert (old.assignee, old.answer_by, old.lapsed_by) == (ann, None, None)
