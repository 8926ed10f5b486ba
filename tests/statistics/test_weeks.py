"""Weeks are those of the service's zone, months are made of whole weeks, and only what is over is told."""

from datetime import UTC, date, datetime

import pytest

from functions.statistics.model.weeks import Week, weeks_until_over

JAKARTA = "Asia/Jakarta"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_week_begins_on_the_service_s_monday() -> None:
    assert Week.of(at("2026-11-22T16:59"), JAKARTA).name == "2026-W47"
    assert Week.of(at("2026-11-22T17:00"), JAKARTA).name == "2026-W48"


@pytest.mark.parametrize(
    ("day", "name", "month"),
    [
        (date(2026, 11, 30), "2026-W49", "2026-12"),
        (date(2027, 1, 1), "2026-W53", "2026-12"),
        (date(2027, 1, 4), "2027-W01", "2027-01"),
    ],
)
def test_a_week_is_of_the_month_of_its_thursday(day: date, name: str, month: str) -> None:
    week = Week.on(day)
    assert (week.name, week.month, Week.named(name)) == (name, month, week)


def test_a_week_is_told_two_hours_after_its_end() -> None:
    first = Week(date(2026, 11, 16))
    assert list(weeks_until_over(first, at("2026-11-22T18:59"), JAKARTA)) == []
    assert list(weeks_until_over(first, at("2026-11-22T19:00"), JAKARTA)) == [first]
