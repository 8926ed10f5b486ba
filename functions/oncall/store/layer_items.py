"""Layers as parts of items, and back."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from functions.oncall.model.roster import Layer
from functions.storage.table import Value


def layer_body(layer: Layer) -> dict[str, Value]:
    """Return a layer as a part of an item's body."""
    return {
        "id": layer.id,
        "line": layer.line,
        "people": list(layer.people),
        "weekdays": list(layer.weekdays),
        "start": layer.start.isoformat("minutes"),
        "end": layer.end.isoformat("minutes"),
        "epoch": layer.epoch.isoformat(),
        "handover": layer.handover,
        "until": None if layer.until is None else layer.until.isoformat(),
        "order": layer.order,
    }


def layer_of(body: Mapping[str, Any], place: int = 0) -> Layer:
    """Return the layer of a body; one from before there was an order has it by its place."""
    return Layer(
        id=body["id"],
        line=int(body["line"]),
        people=tuple(body["people"]),
        weekdays=tuple(int(day) for day in body["weekdays"]),
        start=time.fromisoformat(body["start"]),
        end=time.fromisoformat(body["end"]),
        epoch=date.fromisoformat(body["epoch"]),
        handover=body["handover"],
        until=None if body["until"] is None else date.fromisoformat(body["until"]),
        order=int(body.get("order", place)),
    )
