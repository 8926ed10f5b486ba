"""Which services to call next: those on which most depends and of which least is known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from functions.directory.model import Freshness, Service

# An old check took the line off its card; a line never called still stands there untried.
AGE = {"old": 0, "never": 1, "aging": 2, "fresh": 3}


@dataclass(frozen=True)
class Due:
    """A service to call; `reports` counts visitors who said that it did not answer."""

    service: Service
    freshness: Freshness
    reports: int


def due(services: Iterable[Service], reports: Mapping[str, int], today: date) -> list[Due]:
    """Return what to call, most urgent first: crisis lines, then what was reported, then by age.

    A fresh check is due again only when visitors report it. `reports` maps a service's id to a count.
    """
    found = [
        Due(service, service.freshness(today), reports.get(service.id, 0))
        for service in services
        if service.status == "active"
    ]
    return sorted((one for one in found if one.freshness != "fresh" or one.reports), key=_urgency)


def _urgency(one: Due) -> tuple[bool, int, int, date, int, str]:
    service = one.service
    checked, place = service.assured or date.min, min(service.cards.values(), default=999)
    return not service.is_crisis_line, -one.reports, AGE[one.freshness], checked, place, service.slug
