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
from functions.staff.settings import Settings
from functions.watch.drills import last_drills
from functions.watch.machine import machine_findings
from functions.watch.nights import last_night

PERSON_LEFT: Final = "person-left"
FALLBACK_LEFT: Final = "fallback-left"
FALLBACK_UNREACHED: Final = "fallback-unreached"
POLICY_PERSON_LEFT: Final = "policy-person-left"
POLICY_SCHEDULE_ENDED: Final = "policy-schedule-ended"
BOUNCED: Final = "channel-bounced"
FAILING: Final = "channel-failing"
EXHAUSTED: Final = "alert-exhausted"
RIGHT_OVERDUE: Final = "right-overdue"
DRILL_OLD: Final = "drill-old"
DRILL_UNREACHED: Final = "drill-unreached"
AUDIT_BROKEN: Final = "audit-broken"
OLD_DRILL = timedelta(days=35)


@dataclass(frozen=True)
class Finding:
    """One thing to put right. `code` says what; the rest where, who and how many, as far as it applies.

    `urgency` names the policy that it is about.
    """

    code: str
    schedule: str | None = None
    start: datetime | None = None
    end: datetime | None = None
    person: str | None = None
    count: int = 1
    urgency: str | None = None


def look(services: Services, now: datetime) -> list[Finding]:
    """Return all that a coordinator should put right, what is missed now first."""
    people = services.staff.active_people()
    if not people:
        return []
    channels = services.channels.everyone()
    return [
        *_exhausted(services),
        *_rights(services, now),
        *(Finding(code) for code in machine_findings(services, now)),
        *_roster(services, people, channels, now),
        *_policies(services, people, now),
        *_channels(people, channels),
        *_drill(services, people, now),
        *_chain(services, now),
    ]


def _exhausted(services: Services) -> Iterator[Finding]:
    """Find alerts that were told to the end of their policy and that nobody took."""
    if waiting := services.alerts.exhausted():
        yield Finding(EXHAUSTED, start=min(waiting), count=len(waiting))


def _rights(services: Services, now: datetime) -> Iterator[Finding]:
    """Find rights of clients that were to be settled by now; the index may lag."""
    overdue = services.cases.desk.rights_due(now)
    if overdue:
        yield Finding(RIGHT_OVERDUE, start=min(overdue), count=len(overdue))


def _roster(
    services: Services, people: Sequence[Person], channels: dict[str, list[Channel]], now: datetime
) -> Iterator[Finding]:
    """Find what is wrong with the coming weeks; until a roster begins everyone is on call."""
    settings = services.settings.read()
    team = [person.id for person in people]
    reachable = {person for person in team if any(one.counts for one in channels.get(person, ()))}
    overloaded = {person.id for person in people if _has_too_many(services, settings, person)}
    roster = current_roster(services.roster, services.staff, since=now)
    is_kept = roster.is_kept_at(now)
    if not is_kept:
        yield from (Finding(NO_CHANNEL, person=person) for person in team if person not in reachable)
        yield from (Finding(OVER_LIMIT, person=person) for person in team if person in overloaded)
    for found in coverage(roster, team, reachable, overloaded, now):
        if is_kept or found.person is None:
            yield Finding(found.code, found.schedule, found.start, found.end, found.person)
    yield from _leavers(roster.schedules, set(team), now)
    yield from _fallbacks(roster.schedules, set(team), reachable)


def _has_too_many(services: Services, settings: Settings, person: Person) -> bool:
    most = settings.most_cases(person.case_limit)
    return services.cases.desk.count(open_queue(person.id), most + 1) > most


def _leavers(schedules: Sequence[Schedule], team: set[str], now: datetime) -> Iterator[Finding]:
    """Find people on coming shifts who are not in the team any more."""
    for schedule in schedules:
        today = now.astimezone(ZoneInfo(schedule.zone)).date()
        ahead = [layer for layer in schedule.layers if layer.until is None or layer.until > today]
        named = {person for layer in ahead for person in layer.people}
        for person in sorted(named - team):
            yield Finding(PERSON_LEFT, schedule.id, person=person)


def _fallbacks(schedules: Sequence[Schedule], team: set[str], reachable: set[str]) -> Iterator[Finding]:
    """Find fallback people who left, and where none of the others can be told."""
    for schedule in schedules:
        if schedule.ended_at is not None:
            continue
        there = team.intersection(schedule.fallback)
        left = (person for person in schedule.fallback if person not in there)
        yield from (Finding(FALLBACK_LEFT, schedule.id, person=person) for person in left)
        if there and there.isdisjoint(reachable):
            yield Finding(FALLBACK_UNREACHED, schedule.id)


def _policies(services: Services, people: Sequence[Person], now: datetime) -> Iterator[Finding]:
    """Find policies that tell somebody who left, or whoever is on a schedule that was taken away."""
    team = {person.id for person in people}
    kept = {one.id for one in services.roster.read(now).schedules if one.ended_at is None}
    for urgency, policy in services.policies.read().by_urgency.items():
        for person in policy.named("person"):
            if person not in team:
                yield Finding(POLICY_PERSON_LEFT, person=person, urgency=urgency)
        for schedule in policy.named("schedule"):
            if schedule not in kept:
                yield Finding(POLICY_SCHEDULE_ENDED, schedule, urgency=urgency)


def _channels(people: Sequence[Person], channels: dict[str, list[Channel]]) -> Iterator[Finding]:
    """Find whose channels a provider refused for good, and whose were tried in vain time and again."""
    for person in people:
        own = channels.get(person.id, ())
        bounced = sum(one.verified_at is not None and not one.counts for one in own)
        failing = sum(one.is_failing for one in own)
        yield from (
            Finding(code, person=person.id, count=n)
            for code, n in ((BOUNCED, bounced), (FAILING, failing))
            if n
        )


def _chain(services: Services, now: datetime) -> Iterator[Finding]:
    """Find an audit chain that did not hold when it was last looked through, at night."""
    night = last_night(services.table, services.settings.read().zone, now)
    if night is not None and not night.is_linked:
        yield Finding(AUDIT_BROKEN)


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
