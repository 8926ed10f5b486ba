"""After the clock was put back: what happened at a time to come happened now, its promises count from now."""

import logging
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from functions.cases.actions.attempts import retried
from functions.cases.actions.following_up import FOLLOW_UP
from functions.cases.actions.lapsing import PROMISE
from functions.cases.actions.looking import LONGEST
from functions.cases.actions.promising import reply_by
from functions.cases.actions.silences import SILENCE
from functions.cases.model import Case, stamp, to_minute
from functions.cases.model.desk import UNDO, Timer
from functions.cases.model.request import TERM, next_due
from functions.cases.store import CaseStore
from functions.cases.store.items import CLOSED_QUEUE, EXPIRY, RIGHTS_QUEUE, WAITING_QUEUE, open_queue
from functions.oncall.actions import promise_of
from functions.oncall.store import TickMemory
from functions.staff.settings import Settings
from functions.staff.store import StaffStore
from functions.storage.table import Change, CommitConflict

log = logging.getLogger(__name__)

PRECISION = timedelta(minutes=1)
"""What is told of a client has times to the minute."""


def notice_clock(cases: CaseStore, staff: StaffStore, settings: Settings, *, now: datetime) -> None:
    """Note the time; after the clock was put back, pull in what would wait too long.

    Every case that is not closed is looked at then, and only then. Dying in between repeats it.
    """
    memory = TickMemory(cases.table, "cases-clock", PRECISION)
    put_back = memory.was_put_back(now)
    if put_back:
        log.warning("the clock was put back: what was promised at a time to come counts from now")
        for case in _touched(cases, staff, now):
            _pull_in(cases, settings, case, now)
        _pull_in_answers(cases, now)
        _pull_in_looks(cases, now)
    memory.note(now, put_back=put_back)


def _touched(cases: CaseStore, staff: StaffStore, now: datetime) -> list[str]:
    """Return the cases that are not closed, and those closed, or asked for a right, at a time to come."""
    queues = [WAITING_QUEUE, *(open_queue(person.id) for person in staff.people.all())]
    keys = [key for queue in queues for key in cases.desk.beyond(queue)]
    keys += cases.desk.beyond(CLOSED_QUEUE, stamp(now))
    keys += cases.desk.beyond(RIGHTS_QUEUE, f"{stamp(now + TERM)}/~")
    return list(dict.fromkeys(key.partition.removeprefix("case/") for key in keys))


def _pull_in(cases: CaseStore, settings: Settings, case_id: str, now: datetime) -> None:
    """Store a case as of now, and its timers no later than it says."""

    def attempt() -> None:
        case, minute = cases.case(case_id), to_minute(now)
        if case is None:
            return
        earlier = case.as_of(
            minute,
            reply_by=reply_by(cases, settings, case.urgency, now=now, at=minute),
            answer_by=to_minute(promise_of(settings).claim_ends(case.urgency, now)),
        )
        known = cases.requests(case_id)
        asked = [each.as_of(minute) for each in known]
        earlier = replace(earlier, right_due=next_due(asked))
        changes: list[Change] = [] if earlier == case else [cases.put_case(earlier)]
        changes += [
            cases.put_request(case_id, new) for old, new in zip(known, asked, strict=True) if new != old
        ]
        changes += _sooner(cases, cases.desk.timer(case_id, PROMISE), _warned(case, earlier, settings, now))
        changes += _sooner(cases, cases.desk.timer(case_id, FOLLOW_UP), _reminded(earlier, now))
        if changes:
            cases.commit(changes)

    retried(attempt)


def _warned(case: Case, earlier: Case, settings: Settings, now: datetime) -> datetime | None:
    """Return when a claim is looked at: as one that was made now, if that was at a time to come."""
    if case.claimed_at != earlier.claimed_at:
        return promise_of(settings).claim_warned(case.urgency, now)
    return earlier.answer_by


def _reminded(case: Case, now: datetime) -> datetime | None:
    """Return now for a date so far ahead that no right clock let it be set; any other is its counselor's."""
    follow_up = case.follow_up
    is_too_far = follow_up is not None and follow_up.remind_at > now and not follow_up.may_be_set(now)
    return now if is_too_far else None


def _sooner(cases: CaseStore, timer: Timer | None, latest: datetime | None) -> list[Change]:
    if timer is None or latest is None or timer.due <= latest:
        return []
    return [cases.desk.put_timer(replace(timer, due=latest))]


def _pull_in_answers(cases: CaseStore, now: datetime) -> None:
    """Let no answer wait longer than it can be taken back."""
    latest = now.replace(microsecond=0) + UNDO
    for answer in cases.desk.answers_after(latest):
        with suppress(CommitConflict):  # taken back, or posted with the case's end
            cases.commit([cases.desk.put_pending(replace(answer, post_at=latest))])


def _pull_in_looks(cases: CaseStore, now: datetime) -> None:
    """Let no case go longer than a week without a look at its retention, and at its client's silence."""
    for what in (EXPIRY, SILENCE):
        for timer in cases.desk.timers_after(what, now + LONGEST):
            with suppress(CommitConflict):  # moved by a look that knows the time
                cases.commit(_sooner(cases, timer, now + LONGEST))
