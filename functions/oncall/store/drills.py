"""The last drills, kept in a table when their alerts and deliveries have long gone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from functions.oncall.model.drill import Drill, Failure, Told
from functions.storage.table import Absent, AtVersion, Change, Delete, Item, Key, Put, Table, Value
from functions.times import moment, moment_or_none, stamp, stamp_or_none

MOST_KEPT = 12
_AT_ONCE = 80
_DRILLS = "drills"


@dataclass(frozen=True)
class DrillStore:
    """Reads drills; makes the changes that a commit is put together from."""

    table: Table

    def latest(self) -> list[Drill]:
        """Return the drills that are kept, the latest first."""
        page = self.table.query(_DRILLS, limit=MOST_KEPT, backwards=True)
        return [_drill_of(item) for item in page.items]

    def adding(self, drill: Drill) -> Change:
        """Return the change that stores a new drill."""
        return Put(_item(drill), Absent())

    def changing(self, drill: Drill) -> Change:
        """Return the change that stores a drill if nobody changed it since it was read."""
        return Put(_item(drill), AtVersion(drill.version))

    def forgetting(self) -> Sequence[Change]:
        """Return the changes that remove the oldest beyond those that are kept."""
        page = self.table.query(_DRILLS, limit=_AT_ONCE, backwards=True)
        return [Delete(item.key, AtVersion(item.version)) for item in page.items[MOST_KEPT:]]

    def commit(self, changes: Sequence[Change]) -> None:
        """Apply the changes.

        Raises:
            CommitConflict: something changed meanwhile; nothing was written.
        """
        self.table.commit(changes)


def _item(drill: Drill) -> Item:
    body: dict[str, Value] = {
        "is_monthly": drill.is_monthly,
        "told": [_told_body(told) for told in drill.told],
        "settled_at": stamp_or_none(drill.settled_at),
    }
    return Item(Key(_DRILLS, f"{stamp(drill.raised_at)}/{drill.id}"), body, drill.version)


def _told_body(told: Told) -> dict[str, Value]:
    failures: list[Value] = [{"kind": one.kind, "reason": one.reason} for one in told.failures]
    return {"person": told.person, "by": list(told.by), "failures": failures, "minutes": told.minutes}


def _drill_of(item: Item) -> Drill:
    body: Mapping[str, Any] = item.body
    raised_at, _, id = item.key.sort.partition("/")
    return Drill(
        id=id,
        raised_at=moment(raised_at),
        is_monthly=body["is_monthly"],
        told=tuple(map(_told_of, body["told"])),
        settled_at=moment_or_none(body["settled_at"]),
        version=item.version,
    )


def _told_of(body: Mapping[str, Any]) -> Told:
    return Told(
        body["person"],
        tuple(body["by"]),
        tuple(Failure(one["kind"], one["reason"]) for one in body["failures"]),
        None if body["minutes"] is None else int(body["minutes"]),
    )
