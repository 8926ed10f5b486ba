"""From the start of the program to its first answer, with everything built and the files in memory."""

import statistics
import time
from pathlib import Path

from tests.bench.figure import Figure
from tests.bench.installation import OpenInstallation
from tests.running import running

LIMIT = 1.0


def measure(folder: Path, rounds: int) -> Figure:
    """Start the program several times on one folder; the first start only warms the machine up."""
    OpenInstallation(folder)
    seconds = []
    for _ in range(rounds + 1):
        begun = time.perf_counter()
        with running(folder):
            seconds.append(time.perf_counter() - begun)
    return Figure("start to first answer, warm", statistics.median(seconds[1:]), "s", LIMIT)
