"""Everybody at once, in threads on one SQLite file: exactly one wins, and what is erased stays erased."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from functions.cases.actions import purging
from functions.crypto.secrets import ServerSecrets
from functions.errors import PinternetError
from functions.storage.sqlite import SqliteTable
from tests.cases.desk import Desk, letter
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

        undone, *_ = at_once(lambda c=case: desk.undo(c, ann), desk.post_due, desk.post_due)

        posted = desk.thread(case)[1:]
        assert posted == ([] if undone else [letter(50)])
        assert list(desk.open(case, ann).pending) == []


def test_nothing_is_left_of_a_case_that_everybody_uses_while_it_is_erased(busy_desk: Desk) -> None:
    desk, ann, budi = busy_desk, busy_desk.member("ann"), busy_desk.member("budi")
    for _ in range(ROUNDS):
        case = desk.intake()
        desk.claim(case, ann)
        mailbox = desk.case(case).mailbox_sha256

        at_once(
            lambda c=case: desk.write(c, 7),
            lambda c=case: desk.answer(c, ann),
            lambda c=case: desk.erase(c),
            lambda c=case: desk.erase(c),
            lambda c=case: desk.seen(c, budi, 1),
            lambda c=case: desk.give_back(c, ann),
        )
        purging.resume_purges(desk.cases, desk.alerts)

        assert desk.kept(case) == []
        assert desk.alarms(case) == 0
        tombstone = desk.cases.mailbox(mailbox)
        assert tombstone is not None
        assert tombstone.gone is not None
