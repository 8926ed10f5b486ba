"""From the start of the function's process to its first receipt, beside a floor that does nothing else.

Measured is what the processor does for it, on one core: the emulated table's own time is none of ours.
"""

import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from functions.cli.cloud import contents, gateways, libraries
from functions.cli.cloud.compiling import compile_unchecked
from functions.cli.cloud.packaging import target_of
from functions.config import ROOT
from tests.aws.package import HERE, build, unpack
from tests.bench import lambda_floor
from tests.bench.figure import Figure
from tests.bench.on_lambda import Place, function, open_place, processor_seconds

MOST_TIMES_THE_FLOOR = 1.35
LEAST_GAIN = 1.3
LONG_AGO = 315_532_800
"""The first moment of 1980, which Zappa dates the files of its zips."""


def measure(folder: Path, rounds: int) -> Sequence[Figure]:
    """Start each package in turn, so that whatever else the machine does meets all."""
    folder.mkdir()
    ours = unpack(build(folder), folder / "ours")
    packages = [ours, floor_of(ours, folder / "floor"), as_zappa_zips(ours, folder / "checked")]
    seconds: list[list[float]] = [[] for _ in packages]
    with open_place(folder) as place:
        for _ in range(rounds + 1):
            for package, taken in zip(packages, seconds, strict=True):
                taken.append(_cold(package, place, folder))
    mine, floor, checked = (statistics.median(taken[1:]) for taken in seconds)
    return [
        Figure("cold start on Lambda and POST /intakes", mine, "s", MOST_TIMES_THE_FLOOR, floor),
        Figure(
            "the same as Zappa zips it, bytecode void", checked, "s", LEAST_GAIN, mine, more_is_better=True
        ),
    ]


def _cold(package: Path, place: Place, folder: Path) -> float:
    with function(package, place, folder) as (process, api):
        place.hand_in(api)
        return processor_seconds(process)


def floor_of(ours: Path, folder: Path) -> Path:
    """Return a package with the same libraries and bytecode, where the floor stands in for the service."""
    shutil.copytree(ours, folder, ignore=shutil.ignore_patterns("functions", "__pycache__"))
    shutil.copyfile(lambda_floor.__file__, folder / "floor.py")
    settings = folder / "zappa_settings.py"
    settings.write_text(settings.read_text().replace("functions.wsgi", "floor"))
    compile_unchecked(folder)
    return folder


def as_zappa_zips(ours: Path, folder: Path) -> Path:
    """Return a package with the same files, as Zappa's own packing leaves them.

    Sources with the bytecode that installing makes, all dated 1980: none fits its source any more.
    """
    installed = libraries.installed(target_of({"architecture": HERE}), say=lambda what: None)
    shutil.copytree(ours, folder, ignore=shutil.ignore_patterns("*.pyc"))
    for file in installed.rglob("*.py"):
        path = file.relative_to(installed)
        if gateways.is_needed(path.as_posix(), frozenset()):
            shutil.copyfile(file, folder / path)
    for file in (ROOT / "functions").rglob("*.py"):
        path = file.relative_to(ROOT)
        if contents.is_kept(path.as_posix()):
            shutil.copyfile(file, folder / path)
    subprocess.run([sys.executable, "-m", "compileall", "-q", "-j", "1", str(folder)], check=True)
    for file in folder.rglob("*"):
        os.utime(file, (LONG_AGO, LONG_AGO))
    return folder
