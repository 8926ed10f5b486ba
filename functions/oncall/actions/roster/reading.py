"""The roster of a team: who left it is away for good from then on, and was on call before."""

from dataclasses import replace
from datetime import datetime, timedelta

from functions.oncall.model.duty import Roster
from functions.oncall.model.roster import Leave
from functions.oncall.store import RosterStore
from functions.staff.model.people import Person
from functions.staff.store import StaffStore

FOR_GOOD = timedelta(days=36_500)


def current_roster(roster: RosterStore, staff: StaffStore, *, since: datetime) -> Roster:
    """Return who is on call from a moment on, as the roster and the team say."""
    return with_leavers(roster.read(since), staff.people.all())


def with_leavers(roster: Roster, everyone: list[Person]) -> Roster:
    """Return the roster with a leave for each person who left, so that their shifts are gaps, and seen."""
    left = tuple(_leave(person, person.removed_at) for person in everyone if person.removed_at)
    return replace(roster, leaves=roster.leaves + left)


def _leave(person: Person, left_at: datetime) -> Leave:
    return Leave(f"left-{person.id}", person.id, left_at, left_at + FOR_GOOD, left_at, person.id)
