"""Working hours: nights, closed days and clock changes, in the service's own zone."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.oncall.model.hours import WorkingHours

JAKARTA = ZoneInfo("Asia/Jakarta")
OFFICE = WorkingHours("Asia/Jakarta", dict.fromkeys((1, 2, 3, 4, 5), (time(8), time(16))))
EVENINGS = WorkingHours("Asia/Jakarta", dict.fromkeys((5, 6), (time(20), time(2))))


def jakarta(day: int, hour: int, minute: int = 0) -> datetime:
    """Return a moment of November 2026, whose 2nd is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=JAKARTA)


@pytest.mark.parametrize(
    ("now", "moment"),
    [
        (jakarta(2, 9), jakarta(2, 9)),
        (jakarta(2, 8), jakarta(2, 8)),
        (jakarta(2, 7, 59), jakarta(2, 8)),
        (jakarta(2, 16), jakarta(3, 8)),
        (jakarta(2, 15, 59), jakarta(2, 15, 59)),
        (jakarta(6, 18), jakarta(9, 8)),
    ],
)
def test_work_goes_on_or_begins_at_the_next_opening(now: datetime, moment: datetime) -> None:
    assert OFFICE.next_working_moment(now) == moment


@pytest.mark.parametrize(
    ("now", "hours", "moment"),
    [
        (jakarta(2, 9), 2, jakarta(2, 11)),
        (jakarta(2, 15), 2, jakarta(3, 9)),
        (jakarta(2, 8), 8, jakarta(2, 16)),
        (jakarta(6, 15), 24, jakarta(11, 15)),
        (jakarta(7, 12), 1, jakarta(9, 9)),
    ],
)
def test_only_working_time_counts(now: datetime, hours: int, moment: datetime) -> None:
    assert OFFICE.add_working(now, timedelta(hours=hours)) == moment


def test_a_night_belongs_to_the_day_on_which_it_began() -> None:
    assert EVENINGS.next_working_moment(jakarta(8, 1)) == jakarta(8, 1)
    assert EVENINGS.next_working_moment(jakarta(8, 3)) == jakarta(13, 20)
    assert EVENINGS.add_working(jakarta(7, 1), timedelta(hours=3)) == jakarta(7, 22)


def test_nothing_begins_on_a_closed_day_but_a_night_is_ended() -> None:
    closed = WorkingHours("Asia/Jakarta", OFFICE.days, frozenset({date(2026, 11, 3)}))
    assert closed.next_working_moment(jakarta(2, 17)) == jakarta(4, 8)
    eve = WorkingHours("Asia/Jakarta", EVENINGS.days, frozenset({date(2026, 11, 7)}))
    assert eve.next_working_moment(jakarta(7, 1)) == jakarta(7, 1)
    assert eve.next_working_moment(jakarta(7, 21)) == jakarta(13, 20)


def test_without_hours_of_its_own_a_service_works_around_the_clock() -> None:
    assert WorkingHours("Asia/Jakarta").add_working(jakarta(7, 3), timedelta(hours=72)) == jakarta(10, 3)


def test_a_service_that_never_works_is_refused() -> None:
    with pytest.raises(ValueError, match="never works"):
        WorkingHours("Asia/Jakarta", {})


def test_hours_are_local_across_a_clock_change() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    nights = WorkingHours("Europe/Berlin", dict.fromkeys(range(1, 8), (time(22), time(6))))
    begun = datetime(2026, 10, 24, 22, tzinfo=berlin)
    assert nights.add_working(begun, timedelta(hours=9)) == datetime(2026, 10, 25, 6, tzinfo=berlin)


_TIMES = st.builds(time, st.integers(0, 23), st.sampled_from((0, 30)))
_HOURS = st.builds(
    WorkingHours,
    st.sampled_from(("Asia/Jakarta", "Asia/Jayapura", "Europe/Berlin", "Pacific/Apia")),
    st.dictionaries(st.integers(1, 7), st.tuples(_TIMES, _TIMES), min_size=1),
    st.frozensets(st.dates(date(2026, 10, 20), date(2026, 11, 20)), max_size=9),
)
_MOMENTS = st.integers(0, 40 * 24 * 60).map(
    lambda each: datetime(2026, 10, 15, tzinfo=UTC) + timedelta(minutes=each)
)


@given(_HOURS, _MOMENTS, st.integers(0, 100_000))
def test_around_the_clock_is_as_if_nothing_of_late_was_closed(
    hours: WorkingHours, now: datetime, minutes: int
) -> None:
    always, long_ago = WorkingHours(hours.zone), frozenset({date(1999, 12, 31)})
    counted = replace(always, closed=long_ago).add_working(now, timedelta(minutes=minutes))
    assert always.add_working(now, timedelta(minutes=minutes)) == counted


@given(_HOURS, _MOMENTS, st.integers(0, 3000), st.integers(1, 3000))
def test_working_time_adds_up_and_never_runs_backwards(
    hours: WorkingHours, now: datetime, first: int, second: int
) -> None:
    steps = (0, first, first + second)
    ends = [hours.add_working(now, timedelta(minutes=each)) for each in steps]
    assert now <= ends[0]
    assert all(earlier <= later for earlier, later in pairwise(ends))
    assert hours.add_working(ends[1], timedelta(minutes=second)) == ends[2]
    assert ends[1] - ends[0] >= timedelta(minutes=first)
