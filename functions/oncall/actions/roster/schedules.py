"""Schedules: previewed, saved, taken away. What was stays, and a colleague's change is never lost."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from functions.errors import Invalid, NotFound
from functions.oncall.model.revising import Revision, ended, revised
from functions.oncall.model.roster import Schedule
from functions.oncall.model.soundness import schedule_errors
from functions.oncall.refusals import ScheduleChanged
from functions.oncall.store import RosterStore
from functions.staff.store import StaffStore
from functions.storage.table import CommitConflict


@dataclass(frozen=True)
class RosterDesk:
    """What the actions on the roster work with. `random_id` gives 16 hexadecimal digits or more."""

    roster: RosterStore
    staff: StaffStore
    random_id: Callable[[], str]

    def active(self) -> set[str]:
        """Return the ids of the team's people."""
        return {person.id for person in self.staff.active_people()}


def joined_to_its_past(
    desk: RosterDesk, wanted: Schedule, *, now: datetime
) -> tuple[Schedule, list[Revision]]:
    """Return the schedule as it would be saved now, and what becomes of its layers.

    Without an id it is a new one. `version` is the one that was read.

    Raises:
        NotFound: it was taken away, or never was.
        ScheduleChanged: a colleague saved it meanwhile.
        Invalid: something of it cannot be; all of it is said at once.
    """
    before = _before(desk, wanted.id, wanted.version) if wanted.id else None
    others = {one.name for one in desk.roster.read(now).schedules if one.id != wanted.id and not one.ended_at}
    errors = schedule_errors(wanted, before, others, desk.active(), now)
    if errors:
        raise Invalid(errors)
    return revised(before, wanted, now)


def save_schedule(desk: RosterDesk, wanted: Schedule, *, now: datetime) -> Schedule:
    """Store a schedule joined to its past, and return it.

    Raises:
        NotFound, ScheduleChanged, Invalid: as of joining it.
    """
    found, _ = joined_to_its_past(desk, wanted, now=now)
    saved = found if found.id else replace(found, id=desk.random_id()[:16], version=0)
    _save(desk, saved, now)
    return replace(saved, version=saved.version + 1)


def take_schedule_away(desk: RosterDesk, schedule: str, version: int, *, now: datetime) -> None:
    """End a schedule: who is on call there stays so to the end of the shift.

    It stays stored, also when no layer of it ever began: an override may have put somebody on.

    Raises:
        NotFound: it was taken away, or never was.
        ScheduleChanged: a colleague saved it meanwhile (`version` is the one that was read).
    """
    before = _before(desk, schedule, version)
    _save(desk, ended(before, now), now)


def _before(desk: RosterDesk, schedule: str, version: int) -> Schedule:
    before = desk.roster.schedule(schedule)
    if before is None or before.ended_at:
        raise NotFound("no such schedule")
    if before.version != version:
        raise ScheduleChanged(before)
    return before


def _save(desk: RosterDesk, schedule: Schedule, now: datetime) -> None:
    try:
        desk.roster.commit(desk.roster.saving_schedule(schedule, now))
    except CommitConflict as error:
        raise ScheduleChanged(desk.roster.schedule(schedule.id)) from error
