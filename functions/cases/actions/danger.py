"""Somebody is in danger: call colleagues until one comes, and say when it is over."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from functions.cases.actions.attempts import retried
from functions.cases.actions.entries import Note, entered
from functions.cases.actions.holding import known_case
from functions.cases.desk_refusals import DangerOver, OwnCall
from functions.cases.model import Case, to_minute
from functions.cases.model.danger import Danger
from functions.cases.store import CaseStore
from functions.errors import NotFound
from functions.oncall.actions import alert_for_danger
from functions.oncall.model import Alert, Roster
from functions.oncall.store import AlertStore
from functions.staff.model.people import COORDINATOR, SUPERVISOR, Person
from functions.storage.table import Change


@dataclass(frozen=True)
class Call:
    """A call for help, and how it is told."""

    danger: Danger
    alert: Alert


def rings(team: Sequence[Person], roster: Roster, by: str, now: datetime) -> list[list[str]]:
    """Return whom to call, ring after ring: supervisors on call, all of them, coordinators, everyone.

    Whoever calls is in none of them, and each person in one.
    """
    there = [person for person in team if person.id != by]
    on_call = set(roster.told(now)) if roster.is_kept_at(now) else set()
    supervisors = [person.id for person in there if person.role == SUPERVISOR]
    wanted = [
        [person for person in supervisors if person in on_call],
        supervisors,
        [person.id for person in there if person.role == COORDINATOR],
        [person.id for person in there],
    ]
    called: set[str] = set()
    found = []
    for ring in wanted:
        fresh = [person for person in ring if person not in called]
        called.update(fresh)
        if fresh:
            found.append(fresh)
    return found


def call_in(cases: CaseStore, alerts: AlertStore, *, case_id: str) -> Call | None:
    """Return the call for help that is not over in a case.

    Raises:
        NotFound: there is no such case.
    """
    danger = known_case(cases, case_id).danger
    alert = None if danger is None else alerts.alert(danger.alert)
    return None if danger is None or alert is None else Call(danger, alert)


def call(cases: CaseStore, alerts: AlertStore, note: Note, *, team: Sequence[Person], roster: Roster) -> Case:
    """Call colleagues, with the entry that says why; while one is told nobody is called a second time.

    Once somebody came, or its telling is past, another danger calls anew: nobody may have ended the first.

    Raises:
        NotFound, AlreadyUsed, EpochOver: as `entered`.
    """

    def decide(case: Case) -> tuple[Case, list[Change]]:
        standing = None if case.danger is None else alerts.alert(case.danger.alert)
        if standing is not None and standing.is_open:
            return case, []
        whom = rings(team, roster, note.person, note.now)
        alert, raising = alert_for_danger(alerts, case=case.id, event=note.entry.id, rings=whom, now=note.now)
        return replace(case, danger=Danger(alert, note.person, to_minute(note.now))), raising

    return entered(cases, note, decide)


def end_call(cases: CaseStore, alerts: AlertStore, note: Note) -> Case:
    """End a call, with the entry that says how: what was done, or that it was called off.

    Raises:
        NotFound, AlreadyUsed, EpochOver: as `entered`.
    """

    def decide(case: Case) -> tuple[Case, list[Change]]:
        alert = None if case.danger is None else alerts.alert(case.danger.alert)
        ended = alerts.settling(alert.closed(note.now)) if alert is not None and alert.is_open else []
        return replace(case, danger=None), ended

    return entered(cases, note, decide)


def come(cases: CaseStore, alerts: AlertStore, *, case_id: str, person: str, now: datetime) -> Call:
    """Note that a colleague comes, so that nobody further is called. Who comes second sees who came.

    Raises:
        NotFound: there is no such case.
        DangerOver: nobody calls in it, or not any more.
        OwnCall: it is the person's own call.
    """

    def attempt() -> Call:
        case = known_case(cases, case_id)
        call = call_in(cases, alerts, case_id=case_id)
        if case.danger is None or call is None:
            raise DangerOver
        if not call.alert.is_open:
            return call
        if call.danger.by == person:
            raise OwnCall
        coming = call.alert.claimed(person, now)
        cases.commit([cases.desk.holding(case), *alerts.settling(coming)])
        return replace(call, alert=coming)

    return retried(attempt)


def come_by_link(cases: CaseStore, alerts: AlertStore, alert: Alert, *, person: str, now: datetime) -> None:
    """Note that a colleague comes who was called by this alert.

    Raises:
        DangerOver: that call is over, or somebody else came.
        OwnCall: it is the person's own call.
    """
    try:
        call = come(cases, alerts, case_id=alert.case, person=person, now=now)
    except NotFound as error:
        raise DangerOver from error
    if call.danger.alert != alert.id or call.alert.claimed_by != person:
        raise DangerOver
