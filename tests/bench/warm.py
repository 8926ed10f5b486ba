"""POST /intakes under Lambda's runtime once it is warm, beside `pinternet run` on the same table."""

import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from tests.aws.package import build, unpack
from tests.bench.figure import Figure
from tests.bench.load import Target, post
from tests.bench.on_lambda import INTAKES, function, open_place
from tests.running import running

MOST_TIMES_RUN = 1.5
WARMING = 5
REST = 0.8
"""Seconds before each request: the worker of `pinternet run` looks at the table after an intake, too."""


def measure(folder: Path, rounds: int) -> Sequence[Figure]:
    """Hand in to both in turns: the emulated table gets slower as it grows, for both alike."""
    folder.mkdir()
    task = unpack(build(folder), folder / "task")
    mine, beside = [], []
    with open_place(folder) as place, running(folder / "run", environment=place.environment) as program:
        target = Target(program.origin, INTAKES)
        connection = target.connect()
        with function(task, place, folder) as (_, api):
            for _ in range(WARMING + rounds):
                time.sleep(REST)
                mine.append(place.hand_in(api).took * 1000)
                time.sleep(REST)
                beside.append(post(connection, target.path, place.intake()))
        connection.close()
    measured, floor = (statistics.median(times[WARMING:]) for times in (mine, beside))
    return [
        Figure("warm POST /intakes on Lambda, beside pinternet run", measured, "ms", MOST_TIMES_RUN, floor)
    ]
