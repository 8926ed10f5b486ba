"""Who can be told now, put together from the team and its channels."""

from datetime import datetime

from functions.oncall.actions.promising import working_hours
from functions.oncall.model import Person, Reach
from functions.oncall.store import ChannelStore, RosterStore, RulesStore
from functions.staff.model.people import Person as Member
from functions.staff.settings_store import SettingsStore
from functions.staff.store import StaffStore


def as_told(member: Member) -> Person:
    """Return a member of the team as alerting sees them."""
    return Person(member.id, member.display_name, member.role, member.language, member.zone)


def reach_now(
    staff: StaffStore,
    channels: ChannelStore,
    rules: RulesStore,
    roster: RosterStore,
    settings: SettingsStore,
    *,
    now: datetime,
) -> Reach:
    """Return the active people with their channels and rules, who is on call, and when there is work."""
    hours = working_hours(settings.read())
    people = sorted(map(as_told, staff.active_people()), key=lambda person: person.id)
    return Reach(people, channels.everyone(), rules.everyone(), roster.read(now), hours.next_working_moment)
