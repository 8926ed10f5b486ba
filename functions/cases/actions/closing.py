"""End a case: with an outcome, or as junk."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from functions.audit.model.event import CLOSED as CASE_CLOSED
from functions.audit.model.event import JUNK
from functions.cases.actions.answering import post_answers_of
from functions.cases.actions.attempts import retried
from functions.cases.actions.holding import known_case, refuse_unless_held, refuse_while_it_rests, taken
from functions.cases.actions.looking import next_look
from functions.cases.actions.noting import noted
from functions.cases.actions.offers import ending_offer
from functions.cases.actions.opening import written_after
from functions.cases.actions.recording import entered_before, entering
from functions.cases.desk_refusals import CaseEnded, UnreadWords
from functions.cases.model import CLOSED, Case, SealedEntry, to_minute
from functions.cases.model.desk import Timer
from functions.cases.store import CaseStore
from functions.cases.store.items import EXPIRY
from functions.oncall.actions import close_alerts_of
from functions.oncall.store import AlertStore
from functions.staff.settings import Settings
from functions.staff.store import StaffStore
from functions.storage.table import Change


class Receipts(Protocol):
    """The day's receipts of intakes, from which its capacity is counted."""

    def forgetting(self, case: str, received_at: datetime, zone: str) -> Sequence[Change]:
        """Return the changes that give a case's place in the day back."""
        ...


def close(
    cases: CaseStore,
    alerts: AlertStore,
    settings: Settings,
    *,
    case_id: str,
    person: str,
    outcome: str,
    entry: SealedEntry | None = None,
    epoch: int | None = None,
    faced: int = 0,
    now: datetime,
) -> Case:
    """Close a case, with the entry that says how; an answer still on its way is posted first.

    Closing it again the same way is harmless. `faced` is up to which number the person saw that something of
    the client's cannot be opened: it ends for all that, and none of it counts as read.

    Raises:
        NotFound: there is no such case.
        CaseEnded: it is closed with another outcome.
        NotAssignee: the person does not have it.
        CaseRests: the client had the work on it stopped.
        UnreadWords: the client wrote what nobody has opened yet.
        AlreadyUsed, EpochOver: as an entry is refused.
    """

    def attempt() -> Case:
        case = known_case(cases, case_id)
        if case.state == CLOSED and case.outcome == outcome:
            return case
        _refuse_ending(cases, case, person, faced)
        event = noted(case, CASE_CLOSED, by=person, now=now, outcome=outcome)
        adding = [event, *ending_offer(cases, alerts, case, now)]
        if entry is not None and entered_before(cases, case, entry, person=person) is None:
            case, entered = entering(cases, case, entry, person=person, epoch=epoch, now=now)
            adding += entered
        return _end(cases, alerts, settings, case.closed_with(outcome, to_minute(now)), adding, now)

    refuse_unless_open(cases, case_id, person, outcome, faced=faced)
    post_answers_of(cases, alerts, case_id=case_id, now=now)
    return retried(attempt)


def mark_junk(
    cases: CaseStore,
    alerts: AlertStore,
    staff: StaffStore,
    receipts: Receipts,
    settings: Settings,
    *,
    case_id: str,
    person: str,
    now: datetime,
) -> Case:
    """Close a case that nobody in need wrote, and give its place in the day back; twice is harmless.

    Raises:
        NotFound: there is no such case.
        CaseEnded: it is closed with an outcome.
        CaseTaken: a colleague has it.
    """

    def attempt() -> Case:
        case = known_case(cases, case_id)
        if case.state == CLOSED:
            if case.is_junk:
                return case
            raise CaseEnded
        if case.assignee not in (None, person):
            raise taken(case, staff)
        freed = receipts.forgetting(case.id, case.received_at, settings.zone)
        event = noted(case, JUNK, by=person, now=now)
        ended = [event, *freed, *ending_offer(cases, alerts, case, now)]
        return _end(cases, alerts, settings, case.as_junk(to_minute(now)), ended, now)

    return retried(attempt)


def refuse_unless_open(cases: CaseStore, case_id: str, person: str, outcome: str, *, faced: int = 0) -> None:
    """Refuse a closing before anything is posted for it.

    Raises:
        NotFound, CaseEnded, NotAssignee, CaseRests, UnreadWords: as `close`.
    """
    case = known_case(cases, case_id)
    if not (case.state == CLOSED and case.outcome == outcome):
        _refuse_ending(cases, case, person, faced)


def _refuse_ending(cases: CaseStore, case: Case, person: str, faced: int) -> None:
    refuse_unless_held(case, person)
    refuse_while_it_rests(case)
    if written_after(cases, case, max(case.seen_up_to, faced)):
        raise UnreadWords


def _end(
    cases: CaseStore,
    alerts: AlertStore,
    settings: Settings,
    case: Case,
    more: Sequence[Change],
    now: datetime,
) -> Case:
    timer = cases.desk.timer(case.id, EXPIRY)
    due = next_look(case, settings, now)
    looked = Timer(case.id, EXPIRY, due, 0 if timer is None else timer.version)
    ended = close_alerts_of(alerts, case=case.id, now=now)
    cases.commit([cases.put_case(case), cases.desk.put_timer(looked), *ended, *more])
    return replace(case, version=case.version + 1)
