"""What a clock that jumps may not decide."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from functions.cases.model.steadiness import UNKNOWN, Steadiness
from functions.cases.store.clock_memory import ClockFile
from tests.clock import BEGINNING

MINUTE = BEGINNING.replace(second=0)
YEAR, DAY = timedelta(days=365), timedelta(days=1)


@pytest.mark.parametrize(
    "span", [timedelta(), timedelta(seconds=2), -timedelta(minutes=5), DAY - timedelta(minutes=1)]
)
def test_a_clock_that_runs_is_trusted(span: timedelta) -> None:
    assert Steadiness(MINUTE).seen(BEGINNING + span).is_trusted(BEGINNING + span)


@pytest.mark.parametrize("span", [YEAR, -YEAR, DAY + timedelta(minutes=1), timedelta(days=30)])
def test_a_jump_in_either_direction_costs_a_day(span: timedelta) -> None:
    after = Steadiness(MINUTE).seen(BEGINNING + span)

    assert not after.is_trusted(BEGINNING + span)
    assert not after.is_trusted(BEGINNING + span + DAY - timedelta(seconds=1))
    assert after.trusted_from == BEGINNING + span + DAY


def test_a_second_jump_begins_the_day_anew() -> None:
    forward = Steadiness(MINUTE).seen(BEGINNING + YEAR)

    assert forward.seen(BEGINNING).trusted_from == BEGINNING + DAY


def test_hours_without_a_look_are_no_jump() -> None:
    jumped = Steadiness(MINUTE, jumped_at=BEGINNING)
    later = BEGINNING + timedelta(hours=12)

    assert jumped.seen(later) == Steadiness(later.replace(second=0), jumped_at=BEGINNING)


@pytest.mark.parametrize("jumped", [None, BEGINNING])
def test_what_is_kept_is_read_by_the_next_start(tmp_path: Path, jumped: datetime | None) -> None:
    path = tmp_path / "heartbeat" / "clock"
    assert ClockFile(path).read() is None

    ClockFile(path).keep(Steadiness(MINUTE, jumped))

    assert ClockFile(path).read() == Steadiness(MINUTE, jumped)
    assert [each.name for each in path.parent.iterdir()] == ["clock"]


@pytest.mark.parametrize(
    "text", ["", "{}", "null", '{"seen_at": "yesterday", "jumped_at": null}', "\x00\x00"]
)
def test_a_damaged_memory_trusts_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "clock").write_text(text)

    found = ClockFile(tmp_path / "clock").read()

    assert found == UNKNOWN
    assert not found.seen(BEGINNING).is_trusted(BEGINNING)
