"""When a promised answer is late, and whether somebody is there at all."""

from datetime import time, timedelta

import pytest

from functions.oncall.model import (
    Layer,
    Leave,
    Roster,
    Schedule,
    WorkingHours,
    is_late,
    next_answer,
    there_tonight,
)
from tests.oncall.world import START


@pytest.mark.parametrize(("minutes", "late"), [(-1, False), (0, False), (1, True), (600, True)])
def test_late_begins_after_the_promised_minute(minutes: int, late: bool) -> None:
    assert is_late(START, START + timedelta(minutes=minutes)) is late


def test_nothing_promised_is_never_late() -> None:
    assert not is_late(None, START)


@pytest.mark.parametrize(
    ("is_set_up", "can_be_told", "said"),
    [(False, 3, "unknown"), (True, 0, "unlikely"), (True, 1, "likely")],
)
def test_an_answer_is_likely_when_somebody_can_be_told(is_set_up: bool, can_be_told: int, said: str) -> None:
    assert next_answer(is_set_up=is_set_up, can_be_told=can_be_told) == said


ALWAYS = WorkingHours("Asia/Jakarta")
"""START is a Monday, 02:10 in Jakarta."""


def roster(*, starts: int, hours: int, leaves: tuple[Leave, ...] = ()) -> Roster:
    """Return one daily shift of Ann's since yesterday, that begins so many hours after START."""
    begins = START + timedelta(hours=starts)
    start, end = time(begins.hour), time((begins + timedelta(hours=hours)).hour)
    layer = Layer("l", 1, ("ann",), (1, 2, 3, 4, 5, 6, 7), start, end, START.date() - timedelta(days=1))
    return Roster((Schedule("s", "Malam", "UTC", (layer,), ("budi",)),), (), leaves)


@pytest.mark.parametrize(("starts", "there"), [(-1, {"ann"}), (11, {"ann"}), (12, set()), (15, set())])
def test_a_shift_within_twelve_hours_counts_as_tonight(starts: int, there: set[str]) -> None:
    now = START.replace(minute=0, second=0)
    assert there_tonight(roster(starts=starts, hours=2), ALWAYS, ["ann", "budi"], now) == there


def test_who_is_on_leave_is_not_there_and_the_fallback_does_not_count() -> None:
    leave = Leave("x", "ann", START - timedelta(days=1), START + timedelta(days=2), START, "ann")
    assert there_tonight(roster(starts=1, hours=8, leaves=(leave,)), ALWAYS, ["ann", "budi"], START) == set()


def test_without_a_roster_everyone_is_there_but_those_on_leave() -> None:
    leave = Leave("x", "ann", START - timedelta(days=1), START + timedelta(days=2), START, "ann")
    assert there_tonight(Roster(), ALWAYS, ["ann", "budi"], START) == {"ann", "budi"}
    assert there_tonight(Roster(leaves=(leave,)), ALWAYS, ["ann", "budi"], START) == {"budi"}


def test_who_is_not_in_the_team_any_more_is_not_there() -> None:
    assert there_tonight(roster(starts=1, hours=8), ALWAYS, ["budi"], START) == set()


@pytest.mark.parametrize(("opens", "there"), [(8, {"ann"}), (15, set())])
def test_without_a_roster_nobody_is_there_before_work_begins(opens: int, there: set[str]) -> None:
    hours = WorkingHours("Asia/Jakarta", {1: (time(opens), time(18))})
    assert there_tonight(Roster(), hours, ["ann"], START) == there
