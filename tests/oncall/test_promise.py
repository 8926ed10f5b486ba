"""By when an answer is promised, and how long a claim waits for it."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from functions.oncall.actions import promise_of
from functions.oncall.model import Promise
from functions.staff.settings import Settings
from tests.clock import BEGINNING

NOW = BEGINNING.replace(second=0)
"""10:04 on a Monday in Jakarta."""
OFFICE = replace(
    Settings(), working_days=dict.fromkeys((1, 2, 3, 4, 5), (time(8), time(16))), answers_per_day=4
)


def after(**span: float) -> datetime:
    return NOW + timedelta(**span)


@pytest.mark.parametrize(("urgency", "hours"), [("urgent", 2), ("soon", 24), ("routine", 72)])
def test_around_the_clock_the_settings_are_the_promise(urgency: str, hours: int) -> None:
    assert promise_of(Settings()).reply_by(urgency, NOW) == after(hours=hours)


@pytest.mark.parametrize(
    ("urgency", "promised"),
    [("urgent", after(hours=2)), ("soon", after(days=3)), ("routine", after(days=11))],
)
def test_only_what_is_urgent_runs_on_through_closed_hours(urgency: str, promised: datetime) -> None:
    assert promise_of(OFFICE).reply_by(urgency, NOW) == promised


@pytest.mark.parametrize(
    ("ahead", "promised"), [(0, after(days=3)), (11, after(days=3)), (12, after(days=3, hours=2))]
)
def test_the_queue_moves_a_promise_that_it_would_break(ahead: int, promised: datetime) -> None:
    assert promise_of(OFFICE).reply_by("soon", NOW, ahead=ahead) == promised


def test_no_queue_moves_what_is_urgent() -> None:
    assert promise_of(OFFICE).reply_by("urgent", NOW, ahead=300) == after(hours=2)


@pytest.mark.parametrize(("per_day", "place", "as_at_four"), [(8, 8, 4), (2, 2, 4), (0.5, 1, 8)])
def test_a_pace_that_is_known_goes_before_the_settings(per_day: float, place: int, as_at_four: int) -> None:
    at_four = promise_of(OFFICE).answered_by(as_at_four, NOW)

    assert promise_of(OFFICE, per_day).answered_by(place, NOW) == at_four


def test_a_queue_without_end_is_promised_after_a_year_of_working_days() -> None:
    year = promise_of(OFFICE).answered_by(365 * 4, NOW)

    assert promise_of(OFFICE).answered_by(10_000_000, NOW) == year


@pytest.mark.parametrize(
    ("promise", "urgency", "warned", "ends"),
    [
        (promise_of(Settings()), "urgent", after(minutes=40), after(minutes=60)),
        (promise_of(Settings()), "soon", after(hours=8), after(hours=12)),
        (promise_of(OFFICE), "urgent", after(minutes=40), after(minutes=60)),
        (promise_of(OFFICE), "soon", after(days=1), after(days=1, hours=4)),
    ],
)
def test_a_claim_waits_for_half_of_the_reply_time(
    promise: Promise, urgency: str, warned: datetime, ends: datetime
) -> None:
    assert promise.claim_warned(urgency, NOW) == warned
    assert promise.claim_ends(urgency, NOW) == ends
