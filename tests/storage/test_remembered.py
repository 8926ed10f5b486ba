"""What every request asks for is read once in five seconds."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from functions.storage.remembered import Remembered
from tests.clock import BEGINNING


@pytest.fixture
def times() -> list[datetime]:
    """When it was read."""
    return []


@pytest.fixture
def remembered(times: list[datetime]) -> Remembered[int]:
    """The number of readings."""

    def read(now: datetime) -> int:
        times.append(now)
        return len(times)

    return Remembered(read)


@pytest.mark.parametrize(
    ("seconds", "is_read_again"), [(0, False), (4.9, False), (5, True), (-0.1, True), (-3600, True)]
)
def test_it_is_read_again_after_five_seconds_and_when_the_clock_is_put_back(
    remembered: Remembered[int], times: list[datetime], seconds: float, is_read_again: bool
) -> None:
    remembered.at(BEGINNING)

    assert remembered.at(BEGINNING + timedelta(seconds=seconds)) == 1 + is_read_again
    assert len(times) == 1 + is_read_again


def test_a_change_shows_until_it_is_read_again(remembered: Remembered[int]) -> None:
    remembered.at(BEGINNING)
    remembered.change(lambda number: number + 10)

    assert remembered.at(BEGINNING) == 11
    assert remembered.at(BEGINNING + timedelta(seconds=5)) == 2


@pytest.mark.parametrize("first", [Remembered.forget, lambda known: known.change(str)])
def test_what_nothing_is_remembered_of_is_read(
    remembered: Remembered[int], first: Callable[[Remembered[int]], None]
) -> None:
    first(remembered)

    assert remembered.at(BEGINNING) == 1


def test_what_is_forgotten_is_read_again(remembered: Remembered[int]) -> None:
    remembered.at(BEGINNING)
    remembered.forget()

    assert remembered.at(BEGINNING) == 2


def test_who_fails_to_read_leaves_nothing_behind() -> None:
    answers = iter((OSError(), 7))

    def read(now: datetime) -> int:
        answer = next(answers)
        if isinstance(answer, OSError):
            raise answer
        return answer

    remembered = Remembered(read)

    with pytest.raises(OSError):  # noqa: PT011 - it has no words
        remembered.at(BEGINNING)
    assert remembered.at(BEGINNING) == 7
