"""Calendar feeds, kept in a table under the hash of their secret, and found by who reads them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from functions.oncall.model import moment, stamp
from functions.oncall.model.duties import Duty
from functions.oncall.model.feeds import Entry, Feed
from functions.storage.table import Absent, AtVersion, Change, Delete, Item, Key, Put, Table, Value

OWNERS = "feeds"
OWN = "own"
"""What stands in the place of a schedule's id in the feed of one's own duties."""


@dataclass(frozen=True)
class FeedStore:
    """Reads feeds; makes the changes that a commit is put together from."""

    table: Table

    def feed(self, secret_sha256: str) -> Feed | None:
        """Return the feed with this secret as last committed."""
        item = self.table.get(_feed_key(secret_sha256))
        return _feed_of(item) if item else None

    def of(self, person: str, schedule: str | None) -> Feed | None:
        """Return the feed that a person has of a schedule, or of their own duties."""
        owner = self.table.get(_owner_key(person, schedule))
        return self.feed(str(owner.body["sha256"])) if owner else None

    def owners(self) -> Iterator[tuple[str, str | None]]:
        """Yield each person who has a feed, with the schedule that it is of (None: their own duties)."""
        after: str | None = ""
        while after is not None:
            page = self.table.query(OWNERS, after=after or None)
            for item in page.items:
                person, _, schedule = item.key.sort.partition("/")
                yield person, None if schedule == OWN else schedule
            after = page.next

    def putting(self, feed: Feed) -> Change:
        """Return the change that stores what a feed shows, if it is as it was read."""
        return Put(_feed_item(feed), AtVersion(feed.version))

    def making(self, feed: Feed) -> list[Change]:
        """Return the changes that store a new feed in the place of the one that its person had."""
        key = _owner_key(feed.person, feed.schedule)
        owner = self.table.get(key)
        item = Item(key, {"sha256": feed.secret_sha256}, owner.version if owner else 0)
        named = Put(item, AtVersion(owner.version) if owner else Absent())
        return [*self._forgetting(owner), Put(_feed_item(feed), Absent()), named]

    def ending(self, person: str, schedule: str | None) -> list[Change]:
        """Return the changes that end a person's feed; none when there is none."""
        owner = self.table.get(_owner_key(person, schedule))
        return [*self._forgetting(owner), Delete(owner.key, AtVersion(owner.version))] if owner else []

    def commit(self, changes: Sequence[Change]) -> None:
        """Apply the changes.

        Raises:
            CommitConflict: something changed meanwhile; nothing was written.
        """
        self.table.commit(changes)

    def _forgetting(self, owner: Item | None) -> list[Change]:
        feed = self.feed(str(owner.body["sha256"])) if owner else None
        return [Delete(_feed_key(feed.secret_sha256), AtVersion(feed.version))] if feed else []


def _feed_key(secret_sha256: str) -> Key:
    return Key(f"feed/{secret_sha256}", "head")


def _owner_key(person: str, schedule: str | None) -> Key:
    return Key(OWNERS, f"{person}/{schedule or OWN}")


def _feed_item(feed: Feed) -> Item:
    body: dict[str, Value] = {
        "person": feed.person,
        "schedule": feed.schedule,
        "made_at": stamp(feed.made_at),
        "entries": [_entry_body(entry) for entry in feed.entries],
    }
    return Item(_feed_key(feed.secret_sha256), body, feed.version)


def _feed_of(item: Item) -> Feed:
    body: Mapping[str, Any] = item.body
    return Feed(
        secret_sha256=item.key.partition.removeprefix("feed/"),
        person=body["person"],
        schedule=body["schedule"],
        made_at=moment(body["made_at"]),
        entries=tuple(_entry_of(entry) for entry in body["entries"]),
        version=item.version,
    )


def _entry_body(entry: Entry) -> list[Value]:
    """Return an entry without names of its fields, for a feed has hundreds."""
    duty = entry.duty
    return [
        duty.uid,
        duty.person,
        duty.line,
        stamp(duty.start),
        stamp(duty.end),
        stamp(entry.changed_at),
        entry.sequence,
        entry.is_off,
    ]


def _entry_of(body: Sequence[Any]) -> Entry:
    uid, person, line, start, end, changed_at, sequence, is_off = body
    duty = Duty(uid, person, int(line), moment(start), moment(end))
    return Entry(duty, moment(changed_at), int(sequence), bool(is_off))
