"""Which signers the pages name: a file on this machine, or a setting where others serve the pages.

The file lies outside the table, so that who can write the table cannot name a signer. It is written
once at set-up; afterwards only `pinternet signer` changes it.
"""

import os
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from functions.crypto.signatures import SignerMalformed, read_signer

MOST_SIGNERS = 2
LATELY = 5
"""Seconds."""


class PublishedSigners(Protocol):
    """The signers that the pages carry, one or, while one replaces the other, two."""

    def read(self) -> tuple[str, ...]:
        """Return them; none before set-up."""
        ...

    def read_lately(self) -> tuple[str, ...]:
        """Return them as they were at some time in the last five seconds: each intake asks."""
        ...

    def write_first(self, signer: str) -> bool:
        """Name the first signer if none was ever named, and tell whether that was so."""
        ...


@dataclass(frozen=True)
class FixedSigners:
    """The signers of a site that is published elsewhere, as the operator set them."""

    signers: tuple[str, ...] = ()

    def read(self) -> tuple[str, ...]:
        """Return the signers of the setting."""
        return self.signers

    def read_lately(self) -> tuple[str, ...]:
        """Return the signers of the setting."""
        return self.signers

    def write_first(self, signer: str) -> bool:
        """Refuse: publishing is the operator's."""
        return False


@dataclass(frozen=True)
class SignerFile:
    """One signer a line."""

    path: Path

    def read(self) -> tuple[str, ...]:
        """Return the signers of the file; none when it is missing.

        Raises:
            SignerMalformed: a line is none, or there are more than two.
        """
        try:
            status = self.path.stat()
            return _read(self.path, status.st_ino, status.st_mtime_ns, status.st_size)
        except FileNotFoundError:
            return ()

    def read_lately(self) -> tuple[str, ...]:
        """Return what the file held at some time in the last five seconds, or what this process wrote since.

        Raises:
            SignerMalformed: as `read`.
        """
        return _read_in(self.path, int(time.monotonic()) // LATELY)

    def write_first(self, signer: str) -> bool:
        """Write the file unless it exists."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with self.path.open("x", encoding="utf-8") as file:
                file.write(f"{read_signer(signer)}\n")
                file.flush()
                os.fsync(file.fileno())
        except FileExistsError:
            return False
        _read_in.cache_clear()
        return True

    def replace(self, signers: tuple[str, ...]) -> None:
        """Write these signers in place of the others, at once.

        Raises:
            SignerMalformed: one is none, or there are none or more than two.
        """
        wanted = parse_signers("\n".join(signers))
        if not wanted:
            raise SignerMalformed("the pages must name a signer")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        beside = self.path.with_name(f"{self.path.name}.new")
        with beside.open("w", encoding="utf-8") as file:
            file.write("".join(f"{signer}\n" for signer in wanted))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.path)
        _read_in.cache_clear()


@lru_cache(maxsize=4)
def _read(path: Path, file: int, changed: int, size: int) -> tuple[str, ...]:
    """Read a file once for as long as it stays the same one; every page asks."""
    return parse_signers(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=4)
def _read_in(path: Path, period: int) -> tuple[str, ...]:
    """Read a file once in a period: even to ask the disk gives the interpreter away to busy threads."""
    return SignerFile(path).read()


def parse_signers(text: str) -> tuple[str, ...]:
    """Return the signers of a text, separated by blanks or lines, each once.

    Raises:
        SignerMalformed: one is none, or there are more than two.
    """
    signers = tuple(dict.fromkeys(read_signer(word) for word in text.split()))
    if len(signers) > MOST_SIGNERS:
        raise SignerMalformed("the pages name at most two signers, the second while it replaces the first")
    return signers
