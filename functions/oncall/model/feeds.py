"""Calendar feeds: the duties that one shows, and those that it once showed and that are off."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from functions.oncall.model.duties import Duty, duties
from functions.oncall.model.duty import Roster
from functions.oncall.model.lasting import within

BACK, AHEAD = timedelta(days=7), timedelta(days=60)
MARGIN = timedelta(days=14)
"""Duties are derived from so much earlier to so much later, so that the window cuts none of them short."""


@dataclass(frozen=True)
class Entry:
    """A duty as a feed last showed it. Each change of what it says raises `sequence` (RFC 5545, 3.8.7.4)."""

    duty: Duty
    changed_at: datetime
    sequence: int = 0
    is_off: bool = False


@dataclass(frozen=True)
class Feed:
    """The feed of a person's own duties, or of all in a schedule, as that person reads it.

    Of its secret address only the hash is known. `entries` are what it showed last.
    """

    secret_sha256: str
    person: str
    schedule: str | None
    made_at: datetime
    entries: tuple[Entry, ...] = ()
    version: int = 0

    def showing(self, roster: Roster, now: datetime) -> "Feed":
        """Return the feed as it is to be shown now: the same when nothing has changed.

        What it showed and is no longer so is off, while it lies ahead; what is over stays as it was.
        """
        start, end = now - BACK, now + AHEAD
        person = self.person if self.schedule is None else None
        derived = within(
            duties(roster, start - MARGIN, end + MARGIN, person=person, schedule=self.schedule), start, end
        )
        known = {entry.duty.uid: entry for entry in self.entries if entry.duty.end > start}
        changed_at = now.replace(microsecond=0)
        current = [_shown(known.pop(duty.uid, None), duty, changed_at) for duty in derived]
        past = [
            _taken_off(entry, changed_at) if now < entry.duty.end and entry.duty.start < end else entry
            for entry in known.values()
        ]
        entries = sorted([*current, *past], key=lambda entry: (entry.duty.start, entry.duty.uid))
        return replace(self, entries=tuple(entries))


def _shown(known: Entry | None, duty: Duty, now: datetime) -> Entry:
    if known is None:
        return Entry(duty, now)
    if known.duty == duty and not known.is_off:
        return known
    return Entry(duty, now, known.sequence + 1)


def _taken_off(entry: Entry, now: datetime) -> Entry:
    if entry.is_off:
        return entry
    return replace(entry, changed_at=now, sequence=entry.sequence + 1, is_off=True)
