"""Compiles what the package holds, so that Lambda need not do it at each cold start.

Python holds bytecode against the date of its source. Every file of a zip by Zappa is dated 1980, so bytecode
made as usual is thrown away and all is compiled anew. Unchecked bytecode is taken as it is.
"""

import os
import subprocess
import sys
from pathlib import Path

TASK = "/var/task"
"""Where Lambda unpacks the package."""


def compile_unchecked(folder: Path) -> None:
    """Put bytecode beside all sources of a folder, the same bytes each time for the same sources.

    One process with one seed: the order of sets and of interned names ends up in bytecode.
    """
    compiler = [sys.executable, "-W", "ignore", "-m", "compileall", "-q", "-j", "1"]
    paths = ["-s", str(folder), "-p", TASK, "--invalidation-mode", "unchecked-hash", str(folder)]
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    subprocess.run([*compiler, *paths], check=True, env=environment)  # noqa: S603 - our own interpreter
