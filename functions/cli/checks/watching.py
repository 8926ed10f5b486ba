"""Looks at what the watch finds: alerts nobody took, the weeks ahead, the last drill, disk and clock."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

from functions.oncall.model import coverage
from functions.services import Services
from functions.watch import findings as watch
from functions.watch import machine
from functions.watch.findings import Finding, look

TIME = "%Y-%m-%d %H:%M UTC"
ROSTER: Mapping[str, str] = {
    coverage.GAP: "times without anybody on call",
    coverage.BELOW_MINIMUM: "times with too few people",
    coverage.OVER_LIMIT: "people with too many open cases",
    watch.PERSON_LEFT: "people on shifts who left the team",
    watch.FALLBACK_LEFT: "people to be told when nobody is on call who left the team",
    watch.FALLBACK_UNREACHED: "schedules whose people to be told when nobody is on call have no channel",
}


def alerts_are_taken(services: Services) -> str | None:
    """Find alerts that were told to the end and that nobody took."""
    found = _found(services, watch.EXHAUSTED)
    if not found:
        return None
    return (
        f"{found[0].count} alerts were told to the end and nobody took them, {_since(found)}; take them now"
    )


def rights_are_settled(services: Services) -> str | None:
    """Find rights of clients that nobody settled within their 72 hours."""
    found = _found(services, watch.RIGHT_OVERDUE)
    if not found:
        return None
    return (
        f"{found[0].count} requests for a client's rights are overdue, {_since(found)}; "
        "the queue of rights in the console shows them"
    )


def roster_is_complete(services: Services) -> str | None:
    """Find what is wrong with the coming 35 days."""
    found = _found(services, *ROSTER)
    counts = Counter(one.code for one in found)
    said = ", ".join(f"{counts[code]} {what}" for code, what in ROSTER.items() if counts[code])
    return f"in the coming 35 days: {said}; see the roster in the console" if said else None


def policies_lead_to_somebody(services: Services) -> str | None:
    """Find policies that name somebody who left, or a schedule that was ended."""
    found = _found(services, watch.POLICY_PERSON_LEFT, watch.POLICY_SCHEDULE_ENDED)
    urgencies = ", ".join(dict.fromkeys(one.urgency for one in found if one.urgency))
    return f"who left, or a schedule that was ended, is to be told of: {urgencies}" if found else None


def drills_reach_everybody(services: Services) -> str | None:
    """Find a path that was not tried for long, or people whom the last drill did not reach."""
    unreached = _found(services, watch.DRILL_UNREACHED)
    if unreached:
        return f"the last drill reached {len(unreached)} people by no channel; the console says why"
    if _found(services, watch.DRILL_OLD):
        return "no drill for more than 35 days; try the whole path with: pinternet test-alert"
    return None


def disk_has_room(services: Services) -> str | None:
    """Find a disk that is nearly full."""
    if not _found(services, machine.DISK_LOW):
        return None
    room = services.disk.room()
    free = 0 if room is None else room.free // 1_000_000
    return (
        f"{free} MB are free on the disk of {services.config.data}; a full disk takes no intake. "
        "Remove old backups and logs, or give it a bigger disk"
    )


def database_is_whole(services: Services) -> str | None:
    """Find damage: look now, for whoever asks the doctor waits for it."""
    if services.table.is_sound():
        return None
    return "the database is damaged; stop the service, keep a copy of the folder, and restore the last backup"


def clock_is_not_behind(services: Services) -> str | None:
    """Find a clock that says an earlier time than what is stored already."""
    if not _found(services, machine.CLOCK_BEHIND):
        return None
    now = services.clock()
    newest = machine.newest_known(services, now)
    return (
        f"the clock says {now:{TIME}}, but something is stored from {newest:{TIME}}; "
        "set this machine's clock, and let it follow a time server"
    )


def _found(services: Services, *codes: str) -> list[Finding]:
    return [one for one in look(services, services.clock()) if one.code in codes]


def _since(found: Iterable[Finding]) -> str:
    starts: list[datetime] = [one.start for one in found if one.start is not None]
    return f"the first since {min(starts):{TIME}}"
