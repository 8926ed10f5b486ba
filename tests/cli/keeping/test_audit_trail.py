"""The audit trail in a backup: it comes back whole, and stays so when erasures are done again."""

from pathlib import Path

import pytest

from functions.audit.actions.verifying import missing_from, verify
from functions.audit.model.chain import Fault
from functions.audit.store import AuditStore
from functions.cases.store import CaseStore
from functions.statistics.actions.taking import take_events
from tests.audit.events import ZONE, counted, take
from tests.cases.desk import Desk
from tests.cli.keeping.conftest import Spot


@pytest.fixture
def kept(desk: Desk, home: Spot, tmp_path: Path) -> str:
    """A case that was worked on: some of it is linked, some waits; then a backup; then it is erased."""
    ann, case = desk.member("worker"), desk.intake()
    desk.claim(case, ann)
    take(desk)
    desk.give_back(case, ann)
    home.back_up(tmp_path / "backup")
    desk.erase(case)
    take(desk)
    return case


def test_what_was_erased_after_the_backup_leaves_a_trail_that_holds(
    kept: str, desk: Desk, home: Spot, elsewhere: Spot, tmp_path: Path
) -> None:
    elsewhere.restore(tmp_path / "backup", *home.ledger.read())
    cases = CaseStore(elsewhere.table)
    take_events(cases.audit, cases.statistics, zone=ZONE, now=desk.clock())

    walk = verify(cases.audit)
    assert (walk.fault, walk.dropped) == (None, 2)
    assert not any(kept in line for line in elsewhere.lines if '"intakes/' not in line)
    assert cases.audit.trail(kept, None, 10) == []


def test_a_mail_from_after_the_backup_says_that_the_trail_is_shorter(
    kept: str, desk: Desk, home: Spot, elsewhere: Spot, tmp_path: Path
) -> None:
    before, later = AuditStore(home.table), AuditStore(home.table).head().head
    assert verify(before).fault is None
    elsewhere.restore(tmp_path / "backup")

    assert missing_from(AuditStore(elsewhere.table), later) == Fault("cut", later.number)


def test_the_weeks_come_back_with_what_waited_to_be_counted(
    kept: str, desk: Desk, elsewhere: Spot, tmp_path: Path
) -> None:
    elsewhere.restore(tmp_path / "backup")
    cases = CaseStore(elsewhere.table)
    take_events(cases.audit, cases.statistics, zone=ZONE, now=desk.clock())

    begun = cases.statistics.begun()
    assert begun is not None
    assert cases.statistics.weeks(begun)[begun].count("returns") == 1
    assert counted(desk).count("returns") == 1
