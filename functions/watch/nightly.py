"""The nightly check: once a date everything is looked through, and coordinators are told what is wrong."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from functions.oncall.actions import alert_for_check
from functions.oncall.model import Tally
from functions.services import Services
from functions.storage.table import Change, CommitConflict
from functions.watch.findings import Finding, look
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
    night = Night(on, services.table.is_sound())
    changes: list[Change] = [marking(night, now)]
    if tallies := tally(_found(services, night, now)):
        changes += alert_for_check(services.alerts, night=on, tallies=tallies, now=now)
    try:
        services.table.commit(changes)
    except CommitConflict:
        return False
    services.wake()
    return True


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
    """Return what a look finds, with what this night, and not the one before it, says of the database."""
    found = [finding for finding in look(services, now) if finding.code != DAMAGED]
    return found if night.is_sound else [Finding(DAMAGED), *found]
