"""Who can be told now, put together from the team and its channels."""

from functions.oncall.actions.ticking import Reach
from functions.oncall.model import Person
from functions.oncall.store import ChannelStore
from functions.staff.model.people import Person as Member
from functions.staff.store import StaffStore


def as_told(member: Member) -> Person:
    """Return a member of the team as alerting sees them."""
    return Person(member.id, member.display_name, member.role, member.language, member.zone)


def reach_now(staff: StaffStore, channels: ChannelStore) -> Reach:
    """Return the active people and their channels."""
    people = sorted(map(as_told, staff.active_people()), key=lambda person: person.id)
    return Reach(people, channels.everyone())
