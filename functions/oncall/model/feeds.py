"""Calendar feeds: the duties that one shows, and those that it once showed and that are off."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from functions.oncall.model.duties import Duty, duties
from functions.oncall.model.duty import Roster
from functions.oncall.model.lasting import within

BACK, AHEAD = timedelta(days=7), timedelta(days=60)
MARGIN = timedelta(days=14)
"""Duties are derived from so much earlier to so much later, so that the window cuts none of them short."""

MOST_ON, MOST_OFF = 1200, 300
"""The earliest duties, and of those that are off the latest changed: together they fit into one item."""


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

        What it showed and is no longer so is off, while it lies ahead; what is over stays as it was. Of a
        schedule with very many shifts the last days are left out.
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
        return replace(self, entries=_bounded([*current, *past]))


def _bounded(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return as many entries as a feed may have, in order of time."""
    in_order = sorted(entries, key=lambda entry: (entry.duty.start, entry.duty.uid))
    on = [entry for entry in in_order if not entry.is_off]
    off = [entry for entry in in_order if entry.is_off]
    latest = sorted(off, key=lambda entry: entry.changed_at, reverse=True)
    kept = {entry.duty.uid for entry in (*on[:MOST_ON], *latest[:MOST_OFF])}
    return tuple(entry for entry in in_order if entry.duty.uid in kept)


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
