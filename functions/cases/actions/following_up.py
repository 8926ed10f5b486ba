"""Come back to a case: its counselor sets a date, and is reminded that morning, or before an appointment."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from functions.cases.actions.attempts import retried
from functions.cases.actions.holding import known_case, refuse_unless_held, refuse_while_it_rests
from functions.cases.model import Case, FollowUp, to_minute
from functions.cases.model.desk import Timer
from functions.cases.store import CaseStore
from functions.errors import Invalid
from functions.oncall.actions import alert_for_follow_up, close_reminders_of
from functions.oncall.store import AlertStore
from functions.storage.table import Change, CommitConflict

log = logging.getLogger(__name__)

FOLLOW_UP = "follow-up"


def set_follow_up(
    cases: CaseStore,
    alerts: AlertStore,
    *,
    case_id: str,
    person: str,
    zone: str,
    on: date | None,
    starts_at: datetime | None = None,
    now: datetime,
) -> Case:
    """Set the case's next date, move it, or drop it; a reminder under way ends. Twice is harmless.

    `starts_at`, an appointment's time, decides where it is given; the day is then that of the person's zone.

    Raises:
        NotFound: there is no such case.
        CaseEnded, NotAssignee: the person does not have it.
        CaseRests: the client had the work on it stopped.
        Invalid: that time, or the morning of that date where the person lives, is over or more than a year
            ahead.
    """
    follow_up = _wanted(on, starts_at, zone)

    def attempt() -> Case:
        case = known_case(cases, case_id)
        refuse_unless_held(case, person)
        refuse_while_it_rests(case)
        if follow_up == case.follow_up:
            return case
        if follow_up is not None and not follow_up.may_be_set(now):
            raise Invalid({"on" if starts_at is None else "starts_at": ["date-ahead"]})
        changes: list[Change] = [cases.put_case(replace(case, follow_up=follow_up))]
        changes += _timing(cases, case, follow_up)
        changes += close_reminders_of(alerts, case=case.id, now=now)
        cases.commit(changes)
        return replace(case, follow_up=follow_up, version=case.version + 1)

    return retried(attempt)


def _wanted(on: date | None, starts_at: datetime | None, zone: str) -> FollowUp | None:
    if starts_at is not None:
        return FollowUp.at_time(starts_at, zone)
    return None if on is None else FollowUp.on_morning(on, zone)


def remind_of_follow_ups(cases: CaseStore, alerts: AlertStore, *, now: datetime) -> int:
    """Alert the counselors of the cases whose date has come; return how many."""
    reminded = 0
    for timer in cases.desk.due_timers(FOLLOW_UP, now):
        try:
            reminded += _remind(cases, alerts, timer, now)
        except CommitConflict:
            log.info("a follow-up is looked at again at the next tick", extra={"case": timer.case})
    return reminded


def _remind(cases: CaseStore, alerts: AlertStore, timer: Timer, now: datetime) -> bool:
    """Put the reminder in place of the timer. The head decides: a case given back or ended has no date."""
    case = cases.case(timer.case)
    if case is None:
        cases.commit([cases.desk.drop_timer(timer)])
        return False
    if case.follow_up is None or case.assignee is None:
        cases.commit([cases.desk.holding(case), cases.desk.drop_timer(timer)])
        return False
    alerting = alert_for_follow_up(
        alerts, case=case.id, head_version=case.version, assignee=case.assignee, now=now
    )
    cases.commit([cases.put_case(case.reminded(to_minute(now))), cases.desk.drop_timer(timer), *alerting])
    return True


def _timing(cases: CaseStore, case: Case, follow_up: FollowUp | None) -> Sequence[Change]:
    timer = cases.desk.timer(case.id, FOLLOW_UP)
    if follow_up is not None:
        version = 0 if timer is None else timer.version
        return [cases.desk.put_timer(Timer(case.id, FOLLOW_UP, follow_up.remind_at, version))]
    return [] if timer is None else [cases.desk.drop_timer(timer)]
