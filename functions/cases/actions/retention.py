"""Let cases expire when their time is over. Timers are moved lazily: the head decides when one is due."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from functions.cases.actions.erasing import cut
from functions.cases.actions.looking import erased_after, next_look
from functions.cases.actions.silences import listening
from functions.cases.model import EXPIRED, Case
from functions.cases.model.desk import Timer
from functions.cases.store import CaseStore
from functions.cases.store.items import EXPIRY
from functions.oncall.store import AlertStore
from functions.staff.settings import Settings
from functions.storage.table import Change, CommitConflict, TableUnavailable

log = logging.getLogger(__name__)


def expire_due_cases(cases: CaseStore, alerts: AlertStore, settings: Settings, *, now: datetime) -> int:
    """Remove cases whose time is over, by silence or since their closing; return how many."""
    expired = 0
    for timer in cases.desk.due_timers(EXPIRY, now):
        try:
            expired += _look(cases, alerts, settings, timer, now)
        except CommitConflict:
            log.info("a case is looked at again at the next tick", extra={"case": timer.case})
        except TableUnavailable:
            raise
        except Exception as error:  # noqa: BLE001 (one case that cannot expire must not keep the later ones)
            log.error("a case did not expire", extra={"case": timer.case, "error": type(error).__name__})
    return expired


def _look(cases: CaseStore, alerts: AlertStore, settings: Settings, timer: Timer, now: datetime) -> bool:
    case = cases.case(timer.case)
    if case is None:
        cases.commit([cases.desk.drop_timer(timer)])
        return False
    if erased_after(case, settings) > now:
        due = next_look(case, settings, now)
        moved = cases.desk.put_timer(replace(timer, due=due))
        cases.commit([cases.desk.holding(case), moved, *_listening(cases, case, now)])
        return False
    mailbox = cases.mailbox(case.mailbox_sha256)
    if mailbox is None or mailbox.gone is not None:
        return False
    cut(cases, alerts, mailbox=mailbox, case=case, reason=EXPIRED, now=now)
    return True


def _listening(cases: CaseStore, case: Case, now: datetime) -> Sequence[Change]:
    """Return the change that begins to wait for a client's word where an earlier version did not."""
    return listening(cases, case, now) if case.silent_since() else ()
