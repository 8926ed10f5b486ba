"""Retention: half a year without a word, ninety days after closing, the same on both engines."""

from dataclasses import replace
from datetime import timedelta

import pytest

from functions.cases.actions.looking import erased_after
from tests.cases.desk import Desk


def days(desk: Desk, count: int) -> int:
    """Let days pass with a look each week and at the end; return how many cases expired."""
    expired = 0
    for span in [7] * (count // 7) + [count % 7]:
        desk.clock.move(days=span)
        expired += desk.expire()
    return expired


def test_a_silent_case_expires_after_half_a_year(desk: Desk) -> None:
    case = desk.intake()
    mailbox = desk.case(case).mailbox_sha256

    assert days(desk, 179) == 0
    assert days(desk, 1) == 1

    assert desk.kept(case) == []
    tombstone = desk.cases.mailbox(mailbox)
    assert tombstone is not None
    assert tombstone.gone is not None
    assert tombstone.gone.reason == "expired"
    assert list(desk.ledger.read()) == []


def test_a_long_pause_of_the_service_expires_what_was_due(desk: Desk) -> None:
    case = desk.intake()
    desk.clock.move(days=300)
    assert desk.expire() == 1
    assert desk.cases.case(case) is None


def test_a_word_begins_the_time_anew(desk: Desk) -> None:
    case = desk.intake()
    days(desk, 100)
    desk.write(case)

    assert days(desk, 179) == 0
    assert days(desk, 1) == 1


def test_a_word_in_the_very_moment_of_expiry_keeps_the_case(desk: Desk) -> None:
    case = desk.intake()
    desk.clock.move(days=181)
    desk.table.before = [lambda: desk.write(case)]

    assert desk.expire() == 0
    assert desk.expire() == 0

    assert desk.case(case).bodies == 2


def test_a_closed_case_expires_after_ninety_days(desk: Desk) -> None:
    ann, case = desk.member("ann"), desk.intake()
    desk.claim(case, ann)
    desk.close(case, ann)

    desk.clock.move(days=89)
    assert desk.expire() == 0
    desk.clock.move(days=1)
    assert desk.expire() == 1


def test_a_reopened_case_is_kept(desk: Desk) -> None:
    ann, case = desk.member("ann"), desk.intake()
    desk.claim(case, ann)
    desk.close(case, ann)
    days(desk, 80)
    desk.write(case)

    assert days(desk, 100) == 0
    assert desk.case(case).state == "open"


def keep_silent_cases(desk: Desk, count: int) -> None:
    """Change how many days a silent case is kept."""
    settings = desk.services.settings.read()
    desk.services.settings.save(replace(settings, retention_silent_days=count), now=desk.clock())


def test_a_shorter_retention_holds_within_a_week(desk: Desk) -> None:
    desk.intake()
    days(desk, 10)
    keep_silent_cases(desk, 30)

    assert days(desk, 19) == 0
    assert days(desk, 1) == 1


def test_a_shorter_retention_erases_nothing_without_fourteen_days_notice(desk: Desk) -> None:
    case = desk.intake()
    days(desk, 50)
    keep_silent_cases(desk, 30)

    told = erased_after(desk.case(case), desk.services.settings.read())
    assert told == desk.clock() + timedelta(days=14)
    assert days(desk, 13) == 0
    assert days(desk, 1) == 1


def test_a_longer_retention_takes_back_no_notice(desk: Desk) -> None:
    case = desk.intake()
    days(desk, 50)
    keep_silent_cases(desk, 30)
    days(desk, 7)
    keep_silent_cases(desk, 31)

    told = erased_after(desk.case(case), desk.services.settings.read())
    assert told == desk.clock() + timedelta(days=7)


@pytest.mark.parametrize("outcome", ["resolved", "continue-in-person", "continue-online", "referred"])
def test_every_outcome_closes(desk: Desk, outcome: str) -> None:
    ann, case = desk.member("ann"), desk.intake()
    desk.claim(case, ann)

    closed = desk.close(case, ann, outcome)

    assert (closed.state, closed.outcome, closed.reply_by) == ("closed", outcome, None)
    assert desk.close(case, ann, outcome) == closed
