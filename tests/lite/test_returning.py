"""A thread without script is read from its end, ten messages at a time, and no more than that is loaded."""

from typing import Any

import pytest

from functions.cases.actions.mailbox import Desk
from functions.cases.model import Message
from functions.cases.store import CaseStore
from functions.crypto.derivation import unlock
from functions.lite.returning import Visit
from functions.lite.store import KnowingTheCode
from functions.services import Services
from functions.storage.table import Page, Table
from tests.clock import Clock
from tests.lite.plain_browser import PlainBrowser
from tests.opening import SALT

MESSAGES = 40
TAKEN_BACK = (33, 35)


class Counting:
    """A table that counts the items it gives out in pages."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.read = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.table, name)

    def query(self, partition: str, **asked: Any) -> Page:
        page = self.table.query(partition, **asked)
        self.read += len(page.items)
        return page


@pytest.fixture
def counting(services: Services) -> Counting:
    return Counting(services.table)


@pytest.fixture
def visit(browser: PlainBrowser, services: Services, clock: Clock, counting: Counting) -> Visit:
    """A client who comes back to a long thread, with two messages taken back near its end."""
    browser.fill_in()
    clock.move(minutes=1)
    unlocked = unlock(browser.press("send").code, SALT)
    mailbox = services.cases.mailbox(unlocked.mailbox_sha256)
    assert mailbox is not None
    assert mailbox.case is not None
    for number in range(2, MESSAGES + 1):
        sealed = None if number in TAKEN_BACK else b"sealed"
        message = Message(number, f"id-{number}", "client", clock(), 1, sealed=sealed, sha256="")
        services.cases.commit(services.cases.add_message(mailbox.case, message))
    cases = CaseStore(counting)
    return Visit(Desk(cases, KnowingTheCode(), services.alerts, services.ledger), cases, unlocked)


@pytest.mark.parametrize(
    ("before", "shown", "earlier"),
    [
        (0, [29, 30, 31, 32, 34, 36, 37, 38, 39, 40], 29),
        (29, list(range(19, 29)), 19),
        (12, list(range(2, 12)), 2),
        (11, list(range(1, 11)), 0),
        (2, [1], 0),
    ],
)
def test_ten_are_shown_and_the_rest_is_not_loaded(
    visit: Visit, counting: Counting, before: int, shown: list[int], earlier: int
) -> None:
    thread = visit.read(before)

    assert [entry.number for entry in thread.entries] == shown
    assert thread.earlier == earlier
    assert counting.read <= 24
