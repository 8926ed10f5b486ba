"""POST /intakes on SQLite with full fsync, beside a bare commit of the same bytes."""

import statistics
from collections.abc import Sequence
from pathlib import Path

from tests.bench.figure import Figure
from tests.bench.installation import OpenInstallation
from tests.bench.load import Target, post_in_turns, post_together
from tests.running import running

MOST_TIMES_THE_FLOOR = 3
LEAST_OF_THE_FLOOR = 0.5
CLIENTS = 8
WARMING = 20
TURNS = 15
"""Odd, so that one of them is in the middle."""


def measure(folder: Path, floor: str, rounds: int) -> Sequence[Figure]:
    """Post to both in turns, so that whatever else the machine does meets both."""
    place = OpenInstallation(folder)
    with running(folder) as program:
        ours, bare = Target(program.origin, "/api/v1/intakes"), Target(floor, "/bodies")
        post_in_turns([ours, bare], place.intakes(WARMING))
        mine, floors = (
            statistics.median(times) for times in post_in_turns([ours, bare], place.intakes(rounds))
        )
        turns = [_rates([ours, bare], place.intakes(rounds)) for _ in range(TURNS)]
    rate, floor_rate = sorted(turns, key=lambda rates: rates[0] / rates[1])[TURNS // 2]
    return [
        Figure("POST /intakes, median", mine, "ms", MOST_TIMES_THE_FLOOR, floors),
        Figure(
            f"POST /intakes, {CLIENTS} clients at once, no error",
            rate,
            "per s",
            LEAST_OF_THE_FLOOR,
            floor_rate,
            more_is_better=True,
        ),
    ]


def _rates(targets: Sequence[Target], bodies: Sequence[bytes]) -> list[float]:
    """Return the requests that each target answers in a second, one right after the other."""
    return [post_together(target, bodies, CLIENTS) for target in targets]
