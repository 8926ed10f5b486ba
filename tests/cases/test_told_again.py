"""What is told at leisure hides nothing that must be told at once, and is nobody's burden for good."""

from datetime import timedelta
from typing import Any

from functions.audit.model.event import REOPENED
from functions.cases.actions.mailbox import Desk as Mailboxes
from functions.cases.actions.mailbox import Rules
from functions.cases.actions.requesting import keep_request, withdraw
from functions.cases.model import SealedMessage
from functions.oncall.actions import promise_of
from tests.audit.events import chained, take
from tests.cases.desk import BODY, EPOCH, Desk, letter


def rules(desk: Desk) -> Rules:
    """Return what holds for a message now."""
    return Rules(desk.clock(), "2040-01-02", 100, 20, promise_of(desk.services.settings.read()))


def post(desk: Desk, case_id: str, number: int, *, is_evaluation: bool = False) -> None:
    """Let the client write as their mailbox does, or say how it was."""
    mailboxes = Mailboxes(desk.cases, desk.services.work, desk.alerts, desk.ledger)
    case, holding = desk.case(case_id), rules(desk)
    written = mailboxes._evaluated if is_evaluation else mailboxes._written
    mailboxes._post(
        case, written(case, holding), SealedMessage(letter(number), BODY, "hybrid", EPOCH), holding, []
    )


def closed(desk: Desk, urgency: str = "urgent") -> tuple[str, str]:
    """Return a case that ended with everything read, and its counselor."""
    ann, case = desk.member("ann"), desk.intake(urgency)
    desk.claim(case, ann)
    desk.seen(case, ann, 1)
    desk.close(case, ann)
    return case, ann


def open_urgencies(desk: Desk, case: str) -> list[str]:
    return sorted(alert.urgency for alert in desk.alerts.open_alerts_of(case))


def test_words_after_an_evaluation_are_told_as_urgently_as_the_case(desk: Desk) -> None:
    case, ann = closed(desk)
    post(desk, case, 60, is_evaluation=True)
    assert open_urgencies(desk, case) == ["routine"]
    desk.clock.move(minutes=10)

    post(desk, case, 61)

    assert open_urgencies(desk, case) == ["routine", "urgent"]
    post(desk, case, 62)
    assert open_urgencies(desk, case) == ["routine", "urgent"]
    desk.seen(case, ann, desk.case(case).last_number)
    assert desk.alarms(case) == 0


def test_words_written_while_the_work_rested_are_told_urgently_once_it_goes_on(quick_desk: Desk) -> None:
    ann, case = quick_desk.member("ann"), quick_desk.intake("urgent")
    quick_desk.claim(case, ann)
    quick_desk.seen(case, ann, 1)
    asking: dict[str, Any] = {"request": letter(90), "now": quick_desk.clock()}
    keep_request(quick_desk.cases, quick_desk.alerts, quick_desk.case(case), kind="restriction", **asking)
    post(quick_desk, case, 61)
    assert open_urgencies(quick_desk, case).count("urgent") == 0
    due = quick_desk.clock() + timedelta(hours=1)

    promise = promise_of(quick_desk.services.settings.read())
    head = quick_desk.case(case)
    withdraw(quick_desk.cases, quick_desk.alerts, head, reply_by=due, promise=promise, **asking)

    assert open_urgencies(quick_desk, case) == ["routine", "urgent"]


def test_an_evaluation_is_noted_as_no_reopening(quick_desk: Desk) -> None:
    case, _ = closed(quick_desk)
    post(quick_desk, case, 60, is_evaluation=True)
    take(quick_desk)
    assert REOPENED not in [event.kind for event in chained(quick_desk)]

    post(quick_desk, case, 61)

    take(quick_desk)
    assert [event.kind for event in chained(quick_desk)].count(REOPENED) == 1


def test_whoever_reads_an_evaluation_of_a_closed_case_ends_its_telling(quick_desk: Desk) -> None:
    case, ann = closed(quick_desk)
    post(quick_desk, case, 60, is_evaluation=True)
    quick_desk.leave(ann)

    quick_desk.seen(case, quick_desk.member("bob"), quick_desk.case(case).last_number)

    assert quick_desk.alarms(case) == 0


def test_in_an_open_case_only_its_counselors_look_ends_the_telling(quick_desk: Desk) -> None:
    case, ann = closed(quick_desk)
    post(quick_desk, case, 61)

    quick_desk.seen(case, quick_desk.member("bob"), quick_desk.case(case).last_number)

    assert quick_desk.alarms(case) == 1
    quick_desk.seen(case, ann, quick_desk.case(case).last_number)
