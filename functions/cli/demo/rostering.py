"""A roster for the team that is invented: running since two weeks, with the flaws that rosters have."""

from datetime import datetime, time, timedelta
from uuid import uuid4

from functions.oncall.actions.roster.changes import add_leave, add_override
from functions.oncall.actions.roster.schedules import RosterDesk, save_schedule
from functions.oncall.actions.roster.swapping import offer_shift
from functions.oncall.model import EACH_WEEK, FIRST, SECOND, Layer, Leave, Override, Schedule, Span, Swap
from functions.oncall.model.roster import WEEKDAYS
from functions.oncall.model.shifts import local_time
from functions.services import Services

ZONE = "Asia/Jakarta"
RUNNING = timedelta(days=14)
MORNING, EVENING, MIDNIGHT = time(8), time(20), time()


def keep_roster(services: Services, start: datetime) -> None:
    """Plan days, nights and a second line; then a leave with a stand-in, one without, and an open swap.

    The leave without a stand-in makes the gap of the third week that a coordinator should find.
    """
    rostering = _Rostering(services, start)
    rostering.plan()
    rostering.stand_in("melati", "budi", after=timedelta(days=8))
    rostering.offer("sari", after=timedelta(days=3))
    rostering.be_away("sari", after=timedelta(days=15))


class _Rostering:
    """Plans as the coordinator and the people would, some of it before `start`."""

    def __init__(self, services: Services, start: datetime) -> None:
        self._people = {person.name: person for person in services.staff.active_people()}
        self._desk = RosterDesk(services.roster, services.staff, lambda: uuid4().hex)
        self._start = start

    def plan(self) -> None:
        """Save the schedule two weeks ago: days and nights by turns, the coordinator behind them."""
        layers = (
            self._layer(FIRST, ("budi", "sari"), MORNING, EVENING),
            self._layer(FIRST, ("sari", "budi"), EVENING, MORNING),
            self._layer(SECOND, ("melati",), MIDNIGHT, MIDNIGHT),
        )
        schedule = Schedule("", "Jakarta", ZONE, layers, (self._id("melati"),))
        save_schedule(self._desk, schedule, now=self._start - RUNNING)

    def stand_in(self, instead: str, of: str, *, after: timedelta) -> None:
        """Let somebody be away for a shift, and a colleague have it."""
        shift, by = self.be_away(of, after=after), self._people["melati"]
        wanted = Override(
            id="",
            schedule=shift.schedule,
            line=shift.line,
            start=shift.start,
            end=shift.end,
            removes=self._id(of),
            adds=self._id(instead),
            made_at=self._start,
            made_by=by.id,
        )
        add_override(self._desk, by, wanted, now=self._start)

    def be_away(self, name: str, *, after: timedelta) -> Span:
        """Let somebody be away for a shift, and return it."""
        shift, start, person = self._shift(name, after), self._start, self._people[name]
        leave = Leave("", person.id, shift.start, shift.end, start, person.id)
        add_leave(self._desk, person, leave, now=start)
        return shift

    def offer(self, name: str, *, after: timedelta) -> None:
        """Let somebody offer a shift to anybody."""
        shift, start, person = self._shift(name, after), self._start, self._people[name]
        swap = Swap(
            "", shift.schedule, "", shift.line, shift.start, shift.end, person.id, to=None, made_at=start
        )
        offer_shift(self._desk, person, swap, now=start)

    def _layer(self, line: int, names: tuple[str, ...], start: time, end: time) -> Layer:
        people = tuple(self._id(name) for name in names)
        first = local_time(self._start - RUNNING, ZONE).date()
        return Layer("", line, people, WEEKDAYS, start, end, first, EACH_WEEK)

    def _shift(self, name: str, after: timedelta) -> Span:
        """Return the first whole shift of somebody that begins after some days."""
        earliest = self._start + after
        spans = self._desk.roster.read(self._start).spans(self._start, earliest + timedelta(days=14))
        return next(
            span
            for span in spans
            if span.line == FIRST and span.start >= earliest and self._id(name) in span.people
        )

    def _id(self, name: str) -> str:
        return self._people[name].id
