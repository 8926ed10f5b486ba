"""A check grows old: crisis lines at 90 and 180 days, others at 180 and 360."""

from datetime import date, timedelta

import pytest

from functions.directory.model import Service
from tests.directory.making import crisis_line, document, loaded

TODAY = date(2026, 11, 23)


def other(days: int) -> Service:
    assured = (TODAY - timedelta(days=days)).isoformat()
    return loaded(document(assured_date=assured))["id"][0]


@pytest.mark.parametrize(
    ("days", "state"), [(0, "fresh"), (90, "fresh"), (91, "aging"), (179, "aging"), (180, "old")]
)
def test_a_crisis_line_ages(days: int, state: str) -> None:
    assert crisis_line(assured=TODAY - timedelta(days=days)).freshness(TODAY) == state


@pytest.mark.parametrize(("days", "state"), [(180, "fresh"), (181, "aging"), (359, "aging"), (360, "old")])
def test_another_service_ages_more_slowly(days: int, state: str) -> None:
    assert other(days).freshness(TODAY) == state


def test_an_old_check_takes_a_line_off_the_card() -> None:
    assert crisis_line(assured=TODAY - timedelta(days=179)).stands_on("crisis", TODAY)
    assert not crisis_line(assured=TODAY - timedelta(days=180)).stands_on("crisis", TODAY)


def test_a_line_that_nobody_dialled_stays() -> None:
    line = crisis_line()

    assert line.freshness(TODAY) == "never"
    assert line.stands_on("crisis", TODAY)


def test_119_never_leaves_the_card() -> None:
    assert crisis_line("119", assured=TODAY - timedelta(days=4000)).stands_on("crisis", TODAY)


def test_a_closed_service_is_not_on_the_card() -> None:
    assert not crisis_line(status="inactive").stands_on("crisis", TODAY)
