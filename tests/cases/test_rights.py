"""What a client may ask for by law: a clock of 72 hours, work that stops, and an end that they see."""

import uuid
from datetime import timedelta

import pytest

from functions.cases.actions import requesting
from functions.cases.actions.attempts import retried
from functions.cases.desk_refusals import CaseRests
from functions.cases.model import Request, to_minute
from functions.cases.model.request import MOST_A_DAY, MOST_KEPT
from functions.cases.refusals import AlreadyUsed, TooManyRequests
from functions.cases.store.items import case_item, case_of, request_item, request_of
from functions.errors import NotFound
from functions.oncall.actions import promise_of
from functions.storage.table import Item
from tests.cases.desk import Desk, letter
from tests.cases.entries import entry_of

TERM = timedelta(hours=72)


def ask(desk: Desk, case: str, kind: str, number: int = 1) -> requesting.Asked:
    """Let the client ask for something."""
    return retried(
        lambda: requesting.keep_request(
            desk.cases, desk.alerts, desk.case(case), request=letter(number), kind=kind, now=desk.clock()
        )
    )


def withdraw(desk: Desk, case: str, number: int = 1) -> Request:
    """Let the client take it back."""
    return retried(
        lambda: requesting.withdraw(
            desk.cases,
            desk.alerts,
            desk.case(case),
            request=letter(number),
            reply_by=desk.clock() + timedelta(hours=5),
            promise=promise_of(desk.services.settings.read()),
            now=desk.clock(),
        )
    )


def settle(desk: Desk, case: str, number: int = 1) -> None:
    """Let a counselor answer it."""
    requesting.settle_right(desk.cases, desk.alerts, entry_of(desk, case), request=letter(number))


def held(desk: Desk) -> tuple[str, str]:
    """Return a case that its counselor has read, and the counselor."""
    case, ann = desk.intake(), desk.member("ann")
    desk.claim(case, ann)
    desk.seen(case, ann, 1)
    return case, ann


@pytest.mark.parametrize("kind", ["copy", "correction", "restriction"])
def test_a_right_is_due_after_72_hours_and_its_counselor_is_told(quick_desk: Desk, kind: str) -> None:
    case, ann = held(quick_desk)

    assert ask(quick_desk, case, kind).is_new

    assert quick_desk.case(case).right_due == to_minute(quick_desk.clock()) + TERM
    (alert,) = quick_desk.alerts.open_alerts_of(case)
    assert (alert.about, alert.urgency) == ("right", "soon")
    assert alert.policy.steps[0].targets == (f"counselor:{ann}",)
    assert alert.policy.steps[2].targets == (f"counselor:{ann}", "role:coordinator")


def test_coordinators_are_told_where_nobody_has_the_case(quick_desk: Desk) -> None:
    case = quick_desk.intake()

    ask(quick_desk, case, "copy")

    targets = {alert.about: alert.policy.steps[0].targets for alert in quick_desk.alerts.open_alerts_of(case)}
    assert targets["right"] == ("role:coordinator",)


def test_the_same_id_twice_and_a_second_of_an_open_kind_ask_for_nothing_more(quick_desk: Desk) -> None:
    case, _ = held(quick_desk)
    first = ask(quick_desk, case, "copy")
    quick_desk.clock.move(hours=1)

    again, another = ask(quick_desk, case, "copy"), ask(quick_desk, case, "copy", 2)

    assert (again.is_new, another.is_new) == (False, False)
    assert again.posted_at == another.posted_at == first.posted_at
    assert len(quick_desk.cases.requests(case)) == quick_desk.alarms(case) == 1
    with pytest.raises(AlreadyUsed):
        ask(quick_desk, case, "correction")


def test_two_at_once_are_kept_once(desk: Desk) -> None:
    case, _ = held(desk)
    desk.table.before = [lambda: ask(desk, case, "copy", 2)]

    assert not ask(desk, case, "copy").is_new
    assert len(desk.cases.requests(case)) == 1


