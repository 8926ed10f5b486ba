"""A file that is there whole, for its owner alone, or not at all."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

PARTIAL = ".pinternet-partial"
"""How the name of a file ends that is being written."""


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """Lend a new file beside `path`, which becomes `path` at the end of the block; an exception removes it.

    What a kill left behind goes with the next call, whatever it is called, or it would outlive all that was
    erased: the lock on the folder is the kernel's, and ends with the process.

    Raises:
        click.ClickException: `path` is there already, or somebody else writes into the folder.
    """
    beside = path.with_name(f"{path.name}{PARTIAL}")
    with _locked(path.parent) as folder:
        if path.exists():
            raise click.ClickException(f"{path} is there already, and a backup is never written over")
        for left in path.parent.glob(f"*{PARTIAL}"):
            left.unlink()
        try:
            with os.fdopen(os.open(beside, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            beside.rename(path)
        finally:
            beside.unlink(missing_ok=True)
        os.fsync(folder)


@contextmanager
def _locked(folder: Path) -> Iterator[int]:
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _lock(opened, folder)
        yield opened
    finally:
        os.close(opened)


def _lock(opened: int, folder: Path) -> None:
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise click.ClickException(f"another command writes a backup into {folder} just now") from error
