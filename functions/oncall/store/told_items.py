"""What channels were sent lately, as items, and back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from functions.oncall.model.throttle import REMEMBERED, Told
from functions.storage.table import Item, Key, Value
from functions.times import moment, moment_or_none, stamp, stamp_or_none


def told_key(channel: str) -> Key:
    """Return where it is kept what a channel was sent."""
    return Key(f"told/{channel}", "head")


def told_item(told: Told, now: datetime) -> Item:
    """Return the memory of a channel as an item, which goes by itself after a day."""
    body: dict[str, Value] = {
        "last_at": stamp_or_none(told.last_at),
        "urgent": [[alert, stamp(at)] for alert, at in told.urgent],
        "bundle": told.bundle,
        "bundle_at": stamp_or_none(told.bundle_at),
        "waiting": list(told.waiting),
    }
    return Item(told_key(told.channel), body, told.version, expires_at=now + REMEMBERED)


def told_of(item: Item) -> Told:
    """Return the memory that an item holds."""
    body: Mapping[str, Any] = item.body
    return Told(
        channel=item.key.partition.removeprefix("told/"),
        last_at=moment_or_none(body["last_at"]),
        urgent=tuple((alert, moment(at)) for alert, at in body["urgent"]),
        bundle=body["bundle"],
        bundle_at=moment_or_none(body["bundle_at"]),
        waiting=tuple(body["waiting"]),
        version=item.version,
    )
