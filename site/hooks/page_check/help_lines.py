"""Help lines that have gone stale on the day of the build."""

from collections.abc import Iterable
from datetime import date

from functions.directory.model import Service

CARDS = ("crisis", "children")
SAID = {"aging": "may have changed", "old": "is too old to rely on"}


def stale(services: Iterable[Service], today: date) -> list[str]:
    """Return a line for each service whose last check has aged: what to call next."""
    return [
        f"{service.slug}: last checked on {service.assured}, {SAID[freshness]}"
        for service in services
        if (freshness := service.freshness(today)) in SAID
    ]


def empty_cards(services: Iterable[Service], today: date) -> list[str]:
    """Return a sentence for each card on which no number stands any more."""
    standing = {card: [s for s in services if s.stands_on(card, today) and s.phones] for card in CARDS}
    return [
        f"site/directory: the {card} card has no number that can be used on {today}"
        for card, usable in standing.items()
        if not usable
    ]
