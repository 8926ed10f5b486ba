"""Answer a client: half a minute to take it back, then it stands in the thread."""

import logging
from dataclasses import dataclass
from datetime import datetime

from functions.audit.model.event import ANSWER, FIRST_ANSWER, RECEIPT
from functions.cases.actions.attempts import retried
from functions.cases.actions.holding import known_case, refuse_unless_held, refuse_while_it_rests
from functions.cases.actions.noting import noted, waited
from functions.cases.actions.opening import written_after
from functions.cases.actions.silences import listening
from functions.cases.desk_refusals import AnswerPosted, NotAssignee
from functions.cases.model import COUNSELOR, Case, Message, SealedMessage, to_minute
from functions.cases.model.desk import UNDO, PendingAnswer
from functions.cases.refusals import AlreadyUsed, EpochOver, KindOfKeys
from functions.cases.store import CaseStore
from functions.errors import NotFound, Unavailable
from functions.oncall.actions import close_alerts_of, close_reminders_of
from functions.oncall.store import AlertStore
from functions.storage.table import Change, Put, TableUnavailable

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Accepted:
    """An answer that was taken in; until `post_at` it can be taken back."""

    id: str
    post_at: datetime


def send_answer(
    cases: CaseStore,
    answer: SealedMessage,
    *,
    case_id: str,
    person: str,
    epoch: int | None,
    is_receipt: bool = False,
    now: datetime,
) -> Accepted:
    """Keep an answer for half a minute, or answer a retry again; `epoch` is the team's current one.

    A receipt only says that all was read, and by when there will be an answer.

    Raises:
        NotFound: there is no such case.
        AlreadyUsed: the id belongs to something else.
        CaseEnded, NotAssignee: the person has not claimed it.
        CaseRests: the client had the work on it stopped.
        KindOfKeys: the case has the other kind of keys.
        EpochOver: it is sealed to earlier team keys.
    """

    def attempt() -> Accepted:
        case = known_case(cases, case_id)
        before = _accepted_before(cases, case, answer, person)
        if before is not None:
            return before
        refuse_unless_held(case, person)
        refuse_while_it_rests(case)
        if answer.keys != case.keys:
            raise KindOfKeys(case.keys)
        if answer.epoch != epoch:
            raise EpochOver(epoch or 0)
        pending = PendingAnswer(
            id=answer.id,
            case=case.id,
            author=person,
            epoch=answer.epoch,
            sealed=answer.sealed,
            sha256=answer.sha256,
            up_to=case.last_number,
            post_at=now.replace(microsecond=0) + UNDO,
            is_receipt=is_receipt,
        )
        cases.commit([cases.desk.holding(case), cases.desk.put_pending(pending)])
        return Accepted(pending.id, pending.post_at)

    return retried(attempt)


def take_back_answer(cases: CaseStore, *, case_id: str, answer: str, person: str) -> None:
    """Remove an answer before it is posted.

    Raises:
        NotFound: there is none (it may have been taken back already).
        AnswerPosted: too late, the client can read it.
        NotAssignee: a colleague wrote it.
    """

    def attempt() -> None:
        case = known_case(cases, case_id)
        pending = cases.desk.pending(case.id, answer)
        if pending is None:
            if cases.number_of(case.id, answer) is not None:
                raise AnswerPosted
            raise NotFound("no such answer")
        if pending.author != person:
            raise NotAssignee
        cases.commit([cases.desk.drop_pending(pending)])

    retried(attempt)


def post_due_answers(cases: CaseStore, alerts: AlertStore, *, now: datetime) -> int:
    """Post every answer whose half minute is over; return how many."""
    posted = 0
    for pending in cases.desk.due_answers(now):
        try:
            posted += post_answer(cases, alerts, case_id=pending.case, answer=pending.id, now=now)
        except TableUnavailable:
            raise
        except Unavailable:
            log.warning("an answer is posted at the next tick", extra={"case": pending.case})
    return posted


def post_answers_of(cases: CaseStore, alerts: AlertStore, *, case_id: str, now: datetime) -> None:
    """Post the answers of a case at once, before it is closed."""
    for pending in cases.desk.pending_in(case_id):
        post_answer(cases, alerts, case_id=case_id, answer=pending.id, now=now)


def post_answer(cases: CaseStore, alerts: AlertStore, *, case_id: str, answer: str, now: datetime) -> bool:
    """Put a pending answer into the thread in one commit; False when it is not pending any more."""

    def attempt() -> bool:
        pending, case = cases.desk.pending(case_id, answer), cases.case(case_id)
        if pending is None or case is None:
            return False
        if cases.number_of(case.id, pending.id) is not None:
            cases.commit([cases.desk.drop_pending(pending)])
            return False
        cases.commit([*_posting(cases, alerts, case, pending, now), cases.desk.drop_pending(pending)])
        return True

    return retried(attempt)


def _posting(
    cases: CaseStore, alerts: AlertStore, case: Case, pending: PendingAnswer, now: datetime
) -> list[Change]:
    """Return the changes of a posting.

    A word of the client that came meanwhile is still owed an answer, and after a receipt all of them are.
    """
    settles = not pending.is_receipt and not written_after(cases, case, pending.up_to)
    message = Message(
        number=case.next_number,
        id=pending.id,
        sender=COUNSELOR,
        posted_at=to_minute(now),
        epoch=pending.epoch,
        sealed=pending.sealed,
        sha256=pending.sha256,
        author=pending.author,
    )
    changes: list[Change] = [cases.put_case(_after(case, pending, settles, to_minute(now)))]
    changes += [*cases.add_message(case.id, message), _event(case, pending, now)]
    changes += listening(cases, case, now)
    if settles and case.reply_by is not None:
        changes.append(cases.pace.counting(now))
    if settles and case.assignee == pending.author:
        changes += close_alerts_of(alerts, case=case.id, now=now)
    elif case.assignee == pending.author:
        changes += close_reminders_of(alerts, case=case.id, now=now)
    return changes


def _after(case: Case, pending: PendingAnswer, settles: bool, now: datetime) -> Case:
    if pending.is_receipt:
        return case.acknowledged(now)
    return case.answered(pending.author, settles=settles, now=now)


def _event(case: Case, pending: PendingAnswer, now: datetime) -> Put:
    if pending.is_receipt:
        return noted(case, RECEIPT, by=pending.author, now=now)
    kind = ANSWER if case.was_answered else FIRST_ANSWER
    return noted(case, kind, by=pending.author, now=now, urgency=case.urgency, waited=waited(case, now))


def _accepted_before(cases: CaseStore, case: Case, answer: SealedMessage, person: str) -> Accepted | None:
    pending = cases.desk.pending(case.id, answer.id)
    if pending is not None:
        _refuse_other(pending.sha256 == answer.sha256 and pending.author == person)
        return Accepted(pending.id, pending.post_at)
    posted = cases.message_with_id(case.id, answer.id)
    if posted is None:
        return None
    _refuse_other(posted.sha256 == answer.sha256 and posted.author == person)
    return Accepted(posted.id, posted.posted_at)


def _refuse_other(same: bool) -> None:
    if not same:
        raise AlreadyUsed("this id belongs to another message")
