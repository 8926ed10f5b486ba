"""A client's silence closes nothing: it asks their counselor, once, what to do about it."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from functions.cases.actions.looking import LONGEST
from functions.cases.model import Case, to_minute
from functions.cases.model.desk import Timer
from functions.cases.store import CaseStore
from functions.oncall.actions import alert_for_silence
from functions.oncall.store import AlertStore
from functions.staff.settings import SHORTEST_SILENCE, Settings
from functions.storage.table import Change, CommitConflict

log = logging.getLogger(__name__)

SILENCE = "silence"
NOBODYS = timedelta(days=1)
"""After how long a case in nobody's hands is looked at again, or one that rests."""


def listening(cases: CaseStore, case: Case, now: datetime) -> Sequence[Change]:
    """Return the change that begins to wait for the client's word, for the commit of an answer.

    None where that was begun, or where the counselor was asked about this very silence.
    """
    if case.silence_asked_at is not None or cases.desk.timer(case.id, SILENCE) is not None:
        return []
    return [cases.desk.put_timer(Timer(case.id, SILENCE, now + timedelta(days=SHORTEST_SILENCE)))]


def ask_about_silences(cases: CaseStore, alerts: AlertStore, settings: Settings, *, now: datetime) -> int:
    """Ask the counselors of the cases in which it was quiet for long; return how many."""
    asked = 0
    for timer in cases.desk.due_timers(SILENCE, now):
        try:
            asked += _look(cases, alerts, settings, timer, now)
        except CommitConflict:
            log.info("a silence is looked at again at the next tick", extra={"case": timer.case})
    return asked


def _look(cases: CaseStore, alerts: AlertStore, settings: Settings, timer: Timer, now: datetime) -> bool:
    """Let the head decide. The timer is never later than a week, so that shorter settings hold soon."""
    case = cases.case(timer.case)
    if case is None:
        cases.commit([cases.desk.drop_timer(timer)])
        return False
    since = case.silent_since()
    if since is None:
        cases.commit([cases.desk.holding(case), cases.desk.drop_timer(timer)])
        return False
    due = since + timedelta(days=settings.silence_days)
    if due > now or case.assignee is None or case.rests:
        later = min(max(due, now + NOBODYS), now + LONGEST)
        cases.commit([cases.desk.holding(case), cases.desk.put_timer(replace(timer, due=later))])
        return False
    _ask(cases, alerts, case, case.assignee, timer, now)
    return True


def _ask(
    cases: CaseStore, alerts: AlertStore, case: Case, assignee: str, timer: Timer, now: datetime
) -> None:
    """Put the question in place of the timer, in one commit."""
    alerting = alert_for_silence(alerts, case=case.id, head_version=case.version, assignee=assignee, now=now)
    asked = replace(case, silence_asked_at=to_minute(now))
    cases.commit([cases.put_case(asked), cases.desk.drop_timer(timer), *alerting])
