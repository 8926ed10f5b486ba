"""Who is on call: derived from the roster for a moment or for a span, and never stored.

The shifts of a line's layers come first, in the order of the layers; then overrides in the order made; then
leave. A moment and a span are derived apart, so that a test can hold one against the other.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise

from functions.oncall.model.lasting import cuts, on, runs, sweep, within
from functions.oncall.model.roster import FIRST, Layer, Leave, Override, Schedule
from functions.oncall.model.shifts import Shift, first_shift, shifts_at, shifts_between

_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Span:
    """Who is on call on a line of a schedule from `start` to `end` (exclusive).

    `layers` are those that have a shift then, `is_changed` says that overrides or leave changed who is there.
    """

    schedule: str
    line: int
    start: datetime
    end: datetime
    people: tuple[str, ...]
    layers: tuple[str, ...]
    is_changed: bool = False

    @property
    def is_gap(self) -> bool:
        """Whether nobody is on the first line."""
        return self.line == FIRST and not self.people


@dataclass(frozen=True)
class Roster:
    """All schedules with what changes them. `members` are who is in the team; None: all who are named."""

    schedules: tuple[Schedule, ...] = ()
    overrides: tuple[Override, ...] = ()
    leaves: tuple[Leave, ...] = ()
    members: frozenset[str] | None = None

    def among(self, members: Iterable[str]) -> "Roster":
        """Return the roster as it is when only these people are in the team: others are never on call."""
        return replace(self, members=frozenset(members))

    def is_kept_at(self, now: datetime) -> bool:
        """Whether a schedule has begun and is not ended; while none is, everyone active is on call."""
        return any(_is_expected(kept, now) for kept in self.schedules)

    def is_away(self, person: str, now: datetime) -> bool:
        """Whether a person is on leave."""
        return any(leave.person == person for leave in on(self.leaves, now))

    def away_until(self, person: str, now: datetime) -> datetime | None:
        """Return until when a person is on leave, over leaves that follow on each other; None: not now."""
        until = now
        while ends := [leave.end for leave in on(self.leaves, until) if leave.person == person]:
            until = max(ends)
        return None if until == now else until

    def stand_in_for(self, person: str, now: datetime) -> str | None:
        """Return who takes the place of a person on leave: named, in the team, and not away as well."""
        named = (leave.stand_in for leave in on(self.leaves, now) if leave.person == person)
        there = (one for one in named if one is not None and not self.is_away(one, now))
        return next((one for one in there if self.members is None or one in self.members), None)

    def on_call(self, now: datetime, line: int = FIRST, schedule: str | None = None) -> tuple[str, ...]:
        """Return who is on call on a line of all schedules, or of one: each once, in order."""
        return _each_once(
            person for kept in self._those(schedule) for person in self._people(kept, line, now)
        )

    def told(self, now: datetime, line: int = FIRST, schedule: str | None = None) -> tuple[str, ...]:
        """Return who is on call, and the fallback of each schedule whose first line is a gap.

        A fallback on leave is told only when all of them are. The second line has no fallback.
        """
        return _each_once(person for kept in self._those(schedule) for person in self._told(kept, line, now))

    def spans(self, start: datetime, end: datetime, schedule: str | None = None) -> list[Span]:
        """Return what the picture of a span shows: by schedule and line, in order of time.

        Each span lasts while nothing changes. Nobody on the first line is a span too, on the second none.
        """
        return [
            span
            for kept in self._those(schedule)
            for line in self._lines(kept)
            for span in map(_whole, runs(self._pieces(kept, line, start, end), _says))
            if span.people or span.is_gap
        ]

    def _those(self, schedule: str | None) -> Iterable[Schedule]:
        return (kept for kept in self.schedules if schedule in (None, kept.id))

    def _lines(self, kept: Schedule) -> list[int]:
        """Return the lines of a schedule on which anybody can ever be, and the first."""
        changes = (change.line for change in self.overrides if change.schedule == kept.id)
        return sorted({FIRST, *(layer.line for layer in kept.layers), *changes})

    def _people(self, kept: Schedule, line: int, now: datetime) -> tuple[str, ...]:
        shifts = shifts_at(_layers(kept, line), kept.zone, now)
        changes = on(_overrides(self.overrides, kept, line), now)
        return self._standing(shifts, changes, on(self.leaves, now))

    def _told(self, kept: Schedule, line: int, now: datetime) -> Sequence[str]:
        people = self._people(kept, line, now)
        if people or line != FIRST or not _is_expected(kept, now):
            return people
        fallback = [person for person in kept.fallback if self._is_member(person)]
        return [person for person in fallback if not self.is_away(person, now)] or fallback

    def _standing(
        self, shifts: Iterable[Shift], changes: Iterable[Override], leaves: Iterable[Leave]
    ) -> tuple[str, ...]:
        """Return who is left and added: shifts, then overrides in the order made, then leave."""
        people = list(_people_of(shifts))
        for change in changes:
            people = _changed(people, change)
        away = {leave.person for leave in leaves}
        return _each_once(person for person in people if person not in away and self._is_member(person))

    def _is_member(self, person: str) -> bool:
        return self.members is None or person in self.members

    def _pieces(self, kept: Schedule, line: int, start: datetime, end: datetime) -> Iterator[Span]:
        """Yield a line in pieces, cut wherever a shift, an override or a leave begins or ends."""
        layers = _layers(kept, line)
        shifts = [shift for layer in layers for shift in shifts_between(layer, kept.zone, start, end)]
        changes = within(_overrides(self.overrides, kept, line), start, end)
        named = {shift.person for shift in shifts} | {change.adds for change in changes}
        leaves = [leave for leave in within(self.leaves, start, end) if leave.person in named]
        expected_from, expected_until = _expected(kept)
        edges = cuts([*shifts, *changes, *leaves], (expected_from, expected_until), start, end)
        sweeps = sweep(shifts, edges), sweep(changes, edges), sweep(leaves, edges)
        for (begin, until), turns, changing, away in zip(pairwise(edges), *sweeps, strict=True):
            people = self._standing(turns, changing, away)
            if people or expected_from <= begin < expected_until:
                of = tuple(shift.layer for shift in turns)
                yield Span(kept.id, line, begin, until, people, of, people != _people_of(turns))


def _says(span: Span) -> object:
    return span.people, span.layers, span.is_changed


def _whole(run: Sequence[Span]) -> Span:
    """Return pieces that say the same as one span."""
    first, last = run[0], run[-1]
    return Span(
        first.schedule, first.line, first.start, last.end, first.people, first.layers, first.is_changed
    )


def _each_once(people: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(people))


def _people_of(shifts: Iterable[Shift]) -> tuple[str, ...]:
    return _each_once(shift.person for shift in shifts if shift.person is not None)


def _changed(people: Sequence[str], change: Override) -> list[str]:
    """Return the people after an override: who joins takes the place of who leaves, or the last."""
    place = people.index(change.removes) if change.removes in people else len(people)
    joins = [] if change.adds is None or change.adds in people else [change.adds]
    together = [*people[:place], *joins, *people[place:]]
    return [person for person in together if person != change.removes]


def _layers(kept: Schedule, line: int) -> list[Layer]:
    return [layer for layer in kept.layers if layer.line == line]


def _overrides(overrides: Iterable[Override], kept: Schedule, line: int) -> list[Override]:
    """Return the overrides of a line in the order made."""
    those = (change for change in overrides if change.schedule == kept.id and change.line == line)
    return sorted(those, key=lambda change: (change.made_at, change.id))


def _expected(kept: Schedule) -> tuple[datetime, datetime]:
    """Return from when until when somebody is expected to be on the first line, so that nobody is a gap."""
    shifts = (first_shift(layer, kept.zone) for layer in kept.layers)
    begins_at = min([kept.begun_at or _NEVER, *(shift.start for shift in shifts if shift)])
    return begins_at, kept.ended_at or _NEVER


def _is_expected(kept: Schedule, now: datetime) -> bool:
    begins_at, ended_at = _expected(kept)
    return begins_at <= now < ended_at
