"""The erasure ledger: which mailboxes were erased, kept apart from the table and its backups.

A restored backup brings back what was erased after it was made; every restore replays this ledger.
"""

import fcntl
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from functions.errors import Unavailable

LINE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z) ([0-9a-f]{64})")
TIME = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True)
class Erasure:
    """One erased mailbox: the SHA-256 of its id, and when (UTC, to the second)."""

    mailbox_sha256: str
    at: datetime


class ErasureLedger(Protocol):
    """An append-only list of erasures. Entering one twice does no harm: the first time stands."""

    def append(self, mailbox_sha256: str, at: datetime) -> None:
        """Enter an erasure durably.

        Raises:
            Unavailable: it could not be entered.
        """
        ...

    def read(self) -> Sequence[Erasure]:
        """Return every erasure, the oldest first, each mailbox once.

        Raises:
            Unavailable: the ledger does not answer.
        """
        ...


class FileLedger:
    """`ErasureLedger` in a text file beside the database: one line an erasure, flushed to disk."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def append(self, mailbox_sha256: str, at: datetime) -> None:
        """Enter an erasure; a line that a crash tore off is left behind and ended first."""
        line = f"{at.astimezone(UTC):{TIME}} {mailbox_sha256}\n"
        if LINE.fullmatch(line.rstrip("\n")) is None:
            raise ValueError("a ledger line is a time and 64 hexadecimal digits")
        try:
            self._write(line)
        except OSError as error:
            raise Unavailable("the erasure ledger cannot be written") from error

    def _write(self, line: str) -> None:
        with self._locked() as file:
            size = os.fstat(file).st_size
            torn = size > 0 and os.pread(file, 1, size - 1) != b"\n"
            entry = (("\n" if torn else "") + line).encode()
            if os.write(file, entry) != len(entry):
                raise OSError("the disk took a part of the line")
            os.fsync(file)
        _flush_folder(self._path.parent)

    def read(self) -> Sequence[Erasure]:
        """Return every erasure that was entered completely."""
        if not self._path.exists():
            return []
        lines = self._path.read_text(encoding="ascii", errors="replace").splitlines()
        matches = [match for match in map(LINE.fullmatch, lines) if match]
        return first_of_each(
            Erasure(match[2], datetime.strptime(match[1], TIME).replace(tzinfo=UTC)) for match in matches
        )

    @contextmanager
    def _locked(self) -> Iterator[int]:
        file = os.open(self._path, os.O_CREAT | os.O_RDWR | os.O_APPEND, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield file
        finally:
            os.close(file)


def first_of_each(erasures: Iterator[Erasure]) -> list[Erasure]:
    """Return the earliest entry of each mailbox, the oldest first."""
    first: dict[str, Erasure] = {}
    for erasure in sorted(erasures, key=lambda each: each.at):
        first.setdefault(erasure.mailbox_sha256, erasure)
    return list(first.values())


def _flush_folder(folder: Path) -> None:
    """Make a newly made file's name durable as well."""
    file = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
