"""The report: finished weeks and months with what may be shown of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from functions.statistics.model.hiding import LEAST, MOST_TOLD, hidden_parts, hidden_weeks, hides_month
from functions.statistics.model.histogram import Histogram
from functions.statistics.model.tally import (
    ANSWERS,
    CLAIMS,
    DROP_OUTS,
    FIRST_ANSWERS,
    HANDED_OVER,
    INTAKES,
    JUNK,
    LAPSES,
    OUTCOME,
    PERSON,
    REFERRALS,
    REOPENED,
    RETURNS,
    SERVICE,
    STAGE,
    TO_ANSWER,
    TO_CLAIM,
    TO_FIRST_ANSWER,
    TO_URGENT_ANSWER,
    UNANSWERED,
    Tally,
)
from functions.statistics.model.weeks import Week

MEASURES = (
    INTAKES,
    CLAIMS,
    RETURNS,
    LAPSES,
    FIRST_ANSWERS,
    ANSWERS,
    *(f"{STAGE}{stage}" for stage in ("roles", "support", "ending")),
    *(f"{OUTCOME}{outcome}" for outcome in ("resolved", "continue-in-person", "continue-online", "referred")),
    DROP_OUTS,
    UNANSWERED,
    REOPENED,
    JUNK,
    HANDED_OVER,
    REFERRALS,
)
"""Counts of which none is a part of another: their sums and differences are nobody's number."""
WAITS: Mapping[str, str] = {
    TO_CLAIM: CLAIMS,
    TO_FIRST_ANSWER: FIRST_ANSWERS,
    TO_URGENT_ANSWER: FIRST_ANSWERS,
    TO_ANSWER: ANSWERS,
}
"""Durations, and the count of what they are the durations of."""
LOADS = (CLAIMS, "answers")


@dataclass(frozen=True)
class Wait:
    """How many minutes half of all waited at the most, and nine in ten; None: too few waited to tell."""

    median: int | None
    ninth_in_ten: int | None


@dataclass(frozen=True)
class Period:
    """A week or month that is over. A count is None where it is hidden."""

    name: str
    first: Week
    weeks: int
    counts: Mapping[str, int | None]
    waits: Mapping[str, Wait]


@dataclass(frozen=True)
class Month(Period):
    """A month of whole weeks, with each person's share and the services that were referred to."""

    people: Mapping[str, Mapping[str, int | None]]
    services: Mapping[str, int]


@dataclass(frozen=True)
class Report:
    """What may be shown, the earliest first."""

    weeks: Sequence[Period]
    months: Sequence[Month]


def report_of(tallies: Mapping[Week, Tally], over: Sequence[Week], people: Sequence[str]) -> Report:
    """Return the report of the weeks that are over, in order; `people` are shown even if they did nothing."""
    weeks: list[Period] = []
    months: list[Month] = []
    for name, group in groupby(over, key=lambda week: week.month):
        own = list(group)
        counted = [tallies.get(week, Tally()) for week in own]
        weeks += _weeks(own, counted)
        if own[-1].following.month != name:
            months.append(_month(name, own[0], counted, people))
    return Report(weeks, months)


def _weeks(weeks: Sequence[Week], tallies: Sequence[Tally]) -> list[Period]:
    hidden = {name: hidden_weeks([tally.count(name) for tally in tallies]) for name in MEASURES}
    return [
        Period(
            week.name,
            week,
            1,
            counts := {name: None if hidden[name][place] else tally.count(name) for name in MEASURES},
            _waits(tally, counts),
        )
        for place, (week, tally) in enumerate(zip(weeks, tallies, strict=True))
    ]


def _month(name: str, first: Week, tallies: Sequence[Tally], people: Sequence[str]) -> Month:
    total = sum(tallies, Tally())
    counts = {
        measure: None if hides_month([tally.count(measure) for tally in tallies]) else total.count(measure)
        for measure in MEASURES
    }
    waits, shares = _waits(total, counts), _people(total, people)
    return Month(name, first, len(tallies), counts, waits, shares, _services(total))


def _waits(tally: Tally, counts: Mapping[str, int | None]) -> dict[str, Wait]:
    """Return the waits; where it is hidden how many waited, how long says how many there were at least."""
    return {name: _wait(tally.wait(name), is_hidden=counts[of] is None) for name, of in WAITS.items()}


def _wait(waits: Histogram, *, is_hidden: bool) -> Wait:
    if is_hidden:
        return Wait(None, None)
    half = waits.quantile(0.5) if waits.count >= LEAST else None
    return Wait(half, waits.quantile(0.9) if waits.count >= MOST_TOLD else None)


def _people(total: Tally, people: Sequence[str]) -> dict[str, dict[str, int | None]]:
    """Return each person's share; what all of them did may be known, so it is a sum with parts."""
    counted = total.below(PERSON)
    known = sorted({*people, *(name.partition("/")[0] for name in counted)})
    shares: dict[str, dict[str, int | None]] = {person: {} for person in known}
    for load in LOADS:
        parts = {person: counted.get(f"{person}/{load}", 0) for person in known}
        hidden = hidden_parts(parts)
        for person in known:
            shares[person][load] = None if person in hidden else parts[person]
    return shares


def _services(total: Tally) -> dict[str, int]:
    parts = total.below(SERVICE)
    hidden = hidden_parts(parts)
    return {service: count for service, count in sorted(parts.items()) if service not in hidden}
