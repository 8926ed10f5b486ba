"""What is noted in the table about the table itself: its form, and a restore on its way.

The form is a number that grows when a change of the program needs stored items to be rewritten (`forms.py`).
A field that is merely new needs none: whoever reads it knows what its absence means.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from functions.storage.table import Absent, AtVersion, Delete, Item, Key, Put, Table

PARTITION = "upkeep"
FORM, RESTORE = Key(PARTITION, "form"), Key(PARTITION, "restore")
FIRST_FORM = 1
"""That of a table in which none is noted."""
WRITING, REPLAYING = "writing", "replaying"


@dataclass(frozen=True)
class Mark:
    """A restore that is not over: of which backup, by its hash, and how far it came."""

    backup: str
    step: str
    version: int = 0


def form_of(table: Table) -> int:
    """Return the form of what a table holds."""
    item = table.get(FORM)
    return FIRST_FORM if item is None else int(cast(int, item.body["number"]))


def note_form(table: Table, number: int) -> None:
    """Note the form in which everything is stored now."""
    item = table.get(FORM)
    if number != form_of(table):
        table.commit([Put(Item(FORM, {"number": number}), AtVersion(item.version) if item else Absent())])


def mark_of(table: Table) -> Mark | None:
    """Return the mark of a restore that is not over."""
    item = table.get(RESTORE)
    if item is None:
        return None
    return Mark(str(item.body["backup"]), str(item.body["step"]), item.version)


def put_mark(table: Table, mark: Mark) -> Mark:
    """Store a mark as changed since it was read, and return it as stored."""
    item = Item(RESTORE, {"backup": mark.backup, "step": mark.step})
    table.commit([Put(item, AtVersion(mark.version) if mark.version else Absent())])
    return Mark(mark.backup, mark.step, mark.version + 1)


def drop_mark(table: Table, mark: Mark) -> None:
    """Say that the restore is over."""
    table.commit([Delete(RESTORE, AtVersion(mark.version))])


def stored(table: Table) -> Iterator[Item]:
    """Yield everything that the service itself stored."""
    return (item for item in table.everything() if item.key.partition != PARTITION)
