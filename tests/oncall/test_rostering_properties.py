"""Whatever a team does to its roster, in whatever order: what was stays as it was."""

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from functions.errors import PinternetError
from functions.oncall.actions.roster.changes import add_leave, add_override, end_leave, end_override
from functions.oncall.actions.roster.schedules import take_schedule_away
from functions.oncall.actions.roster.swapping import offer_shift, return_shift, take_shift, withdraw_shift
from functions.oncall.model import Leave, Override, Roster, Schedule, Span, Swap
from functions.oncall.model.revising import goes_on
from functions.storage.sqlite import SqliteTable
from tests.clock import Clock
from tests.oncall.office import MONDAY, Office, layer

EXAMPLES = 400 if os.environ.get("PINTERNET_SOAK") else 25
LONG_AGO = MONDAY - timedelta(days=1)

Thing = TypeVar("Thing")

hours = st.integers(-30, 30)
lasting = st.integers(1, 40)
names = st.sampled_from(["ann", "budi", "citra"])
nobody_or = st.none() | names
places = st.integers(0, 9)


class Team(RuleBasedStateMachine):
    """People who plan, are away, stand in and swap, while time goes on. What is refused changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        clock = Clock(MONDAY)
        self.office = Office(SqliteTable(":memory:", clock=clock), clock)
        self.office.save(layer("ann", "budi"), layer("citra", "ann", start="20:00", end="08:00"))
        self.seen_at, self.seen = self.now, self.past(self.now)
        self.people = {person.id: person for person in self.office.desk.staff.active_people()}

    @property
    def now(self) -> datetime:
        return self.office.clock()

    @property
    def whole(self) -> Roster:
        return self.office.desk.roster.read(LONG_AGO)

    @property
    def schedule(self) -> Schedule:
        return next(one for one in self.office.roster.schedules if one.ended_at is None)

    def swaps(self, state: str) -> list[Swap]:
        return [one for one in self.office.desk.roster.swaps(self.now) if one.state_at(self.now) == state]

    def past(self, until: datetime) -> list[Span]:
        return self.whole.spans(LONG_AGO, until)

    def span(self, after: int, long: int) -> tuple[datetime, datetime]:
        start = self.now + timedelta(hours=after)
        return start, start + timedelta(hours=long)

    @rule(minutes=st.integers(1, 12 * 60))
    def wait(self, minutes: int) -> None:
        self.office.clock.move(minutes=minutes)
        self.seen_at, self.seen = self.now, self.past(self.now)

    @rule(people=st.lists(names, min_size=1, max_size=3), place=places, new=nobody_or)
    def edit(self, people: list[str], place: int, new: str | None) -> None:
        schedule = self.schedule
        going_on = [one for one in schedule.layers if goes_on(one, schedule.zone, self.now)]
        wanted = [
            replace(one, people=tuple(people)) if number == place else one
            for number, one in enumerate(going_on)
        ]
        added = [layer(new, line=2)] if new else []
        with suppress(PinternetError):
            self.office.save(*wanted, *added, after=schedule)

    @rule(place=places)
    def leave_a_layer_out(self, place: int) -> None:
        schedule = self.schedule
        going_on = [one for one in schedule.layers if goes_on(one, schedule.zone, self.now)]
        with suppress(PinternetError):
            self.office.save(*(one for one in going_on if one != picked(going_on, place)), after=schedule)

    @rule(name=names)
    def begin_another_schedule(self, name: str) -> None:
        schedule = self.schedule
        take_schedule_away(self.office.desk, schedule.id, schedule.version, now=self.now)
        self.office.save(layer(name, start="06:00", end="06:00"))

    @rule(after=hours, long=lasting, removes=nobody_or, adds=nobody_or)
    def override(self, after: int, long: int, removes: str | None, adds: str | None) -> None:
        start, end = self.span(after, long)
        wanted = Override("", self.schedule.id, 1, start, end, removes, adds, self.now, "")
        with suppress(PinternetError):
            add_override(self.office.desk, self.office.dewi, wanted, now=self.now)

    @precondition(lambda self: self.office.roster.overrides)
    @rule(place=places)
    def end_an_override(self, place: int) -> None:
        id = picked(self.office.roster.overrides, place).id
        with suppress(PinternetError):
            end_override(self.office.desk, self.office.dewi, id, now=self.now)

    @rule(after=hours, long=lasting, name=names)
    def be_away(self, after: int, long: int, name: str) -> None:
        start, end = self.span(after, long)
        with suppress(PinternetError):
            wanted = Leave("", name, start, end, self.now, "")
            add_leave(self.office.desk, self.office.dewi, wanted, now=self.now)

    @precondition(lambda self: self.office.roster.leaves)
    @rule(place=places)
    def end_a_leave(self, place: int) -> None:
        id = picked(self.office.roster.leaves, place).id
        with suppress(PinternetError):
            end_leave(self.office.desk, self.office.dewi, id, now=self.now)

    @rule(place=places)
    def offer(self, place: int) -> None:
        spans = self.office.roster.spans(self.now, self.now + timedelta(days=4))
        ahead = [span for span in spans if span.people and span.start > self.now]
        if ahead:
            shift = picked(ahead, place)
            wanted = Swap("", shift.schedule, "", shift.line, shift.start, shift.end, "", None, self.now)
            with suppress(PinternetError):
                offer_shift(self.office.desk, self.people[shift.people[0]], wanted, now=self.now)

    @precondition(lambda self: self.swaps("open"))
    @rule(name=names, place=places)
    def take(self, name: str, place: int) -> None:
        swap = picked(self.swaps("open"), place)
        with suppress(PinternetError):
            take_shift(self.office.desk, self.people[name], swap.id, now=self.now)

    @precondition(lambda self: self.swaps("open"))
    @rule(place=places)
    def withdraw(self, place: int) -> None:
        swap = picked(self.swaps("open"), place)
        withdraw_shift(self.office.desk, self.people[swap.offered_by], swap.id, now=self.now)

    @precondition(lambda self: self.swaps("taken"))
    @rule(place=places)
    def give_back(self, place: int) -> None:
        swap = picked(self.swaps("taken"), place)
        assert swap.taken_by is not None
        with suppress(PinternetError):
            return_shift(self.office.desk, self.people[swap.taken_by], swap.id, now=self.now)

    @invariant()
    def what_was_stays(self) -> None:
        assert self.past(self.seen_at) == self.seen

    @invariant()
    def a_coming_swap_is_taken_as_long_as_its_override_is_there(self) -> None:
        taken = {(one.id, one.taken_by) for one in self.swaps("taken") if one.start > self.now}
        made = {(one.swap, one.adds) for one in self.office.roster.overrides if one.start > self.now}
        assert taken <= made


def picked(things: Sequence[Thing], place: int) -> Thing:
    return things[place % len(things)]


Team.TestCase.settings = settings(max_examples=EXAMPLES, stateful_step_count=40, deadline=None)
TestTeam = Team.TestCase
