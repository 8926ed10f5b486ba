"""Installs the locked libraries for Lambda's machine, leaves out what nobody imports, and compiles the rest.

The result is kept by what it was made of, so that only a change of the locks makes it anew.
"""

import fcntl
import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import click

from functions.cli.cloud import compiling, contents, debugging, models
from functions.config import ROOT

Say: TypeAlias = Callable[[str], None]

LOCKS = ROOT / ".locks"
KEPT = ROOT / "build" / "aws" / "libraries"
MACHINES = {"x86_64": "x86_64", "arm64": "aarch64"}
"""Lambda's names of architectures, and those of wheels."""
GLIBC = {"3.11": 26, "3.12": 34, "3.13": 34, "3.14": 34}
"""The minor version of the C library beside each Python of Lambda's: Amazon Linux 2, then 2023."""
ZAPPAS = ("zappa", "durationpy")
"""What the handler needs of the libraries that deploy."""


@dataclass(frozen=True)
class Target:
    """What the package is made for: Lambda's Python, such as "3.11", on an architecture by Lambda's name."""

    python: str
    architecture: str

    @property
    def platforms(self) -> list[str]:
        """The tags of the wheels that run there."""
        machine = MACHINES[self.architecture]
        newest_first = range(GLIBC[self.python], 4, -1)
        return [f"manylinux2014_{machine}", *(f"manylinux_2_{minor}_{machine}" for minor in newest_first)]


def installed(target: Target, say: Say, kept: Path = KEPT) -> Path:
    """Return the folder, one of those in `kept`, of the libraries for a target.

    Raises:
        click.ClickException: they cannot be had, or there is one that nobody decided about.
    """
    kind = f"{target.architecture}-{target.python}"
    done = kept / f"{kind}-{_fingerprint(target)}"
    kept.mkdir(parents=True, exist_ok=True)
    with _one_at_a_time(kept):
        if not done.is_dir():
            with tempfile.TemporaryDirectory(dir=kept, prefix="new-") as new:
                _install(Path(new), target, say)
                for old in kept.glob(f"{kind}-*"):
                    shutil.rmtree(old)
                shutil.move(new, done)
                done.chmod(0o755)
    return done


def _install(folder: Path, target: Target, say: Say) -> None:
    say(f"downloading the locked libraries for Python {target.python} on {target.architecture}")
    _fetch(folder, target)
    trim(folder)
    models.cut(folder / "botocore" / "data")
    for library in folder.rglob("*.so"):
        debugging.blank(library)
    say("compiling them")
    compiling.compile_unchecked(folder)


def _fetch(folder: Path, target: Target) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as lock:
        lock.write(requirements())
        lock.flush()
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
        exactly = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--no-compile"]
        wheels = [word for tag in target.platforms for word in ("--platform", tag)]
        python = ["--python-version", target.python, "--implementation", "cp"]
        where = ["--target", str(folder), "--requirement", lock.name]
        done = subprocess.run(  # noqa: S603 - our own interpreter
            [*pip, *exactly, *wheels, *python, *where], capture_output=True, text=True
        )
    if done.returncode:
        raise click.ClickException(f"the locked libraries cannot be installed:\n{done.stderr.strip()}")


def requirements() -> str:
    """Return what runs there, as locked: the service's libraries, and those of Zappa's handler."""
    running, deploying = ((LOCKS / name).read_text(encoding="utf-8") for name in ("run.txt", "deploy.txt"))
    return running + "".join(_entry(deploying, name) for name in ZAPPAS)


def _entry(lock: str, name: str) -> str:
    """Return the lines of one library, which end where no backslash goes on."""
    found = re.search(rf"^{re.escape(name)}==(?:.*\\\n)*.*\n", lock, re.MULTILINE)
    if found is None:
        raise click.ClickException(f".locks/deploy.txt does not name {name}; run: make lock")
    return found[0]


def trim(folder: Path) -> None:
    """Remove what nothing imports.

    Raises:
        click.ClickException: there is something that nobody decided about.
    """
    for name in sorted(child.name for child in folder.iterdir()):
        if not contents.is_shipped(name):
            _remove(folder / name)
    for file in sorted(folder.rglob("*"), reverse=True):
        if file.is_dir() and not any(file.iterdir()):
            file.rmdir()
        elif file.is_file() and not contents.is_kept(file.relative_to(folder).as_posix()):
            file.unlink()


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def _fingerprint(target: Target) -> str:
    """Return what the libraries depend on, in short: the locks, the rules here, and the compiler."""
    rules = [Path(module.__file__ or "").read_bytes() for module in (contents, models, debugging, compiling)]
    parts = [requirements().encode(), Path(__file__).read_bytes(), *rules, sys.version.encode()]
    return hashlib.sha256(b"\0".join([*parts, repr(target).encode()])).hexdigest()[:16]


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Let who comes second wait and then find everything done."""
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
