"""A client who says nothing after an answer: their counselor is asked, once; nothing is ever closed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from functions.cases.actions import following_up
from functions.cases.actions.silences import SILENCE, ask_about_silences
from functions.cases.model import OPEN
from functions.cases.store.items import case_item, case_of
from functions.storage.table import Item
from tests.cases.desk import Desk

DAYS = 14
"""What the settings say where nothing was saved."""


def answered(desk: Desk) -> tuple[str, str]:
    """Return a case whose client was answered just now, and its counselor."""
    case, ann = desk.intake(), desk.member("ann")
    desk.claim(case, ann)
    desk.seen(case, ann, 1)
    say(desk, case, ann, 50)
    return case, ann


def say(desk: Desk, case: str, person: str, number: int) -> None:
    """Let a counselor's answer be posted."""
    desk.answer(case, person, number)
    desk.clock.move(seconds=31)
    desk.post_due()


def listen(desk: Desk, **ahead: float) -> int:
    """Do what the worker does every day until a time ahead; return how often a counselor was asked."""
    until, asked = desk.clock() + timedelta(**ahead), 0
    while desk.clock() < until:
        desk.clock.now = min(until, desk.clock() + timedelta(days=1))
        asked += ask_about_silences(desk.cases, desk.alerts, desk.services.settings.read(), now=desk.clock())
    return asked


def abouts(desk: Desk, case: str) -> list[str]:
    """Return what the open alerts of a case are about."""
    return sorted(alert.about for alert in desk.alerts.open_alerts_of(case))


def test_its_counselor_is_asked_after_two_weeks_and_the_case_stays_open(desk: Desk) -> None:
    case, ann = answered(desk)

    assert listen(desk, days=DAYS - 1) == 0
    assert listen(desk, days=1, minutes=1) == 1

    (alert,) = desk.alerts.open_alerts_of(case)
    assert (alert.about, alert.policy.named("person")) == ("silence", [ann])
    assert desk.case(case).state == OPEN


def test_they_are_asked_once_in_a_silence_however_long_it_is(desk: Desk) -> None:
    answered(desk)

    assert listen(desk, days=150) == 1


def test_a_check_in_does_not_begin_another_silence(desk: Desk) -> None:
    case, ann = answered(desk)
    listen(desk, days=DAYS + 1)

    say(desk, case, ann, 51)

    assert listen(desk, days=60) == 0
    assert desk.alarms(case) == 0


def test_a_word_of_the_client_ends_the_silence_and_the_next_one_is_asked_about_again(desk: Desk) -> None:
    case, ann = answered(desk)
    listen(desk, days=DAYS + 1)
    desk.write(case)
    assert desk.case(case).silence_asked_at is None

    assert listen(desk, days=60) == 0
    say(desk, case, ann, 51)

    assert listen(desk, days=DAYS + 1) == 1


def test_a_date_of_the_counselor_puts_the_question_off(desk: Desk) -> None:
    case, ann = answered(desk)
    on = (desk.clock() + timedelta(days=20)).date()
    following_up.set_follow_up(
        desk.cases, desk.alerts, case_id=case, person=ann, zone="Asia/Jakarta", on=on, now=desk.clock()
    )

    assert listen(desk, days=30) == 0
    assert listen(desk, days=6) == 1


def test_looking_at_the_case_ends_the_reminder_and_it_stays_marked(desk: Desk) -> None:
    case, ann = answered(desk)
    listen(desk, days=DAYS + 1)

    desk.seen(case, ann, 2)

    assert desk.alarms(case) == 0
    assert desk.case(case).silence_asked_at is not None


def test_a_case_that_was_asked_about_stands_first_among_ones_own(desk: Desk) -> None:
    case, ann = answered(desk)
    listen(desk, days=DAYS - 1)
    later = desk.intake()
    desk.claim(later, ann)

    listen(desk, days=2)

    assert [each.id for each in desk.queue("mine", ann).cases] == [case, later]


def test_in_nobodys_hands_nobody_is_asked_until_somebody_takes_it(desk: Desk) -> None:
    case, ann = answered(desk)
    desk.give_back(case, ann)
    assert listen(desk, days=30) == 0

    desk.claim(case, desk.member("budi"))

    assert listen(desk, days=2) == 1


@pytest.mark.parametrize("end", ["close", "junk", "erase"])
def test_a_case_that_ended_asks_nobody_and_keeps_no_timer(desk: Desk, end: str) -> None:
    case, ann = answered(desk)
    if end == "erase":
        desk.erase(case)
    else:
        getattr(desk, end)(case, ann)

    assert listen(desk, days=30) == 0
    assert "timer/silence" not in desk.kept(case)


def test_two_ticks_at_once_ask_once(desk: Desk) -> None:
    case, _ = answered(desk)
    listen(desk, days=DAYS - 1)
    desk.clock.move(days=1)
    settings = desk.services.settings.read()
    desk.table.before = [lambda: ask_about_silences(desk.cases, desk.alerts, settings, now=desk.clock())]

    assert ask_about_silences(desk.cases, desk.alerts, settings, now=desk.clock()) == 0
    assert abouts(desk, case) == ["silence"]


def test_a_client_who_writes_at_that_moment_is_not_called_silent(desk: Desk) -> None:
    case, _ = answered(desk)
    listen(desk, days=DAYS - 1)
    desk.clock.move(days=1)
    desk.table.before = [lambda: desk.write(case)]

    assert ask_about_silences(desk.cases, desk.alerts, desk.services.settings.read(), now=desk.clock()) == 0
    assert abouts(desk, case) == ["message"]


def test_a_shorter_setting_holds_within_a_week(desk: Desk) -> None:
    answered(desk)
    settings = replace(desk.services.settings.read(), silence_days=90)
    desk.services.settings.save(settings, now=desk.clock())
    assert listen(desk, days=30) == 0

    desk.services.settings.save(replace(settings, silence_days=14, version=1), now=desk.clock())

    assert listen(desk, days=7) == 1


def test_a_case_kept_before_anybody_asked_was_not_asked_about(desk: Desk) -> None:
    case, _ = answered(desk)
    kept = case_item(desk.case(case))
    older = {name: value for name, value in kept.body.items() if name != "silence_asked_at"}

    assert case_of(Item(kept.key, older)).silence_asked_at is None


def test_a_case_answered_before_silences_were_asked_about_is_asked_about_too(desk: Desk) -> None:
    case, _ = answered(desk)
    timer = desk.cases.desk.timer(case, SILENCE)
    assert timer is not None
    desk.cases.commit([desk.cases.desk.drop_timer(timer)])
    assert listen(desk, days=7, minutes=1) == 0

    assert desk.expire() == 0

    assert desk.cases.desk.timer(case, SILENCE) is not None
    assert listen(desk, days=DAYS) == 1
