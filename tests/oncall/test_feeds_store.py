"""Calendar feeds, as they are kept on either engine."""

from dataclasses import replace
from datetime import timedelta

import pytest

from functions.oncall.model.duties import Duty
from functions.oncall.model.feeds import MOST_OFF, MOST_ON, Entry, Feed
from functions.oncall.store import FeedStore
from functions.storage.table import CommitConflict, Table
from tests.oncall.world import START

ON = Entry(Duty("on", "ann", 1, START, START + timedelta(hours=8)), START)
OFF = Entry(Duty("off", "budi", 2, START, START + timedelta(hours=8)), START, sequence=3, is_off=True)
OWN = Feed("1" * 64, "ann", None, START, (ON, OFF))
OF_SCHEDULE = Feed("2" * 64, "ann", "schedule", START)


@pytest.fixture
def feeds(engine: Table) -> FeedStore:
    """An empty store on each engine in turn."""
    return FeedStore(engine)


def test_feeds_are_read_as_they_were_stored(feeds: FeedStore) -> None:
    for feed in (OWN, OF_SCHEDULE):
        feeds.commit(feeds.making(feed))
    assert feeds.feed(OWN.secret_sha256) == feeds.of("ann", None) == replace(OWN, version=1)
    assert feeds.of("ann", "schedule") == replace(OF_SCHEDULE, version=1)
    assert list(feeds.owners()) == [("ann", None), ("ann", "schedule")]
    assert feeds.of("budi", None) is None


def test_as_much_as_a_feed_can_show_is_stored(feeds: FeedStore) -> None:
    names = [f"{number:032x}" for number in range(MOST_ON + MOST_OFF)]
    entries = tuple(replace(ON, duty=replace(ON.duty, uid=name, person=name)) for name in names)
    feeds.commit(feeds.making(replace(OWN, entries=entries)))

    assert feeds.of("ann", None) == replace(OWN, entries=entries, version=1)


def test_a_new_feed_takes_the_place_of_the_old(feeds: FeedStore) -> None:
    feeds.commit(feeds.making(OWN))
    feeds.commit(feeds.making(replace(OWN, secret_sha256="3" * 64, entries=())))
    assert feeds.feed(OWN.secret_sha256) is None
    assert list(feeds.owners()) == [("ann", None)]


def test_an_ended_feed_leaves_nothing(feeds: FeedStore) -> None:
    feeds.commit(feeds.making(OWN))
    feeds.commit(feeds.ending("ann", None))
    assert feeds.feed(OWN.secret_sha256) is None
    assert list(feeds.owners()) == []
    assert feeds.ending("ann", None) == []


def test_of_two_who_show_at_once_one_is_refused(feeds: FeedStore) -> None:
    feeds.commit(feeds.making(OWN))
    read = feeds.of("ann", None)
    assert read is not None
    feeds.commit([feeds.putting(replace(read, entries=(ON,)))])
    with pytest.raises(CommitConflict):
        feeds.commit([feeds.putting(replace(read, entries=()))])
