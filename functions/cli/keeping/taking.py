"""Take a backup of a table that people go on writing to.

It holds each commit whole or not at all. SQLite reads one moment. DynamoDB does not, so there the table is
read until two readings in a row are the same: then all of it was so at the moment between them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from functions.cli.keeping.contents import BackupWriter, Digest, Head
from functions.cli.keeping.files import written_whole
from functions.cli.keeping.kept import TICKING, is_kept
from functions.cli.keeping.upkeep import form_of, mark_of
from functions.errors import Conflict
from functions.storage.ledger import ErasureLedger
from functions.storage.table import Table

MOST_READINGS = 6
EACH = 10_000

Say = Callable[[str], None]


class NeverStill(Conflict):
    """Somebody wrote during each reading of a table that cannot be read as of one moment."""


class HalfRestored(Conflict):
    """A restore is not over, so the table holds a part of a backup."""


@dataclass(frozen=True)
class Taken:
    """What came of it: the hash of the whole file, and how much is in it."""

    whole_sha256: str
    items: int
    erasures: int


def take(table: Table, ledger: ErasureLedger, path: Path, *, now: datetime, say: Say) -> Taken:
    """Write a backup to `path`, which appears when it is whole.

    Raises:
        HalfRestored: there is only a part to back up.
        NeverStill: people write all the time; nothing was kept.
        TableUnavailable: the table, or the ledger, does not answer.
        click.ClickException: the file is there already.
    """
    if mark_of(table) is not None:
        raise HalfRestored("a restore into this table is not over; call it again with the same backup first")
    head = Head(now, form_of(table))
    with written_whole(path) as file:
        before: Digest | None = None
        for reading in range(1, MOST_READINGS + 1):
            say(f"reading everything ({reading})" if reading > 1 else "reading everything")
            taken, digest = _read(table, ledger, file, head, say)
            if table.reads_one_moment or digest == before:
                return taken
            before = digest
        raise NeverStill("somebody wrote during each reading of the table")


def _read(table: Table, ledger: ErasureLedger, file: BinaryIO, head: Head, say: Say) -> tuple[Taken, Digest]:
    """Write all that is there now; the ledger is read last: a mailbox that it names may still be among it."""
    file.seek(0)
    file.truncate()
    writer, digest, items = BackupWriter(file, head), Digest(), 0
    for item in table.everything():
        if is_kept(item.key):
            line = writer.add(item)
            items += 1
            if item.key not in TICKING:
                digest.add(line)
            if items % EACH == 0:
                say(f"  {items:,} items")
    erasures = ledger.read()
    return Taken(writer.end(erasures), items, len(erasures)), digest
