"""No number under five is shown, nor one from which one could be worked out."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.statistics.model.hiding import LEAST, hidden_parts, hidden_weeks, hides_month

WEEKS = st.lists(st.integers(0, 12), min_size=1, max_size=5)
PARTS = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(0, 12), max_size=7)


def known_by_subtraction(total: int | None, shown: list[int]) -> list[int]:
    """Return every number that somebody can work out who knows a sum and some of its parts."""
    if total is None:
        return []
    return [total - sum(some) for size in range(len(shown) + 1) for some in combinations(shown, size)]


@given(WEEKS)
def test_no_small_number_is_shown_of_a_month_or_left_by_subtraction(counts: list[int]) -> None:
    hidden = hidden_weeks(counts)
    shown = [count for count, is_hidden in zip(counts, hidden, strict=True) if not is_hidden]
    total = None if hides_month(counts) else sum(counts)

    assert all(count >= LEAST for count in shown)
    rest = [number for number in known_by_subtraction(total, shown) if number or any(hidden)]
    assert all(number >= LEAST for number in rest)
    assert total is None or sum(hidden) != 1


@given(WEEKS, st.integers(0, 12))
def test_what_was_read_stays_true_when_the_next_week_is_over(counts: list[int], later: int) -> None:
    assert hidden_weeks([*counts, later])[:-1] == hidden_weeks(counts)


@given(PARTS)
def test_no_small_share_is_left_when_the_sum_is_known(parts: dict[str, int]) -> None:
    hidden = hidden_parts(parts)
    shown = [count for name, count in parts.items() if name not in hidden]

    assert all(count >= LEAST for count in shown)
    if hidden and sum(parts.values()) >= LEAST:
        left = sum(parts[name] for name in hidden)
        assert (len(hidden) > 1 or len(parts) == 1, left >= LEAST) == (True, True)


@pytest.mark.parametrize(
    ("counts", "shown", "month"),
    [
        ([6, 7, 8, 9], [6, 7, 8, 9], 30),
        ([3, 6, 7, 8], [None, None, 7, 8], 24),
        ([6, 7, 8, 3], [6, 7, 8, None], None),
        ([1, 1, 1, 1], [None] * 4, None),
        ([2, 2, 2, 2], [None] * 4, 8),
        ([0, 0, 9, 9], [None, None, None, 9], 18),
        ([5], [5], 5),
        ([4], [None], None),
    ],
)
def test_some_months(counts: list[int], shown: list[int | None], month: int | None) -> None:
    hidden = hidden_weeks(counts)
    assert [None if hide else count for count, hide in zip(counts, hidden, strict=True)] == shown
    assert (None if hides_month(counts) else sum(counts)) == month


def test_the_smallest_of_the_others_goes_with_a_share_that_would_stand_alone() -> None:
    assert hidden_parts({"ann": 20, "budi": 3, "citra": 9}) == {"budi", "citra"}
    assert hidden_parts({"ann": 20, "budi": 9}) == set()
