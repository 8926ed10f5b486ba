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
TURNS = 9


def measure(folder: Path, floor: str, rounds: int) -> Sequence[Figure]:
    """Post to both in turns, so that whatever else the machine does meets both."""
    place = OpenInstallation(folder)
    with running(folder) as program:
        ours, bare = Target(program.origin, "/api/v1/intakes"), Target(floor, "/bodies")
        post_in_turns([ours, bare], place.intakes(WARMING))
        mine, floors = (
            statistics.median(times) for times in post_in_turns([ours, bare], place.intakes(rounds))
        )
        together: dict[Target, list[float]] = {ours: [], bare: []}
        for _ in range(TURNS):
            bodies = place.intakes(rounds)
            for target, rates in together.items():
                rates.append(post_together(target, bodies, CLIENTS))
    rate, floor_rate = (statistics.median(rates) for rates in together.values())
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
