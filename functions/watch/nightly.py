"""The nightly check: once a date everything is looked through, and coordinators are told what is wrong."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from functions.audit.actions.verifying import look_through
from functions.audit.model.chain import Head
from functions.oncall.actions import alert_for_check
from functions.oncall.model import Tally
from functions.services import Services
from functions.storage.table import Change, CommitConflict
from functions.watch.findings import AUDIT_BROKEN, Finding, look
from functions.watch.machine import DAMAGED
from functions.watch.nights import Night, marking, night_of, tonight


def check_tonight(services: Services, now: datetime) -> bool:
    """Check the night unless somebody did; tell whether it was done now.

    The mark and the alert are one commit: two workers tell once, and a crash before it leaves the night to
    the next tick. The day on which the team began is not checked: nobody has had the time to set things up.
    """
    zone = services.settings.read().zone
    on = tonight(zone, now)
    if on is None or night_of(services.table, on) is not None:
        return False
    joined = [person.joined_at for person in services.staff.active_people()]
    if not joined or min(joined).astimezone(ZoneInfo(zone)).date() >= on:
        return False
    audit = services.cases.audit
    seen = look_through(audit)
    night = Night(on, services.table.is_sound(), seen.fault is None)
    changes: list[Change] = [marking(night, now)]
    if night.is_linked:
        changes.append(audit.put_checkpoint(seen.checkpoint))
    tallies = tally(_found(services, night, now))
    changes += _telling(services, night, tallies, seen.checkpoint.head, now)
    try:
        services.table.commit(changes)
    except CommitConflict:
        return False
    services.wake()
    return True


def _telling(
    services: Services, night: Night, tallies: Sequence[Tally], head: Head, now: datetime
) -> list[Change]:
    """Return the changes that mail what was found, and how far the audit chain goes if it went on.

    A mail is what no one who holds the table can change: later the chain is compared with it.
    """
    audit = services.cases.audit
    went_on = night.is_linked and head.number > 0 and head != audit.mailed()
    if not (tallies or went_on):
        return []
    told = str(head) if went_on else None
    telling = alert_for_check(services.alerts, night=night.on, tallies=tallies, head=told, now=now)
    return [*telling, audit.put_mailed(head)] if went_on else telling


def tally(found: Sequence[Finding]) -> list[Tally]:
    """Return findings in counts, in their order."""
    by_code: dict[str, list[Finding]] = {}
    for finding in found:
        by_code.setdefault(finding.code, []).append(finding)
    return [
        Tally(
            code,
            sum(one.count for one in same),
            min((one.start for one in same if one.start is not None), default=None),
        )
        for code, same in by_code.items()
    ]


def _found(services: Services, night: Night, now: datetime) -> list[Finding]:
    """Return what a look finds, with what this night, not the one before, says of database and chain."""
    before = {DAMAGED, AUDIT_BROKEN}
    found = [finding for finding in look(services, now) if finding.code not in before]
    now_found = {DAMAGED: night.is_sound, AUDIT_BROKEN: night.is_linked}
    return [*(Finding(code) for code, is_well in now_found.items() if not is_well), *found]
