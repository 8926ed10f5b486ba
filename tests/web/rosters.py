"""A roster over HTTP: bodies as the console sends them."""

from typing import Any

DAY = {"line": 1, "weekdays": [1, 2, 3, 4, 5, 6, 7], "start": "08:00", "end": "20:00", "handover": "shift"}
NIGHT = DAY | {"start": "20:00", "end": "08:00"}
TODAY = "2040-01-02"


def layer(*people: str, **fields: Any) -> dict[str, Any]:
    """Return a layer of these people by day, new unless it has an id."""
    return {"id": None, "people": list(people), "epoch": TODAY, "until": None, **DAY, **fields}


def schedule(*layers: dict[str, Any], fallback: list[str], **fields: Any) -> dict[str, Any]:
    """Return a schedule in Jakarta."""
    return {
        "id": None,
        "name": "Jakarta",
        "zone": "Asia/Jakarta",
        "minimum": 1,
        "fallback": fallback,
        "layers": list(layers),
        "version": 0,
        **fields,
    }
