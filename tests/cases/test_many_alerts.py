"""More alerts than one commit can end keep nobody from reading, erasing and expiring."""

from typing import Any

import pytest

from functions.cases.actions import asking, erasing, retention
from functions.cases.model import Case
from functions.cases.store import CaseStore
from functions.oncall.store import AlertStore
from functions.storage.table import CommitTooLarge
from tests.cases.desk import Desk, entry
from tests.cases.entries import handed_in

MANY = 52


def often_answered(desk: Desk) -> tuple[str, str]:
    """Return a case with one question, answered more often than a commit can settle, and its counselor."""
    ann, bob, case = desk.member("ann"), desk.member("bob"), desk.intake()
    desk.claim(case, ann)
    desks = desk.cases, desk.alerts, desk.staff
    question = asking.ask_colleague(*desks, handed_in(desk, case, ann, entry(1)), to=None)
    for number in range(2, MANY):
        asking.answer_question(*desks, handed_in(desk, case, bob, entry(number)), question=question.id)
    assert desk.alarms(case) >= 50
    return case, ann


def test_a_few_looks_end_what_one_cannot(quick_desk: Desk) -> None:
    case, ann = often_answered(quick_desk)

    for _ in range(3):
        quick_desk.seen(case, ann, 1)

    assert quick_desk.alarms(case) == 0


def test_erasing_leaves_nothing_of_them(quick_desk: Desk) -> None:
    case, _ = often_answered(quick_desk)

    quick_desk.erase(case)

    assert quick_desk.kept(case) == []
    assert quick_desk.alarms(case) == 0


def test_a_case_that_cannot_expire_keeps_no_later_one(
    quick_desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stuck, later = quick_desk.intake(), quick_desk.intake()
    quick_desk.clock.move(days=181)
    cut = erasing.cut

    def refuse(cases: CaseStore, alerts: AlertStore, *, case: Case, **more: Any) -> object:
        if case.id == stuck:
            raise CommitTooLarge
        return cut(cases, alerts, case=case, **more)

    monkeypatch.setattr(retention, "cut", refuse)

    assert quick_desk.expire() == 1

    assert quick_desk.cases.case(stuck) is not None
    assert quick_desk.cases.case(later) is None
    errors = [vars(record)["error"] for record in caplog.records if record.levelname == "ERROR"]
    assert errors == ["CommitTooLarge"]
