"""A claim is a promise: its counselor is reminded once, then the case waits for somebody again."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from functions.audit.model.event import LAPSED
from functions.cases.actions.noting import noted
from functions.cases.actions.offers import ending_offer
from functions.cases.model import Case, to_minute
from functions.cases.model.desk import Timer
from functions.cases.store import CaseStore
from functions.oncall.actions import alert_for_lapse, alert_for_promise
from functions.oncall.model import Promise
from functions.oncall.store import AlertStore
from functions.storage.table import Change, CommitConflict

log = logging.getLogger(__name__)

PROMISE = "promise"
UNDER_WAY = timedelta(minutes=1)
"""How long an answer that can still be taken back holds a claim, before it is looked at again."""


def claim_until_answered(
    cases: CaseStore, case: Case, person: str, promise: Promise, now: datetime
) -> tuple[Case, Sequence[Change]]:
    """Return a case in a person's hands until its first answer is due, and the timer's change.

    Where no answer is owed nothing was promised.
    """
    if case.reply_by is None:
        return case.claimed(person, to_minute(now)), []
    claimed = case.claimed(person, to_minute(now), answer_by=_answer_by(case, promise, now))
    return claimed, [_timing(cases, case, promise, now)]


def promised_again(
    cases: CaseStore, case: Case, promise: Promise, now: datetime
) -> tuple[Case, Sequence[Change]]:
    """Return a case on which work goes on, its claim promising what it did, and the timer's change.

    It has its whole time from now, since nobody was to work on it. Where the first answer was given, or
    nothing was owed when the case was claimed, nothing is promised.
    """
    if case.reply_by is None or not _owes_first_answer(cases, case):
        return case, []
    owing = replace(case, answer_by=_answer_by(case, promise, now))
    return owing, [_timing(cases, case, promise, now)]


def _owes_first_answer(cases: CaseStore, case: Case) -> bool:
    """Whether the client has waited since the claim, and its counselor has not written since."""
    if case.claimed_at is None or case.owed_since is None or case.owed_since > case.claimed_at:
        return False
    for message in cases.messages_backwards(case.id):
        if message.posted_at < case.claimed_at:
            break
        if message.author == case.assignee:
            return False
    return True


def _answer_by(case: Case, promise: Promise, now: datetime) -> datetime:
    return to_minute(promise.claim_ends(case.urgency, now))


def _timing(cases: CaseStore, case: Case, promise: Promise, now: datetime) -> Change:
    """Return the change that has a claim looked at when its counselor is to be reminded."""
    timer = cases.desk.timer(case.id, PROMISE)
    due = promise.claim_warned(case.urgency, now)
    return cases.desk.put_timer(Timer(case.id, PROMISE, due, 0 if timer is None else timer.version))


def keep_promises(cases: CaseStore, alerts: AlertStore, *, now: datetime) -> int:
    """Remind of the claims whose time is running out, and end those whose time is over; return how many."""
    ended = 0
    for timer in cases.desk.due_timers(PROMISE, now):
        try:
            ended += _look(cases, alerts, timer, now)
        except CommitConflict:
            log.info("a claim is looked at again at the next tick", extra={"case": timer.case})
    return ended


def _look(cases: CaseStore, alerts: AlertStore, timer: Timer, now: datetime) -> bool:
    """Let the head decide: whoever answered, gave back or closed has left the timer behind."""
    case = cases.case(timer.case)
    if case is None:
        cases.commit([cases.desk.drop_timer(timer)])
        return False
    if case.answer_by is None or case.assignee is None:
        cases.commit([cases.desk.holding(case), cases.desk.drop_timer(timer)])
        return False
    if now < case.answer_by:
        cases.commit([*_again(cases, case, timer, case.answer_by), *_warning(alerts, case, now)])
        return False
    if any(answer.author == case.assignee for answer in cases.desk.pending_in(case.id)):
        cases.commit(_again(cases, case, timer, now + UNDER_WAY))
        return False
    _end(cases, alerts, case, timer, now)
    return True


def _again(cases: CaseStore, case: Case, timer: Timer, due: datetime) -> list[Change]:
    return [cases.desk.holding(case), cases.desk.put_timer(replace(timer, due=due))]


def _warning(alerts: AlertStore, case: Case, now: datetime) -> Sequence[Change]:
    return alert_for_promise(
        alerts,
        case=case.id,
        head_version=case.version,
        urgency=case.urgency,
        person=case.assignee or "",
        now=now,
    )


def _end(cases: CaseStore, alerts: AlertStore, case: Case, timer: Timer, now: datetime) -> None:
    """Give the case back for its counselor and alert the team, in one commit; their draft stays."""
    alerting = alert_for_lapse(alerts, case=case.id, head_version=case.version, urgency=case.urgency, now=now)
    event = noted(case, LAPSED, by=case.assignee, now=now)
    over = ending_offer(cases, alerts, case, now)
    lapsed = cases.put_case(case.lapsed(to_minute(now)))
    cases.commit([lapsed, event, cases.desk.drop_timer(timer), *alerting, *over])