def test_the_first_due_right_is_the_cases_clock(quick_desk: Desk) -> None:
    case, _ = held(quick_desk)
    start = to_minute(quick_desk.clock())
    ask(quick_desk, case, "copy", 1)
    quick_desk.clock.move(hours=10)
    ask(quick_desk, case, "correction", 2)
    assert quick_desk.case(case).right_due == start + TERM

    settle(quick_desk, case, 1)

    assert quick_desk.case(case).right_due == start + timedelta(hours=10) + TERM
    settle(quick_desk, case, 2)
    assert quick_desk.case(case).right_due is None
    assert quick_desk.alarms(case) == 0


def test_settling_twice_changes_nothing_more(desk: Desk) -> None:
    case, _ = held(desk)
    ask(desk, case, "copy")
    settle(desk, case)
    first = desk.cases.request(case, letter(1))
    desk.clock.move(hours=1)

    settle(desk, case)

    assert desk.cases.request(case, letter(1)) == first
    with pytest.raises(NotFound):
        settle(desk, case, 9)


def test_answering_reading_and_claiming_settle_no_right(quick_desk: Desk) -> None:
    case, ann = held(quick_desk)
    ask(quick_desk, case, "copy")
    quick_desk.write(case)

    quick_desk.seen(case, ann, 2)
    quick_desk.answer(case, ann)
    quick_desk.clock.move(minutes=1)
    quick_desk.post_due()
    quick_desk.give_back(case, ann)
    quick_desk.claim(case, quick_desk.member("budi"))

    assert [alert.about for alert in quick_desk.alerts.open_alerts_of(case)] == ["right"]


def test_an_open_right_keeps_no_message_untold(quick_desk: Desk) -> None:
    case, _ = held(quick_desk)
    ask(quick_desk, case, "copy")

    quick_desk.write(case)

    assert sorted(alert.about for alert in quick_desk.alerts.open_alerts_of(case)) == ["message", "right"]


def test_a_restriction_stops_the_work_once_it_is_settled(quick_desk: Desk) -> None:
    case, ann = held(quick_desk)
    ask(quick_desk, case, "restriction")
    quick_desk.answer(case, ann, 50)  # while the right is open its answer may go out
    quick_desk.clock.move(minutes=1)
    quick_desk.post_due()

    settle(quick_desk, case)

    assert quick_desk.case(case).restricted_at is not None
    assert quick_desk.case(case).reply_by is None
    for work in (lambda: quick_desk.answer(case, ann, 51), lambda: quick_desk.close(case, ann)):
        with pytest.raises(CaseRests):
            work()
    quick_desk.give_back(case, ann)
    quick_desk.claim(case, ann)


def test_a_message_in_a_restricted_case_is_told_and_promises_nothing(quick_desk: Desk) -> None:
    case, _ = held(quick_desk)
    ask(quick_desk, case, "restriction")
    settle(quick_desk, case)

    quick_desk.write(case)

    assert quick_desk.case(case).reply_by is None
    assert [alert.about for alert in quick_desk.alerts.open_alerts_of(case)] == ["message"]


def test_another_right_lets_it_be_answered(quick_desk: Desk) -> None:
    case, ann = held(quick_desk)
    ask(quick_desk, case, "restriction", 1)
    settle(quick_desk, case, 1)

    ask(quick_desk, case, "copy", 2)

    assert quick_desk.answer(case, ann).id == letter(50)


def test_lifting_a_restriction_owes_an_answer_again_to_what_waits(desk: Desk) -> None:
    case, ann = held(desk)
    ask(desk, case, "restriction")
    settle(desk, case)
    desk.write(case)
    desk.seen(case, ann, 2)

    first, again = withdraw(desk, case), withdraw(desk, case)

    assert first.withdrawn_at == again.withdrawn_at == to_minute(desk.clock())
    head = desk.case(case)
    assert (head.restricted_at, head.reply_by) == (None, desk.clock() + timedelta(hours=5))
    assert [alert.about for alert in desk.alerts.open_alerts_of(case)] == ["message"]
    desk.answer(case, ann)


