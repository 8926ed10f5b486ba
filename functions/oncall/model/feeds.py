"""Calendar feeds: the duties that one shows, and those that it once showed and that are off."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from itertools import pairwise

from functions.oncall.model.duty import Roster, Span
from functions.oncall.model.lasting import cuts, on, runs, within
from functions.oncall.model.roster import Schedule
from functions.oncall.model.shifts import Shift, local_time, shifts_between

BACK, AHEAD = timedelta(days=7), timedelta(days=60)
MARGIN = timedelta(days=14)
"""Duties are derived from so much earlier to so much later, so that the window cuts none of them short."""


@dataclass(frozen=True)
class Duty:
    """Somebody's time on a line, within one shift. `uid` names it whatever becomes of its times."""

    uid: str
    person: str
    line: int
    start: datetime
    end: datetime


@dataclass(frozen=True)
class Entry:
    """A duty as a feed last showed it. Each change of what it says raises `sequence` (RFC 5545, 3.8.7.4)."""

    duty: Duty
    changed_at: datetime
    sequence: int = 0
    is_off: bool = False


@dataclass(frozen=True)
class Feed:
    """The feed of a person's own duties, or of all in a schedule, as that person reads it.

    Of its secret address only the hash is known. `entries` are what it showed last.
    """

    secret_sha256: str
    person: str
    schedule: str | None
    made_at: datetime
    entries: tuple[Entry, ...] = ()
    version: int = 0

    def showing(self, roster: Roster, now: datetime) -> "Feed":
        """Return the feed as it is to be shown now: the same when nothing has changed.

        What it showed and is no longer so is off, while it lies ahead; what is over stays as it was.
        """
        start, end = now - BACK, now + AHEAD
        person = self.person if self.schedule is None else None
        derived = within(
            duties(roster, start - MARGIN, end + MARGIN, person=person, schedule=self.schedule), start, end
        )
        known = {entry.duty.uid: entry for entry in self.entries if entry.duty.end > start}
        changed_at = now.replace(microsecond=0)
        current = [_shown(known.pop(duty.uid, None), duty, changed_at) for duty in derived]
        past = [
            _taken_off(entry, changed_at) if now < entry.duty.end and entry.duty.start < end else entry
            for entry in known.values()
        ]
        entries = sorted([*current, *past], key=lambda entry: (entry.duty.start, entry.duty.uid))
        return replace(self, entries=tuple(entries))


def duties(
    roster: Roster,
    start: datetime,
    end: datetime,
    *,
    person: str | None = None,
    schedule: str | None = None,
) -> list[Duty]:
    """Return the duties of a span, of one person or all, in one schedule or all."""
    schedules = {kept.id: kept for kept in roster.schedules}
    on_call: Mapping[tuple[str, int], dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for span in roster.spans(start, end, schedule):
        for who in span.people if person is None else {person}.intersection(span.people):
            on_call[span.schedule, span.line][who].append(span)
    return [
        duty
        for (of, line), everyone in on_call.items()
        for shifts in [_shifts(schedules[of], line, start, end)]
        for who, spans in everyone.items()
        for duty in _named(schedules[of], line, who, _turns(spans, shifts, who, schedules[of].zone))
    ]


def _shifts(kept: Schedule, line: int, start: datetime, end: datetime) -> list[Shift]:
    layers = (layer for layer in kept.layers if layer.line == line)
    return [shift for layer in layers for shift in shifts_between(layer, kept.zone, start, end)]


def _turns(
    spans: Iterable[Span], shifts: Sequence[Shift], who: str, zone: str
) -> Iterator[tuple[date, datetime, datetime]]:
    """Yield somebody's times on a line, cut into shifts, with the day on which each shift began.

    Their own shifts cut first. Where they stand in, every shift of the line does.
    """
    for run in runs(spans, lambda _: None):
        start, end = run[0].start, run[-1].end
        near = within(shifts, start, end)
        own = [shift for shift in near if shift.person == who]
        others = [edge for shift in near for edge in (shift.start, shift.end) if not on(own, edge)]
        for begin, until in pairwise(cuts(own, others, start, end)):
            under = on(own, begin) or on(near, begin)
            yield under[0].day if under else local_time(begin, zone).date(), begin, until


def _named(
    kept: Schedule, line: int, who: str, turns: Iterable[tuple[date, datetime, datetime]]
) -> Iterator[Duty]:
    """Yield duties named after schedule, line, person and day. Not after a layer: an edit makes new ones."""
    number: Counter[date] = Counter()
    for day, start, end in turns:
        number[day] += 1
        named = f"{kept.id}\n{line}\n{who}\n{day}\n{number[day]}"
        yield Duty(sha256(named.encode()).hexdigest()[:32], who, line, start, end)


def _shown(known: Entry | None, duty: Duty, now: datetime) -> Entry:
    if known is None:
        return Entry(duty, now)
    if known.duty == duty and not known.is_off:
        return known
    return Entry(duty, now, known.sequence + 1)


def _taken_off(entry: Entry, now: datetime) -> Entry:
    if entry.is_off:
        return entry
    return replace(entry, changed_at=now, sequence=entry.sequence + 1, is_off=True)
