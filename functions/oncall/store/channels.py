"""The channels of the team's people, kept in a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from functions.oncall.model import Channel
from functions.oncall.store import items
from functions.storage.table import Absent, AtVersion, Change, Delete, Put, Table


@dataclass(frozen=True)
class ChannelStore:
    """Reads channels; makes the changes that a commit is put together from."""

    table: Table

    def channel(self, person: str, channel: str) -> Channel | None:
        """Return a channel of a person as last committed."""
        item = self.table.get(items.channel_key(person, channel))
        return items.channel_of(item) if item else None

    def channels_of(self, person: str) -> list[Channel]:
        """Return the channels of a person, the oldest first."""
        return sorted(self._all(f"{person}/"), key=lambda channel: (channel.created_at, channel.id))

    def everyone(self) -> dict[str, list[Channel]]:
        """Return the channels of all people, by person, those by SMS after those by email."""
        by_person: dict[str, list[Channel]] = {}
        for channel in sorted(self._all(""), key=lambda channel: (channel.kind, channel.id)):
            by_person.setdefault(channel.person, []).append(channel)
        return by_person

    def reachable(self) -> frozenset[str]:
        """Return the people with a channel that counts."""
        everyone = self.everyone().items()
        return frozenset(person for person, own in everyone if any(channel.counts for channel in own))

    def putting(self, channel: Channel) -> Change:
        """Return the change that stores a channel if it is new, or as it was read."""
        condition = AtVersion(channel.version) if channel.version else Absent()
        return Put(items.channel_item(channel), condition)

    def removing(self, channel: Channel) -> Change:
        """Return the change that removes a channel if it is as it was read."""
        return Delete(items.channel_key(channel.person, channel.id), AtVersion(channel.version))

    def commit(self, changes: Sequence[Change]) -> None:
        """Apply the changes.

        Raises:
            CommitConflict: something changed meanwhile; nothing was written.
        """
        self.table.commit(changes)

    def _all(self, prefix: str) -> list[Channel]:
        found: list[Channel] = []
        after = None
        while True:
            page = self.table.query("channels", prefix=prefix, after=after)
            found.extend(items.channel_of(item) for item in page.items)
            after = page.next
            if after is None:
                return found
