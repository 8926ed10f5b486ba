"""Measure everything and print one table; `--strict` makes a missed limit the exit status."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench import (
    cold_start,
    coverage,
    directory,
    first_paint,
    intakes,
    journey,
    long_case,
    memory,
    start_up,
    telling,
    tick,
    warm,
    weights,
)
from tests.bench.chromium import chromium
from tests.bench.figure import Figure, table
from tests.bench.installation import OpenInstallation, running_floor
from tests.bench.material import leanest_material
from tests.browser.installed import installed
from tests.running import running

FULL = os.environ.get("PINTERNET_SOAK") == "1"


def say(what: str) -> None:
    """Tell on standard error what is being measured."""
    print(f"  measuring {what}", file=sys.stderr, flush=True)


def of_the_server(folder: Path) -> Iterator[Figure]:
    """Measure the server beside the bare floor."""
    say("the start")
    yield start_up.measure(folder / "start", rounds=10 if FULL else 3)
    with running_floor(folder) as floor:
        say("intakes, one after another and eight at once")
        yield from intakes.measure(folder / "intakes", floor, rounds=1000 if FULL else 200)
    say("memory")
    yield from memory.measure(folder / "memory", number=10_000 if FULL else 1_500)


def of_the_alerts(folder: Path) -> Iterator[Figure]:
    """Measure how soon somebody is told, and that it does not depend on how many cases there are."""
    say("the way from an intake to the first mail")
    yield telling.measure(folder / "telling")
    say("a tick with a thousand open alerts")
    yield from tick.measure(
        folder / "ticks", rounds=21 if FULL else 7, cloud_cases=100_000 if FULL else 10_000
    )


def of_lambda(folder: Path) -> Iterator[Figure]:
    """Measure the package for Lambda under AWS's own runtime client."""
    say("cold starts on Lambda")
    yield from cold_start.measure(folder / "cold", rounds=15 if FULL else 5)
    say("warm requests on Lambda")
    yield from warm.measure(folder / "warm", rounds=50 if FULL else 12)


def of_the_roster() -> Iterator[Figure]:
    """Measure what is derived from the roster of a large team."""
    say("the coverage of the coming 35 days")
    yield coverage.measure(rounds=50 if FULL else 10)


def of_the_pages(folder: Path) -> Iterator[Figure]:
    """Measure the pages in Chromium."""
    OpenInstallation(folder / "pages")
    with running(folder / "pages") as program, running_floor(folder) as floor, chromium() as browser:
        say("the first paint on a slow network")
        yield first_paint.measure(browser, f"{program.origin}/tulis/", floor, rounds=7 if FULL else 3)
        emergency = f"{program.origin}/darurat/"
        yield first_paint.measure_emergency(browser, emergency, floor, rounds=7 if FULL else 3)
        with leanest_material(folder / "material") as leanest:
            content = f"{program.origin}/tahapan/"
            yield first_paint.measure_content(browser, content, leanest, rounds=7 if FULL else 3)
        say("the bytes that pages need")
        yield from weights.measure(browser, folder / "weights")
        say("the directory of two hundred services")
        yield directory.measure_weight(browser, folder / "listed")
        say("writing on a slow phone")
        yield from journey.measure(browser, program.origin, rounds=5 if FULL else 1)
        say("opening a case with five hundred messages")
        with installed(folder / "cases") as place:
            yield from long_case.measure(browser, place, rounds=9 if FULL else 5)


def of_the_build(folder: Path) -> Iterator[Figure]:
    """Measure how long the site takes to build when the directory has grown."""
    say("the build with five hundred services")
    yield directory.measure_build(folder / "built")


def main() -> int:
    """Measure, print, and return the exit status."""
    with tempfile.TemporaryDirectory(prefix="pinternet-bench-") as name:
        folder = Path(name)
        figures = [
            *of_the_server(folder),
            *of_the_alerts(folder),
            *of_lambda(folder),
            *of_the_roster(),
            *of_the_pages(folder),
            *of_the_build(folder),
        ]
    print(table(figures))
    return int("--strict" in sys.argv and not all(figure.is_met for figure in figures))


if __name__ == "__main__":
    raise SystemExit(main())
