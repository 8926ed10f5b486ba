"""Durations in classes: any quantile is told within five percent, and weeks add up."""

from math import ceil

from hypothesis import given
from hypothesis import strategies as st

from functions.statistics.model.histogram import ERROR, Histogram, class_of, minutes_of

MINUTES = st.lists(st.integers(0, 500_000), min_size=1, max_size=60)


def histogram(minutes: list[int]) -> Histogram:
    found = Histogram()
    for one in minutes:
        found = found.with_one(one)
    return found


@given(MINUTES, st.sampled_from([0.5, 0.9]))
def test_a_quantile_is_off_by_the_stated_error_and_a_rounded_minute_at_most(
    minutes: list[int], share: float
) -> None:
    exact = sorted(minutes)[ceil(share * len(minutes)) - 1]
    assert abs(histogram(minutes).quantile(share) - exact) <= ERROR * exact + 0.5 + 1e-9


@given(MINUTES, MINUTES)
def test_two_weeks_added_up_are_as_if_counted_together(one: list[int], other: list[int]) -> None:
    assert histogram(one) + histogram(other) == histogram([*one, *other])


def test_what_took_no_time_or_less_took_none() -> None:
    assert (histogram([0, -3]).quantile(0.5), Histogram().quantile(0.5)) == (0, 0)


def test_no_duration_is_far_from_what_stands_for_its_class() -> None:
    assert all(abs(minutes_of(class_of(one)) - one) <= ERROR * one + 0.5 for one in range(1, 50_000, 7))
