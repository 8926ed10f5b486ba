"""The function: an unpacked package under AWS's own runtime client, in a process of its own."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from tests.aws.runtime_api import FUNCTION_ARN, RuntimeApi

CLIENT = ("awslambdaric", "runtime_client", "snapshot_restore_py", "simplejson")
"""What Lambda's own image has beside the package: AWS's runtime client and what it imports."""
REGION = "ap-southeast-3"


@contextmanager
def running(
    package: Path, api: RuntimeApi, environment: Mapping[str, str], *, log: Path, beside: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """Run an unpacked package for the length of a `with` block; all it prints goes to `log`.

    Nothing of this virtual environment is there but the runtime client, which is linked into `beside`.
    """
    lay_out(beside)
    with log.open("ab") as printed:
        process = subprocess.Popen(
            [sys.executable, "-S", "-m", "awslambdaric", "handler.lambda_handler"],
            cwd=package,
            stdout=printed,
            stderr=subprocess.STDOUT,
            env={**lambda_environment(package, api, beside), **environment},
        )
    threading.Thread(target=_tell_its_end, args=(process, api, log), daemon=True).start()
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _tell_its_end(process: subprocess.Popen[bytes], api: RuntimeApi, log: Path) -> None:
    """Let whoever waits for the function know that it ended, and its last words."""
    status = process.wait()
    api.client_ended(f"the runtime client ended with {status}:\n{log.read_text(errors='replace')[-2000:]}")


def lambda_environment(package: Path, api: RuntimeApi, beside: Path) -> dict[str, str]:
    """Return the environment that Lambda gives a function, with keys that open nothing."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{package}:{beside}",
        "AWS_LAMBDA_RUNTIME_API": api.address,
        "AWS_LAMBDA_FUNCTION_NAME": FUNCTION_ARN.rpartition(":")[2],
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1024",
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": "invented",
        "AWS_SECRET_ACCESS_KEY": "invented",
        "LAMBDA_TASK_ROOT": str(package),
        "_HANDLER": "handler.lambda_handler",
    }


def lay_out(beside: Path) -> None:
    """Link the runtime client into a folder of its own."""
    beside.mkdir(exist_ok=True)
    for name in CLIENT:
        found = find_spec(name)
        if found is None or found.origin is None:
            continue
        file = Path(found.origin)
        target = file.parent if file.name == "__init__.py" else file
        link = beside / target.name
        if not link.exists():
            link.symlink_to(target)
