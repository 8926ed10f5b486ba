"""Calendar feeds: make one anew, end it, and read it by its secret."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from functions.errors import NotFound
from functions.oncall.actions.roster.reading import with_leavers
from functions.oncall.model.feeds import BACK, MARGIN, Feed
from functions.oncall.store import FeedStore, RosterStore
from functions.staff.model.people import Person
from functions.staff.store import StaffStore
from functions.storage.table import CommitConflict, CommitTooLarge, TableUnavailable

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class FeedDesk:
    """What the actions on feeds work with. `new_secret` returns at least 128 bits from a safe source."""

    feeds: FeedStore
    roster: RosterStore
    staff: StaffStore
    new_secret: Callable[[], str]


@dataclass(frozen=True)
class Shown:
    """A feed as it is shown: to whom, and the names of everybody in it."""

    feed: Feed
    reader: Person
    names: Mapping[str, str]


def make_feed(desk: FeedDesk, person: Person, schedule: str | None, *, now: datetime) -> str:
    """Return the secret of a new feed, which is told this once; a secret from before is dead.

    Raises:
        NotFound: there is no such schedule.
        CommitConflict: a calendar read the old one in this very moment.
    """
    if schedule is not None:
        _find(desk, schedule)
    secret = desk.new_secret()
    desk.feeds.commit(desk.feeds.making(Feed(_hash(secret), person.id, schedule, now)))
    return secret


def end_feed(desk: FeedDesk, person: Person, schedule: str | None) -> None:
    """End a feed: its secret is dead. Ending none is well, too."""
    changes = desk.feeds.ending(person.id, schedule)
    if changes:
        desk.feeds.commit(changes)


def end_forbidden_feeds(feeds: FeedStore, staff: StaffStore) -> None:
    """Forget the feeds of everybody who may not read them any more: none comes back with a role."""
    active = {person.id: person for person in staff.active_people()}
    for person, schedule in list(feeds.owners()):
        if not _may_read(active.get(person), schedule):
            feeds.commit(feeds.ending(person, schedule))


def read_feed(desk: FeedDesk, secret: str, *, now: datetime) -> Shown:
    """Return what a feed shows now, and remember it: what it shows no more must be shown as off.

    A calendar is answered also when that cannot be stored; then the next reading remembers it.

    Raises:
        NotFound: no feed has this secret, or its reader may not read it any more.
    """
    known, shown = _read(desk, secret, now)
    if shown.feed == known:
        return shown
    try:
        desk.feeds.commit([desk.feeds.putting(shown.feed)])
    except CommitConflict:  # it was read twice at once, and the other was first
        _, shown = _read(desk, secret, now)
    except (TableUnavailable, CommitTooLarge) as error:
        log.warning("what a feed shows was not stored", extra={"error": type(error).__name__})
    return shown


def _read(desk: FeedDesk, secret: str, now: datetime) -> tuple[Feed, Shown]:
    """Return a feed as it is stored, and as it is shown now."""
    feed = desk.feeds.feed(_hash(secret))
    if feed is None:
        raise NotFound("there is no feed here")
    reader = _reader(desk, feed)
    everyone = desk.staff.people.all()
    showing = feed.showing(with_leavers(desk.roster.read(now - BACK - MARGIN), everyone), now)
    return feed, Shown(showing, reader, {person.id: person.display_name for person in everyone})


def _reader(desk: FeedDesk, feed: Feed) -> Person:
    """Return whose feed it is, if they still may read it."""
    person = desk.staff.person(feed.person)
    if person is None or not _may_read(person, feed.schedule):
        raise NotFound("whoever read this feed may not any more")
    return person


def _may_read(person: Person | None, schedule: str | None) -> bool:
    """Whether somebody may read a feed: their own while they are of the team, a schedule's as coordinator."""
    return person is not None and person.is_active and (schedule is None or person.is_coordinator)


def _find(desk: FeedDesk, schedule: str) -> None:
    found = desk.roster.schedule(schedule)
    if found is None or found.ended_at is not None:
        raise NotFound("there is no such schedule")


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
