"""Events on their way, the chain, and where the events of a case stand in it, as items of the table.

An event begins in the outbox, put there by the very commit that it tells of: each has a key of its own, so
nobody waits for anybody. The tick moves it from there into the chain.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from functions.audit.model.chain import BEGINNING, Checkpoint, Entry, Head
from functions.audit.model.event import Event, stamp
from functions.storage.table import Absent, AtVersion, Change, Condition, Delete, Item, Key, Put, Table, Value

OUTBOX, CHAIN = "audit/outbox", "audit/chain"
HEAD, CHECKED, MAILED = Key("audit", "head"), Key("audit", "checked"), Key("audit", "mailed")
TEAM = "audit/team"
TRAIL = "audit/"
AT_ONCE = 1000


@dataclass(frozen=True)
class Waiting:
    """An event that is not in the chain yet."""

    key: Key
    version: int
    content: str

    @property
    def event(self) -> Event:
        """Return what it tells."""
        return Event.read(self.content)


@dataclass(frozen=True)
class StoredHead:
    """The chain's head, and the version to commit upon."""

    head: Head = BEGINNING
    version: int = 0


def noting(event: Event, subject: str, order: int) -> Put:
    """Return the change that puts an event into the outbox, for the commit that it tells of.

    Those of one `subject` are taken in the `order` of what they change: a version, or a serial. A commit may
    hold one of each kind, and several that have a `number` of their own.
    """
    part = event.number("number") or 0
    key = Key(OUTBOX, f"{stamp(event.at)}/{subject}/{order:08d}/{event.kind}/{part:06d}")
    return Put(Item(key, {"content": event.content}), Absent())


@dataclass(frozen=True)
class AuditStore:
    """Reads events and the chain; makes the changes that a commit is put together from."""

    table: Table

    def waiting(self, most: int, now: datetime, zone: str) -> list[Waiting]:
        """Return the first events of the outbox that may be linked by now, in order.

        One that is held back keeps none behind it waiting.
        """
        free = (each for each in self._outbox(most) if not each.event.is_held_back(now, zone))
        return list(islice(free, most))

    def is_waiting_for(self, case: str) -> bool:
        """Whether an event of a case is in the outbox still."""
        return any(each.event.case == case for each in self._outbox(AT_ONCE))

    def _outbox(self, at_once: int) -> Iterator[Waiting]:
        cursor: str | None = None
        while True:
            page = self.table.query(OUTBOX, after=cursor, limit=at_once)
            for item in page.items:
                yield Waiting(item.key, item.version, str(item.body["content"]))
            cursor = page.next
            if cursor is None:
                return

    def dropping(self, waiting: Waiting) -> Delete:
        """Take an event out of the outbox."""
        return Delete(waiting.key, AtVersion(waiting.version))

    def head(self) -> StoredHead:
        """Return how far the chain goes."""
        item = self.table.get(HEAD)
        if item is None:
            return StoredHead()
        body: Mapping[str, Any] = item.body
        return StoredHead(Head(int(body["number"]), body["hash"]), item.version)

    def put_head(self, head: Head, before: StoredHead) -> Put:
        """Move the head on: of two who do so at once one is refused."""
        body: dict[str, Value] = {"number": head.number, "hash": head.hash}
        return Put(Item(HEAD, body), _since(before.version))

    def adding(self, entry: Entry, case: str | None) -> list[Change]:
        """Store a new entry, and that it is of a case or of the team."""
        return [Put(_entry_item(entry), Absent()), Put(Item(_place_key(case, entry.number), {}), Absent())]

    def leaving(self, case: str, number: int) -> Delete:
        """Forget that an entry was of a case."""
        return Delete(_place_key(case, number), AtVersion(1))

    def put_entry(self, entry: Entry) -> Put:
        """Store an entry as changed since it was read."""
        return Put(_entry_item(entry), AtVersion(entry.version))

    def entry(self, number: int) -> Entry | None:
        """Return an entry of the chain."""
        item = self.table.get(_entry_key(number))
        return None if item is None else _entry_of(item)

    def entries(self, after: int, most: int) -> Iterator[Entry]:
        """Yield up to `most` entries with a number above `after`, in order, read in pages as they are taken.

        An item that no chain puts there, or that cannot be read, ends them.
        """
        cursor: str | None = _entry_key(after).sort
        left = most
        while cursor is not None and left > 0:
            page = self.table.query(CHAIN, after=cursor, limit=min(left, AT_ONCE))
            for item in page.items:
                entry = _readable(item)
                if entry is None:
                    return
                yield entry
            left -= len(page.items)
            cursor = page.next

    def checkpoint(self) -> Checkpoint:
        """Return up to where the chain was found whole when it was last looked through."""
        item = self.table.get(CHECKED)
        if item is None:
            return Checkpoint()
        body: Mapping[str, Any] = item.body
        return Checkpoint(Head(int(body["number"]), body["hash"]), int(body["next_old"]), item.version)

    def put_checkpoint(self, checkpoint: Checkpoint) -> Put:
        """Store how far the chain was found whole."""
        head = checkpoint.head
        body: dict[str, Value] = {"number": head.number, "hash": head.hash, "next_old": checkpoint.next_old}
        return Put(Item(CHECKED, body), _since(checkpoint.version))

    def mailed(self) -> Head | None:
        """Return the head that was last mailed to coordinators."""
        item = self.table.get(MAILED)
        return None if item is None else Head.read(str(item.body["head"]))

    def put_mailed(self, head: Head) -> Put:
        """Note that a head is mailed."""
        item = self.table.get(MAILED)
        return Put(Item(MAILED, {"head": str(head)}), _since(0 if item is None else item.version))

    def trail(self, case: str | None, before: int | None, most: int) -> list[int]:
        """Return the numbers of the entries of a case, or of the team, below `before`, the latest first."""
        cursor = None if before is None else _place_key(case, before).sort
        partition = _place_key(case, 0).partition
        page = self.table.query(partition, prefix=TRAIL, after=cursor, limit=most, backwards=True)
        return [int(item.key.sort.removeprefix(TRAIL)) for item in page.items]

    def commit(self, changes: Sequence[Change]) -> None:
        """Apply all changes, or none. Raises: CommitConflict."""
        self.table.commit(changes)


def _entry_key(number: int) -> Key:
    return Key(CHAIN, f"{number:012d}")


def _place_key(case: str | None, number: int) -> Key:
    return Key(TEAM if case is None else f"case/{case}", f"{TRAIL}{number:012d}")


def _entry_item(entry: Entry) -> Item:
    body = {"content": entry.content, "content_sha256": entry.content_sha256, "hash": entry.head.hash}
    return Item(_entry_key(entry.number), body)


def _entry_of(item: Item) -> Entry:
    body: Mapping[str, Any] = item.body
    head = Head(int(item.key.sort), body["hash"])
    return Entry(head, body["content_sha256"], body["content"], item.version)


def _readable(item: Item) -> Entry | None:
    try:
        entry = _entry_of(item)
        bytes.fromhex(entry.content_sha256)
    except (KeyError, TypeError, ValueError):
        return None
    is_text = entry.content is None or isinstance(entry.content, str)
    return entry if is_text and item.key == _entry_key(entry.number) else None


def _since(version: int) -> Condition:
    return AtVersion(version) if version else Absent()
