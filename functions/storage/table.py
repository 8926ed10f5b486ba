"""The one port to durable storage: items in partitions, one index, one atomic write verb."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeAlias

from functions.errors import Conflict, Unavailable

Value: TypeAlias = "bool | int | str | bytes | Sequence[Value] | Mapping[str, Value] | None"

MOST_CHANGES = 100
MOST_BYTES = 4_000_000
MOST_ITEM_BYTES = 400_000
MOST_PAGE_BYTES = 1_000_000


@dataclass(frozen=True)
class Key:
    """Where an item is: its partition, and its place in that partition's sort order (by UTF-8 bytes)."""

    partition: str
    sort: str


@dataclass(frozen=True)
class IndexEntry:
    """Where an item stands in the one overloaded index: a queue, and its place in it."""

    queue: str
    place: str


@dataclass(frozen=True)
class Item:
    """A stored item. `version` is 0 before it was ever stored and grows by one with each put.

    `expires_at` is kept to the second, rounded up. A list in `body` may come back from a tuple.
    """

    key: Key
    body: Mapping[str, Value]
    version: int = 0
    index: IndexEntry | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True)
class Absent:
    """The item must be missing, or expired."""


@dataclass(frozen=True)
class AtVersion:
    """The item must be present with exactly this version."""

    version: int


Condition: TypeAlias = "Absent | AtVersion"


@dataclass(frozen=True)
class Put:
    """Store `item` if `condition` holds; its version grows by one (from 0 when it was absent)."""

    item: Item
    condition: Condition


@dataclass(frozen=True)
class Restore:
    """Store `item` as it once was, its version too, where there is none now: for what comes from a backup."""

    item: Item
    condition: Absent = Absent()


@dataclass(frozen=True)
class Delete:
    """Remove the item at `key` if `condition` holds."""

    key: Key
    condition: AtVersion


@dataclass(frozen=True)
class Check:
    """Change nothing, and refuse the whole commit unless `condition` holds."""

    key: Key
    condition: Condition


Change: TypeAlias = "Put | Restore | Delete | Check"


@dataclass(frozen=True)
class Page:
    """Items in order; `next` continues the query, None at the end."""

    items: Sequence[Item]
    next: str | None = None


@dataclass(frozen=True)
class IndexRow:
    """What the index tells: a hint that may lag. Read the item again before deciding."""

    key: Key
    queue: str
    place: str


@dataclass(frozen=True)
class IndexPage:
    """Index rows in order of place; `next` continues the query, None at the end."""

    rows: Sequence[IndexRow]
    next: str | None = None


class CommitConflict(Conflict):
    """A condition of the commit did not hold; nothing was written. `keys` names what was in the way."""

    def __init__(self, keys: Sequence[Key] = ()) -> None:
        super().__init__("the stored data changed meanwhile")
        self.keys = tuple(keys)


class TableUnavailable(Unavailable):
    """The storage engine does not answer, or is too busy; nothing is known to be written."""


class CommitTooLarge(ValueError):
    """More than 100 changes, 4 MB or 400 kB in an item, a key twice, or no change: the caller's fault."""


class Table(Protocol):
    """Durable, ordered items. Absent means missing or expired, on every engine.

    Every method raises `TableUnavailable` when the engine does not answer.
    """

    @property
    def reads_one_moment(self) -> bool:
        """Tell whether `everything` yields what was there at one moment: each commit whole or not at all."""
        ...

    def get(self, key: Key) -> Item | None:
        """Return the item at `key`, as last committed, or None when it is absent."""
        ...

    def query(
        self,
        partition: str,
        *,
        prefix: str = "",
        after: str | None = None,
        limit: int = 100,
        backwards: bool = False,
    ) -> Page:
        """Return up to `limit` items of a partition whose sort begins with `prefix`, in sort order.

        `after` is a sort to start behind (exclusive; before it when `backwards`), or a page's `next`.
        A page may be shorter than `limit` and still have a `next` (at most 1 MB is read at once).
        """
        ...

    def query_index(
        self,
        queue: str,
        *,
        up_to: str | None = None,
        after: str | None = None,
        limit: int = 100,
        backwards: bool = False,
    ) -> IndexPage:
        """Return up to `limit` rows of an index queue in order of place, places up to `up_to` (inclusive).

        `after` is a page's `next` (Invalid when it is not). The index may lag behind commits.
        """
        ...

    def commit(self, changes: Sequence[Change]) -> None:
        """Apply all changes atomically and durably, or none.

        Raises:
            CommitConflict: a condition did not hold (never raised for mere contention: that is retried).
            CommitTooLarge: more than 100 changes, 4 MB, 400 kB in one item, or one key twice.
        """
        ...

    def everything(self) -> Iterator[Item]:
        """Yield every item once, in no order, read page by page as they are taken.

        Where the engine does not read one moment, each page is of its own.
        """
        ...

    def purge_expired(self, *, limit: int = 1000) -> int:
        """Free the room of up to `limit` expired items, where the engine does not do so by itself."""
        ...

    def truncate_log(self) -> bool:
        """Clear what erased items left in the engine's log; False when readers stood in the way."""
        ...

    def is_sound(self) -> bool:
        """Look through the engine's files for damage, which takes time; True where a cloud sees to it."""
        ...
