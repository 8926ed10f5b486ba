"""Seats: a small number for each person of a team, so that pictures can give them colors of their own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

EMPTY_FOR = timedelta(days=100)  # a picture shows 70 days at the most: nobody in it shares a seat


@dataclass(frozen=True)
class Stay:
    """How long a person belongs to the team; `until` is None while they do."""

    person: str
    since: datetime
    until: datetime | None


def seats(stays: Iterable[Stay]) -> dict[str, int]:
    """Return each person's seat: the first that was free when they came. It never changes afterwards."""
    given: dict[str, int] = {}
    held_until: list[datetime | None] = []
    for stay in sorted(stays, key=lambda each: (each.since, each.person)):
        free = (seat for seat, until in enumerate(held_until) if until and until + EMPTY_FOR <= stay.since)
        seat = next(free, len(held_until))
        held_until[seat : seat + 1] = [stay.until]
        given[stay.person] = seat
    return given
