"""The roster of some days, put together for whoever looks at it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from functions.oncall.actions.roster.reading import with_leavers
from functions.oncall.model.duty import Roster, Span
from functions.oncall.model.lasting import runs
from functions.oncall.model.roster import Leave, Override, Schedule, Swap
from functions.oncall.model.seating import Stay, seats
from functions.oncall.model.shifts import local_time, moment_of
from functions.oncall.store import ChannelStore, RosterStore
from functions.staff.model.people import Person
from functions.staff.store import StaffStore

_LOOKED_AHEAD = timedelta(days=8)


@dataclass(frozen=True)
class Window:
    """Some days in a viewer's zone; without a first day they begin today."""

    zone: str
    first_day: date
    days: int

    @classmethod
    def of(cls, zone: str, first_day: date | None, days: int, now: datetime) -> "Window":
        """Return the window that somebody asked for."""
        return cls(zone, first_day or local_time(now, zone).date(), days)

    @property
    def start(self) -> datetime:
        """Return the beginning of the first day."""
        return moment_of(self.zone, self.first_day, time())

    @property
    def end(self) -> datetime:
        """Return the end of the last day."""
        return moment_of(self.zone, self.first_day + timedelta(days=self.days), time())


@dataclass(frozen=True)
class OnCall:
    """Who is on call now on a line of a schedule; `until` is None when that is so for the whole week."""

    schedule: str
    line: int
    people: tuple[str, ...]
    until: datetime | None
    is_gap: bool


@dataclass(frozen=True)
class Shown:
    """What the roster shows of a window: schedules, spans, and all that is still to change them."""

    window: Window
    now: datetime
    people: Sequence[Person]
    seats: Mapping[str, int]
    reachable: frozenset[str]
    schedules: Sequence[Schedule]
    spans: Sequence[Span]
    overrides: Sequence[Override]
    leaves: Sequence[Leave]
    swaps: Sequence[Swap]
    on_call: Sequence[OnCall]

    @property
    def is_kept(self) -> bool:
        """Whether the team keeps a roster at all, now or from a day to come."""
        return any(schedule.ended_at is None for schedule in self.schedules)


def show_roster(
    store: RosterStore, staff: StaffStore, channels: ChannelStore, *, window: Window, now: datetime
) -> Shown:
    """Return what the roster shows of a window."""
    since = min(window.start, now)
    kept, everyone, swaps = store.read(since), staff.people.all(), store.swaps(since)
    roster = with_leavers(kept, everyone)
    spans = roster.spans(window.start, window.end)
    schedules = [one for one in kept.schedules if one.ended_at is None or _appears(one, spans)]
    named = _named(spans, kept, swaps)
    return Shown(
        window=window,
        now=now,
        people=[person for person in everyone if person.is_active or person.id in named],
        seats=seats(Stay(person.id, person.joined_at, person.removed_at) for person in everyone),
        reachable=channels.reachable(),
        schedules=schedules,
        spans=spans,
        overrides=kept.overrides,
        leaves=kept.leaves,
        swaps=swaps,
        on_call=on_call_now(roster, now),
    )


def on_call_now(roster: Roster, now: datetime) -> list[OnCall]:
    """Return who is on call on each line on which somebody is, or ought to be."""
    horizon = now + _LOOKED_AHEAD
    spans = roster.spans(now, horizon)
    on_now = [run for run in runs(spans, _where_and_who) if run[0].start <= now]
    return [_until(run, horizon) for run in on_now]


def _where_and_who(span: Span) -> object:
    return span.schedule, span.line, span.people


def _until(run: Sequence[Span], horizon: datetime) -> OnCall:
    first, end = run[0], run[-1].end
    return OnCall(first.schedule, first.line, first.people, end if end < horizon else None, first.is_gap)


def _appears(schedule: Schedule, spans: Iterable[Span]) -> bool:
    return any(span.schedule == schedule.id for span in spans)


def _named(spans: Iterable[Span], kept: Roster, swaps: Iterable[Swap]) -> set[str | None]:
    """Return whom the answer names, among them people who left the team."""
    on_spans = {person for span in spans for person in span.people}
    in_layers = {person for one in kept.schedules for layer in one.layers for person in layer.people}
    fallback = {person for one in kept.schedules for person in one.fallback}
    changing = {person for each in kept.overrides for person in (each.removes, each.adds)}
    away = {leave.person for leave in kept.leaves}
    swapping = {person for each in swaps for person in (each.offered_by, each.to, each.taken_by)}
    return on_spans | in_layers | fallback | changing | away | swapping
