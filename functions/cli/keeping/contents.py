"""What a backup says: a head, every item that is kept, the ledger of erasures, and how many there were."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any, BinaryIO

from functions.cases.model import moment, stamp
from functions.cli.keeping.archive import ArchiveReader, ArchiveWriter, Damaged
from functions.storage.item_text import read_line, write_line
from functions.storage.ledger import Erasure
from functions.storage.table import Item

MODULUS = 2**256


@dataclass
class Digest:
    """What a set of items comes to, in whatever order they are added: the sum of their hashes."""

    items: int = 0
    sum: int = 0

    def add(self, line: str) -> None:
        """Add an item by its line."""
        self.items += 1
        self.sum = (self.sum + int.from_bytes(sha256(line.encode()).digest())) % MODULUS


@dataclass(frozen=True)
class Head:
    """When a backup was made, and in which form the items were stored then."""

    made_at: datetime
    form: int


class BackupWriter:
    """Writes a backup's contents in their order."""

    def __init__(self, file: BinaryIO, head: Head) -> None:
        self._archive = ArchiveWriter(file)
        self._archive.write(_object(made_at=stamp(head.made_at), form=head.form))
        self._items = 0

    def add(self, item: Item) -> str:
        """Write an item and return its line."""
        line = write_line(item)
        self._archive.write(line)
        self._items += 1
        return line

    def end(self, erasures: Sequence[Erasure]) -> str:
        """Write the ledger and the end; return the hash of the whole."""
        for erasure in erasures:
            self._archive.write(_object(erased=erasure.mailbox_sha256, at=stamp(erasure.at)))
        self._archive.write(_object(items=self._items, erasures=len(erasures)))
        return self._archive.end()


@dataclass
class Backup:
    """A backup's file, which may be read again and again."""

    file: BinaryIO
    head: Head | None = None
    items: int = 0
    erasures: list[Erasure] = field(default_factory=list)
    whole_sha256: str = ""

    def check(self) -> Head:
        """Read the whole file, and return its head.

        Raises:
            Damaged: it cannot be trusted, so nothing of it is to be used.
        """
        for _ in self.read():
            pass
        if self.head is None:
            raise Damaged("the backup is empty")
        return self.head

    def read(self) -> Iterator[Item]:
        """Yield the items; what stands beside them is known once all were taken.

        Raises:
            Damaged: the file cannot be trusted.
        """
        reader = ArchiveReader(self.file)
        self.items, self.erasures, counted = 0, [], False
        for line in reader.lines():
            if line.startswith("["):
                self.items += 1
                yield _item(line)
            else:
                counted = self._take(_fields(line))
        if not counted:
            raise Damaged("the backup does not hold what it says")
        self.whole_sha256 = reader.whole_sha256

    def _take(self, fields: dict[str, Any]) -> bool:
        """Take in a line that is no item; True of the last, when it counts what was read."""
        try:
            if "made_at" in fields:
                self.head = Head(moment(fields["made_at"]), int(fields["form"]))
            elif "erased" in fields:
                self.erasures.append(Erasure(fields["erased"], moment(fields["at"])))
            return bool(fields.get("items") == self.items and fields["erasures"] == len(self.erasures))
        except (KeyError, ValueError, TypeError) as error:
            raise Damaged("the backup holds a line that no Pinternet wrote") from error


def _object(**fields: str | int) -> str:
    return json.dumps(fields, separators=(",", ":"))


def _fields(line: str) -> dict[str, Any]:
    try:
        fields: dict[str, Any] = json.loads(line)
        return fields
    except (ValueError, RecursionError) as error:
        raise Damaged("the backup holds a line that no Pinternet wrote") from error


def _item(line: str) -> Item:
    try:
        return read_line(line)
    except ValueError as error:
        raise Damaged("the backup holds an item that no Pinternet wrote") from error
