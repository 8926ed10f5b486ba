"""What is wrong, or soon will be: the roster ahead, people out of reach, alerts nobody took, the machine."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from functions.cases.store.items import open_queue
from functions.oncall.actions import current_roster
from functions.oncall.model import Channel
from functions.oncall.model.coverage import NO_CHANNEL, OVER_LIMIT
from functions.oncall.model.coverage import findings as coverage
from functions.oncall.model.drill import Drill
from functions.oncall.model.roster import Schedule
from functions.services import Services
from functions.staff.model.people import Person
from functions.watch.drills import last_drills
from functions.watch.machine import machine_findings

PERSON_LEFT: Final = "person-left"
BOUNCED: Final = "channel-bounced"
EXHAUSTED: Final = "alert-exhausted"
DRILL_OLD: Final = "drill-old"
DRILL_UNREACHED: Final = "drill-unreached"
OLD_DRILL = timedelta(days=35)


@dataclass(frozen=True)
class Finding:
    """One thing to put right. `code` says what; the rest where, who and how many, as far as it applies."""

    code: str
    schedule: str | None = None
    start: datetime | None = None
    end: datetime | None = None
    person: str | None = None
    count: int = 1


def look(services: Services, now: datetime) -> list[Finding]:
    """Return all that a coordinator should put right, what is missed now first."""
    people = services.staff.active_people()
    if not people:
        return []
    channels = services.channels.everyone()
    return [
        *_exhausted(services),
        *(Finding(code) for code in machine_findings(services, now)),
        *_roster(services, people, channels, now),
        *_bounced(people, channels),
        *_drill(services, people, now),
    ]


def _exhausted(services: Services) -> Iterator[Finding]:
    """Find alerts that were told to the end of their policy and that nobody took."""
    taken_by_nobody = [one for one in services.alerts.open_alerts() if one.case and one.is_exhausted]
    if taken_by_nobody:
        since = min(alert.raised_at for alert in taken_by_nobody)
        yield Finding(EXHAUSTED, start=since, count=len(taken_by_nobody))


def _roster(
    services: Services, people: Sequence[Person], channels: dict[str, list[Channel]], now: datetime
) -> Iterator[Finding]:
    """Find what is wrong with the coming weeks; without a roster everyone is on call."""
    limit = services.settings.read().cases_per_person
    team = [person.id for person in people]
    reachable = {person for person in team if any(one.counts for one in channels.get(person, ()))}
    open_cases = {person: services.cases.desk.count(open_queue(person), limit + 1) for person in team}
    roster = current_roster(services.roster, services.staff, since=now)
    if not roster.is_kept_at(now):
        yield from (Finding(NO_CHANNEL, person=person) for person in team if person not in reachable)
        yield from (Finding(OVER_LIMIT, person=person) for person in team if open_cases[person] > limit)
        return
    for found in coverage(roster, team, reachable, open_cases, limit, now):
        yield Finding(found.code, found.schedule, found.start, found.end, found.person)
    yield from _leavers(roster.schedules, set(team), now)


def _leavers(schedules: Sequence[Schedule], team: set[str], now: datetime) -> Iterator[Finding]:
    """Find people on coming shifts who are not in the team any more."""
    for schedule in schedules:
        today = now.astimezone(ZoneInfo(schedule.zone)).date()
        ahead = [layer for layer in schedule.layers if layer.until is None or layer.until > today]
        named = {person for layer in ahead for person in layer.people}
        for person in sorted(named - team):
            yield Finding(PERSON_LEFT, schedule.id, person=person)


def _bounced(people: Sequence[Person], channels: dict[str, list[Channel]]) -> Iterator[Finding]:
    for person in people:
        count = sum(one.verified_at is not None and not one.counts for one in channels.get(person.id, ()))
        if count:
            yield Finding(BOUNCED, person=person.id, count=count)


def _drill(services: Services, people: Sequence[Person], now: datetime) -> Iterator[Finding]:
    """Find a team whose path was not tried for long, or a last drill that did not reach everybody."""
    last = next(iter(last_drills(services, now)), None)
    since = min(person.joined_at for person in people) if last is None else last.raised_at
    if now - since > OLD_DRILL:
        yield Finding(DRILL_OLD, start=None if last is None else last.raised_at)
    if last is not None and not last.is_under_way(now):
        yield from _unreached(last)


def _unreached(drill: Drill) -> Iterator[Finding]:
    for told in drill.unreached:
        yield Finding(DRILL_UNREACHED, start=drill.raised_at, person=told.person)
