"""Resident memory of the service after many intakes, and whether it is flat."""

from collections.abc import Sequence
from pathlib import Path

import psutil

from tests.bench.figure import Figure
from tests.bench.installation import OpenInstallation
from tests.bench.load import Target, post_together
from tests.running import running

MEGABYTE = 1_000_000
MOST_MEGABYTES = 120
MOST_GROWTH = 1.05
CLIENTS = 8
BATCH = 250


def resident(process: int) -> float:
    """Return a process's resident memory in MB."""
    return float(psutil.Process(process).memory_info().rss) / MEGABYTE


def measure(folder: Path, number: int) -> Sequence[Figure]:
    """Post `number` intakes; flat means that the second half adds next to nothing to the first."""
    place = OpenInstallation(folder)
    with running(folder) as program:
        target = Target(program.origin, "/api/v1/intakes")
        halfway = 0.0
        for done in range(0, number, BATCH):
            post_together(target, place.intakes(min(BATCH, number - done)), CLIENTS)
            if not halfway and done + BATCH >= number / 2:
                halfway = resident(program.process.pid)
        end = resident(program.process.pid)
    return [
        Figure(f"resident memory after {number} intakes", end, "MB", MOST_MEGABYTES),
        Figure(f"memory after {number} intakes over after {number // 2}", end, "MB", MOST_GROWTH, halfway),
    ]
