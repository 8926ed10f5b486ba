"""Everybody at once, in threads on one SQLite file: exactly one wins, and what is erased stays erased."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Barrier

import pytest

from functions.cases.actions import purging, recording
from functions.cases.model import SealedEntry
from functions.crypto.secrets import ServerSecrets
from functions.errors import PinternetError
from functions.storage.sqlite import SqliteTable
from tests.cases.desk import EPOCH, Desk, letter
from tests.clock import Clock

ROUNDS = 10


@pytest.fixture
def busy_desk(tmp_path: Path, clock: Clock, server_secrets: ServerSecrets) -> Iterator[Desk]:
    """A desk on a file that several threads read and write."""
    table = SqliteTable(tmp_path / "pinternet.db", clock=clock)
    yield Desk(table, clock, tmp_path, server_secrets)
    table.close()


def at_once(*acts: Callable[[], object]) -> list[bool]:
    """Do everything at the same moment; tell which of it went through."""
    start = Barrier(len(acts))

    def went_through(act: Callable[[], object]) -> bool:
        start.wait()
        try:
            act()
        except (PinternetError, AssertionError):
            return False
        return True

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(went_through, acts))


def test_an_answer_is_either_posted_or_taken_back(busy_desk: Desk) -> None:
    desk, ann = busy_desk, busy_desk.member("ann")
    for _ in range(ROUNDS):
        case = desk.intake()
        desk.claim(case, ann)
        desk.answer(case, ann)
        desk.clock.move(seconds=30)

        undone, *_ = at_once(partial(desk.undo, case, ann), desk.post_due, desk.post_due)

        posted = desk.thread(case)[1:]
        assert posted == ([] if undone else [letter(50)])
        assert list(desk.open(case, ann).pending) == []


def test_everybody_writes_into_the_record_and_each_entry_has_a_number_of_its_own(busy_desk: Desk) -> None:
    desk, people = busy_desk, [busy_desk.member(name) for name in ("ann", "budi", "citra", "dewi")]
    case = desk.intake()

    def write(person: str, number: int) -> object:
        entry = SealedEntry(letter(number), b"sealed", EPOCH)
        return recording.write_entry(
            desk.cases, entry, case_id=case, person=person, epoch=EPOCH, now=desk.clock()
        )

    for turn in range(ROUNDS):
        acts = [partial(write, person, 100 + turn * 4 + at) for at, person in enumerate(people)]
        assert at_once(*acts) == [True] * 4

    entries = list(desk.cases.record.entries(case))
    assert [each.number for each in entries] == list(range(1, 4 * ROUNDS + 1))
    assert len({each.id for each in entries}) == 4 * ROUNDS


def test_nothing_is_left_of_a_case_that_everybody_uses_while_it_is_erased(busy_desk: Desk) -> None:
    desk, ann, budi = busy_desk, busy_desk.member("ann"), busy_desk.member("budi")
    for _ in range(ROUNDS):
        case = desk.intake()
        desk.claim(case, ann)
        mailbox = desk.case(case).mailbox_sha256

        at_once(
            partial(desk.write, case, 7),
            partial(desk.answer, case, ann),
            partial(desk.erase, case),
            partial(desk.erase, case),
            partial(desk.seen, case, budi, 1),
            partial(desk.give_back, case, ann),
        )
        purging.resume_purges(desk.cases, desk.alerts)

        assert desk.kept(case) == []
        assert desk.alarms(case) == 0
        tombstone = desk.cases.mailbox(mailbox)
        assert tombstone is not None
        assert tombstone.gone is not None
