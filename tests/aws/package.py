"""The real package, built for this machine and unpacked as Lambda unpacks it."""

import json
import platform
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

from functions.cli.cloud.libraries import KEPT, MACHINES
from functions.cli.cloud.packaging import Package, build_package
from functions.config import ROOT

SETTINGS = ROOT / "zappa_settings.json"
HERE = next((ours for ours, theirs in MACHINES.items() if theirs == platform.machine()), "x86_64")


def build(
    folder: Path, stage: str = "prod", settings: Mapping[str, object] | None = None, kept: Path = KEPT
) -> Package:
    """Build the package of a stage for this machine, with more settings such as `events` laid over it."""
    stages = json.loads(SETTINGS.read_text(encoding="utf-8"))
    stages[stage] |= {"architecture": HERE, **(settings or {})}
    complete = folder / "zappa_settings.json"
    complete.write_text(json.dumps(stages), encoding="utf-8")
    return build_package(complete, stage, folder, kept=kept, say=lambda what: None)


def unpack(package: Package, folder: Path) -> Path:
    """Unpack a package, and return where."""
    with ZipFile(package.path) as packed:
        packed.extractall(folder)
    return folder


def run_in(task: Path, program: str, environment: Mapping[str, str]) -> str:
    """Run a program on what the package holds and Python's own library alone; return what it printed."""
    begin = f"import sys; sys.path.insert(0, {str(task)!r})\n"
    python = Path(sys.base_prefix) / "bin" / "python3"
    done = subprocess.run(
        [python, "-I", "-c", begin + program], capture_output=True, text=True, env=dict(environment)
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
