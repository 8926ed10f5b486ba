"""Erase a case, whoever asks for it: ledger, one cut, purge.

The ledger's line comes first. A crash after it leaves a case that somebody asked to erase and was not
told is erased: they ask again. The other way round a restored backup could bring an erased case back.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from functions.cases.actions.attempts import retried
from functions.cases.actions.holding import known_case
from functions.cases.actions.noting import noted_end
from functions.cases.actions.purging import purge_or_leave
from functions.cases.model import ERASED, Case, Mailbox, to_minute
from functions.cases.store import CaseStore
from functions.errors import Gone, NotFound
from functions.oncall.actions import close_all_alerts_of
from functions.oncall.store import AlertStore
from functions.storage.ledger import ErasureLedger
from functions.storage.table import Change


@dataclass(frozen=True)
class Erased:
    """What was erased: when, and how many bodies the thread had at that moment."""

    at: datetime
    items: int


def erase(
    cases: CaseStore,
    alerts: AlertStore,
    ledger: ErasureLedger,
    *,
    mailbox_sha256: str,
    now: datetime,
    by: str | None = None,
) -> Erased:
    """Erase a mailbox and its case for good; `by` is the person who does it, None for the client.

    Raises:
        NotFound: there never was such a mailbox.
        Gone: it is erased or expired already.
        Unavailable: the ledger or the table does not answer; nothing is erased.
    """
    _refuse_gone(cases, mailbox_sha256)
    ledger.append(mailbox_sha256, to_minute(now))
    return _cut_whatever_comes(cases, alerts, mailbox_sha256, now, by)


def erase_case(
    cases: CaseStore, alerts: AlertStore, ledger: ErasureLedger, *, case_id: str, person: str, now: datetime
) -> Erased:
    """Erase a case by its id, as a counselor does.

    Raises:
        NotFound: there is no such case, or not any more.
        Unavailable: as `erase`.
    """
    case = known_case(cases, case_id)
    try:
        return erase(cases, alerts, ledger, mailbox_sha256=case.mailbox_sha256, now=now, by=person)
    except Gone as gone:
        raise NotFound("no such case") from gone


def replay_ledger(cases: CaseStore, alerts: AlertStore, ledger: ErasureLedger) -> int:
    """Erase again what a restored backup brought back; return how many mailboxes."""
    again = 0
    for erasure in ledger.read():
        with suppress(NotFound, Gone):
            _cut_whatever_comes(cases, alerts, erasure.mailbox_sha256, erasure.at, None, again=True)
            again += 1
    return again


def cut(
    cases: CaseStore,
    alerts: AlertStore,
    *,
    mailbox: Mailbox,
    case: Case | None,
    reason: str,
    now: datetime,
    by: str | None = None,
    again: bool = False,
) -> Erased:
    """Write the tombstone and cut the head in one commit, if both are still as read; then purge.

    `again`: a restored backup had brought it back.

    Raises:
        CommitConflict: something changed since they were read; nothing is cut.
    """
    changes: list[Change] = [cases.put_mailbox(mailbox.ended(reason, to_minute(now)))]
    if case is not None:
        changes += [cases.desk.cutting(case), cases.desk.add_purge(case, to_minute(now))]
        changes.append(noted_end(case, reason, by=by, now=now, again=again))
        changes += close_all_alerts_of(alerts, case=case.id, now=now)
    cases.commit(changes)
    if case is not None:
        purge_or_leave(cases, alerts, case_id=case.id)
    return Erased(to_minute(now), 0 if case is None else case.bodies)


def _cut_whatever_comes(
    cases: CaseStore,
    alerts: AlertStore,
    mailbox_sha256: str,
    now: datetime,
    by: str | None,
    *,
    again: bool = False,
) -> Erased:
    def attempt() -> Erased:
        mailbox = _refuse_gone(cases, mailbox_sha256)
        case = None if mailbox.case is None else cases.case(mailbox.case)
        return cut(cases, alerts, mailbox=mailbox, case=case, reason=ERASED, now=now, by=by, again=again)

    return retried(attempt)


def _refuse_gone(cases: CaseStore, mailbox_sha256: str) -> Mailbox:
    mailbox = cases.mailbox(mailbox_sha256)
    if mailbox is None:
        raise NotFound("no such mailbox")
    if mailbox.gone is not None:
        raise Gone(mailbox.gone.reason, mailbox.gone.at)
    return mailbox
