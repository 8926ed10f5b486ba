"""The latest time at which a tick moved anything: how a clock that was put back is noticed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from functions.oncall.model import moment, stamp
from functions.storage.table import Absent, AtVersion, CommitConflict, Item, Key, Put, Table

PRECISION = timedelta(seconds=5)
"""Messages of the seconds that a clock goes back by would stand for what comes only in them."""


@dataclass(frozen=True)
class TickMemory:
    """Remembers the time of one work's ticks, on condition that nobody else just did.

    It is noted anew after `precision` at the earliest; a clock that goes back by less is left alone.
    """

    table: Table
    work: str = "clock"
    precision: timedelta = PRECISION

    def was_put_back(self, now: datetime) -> bool:
        """Whether a tick worked at a time that the clock has yet to come to."""
        latest = self._read()[0]
        return latest is not None and now < latest - self.precision

    def note(self, now: datetime, *, put_back: bool = False) -> None:
        """Remember a tick before it moves anything; `put_back`: what waited too long was pulled in."""
        latest, version = self._read()
        if latest is None or put_back or now >= latest + self.precision:
            condition = AtVersion(version) if version else Absent()
            try:
                self.table.commit([Put(Item(self._key, {"at": stamp(now)}, version), condition)])
            except CommitConflict:
                return  # another tick was first, with a time as good

    @property
    def _key(self) -> Key:
        return Key("oncall", self.work)

    def _read(self) -> tuple[datetime | None, int]:
        item = self.table.get(self._key)
        return (moment(cast(str, item.body["at"])), item.version) if item else (None, 0)
