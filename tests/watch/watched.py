"""A team that is watched, and what is found of it."""

from dataclasses import replace
from datetime import date, time

from functions.oncall.model.revising import ended
from functions.oncall.model.roster import Layer, Schedule
from functions.services import Services
from functions.storage.disk import Room
from functions.watch.findings import look
from tests.web.staff_session import add_person


class FullDisk:
    """A disk with next to nothing left."""

    def room(self) -> Room:
        return Room(free=10_000_000, total=20_000_000_000)


def codes(services: Services) -> list[str]:
    return [found.code for found in look(services, services.clock())]


def ann(services: Services) -> str:
    return next(person.id for person in services.staff.active_people() if person.name == "ann")


def schedule(
    services: Services,
    *people: str,
    weekdays: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7),
    epoch: date = date(2040, 1, 1),
    fallback: str | None = None,
) -> None:
    """Keep a roster of one layer around the clock."""
    layer = Layer("day", 1, people, weekdays, time(0), time(0), epoch)
    kept = Schedule("main", "Utama", "Asia/Jakarta", (layer,), (fallback or people[0],))
    services.table.commit([services.roster.putting_schedule(kept)])


def end_schedule(services: Services) -> None:
    kept = services.roster.schedule("main")
    assert kept is not None
    services.table.commit([services.roster.putting_schedule(ended(kept, services.clock()))])


def leave_team(services: Services, name: str) -> str:
    """Take somebody new out of the team again, and return their id."""
    gone = add_person(services, name)
    services.table.commit([services.staff.people.put(replace(gone, version=1).removed(services.clock()))])
    return gone.id
