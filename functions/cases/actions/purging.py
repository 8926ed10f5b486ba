"""Remove what a cut-off case still holds, page by page, and go on where a crash stopped."""

import logging
from contextlib import suppress

from functions.audit.actions.forgetting import forget
from functions.cases.model.desk import Purge
from functions.cases.store import CaseStore
from functions.errors import Unavailable
from functions.oncall.store import AlertStore
from functions.staff.settings_store import SettingsStore
from functions.statistics.actions.taking import take_events_of
from functions.storage.table import CommitConflict

log = logging.getLogger(__name__)


def purge(cases: CaseStore, alerts: AlertStore, *, case_id: str) -> bool:
    """Remove thread, drafts, alerts and deliveries of a case whose head is cut; False when not done yet.

    The mark goes last, after the engine's log is clear, so that a broken run is found and done again.

    Raises:
        CommitConflict: another run removes it just now.
        TableUnavailable: the table does not answer.
    """
    mark = cases.desk.purge(case_id)
    if mark is None:
        return True
    for changes in alerts.erasing(case_id):
        if changes:
            cases.commit(changes)
    _forget_events(cases, mark)
    while batch := cases.desk.removing(case_id):
        cases.commit(batch)
    if not cases.table.truncate_log():
        return False
    cases.commit([cases.desk.drop_purge(mark)])
    return True


def _forget_events(cases: CaseStore, mark: Purge) -> None:
    """Let what still waits be counted, then drop what the audit chain says of the case."""
    zone = SettingsStore(cases.table).read().zone
    take_events_of(cases.audit, cases.statistics, mark.case, zone=zone, now=mark.at)
    forget(cases.audit, mark.case, at=mark.at)


def purge_or_leave(cases: CaseStore, alerts: AlertStore, *, case_id: str) -> bool:
    """Purge what was just cut off; what fails is left to `resume_purges`."""
    with suppress(CommitConflict, Unavailable):
        return purge(cases, alerts, case_id=case_id)
    log.warning("a purge goes on at the next tick", extra={"case": case_id})
    return False


def resume_purges(cases: CaseStore, alerts: AlertStore) -> int:
    """Go on with every purge that was not completed; return how many are done now."""
    return sum(purge_or_leave(cases, alerts, case_id=case_id) for case_id in cases.desk.purges())
