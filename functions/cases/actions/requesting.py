"""What clients ask for beside the thread, and how it is answered: the clock runs from the asking."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from functions.cases.actions.entries import Note, entered
from functions.cases.actions.lapsing import promised_again
from functions.cases.model import CLIENT, CLOSED, Case, Request, to_minute
from functions.cases.model.request import (
    MOST_A_DAY,
    RESTRICTION,
    asked_lately,
    next_due,
    past_keeping,
)
from functions.cases.refusals import AlreadyUsed, TooManyRequests
from functions.cases.store import CaseStore
from functions.errors import NotFound
from functions.oncall.actions import alert_for_message, alert_for_right, settle_question
from functions.oncall.model import Promise
from functions.oncall.model.alert import RIGHT
from functions.oncall.store import AlertStore
from functions.storage.table import Change


@dataclass(frozen=True)
class Asked:
    """A request as it stands; `is_new` is false for a retry, and for a second one of an open kind."""

    id: str
    posted_at: datetime
    is_new: bool


def keep_request(
    cases: CaseStore, alerts: AlertStore, case: Case, *, request: str, kind: str, now: datetime
) -> Asked:
    """Keep a request in the case as it was read. While one of its kind stands another asks for nothing more.

    Raises:
        AlreadyUsed: the id belongs to a request of another kind.
        TooManyRequests: so many were made within a day.
        CommitConflict: the case changed since it was read.
    """
    known = cases.requests(case.id)
    for each in known:
        if each.id == request:
            if each.kind != kind:
                raise AlreadyUsed
            return Asked(each.id, each.posted_at, is_new=False)
    for each in known:
        if each.kind == kind and each.stands:
            return Asked(request, each.posted_at, is_new=False)
    _refuse_too_many(known, now)
    asked = Request.asked(request, kind, to_minute(now))
    changes: list[Change] = [cases.put_request(case.id, asked), cases.put_case(_with(case, asked, known))]
    changes += [cases.drop_request(case.id, each) for each in past_keeping(known)]
    if asked.is_right:
        changes += alert_for_right(alerts, case=case.id, request=request, assignee=case.assignee, now=now)
    cases.commit(changes)
    return Asked(asked.id, asked.posted_at, is_new=True)


def withdraw(
    cases: CaseStore,
    alerts: AlertStore,
    case: Case,
    *,
    request: str,
    reply_by: datetime,
    promise: Promise,
    now: datetime,
) -> Request:
    """Take a request back; a restriction is lifted with it. Twice is harmless.

    What the client wrote while the work was stopped is owed an answer again, by `reply_by`, and told anew; a
    claim that waits for its first answer has its whole time again.

    Raises:
        NotFound: the client made no such request.
        CommitConflict: the case changed since it was read.
    """
    known = cases.requests(case.id)
    found = next((each for each in known if each.id == request), None)
    if found is None:
        raise NotFound
    if not found.stands:
        return found
    ended = found.withdrawn(to_minute(now))
    after = replace(case, right_due=next_due(_replaced(known, ended)))
    changes: list[Change] = [cases.put_request(case.id, ended)]
    changes += settle_question(alerts, case=case.id, question=found.id, about=RIGHT, now=now)
    if found.kind == RESTRICTION:
        waits = (case.owed_since is not None or case.last_from == CLIENT) and case.state != CLOSED
        after, timing = promised_again(cases, after.released(reply_by if waits else None), promise, now)
        changes += timing
        changes += _told_again(alerts, case, found.id, now) if waits else []
    cases.commit([cases.put_case(after), *changes])
    return ended


def settle_right(cases: CaseStore, alerts: AlertStore, note: Note, *, request: str) -> Case:
    """Answer a right, with the entry that says how. One that is over changes nothing but the record.

    Raises:
        NotFound: there is no such case, or the client asked for no such right.
        AlreadyUsed, EpochOver: as `entered`.
    """
    return entered(cases, note, lambda case: _settled(cases, alerts, case, request, note.now))


def _settled(
    cases: CaseStore, alerts: AlertStore, case: Case, request: str, now: datetime
) -> tuple[Case, list[Change]]:
    known = cases.requests(case.id)
    found = next((each for each in known if each.id == request and each.is_right), None)
    if found is None:
        raise NotFound
    if not found.is_open:
        return case, []
    done = found.settled(to_minute(now))
    changes: list[Change] = [cases.put_request(case.id, done)]
    changes += settle_question(alerts, case=case.id, question=found.id, about=RIGHT, now=now)
    return replace(case, right_due=next_due(_replaced(known, done))), changes


def _with(case: Case, asked: Request, known: Sequence[Request]) -> Case:
    """Return the head with one request more."""
    if not asked.is_right:
        return case
    due = replace(case, right_due=next_due([*known, asked]))
    return due.restricted(asked.posted_at) if asked.kind == RESTRICTION else due


def _replaced(known: Sequence[Request], changed: Request) -> list[Request]:
    return [changed if each.id == changed.id else each for each in known]


def _told_again(alerts: AlertStore, case: Case, request: str, now: datetime) -> list[Change]:
    return alert_for_message(
        alerts,
        case=case.id,
        message=f"released/{request}",
        urgency=case.urgency,
        assignee=case.assignee,
        now=now,
    )


def _refuse_too_many(known: Sequence[Request], now: datetime) -> None:
    lately = asked_lately(known, now)
    if len(lately) >= MOST_A_DAY:
        free_at = lately[0].posted_at + timedelta(days=1)
        raise TooManyRequests(retry_after=max(1, int((free_at - now).total_seconds())))
