"""What is wrong with the coming roster, while there is time to mend it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from functions.oncall.model.duty import Roster, Span
from functions.oncall.model.lasting import runs
from functions.oncall.model.roster import FIRST

AHEAD_DAYS = 35
GAP: Final = "gap"
BELOW_MINIMUM: Final = "below-minimum"
NO_CHANNEL: Final = "no-channel"
OVER_LIMIT: Final = "over-limit"
CODES = (GAP, BELOW_MINIMUM, NO_CHANNEL, OVER_LIMIT)
"""The worst first: nobody, too few, somebody whom no message reaches, somebody who has too many cases."""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with a schedule, from `start` to `end`.

    With a person it is about all their shifts there: from the first one's start to the last one's end.
    """

    code: str
    schedule: str
    start: datetime
    end: datetime
    person: str | None = None


def findings(
    roster: Roster,
    people: Iterable[str],
    reachable: Collection[str],
    overloaded: Collection[str],
    start: datetime,
    days: int = AHEAD_DAYS,
) -> list[Finding]:
    """Return what is wrong in the days from `start` on, the worst first, then in order of time.

    `people` are the ids of who is in the team: a shift of anybody else is a gap. `reachable` are those with a
    verified channel, `overloaded` those who have more cases than they mean to.
    """
    spans = roster.among(people).spans(start, start + timedelta(days=days))
    shifts = _shifts(spans)
    found = [
        *_short_of_people(roster, spans),
        *(finding for person, finding in _over_all(NO_CHANNEL, shifts) if person not in reachable),
        *(finding for person, finding in _over_all(OVER_LIMIT, shifts) if person in overloaded),
    ]
    return sorted(found, key=lambda finding: (CODES.index(finding.code), finding.start, finding.schedule))


def _short_of_people(roster: Roster, spans: Iterable[Span]) -> Iterator[Finding]:
    """Yield where the first line has nobody, or fewer than the schedule wants."""
    minimum = {schedule.id: schedule.minimum for schedule in roster.schedules}
    short = (span for span in spans if span.line == FIRST and len(span.people) < minimum[span.schedule])
    for run in runs(short, lambda span: (span.schedule, span.is_gap)):
        code = GAP if run[0].is_gap else BELOW_MINIMUM
        yield Finding(code, run[0].schedule, run[0].start, run[-1].end)


def _shifts(spans: Iterable[Span]) -> Mapping[tuple[str, str], Sequence[Span]]:
    """Return by schedule and person when they are on call, on whatever line."""
    shifts = defaultdict(list)
    for span in spans:
        for person in span.people:
            shifts[span.schedule, person].append(span)
    return shifts


def _over_all(code: str, shifts: Mapping[tuple[str, str], Sequence[Span]]) -> Iterator[tuple[str, Finding]]:
    """Yield each person with a finding that lasts from their first shift to their last."""
    for (schedule, person), theirs in shifts.items():
        start, end = min(span.start for span in theirs), max(span.end for span in theirs)
        yield person, Finding(code, schedule, start, end, person)
