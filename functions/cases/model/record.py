"""The record: what the counselors note of a case beside its thread, entry by entry."""

from dataclasses import dataclass
from datetime import datetime

from functions.crypto.digest import digest_of


@dataclass(frozen=True)
class SealedEntry:
    """An entry as handed in: sealed to the team's keys of an epoch, and to nobody else."""

    id: str
    sealed: bytes
    epoch: int

    @property
    def sha256(self) -> str:
        """The hash that recognises a retry."""
        return digest_of(self.sealed)


@dataclass(frozen=True)
class Entry:
    """An entry in its place. It is never changed: what it says is replaced by a later one.

    `author` is the person who wrote it, `sha256` that of the sealed bytes.
    """

    number: int
    id: str
    author: str
    written_at: datetime
    epoch: int
    sealed: bytes
    sha256: str
    version: int = 0

    def is_same(self, entry: SealedEntry, person: str) -> bool:
        """Whether what a person hands in is this very entry, sent once more."""
        return self.sha256 == entry.sha256 and self.author == person
