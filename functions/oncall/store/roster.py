"""The roster, kept in a table: one query reads all of it that still matters."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from functions.oncall.model.duty import Roster
from functions.oncall.model.revising import put_away, with_past
from functions.oncall.model.roster import Layer, Leave, Override, Schedule, Swap
from functions.oncall.store import roster_items as items
from functions.storage.table import (
    MOST_CHANGES,
    Absent,
    AtVersion,
    Change,
    Condition,
    Delete,
    Item,
    Key,
    Put,
    Table,
)

_AT_ONCE = 1000
_LONGEST_ID = 64
_MOST_PUT_AWAY = MOST_CHANGES - 10
_LAST_SHIFT = timedelta(days=2)  # a shift lasts a day, or an hour more where a clock goes back

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class RosterStore:
    """Reads the roster; makes the changes that a commit is put together from."""

    table: Table

    def read(self, since: datetime) -> Roster:
        """Return what decides who is on call from a moment on; what was over before it is not read.

        A schedule that was taken away is among it until its last shift and its last override are over. So is
        who left the team: `current_roster` counts them as away.
        """
        found = list(self._all(items.ROSTER, items.CHANGES + items.since(since)))
        schedules = _with_past(found)
        overrides = tuple(map(items.override_of, _of_kind(found, items.CHANGES, f"/{items.OVERRIDE}")))
        leaves = tuple(map(items.leave_of, _of_kind(found, items.CHANGES, f"/{items.LEAVE}")))
        overridden = {override.schedule for override in overrides}
        kept = (one for one in schedules if one.id in overridden or not _is_over(one, since))
        return Roster(tuple(kept), overrides, leaves)

    def schedule(self, schedule: str) -> Schedule | None:
        """Return a schedule as last committed, also one that was taken away, without layers kept apart."""
        return self._one(items.schedule_key(schedule), items.schedule_of)

    def override(self, override: str) -> Override | None:
        """Return an override as last committed."""
        return self._one(items.override_key(override), items.override_of)

    def leave(self, leave: str) -> Leave | None:
        """Return a leave as last committed."""
        return self._one(items.leave_key(leave), items.leave_of)

    def swap(self, swap: str) -> Swap | None:
        """Return a swap as last committed."""
        return self._one(items.swap_key(swap), items.swap_of)

    def swaps(self, since: datetime) -> list[Swap]:
        """Return the swaps of shifts that end after a moment, in the order of those ends."""
        return [items.swap_of(item) for item in self._all(items.SWAPS, items.since(since))]

    def putting_schedule(self, schedule: Schedule) -> Change:
        """Return the change that stores a schedule if it is new, or as it was read."""
        return Put(items.schedule_item(schedule), _as_read(schedule.version))

    def saving_schedule(self, schedule: Schedule, now: datetime) -> list[Change]:
        """Return the changes that store a schedule likewise, and those of its layers that are over apart."""
        left, over = put_away(schedule, now, _MOST_PUT_AWAY)
        past = [Put(items.past_layer_item(schedule, layer), Absent()) for layer in over]
        return [self.putting_schedule(left), *past]

    def putting_override(self, override: Override) -> Change:
        """Return the change that stores an override if it is new, or as it was read."""
        return Put(items.override_item(override), _as_read(override.version))

    def putting_leave(self, leave: Leave) -> Change:
        """Return the change that stores a leave if it is new, or as it was read."""
        return Put(items.leave_item(leave), _as_read(leave.version))

    def putting_swap(self, swap: Swap) -> Change:
        """Return the change that stores a swap if it is new, or as it was read."""
        return Put(items.swap_item(swap), _as_read(swap.version))

    def removing_override(self, override: Override) -> Change:
        """Return the change that removes an override that has not begun."""
        return Delete(items.override_key(override.id), AtVersion(override.version))

    def removing_leave(self, leave: Leave) -> Change:
        """Return the change that removes a leave that has not begun."""
        return Delete(items.leave_key(leave.id), AtVersion(leave.version))

    def commit(self, changes: Sequence[Change]) -> None:
        """Apply the changes.

        Raises:
            CommitConflict: something changed meanwhile; nothing was written.
        """
        self.table.commit(changes)

    def _one(self, key: Key, read: Callable[[Item], Thing]) -> Thing | None:
        item = self.table.get(key) if len(key.sort) <= _LONGEST_ID and key.sort.isprintable() else None
        return read(item) if item else None

    def _all(self, partition: str, after: str) -> Iterator[Item]:
        place: str | None = after
        while place is not None:
            page = self.table.query(partition, after=place, limit=_AT_ONCE)
            yield from page.items
            place = page.next


def _with_past(found: Sequence[Item]) -> Iterator[Schedule]:
    """Yield schedules with those of their layers that were put away and are among what was read."""
    past: dict[str, list[Layer]] = defaultdict(list)
    for schedule, layer in map(items.past_layer_of, _of_kind(found, items.CHANGES, f"/{items.LAYER}")):
        past[schedule].append(layer)
    for kept in map(items.schedule_of, _of_kind(found, items.SCHEDULES, "")):
        yield with_past(kept, past[kept.id])


def _is_over(schedule: Schedule, now: datetime) -> bool:
    return schedule.ended_at is not None and schedule.ended_at + _LAST_SHIFT <= now


def _of_kind(found: Sequence[Item], prefix: str, kind: str) -> list[Item]:
    return [item for item in found if item.key.sort.startswith(prefix) and item.key.sort.endswith(kind)]


def _as_read(version: int) -> Condition:
    return AtVersion(version) if version else Absent()
