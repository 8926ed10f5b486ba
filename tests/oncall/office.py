"""A small team that plans: a desk on either engine, and a clock that is set by hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any

import pytest

from functions.oncall.actions.roster.schedules import RosterDesk, save_schedule
from functions.oncall.model import Layer, Leave, Override, Roster, Schedule
from functions.oncall.store import RosterStore
from functions.staff.model.people import Person
from functions.staff.store import StaffStore
from functions.storage.sqlite import SqliteTable
from functions.storage.table import Table
from tests.amazon import quick_dynamo_table
from tests.clock import Clock

MONDAY = datetime(2026, 11, 23, 3, tzinfo=UTC)
"""Ten in the morning in Jakarta."""
EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)


class Office:
    """Ann, Budi and Citra are counselors, Dewi is their coordinator."""

    def __init__(self, table: Table, clock: Clock) -> None:
        self.table, self.clock = table, clock
        numbers = count(1)
        self.desk = RosterDesk(RosterStore(table), StaffStore(table), lambda: f"{next(numbers):016}")
        self.ann, self.budi, self.citra = (self.person(name) for name in ("ann", "budi", "citra"))
        self.dewi = self.person("dewi", "coordinator")

    def person(self, name: str, role: str = "counselor") -> Person:
        """Add a person to the team."""
        person = Person(name, name, name.title(), "nurse", role, "id", "age1", self.clock())
        self.table.commit([self.desk.staff.people.put(person)])
        return replace(person, version=1)

    def save(self, *layers: Layer, after: Schedule | None = None, **changed: Any) -> Schedule:
        """Save a schedule of these layers, a new one or after what it was."""
        wanted = after or Schedule("", "Jakarta", "Asia/Jakarta", (), ("dewi",))
        return save_schedule(self.desk, replace(wanted, layers=layers, **changed), now=self.clock())

    @property
    def roster(self) -> Roster:
        """The roster as it is kept."""
        return self.desk.roster.read(self.clock())

    def on_call(self, line: int = 1) -> tuple[str, ...]:
        """Return who is on call now."""
        return self.roster.on_call(self.clock(), line)


def layer(*people: str, start: str = "08:00", end: str = "20:00", **changed: object) -> Layer:
    """Return a new layer of these people, every day."""
    made = Layer(
        "", 1, people, EVERY_DAY, time.fromisoformat(start), time.fromisoformat(end), date(2026, 11, 23)
    )
    return replace(made, **changed)  # type: ignore[arg-type]  # typed as object


def override(office: Office, of: Schedule, removes: str | None, adds: str | None, **span: float) -> Override:
    """Return an override that begins `after` so many hours, and lasts so many."""
    start = office.clock() + timedelta(hours=span.get("after", 0))
    end = start + timedelta(hours=span.get("lasting", 2))
    return Override("", of.id, 1, start, end, removes, adds, start, "")


def leave(office: Office, person: str, after: float = 0, lasting: float = 2) -> Leave:
    """Return a leave likewise."""
    start = office.clock() + timedelta(hours=after)
    return Leave("", person, start, start + timedelta(hours=lasting), start, "")


@contextmanager
def opened(engine: str) -> Iterator[Office]:
    """Open an office on SQLite, or on DynamoDB."""
    clock = Clock(MONDAY)
    if engine == "sqlite":
        yield Office(SqliteTable(":memory:", clock=clock), clock)
        return
    with quick_dynamo_table(clock) as table:
        yield Office(table, clock)


on_both_engines = pytest.mark.parametrize("office", ["sqlite", "dynamo"], indirect=True)


@pytest.fixture
def office(request: pytest.FixtureRequest) -> Iterator[Office]:
    """An office on SQLite, or on what `on_both_engines` asks for."""
    with opened(getattr(request, "param", "sqlite")) as found:
        yield found
