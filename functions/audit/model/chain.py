"""A chain of hashes: each covers all that came before, so nothing behind a known one can be changed unseen.

The hash of entry n is SHA-256(hash of n-1 || SHA-256(content of n)), over bytes. The content of an entry may
be dropped later, because a case was erased; its hash stays, and the chain still holds.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256

from functions.audit.model.event import FORGOTTEN, Event

MISSING, ALTERED, CUT, FORGED = "missing", "altered", "cut", "forged"
"""An entry is not there; it is not what was linked; the chain ends early; a content is gone unsaid."""

HEAD = re.compile(r"[0-9]{1,12}:[0-9a-fA-F]{64}")


@dataclass(frozen=True)
class Head:
    """How far a chain goes: the number of its last entry, and the hash that covers all of them."""

    number: int = 0
    hash: str = "0" * 64

    def followed_by(self, content_sha256: str) -> "Head":
        """Return the head after one more entry."""
        covered = sha256(bytes.fromhex(self.hash) + bytes.fromhex(content_sha256))
        return Head(self.number + 1, covered.hexdigest())

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"

    @classmethod
    def read(cls, text: str) -> "Head":
        """Return the head that `N:HASH` names.

        Raises:
            ValueError: the text is none.
        """
        if HEAD.fullmatch(text.strip()) is None:
            raise ValueError("a head is a number, a colon and 64 hexadecimal digits")
        number, _, covered = text.strip().partition(":")
        return cls(int(number), covered.lower())


BEGINNING = Head()


@dataclass(frozen=True)
class Entry:
    """A link of the chain; `content` is None once it was dropped."""

    head: Head
    content_sha256: str
    content: str | None
    version: int = 0

    @property
    def number(self) -> int:
        """Return its place in the chain."""
        return self.head.number

    def without_content(self) -> "Entry":
        """Return the entry of which only the hashes are kept."""
        return replace(self, content=None)

    def follows(self, before: Head) -> bool:
        """Whether it is what was linked behind an entry: its content, if kept, and both hashes."""
        is_own = self.content is None or content_hash(self.content) == self.content_sha256
        return is_own and before.followed_by(self.content_sha256) == self.head


@dataclass(frozen=True)
class Fault:
    """What is wrong with a chain, and at which number."""

    kind: str
    number: int


@dataclass(frozen=True)
class Checkpoint:
    """Up to where the chain was found whole, and from where the next window of older entries begins."""

    head: Head = BEGINNING
    next_old: int = 0
    version: int = 0

    def looked(self, head: Head, next_old: int) -> "Checkpoint":
        """Return the checkpoint after one more look."""
        return replace(self, head=head, next_old=next_old)


@dataclass(frozen=True)
class Walk:
    """How far a chain was found whole, or its first fault.

    `dropped` counts contents that are gone, `forgotten` how many the chain itself says were dropped.
    """

    head: Head
    fault: Fault | None = None
    dropped: int = 0
    forgotten: int = 0

    def over(self, entries: Iterable[Entry]) -> "Walk":
        """Return the walk after entries that are to follow, each looked at."""
        walk = self
        for entry in entries:
            if walk.fault is not None:
                break
            walk = walk._step(entry)
        return walk

    def _step(self, entry: Entry) -> "Walk":
        if entry.number != self.head.number + 1:
            return replace(self, fault=Fault(MISSING, self.head.number + 1))
        if not entry.follows(self.head):
            return replace(self, fault=Fault(ALTERED, entry.number))
        if entry.content is None:
            return replace(self, head=entry.head, dropped=self.dropped + 1)
        return replace(self, head=entry.head, forgotten=self.forgotten + forgotten_in(entry.content))

    def ending_at(self, head: Head) -> "Walk":
        """Return the walk, at fault if it did not come as far as the chain's head, or to another."""
        if self.fault is not None or head == self.head:
            return self
        is_short = self.head.number < head.number
        fault = Fault(MISSING, self.head.number + 1) if is_short else Fault(ALTERED, self.head.number)
        return replace(self, fault=fault)

    def accounted(self) -> "Walk":
        """Return the walk, at fault if more or fewer contents are gone than the chain says were dropped."""
        is_so = self.fault is not None or self.dropped == self.forgotten
        return self if is_so else replace(self, fault=Fault(FORGED, self.head.number))


def forgotten_in(content: str) -> int:
    """Return how many contents an event says were dropped; none in all others."""
    try:
        event = Event.read(content)
    except (ValueError, KeyError, TypeError):
        return 0
    return event.number("count") or 0 if event.kind == FORGOTTEN else 0


def linked(head: Head, content: str) -> Entry:
    """Return the entry that links a content behind a head."""
    covered = content_hash(content)
    return Entry(head.followed_by(covered), covered, content)


def content_hash(content: str) -> str:
    """Return the hash of a content."""
    return sha256(content.encode()).hexdigest()
