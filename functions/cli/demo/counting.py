"""Half a year of invented figures, so that the playground's pages of figures show what they are for."""

from collections.abc import Sequence
from datetime import datetime

from functions.services import Services
from functions.statistics.model import tally as names
from functions.statistics.model.histogram import Histogram
from functions.statistics.model.tally import Tally
from functions.statistics.model.weeks import Week

WEEKS = 26


def count_the_past(services: Services, now: datetime) -> None:
    """Add what the weeks before this one could have come to."""
    statistics, zone = services.cases.statistics, services.settings.read().zone
    team = [person.id for person in services.staff.active_people()]
    for back in range(1, WEEKS + 1):
        week = Week.of(now, zone).back(back)
        services.table.commit(statistics.adding({week: invented(back, team)}))


def invented(number: int, team: Sequence[str]) -> Tally:
    """Return a week; its numbers go up and down with its own number, and some are small."""
    intakes = 14 + (number * 5) % 11
    claims = intakes + number % 3
    counts = {
        names.INTAKES: intakes,
        names.JUNK: number % 4,
        names.REOPENED: number % 6,
        names.CLAIMS: claims,
        names.RETURNS: number % 5,
        names.LAPSES: number % 2,
        names.FIRST_ANSWERS: intakes - number % 3,
        names.ANSWERS: intakes * 3 + number % 7,
        f"{names.STAGE}roles": 8 + number % 4,
        f"{names.STAGE}support": 6 + number % 3,
        f"{names.STAGE}ending": 4 + number % 4,
        f"{names.OUTCOME}resolved": 5 + number % 3,
        f"{names.OUTCOME}continue-in-person": number % 4,
        f"{names.OUTCOME}continue-online": number % 2,
        f"{names.OUTCOME}referred": 3 + number % 4,
        names.DROP_OUTS: number % 7,
        names.UNANSWERED: number % 2,
        names.HANDED_OVER: number % 3,
        names.REFERRALS: 4 + number % 5,
    }
    return Tally(counts | _shares(claims, number, team), _waits(number, intakes))


def _shares(claims: int, number: int, team: Sequence[str]) -> dict[str, int]:
    shares: dict[str, int] = {}
    for one in range(claims):
        person = team[(one * one + number) % len(team)]
        for load, times in ((names.CLAIMS, 1), ("answers", 4)):
            name = f"{names.PERSON}{person}/{load}"
            shares[name] = shares.get(name, 0) + times
    return shares


def _waits(number: int, intakes: int) -> dict[str, Histogram]:
    ways = {names.TO_CLAIM: 25, names.TO_FIRST_ANSWER: 140, names.TO_ANSWER: 400, names.TO_URGENT_ANSWER: 35}
    return {name: _spread(minutes, number, intakes) for name, minutes in ways.items()}


def _spread(minutes: int, number: int, count: int) -> Histogram:
    waits = Histogram()
    for one in range(count):
        waits = waits.with_one(minutes * (1 + (one * 7 + number * 3) % 13) // 5)
    return waits
