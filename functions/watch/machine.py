"""The machine itself: its disk, its database, its clock. A cloud sees to its own."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from functions.cases.store.clock_memory import ClockFile
from functions.services import Services
from functions.storage.heart import heartbeat
from functions.watch.nights import last_night

DISK_LOW: Final = "disk-low"
DAMAGED: Final = "database-damaged"
CLOCK_BEHIND: Final = "clock-behind"
CLOCK_JUMPED: Final = "clock-jumped"
TOLERANCE = timedelta(minutes=5)


def machine_findings(services: Services, now: datetime) -> Iterator[str]:
    """Yield the codes of what is wrong with the machine."""
    if services.config.table is not None:
        return
    room = services.disk.room()
    if room is not None and room.is_low:
        yield DISK_LOW
    night = last_night(services.table, services.settings.read().zone, now)
    if night is not None and not night.is_sound:
        yield DAMAGED
    if newest_known(services, now) > now + TOLERANCE:
        yield CLOCK_BEHIND
    elif clock_is_doubted(services, now):
        yield CLOCK_JUMPED


def newest_known(services: Services, now: datetime) -> datetime:
    """Return the latest moment that anything stored is known to have happened: no true clock is behind it."""
    past, _ = services.alerts.past_page(None, 1)
    waiting, _ = services.alerts.open_page(None, 1)
    known = [alert.settled_at or alert.raised_at for alert in (*past, *waiting)]
    return max([*known, *(drill.raised_at for drill in services.drills.latest()[:1])], default=now)


def clock_is_doubted(services: Services, now: datetime) -> bool:
    """Whether the clock jumped, so that nothing expires for a day."""
    before = clock_file(services).read()
    if before is None:
        return False
    after = before.seen(now)
    return after.trusted_from is not None and not after.is_trusted(now)


def clock_file(services: Services) -> ClockFile:
    """Return the memory of the clock: after a jump nothing expires for a day."""
    return clock_file_in(services.config.data)


def clock_file_in(folder: Path) -> ClockFile:
    """Return the memory of the clock in an installation's folder."""
    return ClockFile(heartbeat(folder, "clock"))
