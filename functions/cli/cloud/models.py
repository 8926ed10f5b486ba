"""Cuts botocore's descriptions of services down to what is called: they are read at every cold start.

All operations of DynamoDB fill 1 MB of JSON, and the functions call five of them.
"""

import gzip
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

CALLED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "cloudwatch/2010-08-01": ("PutMetricData",),  # clean ticks
        "dynamodb/2012-08-10": ("GetItem", "PutItem", "Query", "Scan", "TransactWriteItems"),
        "ses/2010-12-01": ("SendRawEmail",),
        "sns/2010-03-31": ("Publish",),
        "ssm/2014-11-06": ("GetParameter",),  # the server's secrets
    }
)
"""The operations that the functions call on AWS, by service and version."""

MODEL = "service-2.json.gz"


def cut(services: Path) -> None:
    """Cut the descriptions below a folder of botocore's, each to its called operations."""
    for service, operations in CALLED.items():
        file = services / service / MODEL
        whole = json.loads(gzip.decompress(file.read_bytes()))
        text = json.dumps(_cut(whole, operations), separators=(",", ":"))
        file.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _cut(model: Mapping[str, Any], operations: Iterable[str]) -> dict[str, Any]:
    kept = {name: model["operations"][name] for name in operations}
    shapes = _shapes_of(list(kept.values()), model["shapes"])
    return {**model, "operations": _undocumented(kept), "shapes": _undocumented(shapes)}


def _shapes_of(begun: Any, shapes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the shapes that something names, and those that they name."""
    found: dict[str, Any] = {}
    waiting = list(_names(begun))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = shapes[name]
            waiting.extend(_names(shapes[name]))
    return {name: found[name] for name in sorted(found)}


def _names(part: Any) -> Iterable[str]:
    """Yield the shapes that a part of a description refers to."""
    if isinstance(part, dict):
        if isinstance(part.get("shape"), str):
            yield part["shape"]
        part = list(part.values())
    if isinstance(part, list):
        for inner in part:
            yield from _names(inner)


def _undocumented(part: Any) -> Any:
    """Return a description without its prose, which fields named "documentation" hold as text."""
    if isinstance(part, dict):
        return {
            name: _undocumented(inner)
            for name, inner in part.items()
            if not (name == "documentation" and isinstance(inner, str))
        }
    return [_undocumented(inner) for inner in part] if isinstance(part, list) else part
