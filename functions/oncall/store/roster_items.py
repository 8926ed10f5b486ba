"""Schedules, overrides, leaves and swaps as items, and back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from functions.oncall.model.revising import all_over_at
from functions.oncall.model.roster import Layer, Leave, Override, Schedule, Swap
from functions.oncall.store.layer_items import layer_body, layer_of
from functions.storage.table import Item, Key, Value
from functions.times import moment, moment_or_none, stamp, stamp_or_none

ROSTER, SWAPS = "roster", "swaps"
CHANGES, SCHEDULES = "change/", "schedule/"
"""In this order, so that one query from a moment on reads the changes that matter, and all schedules."""
OVERRIDE, LEAVE, LAYER = "override", "leave", "layer"


def lasting_id(end: datetime, unique: str) -> str:
    """Return an id that sorts by the end that something is made with, so that the past is not read.

    It stays when the end comes earlier: what is stored under it is then only read a little longer.
    """
    return f"{stamp(end).translate(_COMPACT)}-{unique[:16]}"


_COMPACT = str.maketrans("", "", "-:TZ")


def since(moment: datetime) -> str:
    """Return a text that is behind every id of what was made to end before the moment."""
    return stamp(moment).translate(_COMPACT)


def schedule_key(schedule: str) -> Key:
    """Return where a schedule is kept."""
    return Key(ROSTER, f"{SCHEDULES}{schedule}")


def override_key(override: str) -> Key:
    """Return where an override is kept."""
    return Key(ROSTER, f"{CHANGES}{override}/{OVERRIDE}")


def leave_key(leave: str) -> Key:
    """Return where a leave is kept."""
    return Key(ROSTER, f"{CHANGES}{leave}/{LEAVE}")


def past_layer_item(schedule: Schedule, layer: Layer) -> Item:
    """Return a layer that is over as an item of its own, where only those who ask for its time read it."""
    over_at = since(all_over_at(layer, schedule.zone))
    key = Key(ROSTER, f"{CHANGES}{over_at}-{schedule.id}-{layer.id}/{LAYER}")
    return Item(key, {"schedule": schedule.id, "layer": layer_body(layer)})


def past_layer_of(item: Item) -> tuple[str, Layer]:
    """Return the layer that an item holds, behind the id of its schedule."""
    body: Mapping[str, Any] = item.body
    return body["schedule"], layer_of(body["layer"])


def swap_key(swap: str) -> Key:
    """Return where a swap is kept."""
    return Key(SWAPS, swap)


def schedule_item(schedule: Schedule) -> Item:
    """Return the schedule as an item."""
    body: dict[str, Value] = {
        "name": schedule.name,
        "zone": schedule.zone,
        "layers": [layer_body(layer) for layer in schedule.layers],
        "fallback": list(schedule.fallback),
        "minimum": schedule.minimum,
        "ended_at": stamp_or_none(schedule.ended_at),
        "begun_at": stamp_or_none(schedule.begun_at),
        "numbered": schedule.numbered,
    }
    return Item(schedule_key(schedule.id), body, schedule.version)


def schedule_of(item: Item) -> Schedule:
    """Return the schedule that an item holds: one from before layers were kept apart has all of its own."""
    body: Mapping[str, Any] = item.body
    return Schedule(
        id=item.key.sort.removeprefix(SCHEDULES),
        name=body["name"],
        zone=body["zone"],
        layers=tuple(layer_of(layer, place) for place, layer in enumerate(body["layers"])),
        fallback=tuple(body["fallback"]),
        minimum=int(body["minimum"]),
        ended_at=moment_or_none(body["ended_at"]),
        begun_at=moment_or_none(body.get("begun_at")),
        numbered=int(body.get("numbered", 0)),
        version=item.version,
    )


def override_item(override: Override) -> Item:
    """Return the override as an item."""
    body: dict[str, Value] = {
        "schedule": override.schedule,
        "line": override.line,
        "start": stamp(override.start),
        "end": stamp(override.end),
        "removes": override.removes,
        "adds": override.adds,
        "made_at": stamp(override.made_at),
        "made_by": override.made_by,
        "swap": override.swap,
    }
    return Item(override_key(override.id), body, override.version)


def override_of(item: Item) -> Override:
    """Return the override that an item holds."""
    body: Mapping[str, Any] = item.body
    return Override(
        id=_change_id(item),
        schedule=body["schedule"],
        line=int(body["line"]),
        start=moment(body["start"]),
        end=moment(body["end"]),
        removes=body["removes"],
        adds=body["adds"],
        made_at=moment(body["made_at"]),
        made_by=body["made_by"],
        swap=body["swap"],
        version=item.version,
    )


def leave_item(leave: Leave) -> Item:
    """Return the leave as an item."""
    body: dict[str, Value] = {
        "person": leave.person,
        "start": stamp(leave.start),
        "end": stamp(leave.end),
        "made_at": stamp(leave.made_at),
        "made_by": leave.made_by,
        "stand_in": leave.stand_in,
    }
    return Item(leave_key(leave.id), body, leave.version)


def leave_of(item: Item) -> Leave:
    """Return the leave that an item holds."""
    body: Mapping[str, Any] = item.body
    return Leave(
        id=_change_id(item),
        person=body["person"],
        start=moment(body["start"]),
        end=moment(body["end"]),
        made_at=moment(body["made_at"]),
        made_by=body["made_by"],
        stand_in=body.get("stand_in"),
        version=item.version,
    )


def swap_item(swap: Swap) -> Item:
    """Return the swap as an item."""
    body: dict[str, Value] = {
        "schedule": swap.schedule,
        "layer": swap.layer,
        "line": swap.line,
        "start": stamp(swap.start),
        "end": stamp(swap.end),
        "offered_by": swap.offered_by,
        "to": swap.to,
        "made_at": stamp(swap.made_at),
        "state": swap.state,
        "taken_by": swap.taken_by,
    }
    return Item(swap_key(swap.id), body, swap.version)


def swap_of(item: Item) -> Swap:
    """Return the swap that an item holds."""
    body: Mapping[str, Any] = item.body
    return Swap(
        id=item.key.sort,
        schedule=body["schedule"],
        layer=body["layer"],
        line=int(body["line"]),
        start=moment(body["start"]),
        end=moment(body["end"]),
        offered_by=body["offered_by"],
        to=body["to"],
        made_at=moment(body["made_at"]),
        state=body["state"],
        taken_by=body["taken_by"],
        version=item.version,
    )


def _change_id(item: Item) -> str:
    return item.key.sort.removeprefix(CHANGES).rpartition("/")[0]