def test_lifting_owes_what_an_answer_under_way_left_open(quick_desk: Desk) -> None:
    case, ann = held(quick_desk)
    quick_desk.answer(case, ann)
    quick_desk.write(case)  # while the answer can still be taken back
    quick_desk.clock.move(minutes=1)
    quick_desk.post_due()
    quick_desk.seen(case, ann, quick_desk.case(case).last_number)
    ask(quick_desk, case, "restriction")

    withdraw(quick_desk, case)

    head = quick_desk.case(case)
    assert (head.last_from, head.reply_by) == ("counselor", quick_desk.clock() + timedelta(hours=5))
    assert [alert.about for alert in quick_desk.alerts.open_alerts_of(case)] == ["message"]


def test_lifting_owes_nothing_where_the_team_wrote_last(quick_desk: Desk) -> None:
    case, ann = held(quick_desk)
    quick_desk.answer(case, ann)
    quick_desk.clock.move(minutes=1)
    quick_desk.post_due()
    ask(quick_desk, case, "restriction")

    withdraw(quick_desk, case)

    assert quick_desk.case(case).reply_by is None
    assert (quick_desk.case(case).right_due, quick_desk.alarms(case)) == (None, 0)


def test_a_restriction_can_be_asked_for_again_after_it_was_lifted(quick_desk: Desk) -> None:
    case, _ = held(quick_desk)
    ask(quick_desk, case, "restriction", 1)
    assert not ask(quick_desk, case, "restriction", 2).is_new
    withdraw(quick_desk, case, 1)

    assert ask(quick_desk, case, "restriction", 3).is_new
    assert quick_desk.case(case).restricted_at is not None


def test_what_was_not_asked_for_is_not_taken_back(quick_desk: Desk) -> None:
    case, _ = held(quick_desk)
    with pytest.raises(NotFound):
        withdraw(quick_desk, case)


def test_requests_are_capped_by_the_day_and_old_ones_are_forgotten(quick_desk: Desk) -> None:
    case, _ = held(quick_desk)
    number = 0
    for _ in range(4):
        for _ in range(MOST_A_DAY):
            number += 1
            ask(quick_desk, case, "copy", number)
            withdraw(quick_desk, case, number)
        with pytest.raises(TooManyRequests) as refused:
            ask(quick_desk, case, "copy", 900)
        assert refused.value.retry_after == 24 * 3600 - quick_desk.clock().second
        quick_desk.clock.move(days=1)

    assert len(quick_desk.cases.requests(case)) == MOST_KEPT + 1


def test_the_queue_of_rights_is_ordered_by_their_due_time(desk: Desk) -> None:
    ann = desk.member("ann")
    first, second, without = desk.intake(), desk.intake(), desk.intake()
    ask(desk, second, "copy", 1)
    desk.clock.move(hours=1)
    ask(desk, first, "correction", 1)
    ask(desk, second, "restriction", 2)

    page = desk.queue("rights", ann)

    assert [case.id for case in page.cases] == [second, first]
    assert page.counts["rights"] == 3
    assert without not in {case.id for case in page.cases}
    settle(desk, second, 1)
    settle(desk, first, 1)
    assert [case.id for case in desk.queue("rights", ann).cases] == [second]


def test_what_is_overdue_is_known(desk: Desk) -> None:
    case, _ = held(desk)
    ask(desk, case, "copy")
    due = to_minute(desk.clock()) + TERM
    assert desk.cases.desk.rights_due(due - timedelta(minutes=1)) == []
    assert desk.cases.desk.rights_due(due) == [due]


def test_erasing_takes_requests_and_their_alerts_along(desk: Desk) -> None:
    case, ann = held(desk)
    ask(desk, case, "restriction")

    desk.erase(case)

    assert desk.kept(case) == []
    assert desk.queue("rights", ann).counts["rights"] == 0


def test_older_rows_have_no_rights(quick_desk: Desk) -> None:
    case = quick_desk.case(quick_desk.intake())
    added = ("right_due", "restricted_at", "danger", "label")
    stored = case_item(case)
    body = {name: value for name, value in stored.body.items() if name not in added}
    assert case_of(Item(stored.key, body, case.version)) == case

    asked = Request(str(uuid.UUID(int=3)), "another-counselor", quick_desk.clock())
    kept = request_item(case.id, asked)
    older = {name: kept.body[name] for name in ("kind", "posted_at", "settled_at")}
    assert request_of(Item(kept.key, older)) == asked
