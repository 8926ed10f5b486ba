"""How much room the disk has on which the database lives."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

LEAST_FREE = 500_000_000
LEAST_SHARE = 0.05


@dataclass(frozen=True)
class Room:
    """Bytes: free and in all on the disk, and in the database with its log."""

    free: int
    total: int
    database: int = 0

    @property
    def is_low(self) -> bool:
        """Whether it is time to make room.

        Under 500 MB (on a small disk under a twentieth of it), or too little for a second copy of the
        database, which a backup on the spot and SQLite's own tidying need.
        """
        return self.free < max(min(LEAST_FREE, self.total * LEAST_SHARE), self.database)


class Disk(Protocol):
    """Where the database lives."""

    def room(self) -> Room | None:
        """Return how much room there is, None where a cloud sees to it."""
        ...


@dataclass(frozen=True)
class FolderDisk:
    """`Disk` of one machine."""

    database: Path

    def room(self) -> Room | None:
        """Ask the system."""
        usage = shutil.disk_usage(self.database.parent)
        log = self.database.with_name(f"{self.database.name}-wal")
        size = sum(file.stat().st_size for file in (self.database, log) if file.exists())
        return Room(usage.free, usage.total, size)


class NoDisk:
    """`Disk` of a cloud, which has no end."""

    def room(self) -> Room | None:
        """Return nothing to worry about."""
        return None
