"""The services that the published site names, by the file that the build wrote."""

import json
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from functions.directory.model import CRISIS_DAYS

SERVICES = Path("directory") / "services.json"


def published_services(site: Path) -> frozenset[str]:
    """Return the ids of the services of a built site; none where there is no site."""
    return frozenset(service["id"] for service in _contents(site))


def stale_crisis_lines(site: Path, today: date) -> list[str]:
    """Return the names of the help card's services whose last check is no longer fresh."""
    return [
        service["name"]
        for service in _contents(site)
        if _is_on_card(service)
        and "assured_date" in service
        and (today - date.fromisoformat(service["assured_date"])).days > CRISIS_DAYS[0]
    ]


def _is_on_card(service: dict[str, Any]) -> bool:
    terms = [attribute["taxonomy_term"] for attribute in service["attributes"]]
    return any((term["taxonomy"], term["code"]) == ("urn:pinternet:card", "crisis") for term in terms)


def _contents(site: Path) -> tuple[dict[str, Any], ...]:
    file = site / SERVICES
    return _read(file, file.stat().st_mtime_ns) if file.is_file() else ()


@lru_cache(maxsize=2)
def _read(file: Path, changed: int) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(file.read_text(encoding="utf-8"))["contents"])
