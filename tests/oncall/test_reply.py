"""When a promised answer is late, and whether somebody is there at all."""

from datetime import timedelta

import pytest

from functions.oncall.model import is_late, next_answer
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
