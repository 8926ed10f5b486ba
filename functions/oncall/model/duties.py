"""Duties: whose time on a line is which, shift by shift."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from itertools import pairwise

from functions.oncall.model.duty import Roster, Span
from functions.oncall.model.lasting import cuts, on, runs, within
from functions.oncall.model.roster import Leave, Schedule
from functions.oncall.model.shifts import Shift, local_time, shifts_between


@dataclass(frozen=True)
class Duty:
    """Somebody's time on a line, within one shift. `uid` names it whatever becomes of its times."""

    uid: str
    person: str
    line: int
    start: datetime
    end: datetime


@dataclass(frozen=True)
class Affected:
    """A shift, or a part of one, that somebody cannot keep because they are away."""

    schedule: str
    line: int
    start: datetime
    end: datetime


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


def affected_by(leave: Leave, roster: Roster) -> list[Affected]:
    """Return when its person would be on call but for a leave, shift by shift, in order of time."""
    without = replace(roster, leaves=tuple(one for one in roster.leaves if one.id != leave.id))
    found = [
        Affected(kept.id, duty.line, duty.start, duty.end)
        for kept in roster.schedules
        if _may_stand(leave.person, kept, roster)
        for duty in duties(without, leave.start, leave.end, person=leave.person, schedule=kept.id)
    ]
    return sorted(found, key=lambda one: (one.start, one.schedule, one.line))


def _may_stand(person: str, kept: Schedule, roster: Roster) -> bool:
    """Whether a person is in a schedule's turns, or stands in there: others are never on call on it."""
    stand_ins = (one.adds for one in roster.overrides if one.schedule == kept.id)
    return person in stand_ins or any(person in layer.people for layer in kept.layers)


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
