"""Erasing: one cut, a purge that survives crashes, and a ledger that outlasts backups."""

from pathlib import Path

import pytest

from functions.cases.actions import drafting, erasing, purging
from functions.errors import Gone, NotFound, Unavailable
from tests.cases.desk import BODY, Desk
from tests.cases.meddling import be_away


@pytest.fixture
def full(desk: Desk) -> str:
    """A case with a thread, a draft, an answer on its way, and alerts."""
    ann, case = desk.member("ann"), desk.intake("urgent")
    desk.claim(case, ann)
    for number in range(10, 20):
        desk.write(case, number)
    drafting.save_draft(desk.cases, case_id=case, person=ann, sealed=b"draft", now=desk.clock())
    desk.answer(case, ann)
    return case


def test_erasing_removes_everything_but_the_tombstone(desk: Desk, full: str) -> None:
    mailbox = desk.case(full).mailbox_sha256
    alerts = [each.id for each in desk.alerts.open_alerts_of(full)]

    erased = desk.erase(full)

    assert erased.items == 11
    assert desk.kept(full) == []
    assert [desk.alerts.alert(each) for each in alerts] == [None]
    tombstone = desk.cases.mailbox(mailbox)
    assert tombstone is not None
    assert tombstone.gone is not None
    assert (tombstone.gone.reason, tombstone.case, tombstone.receipt) == ("erased", None, None)
    assert [each.mailbox_sha256 for each in desk.ledger.read()] == [mailbox]
    assert list(desk.table.query_index("due/purges").rows) == []
    assert list(desk.table.query_index("due/answers").rows) == []


def test_a_tombstone_stands_for_ninety_days(desk: Desk, full: str) -> None:
    mailbox = desk.case(full).mailbox_sha256
    desk.erase(full)
    desk.clock.move(days=89)
    assert desk.cases.mailbox(mailbox) is not None
    desk.clock.move(days=1)
    assert desk.cases.mailbox(mailbox) is None


def test_a_second_erasing_finds_nothing(desk: Desk, full: str) -> None:
    mailbox = desk.case(full).mailbox_sha256
    desk.erase(full)
    with pytest.raises(NotFound):
        desk.erase(full)
    with pytest.raises(Gone):
        erasing.erase(desk.cases, desk.alerts, desk.ledger, mailbox_sha256=mailbox, now=desk.clock())


def test_client_and_counselor_erasing_at_once_erase_once(desk: Desk, full: str) -> None:
    mailbox = desk.case(full).mailbox_sha256
    desk.table.before = [lambda: desk.erase(full)]

    with pytest.raises(Gone):
        erasing.erase(desk.cases, desk.alerts, desk.ledger, mailbox_sha256=mailbox, now=desk.clock())

    assert desk.kept(full) == []
    assert len(desk.ledger.read()) == 1


def test_a_message_that_comes_at_that_moment_is_erased_too(desk: Desk, full: str) -> None:
    desk.table.before = [lambda: desk.write(full, 99)]

    assert desk.erase(full).items == 12
    assert desk.kept(full) == []


@pytest.mark.parametrize("commits", range(1, 6))
def test_a_purge_that_dies_anywhere_is_resumed(desk: Desk, full: str, commits: int) -> None:
    desk.table.before = [*[lambda: None] * commits, be_away]
    desk.erase(full)
    assert desk.cases.case(full) is None

    desk.table.before = []
    purging.resume_purges(desk.cases, desk.alerts)

    assert desk.kept(full) == []
    assert list(desk.table.query_index("due/purges").rows) == []
    assert purging.resume_purges(desk.cases, desk.alerts) == 0


def test_a_purge_is_not_done_while_the_log_holds_what_was_erased(
    desk: Desk, full: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(desk.table), "truncate_log", lambda self: False)
    desk.erase(full)
    assert desk.kept(full) == ["purge"]
    monkeypatch.undo()

    assert purging.resume_purges(desk.cases, desk.alerts) == 1
    assert desk.kept(full) == []


def test_nothing_is_erased_when_the_table_is_away(desk: Desk, full: str) -> None:
    desk.table.before = [be_away]
    with pytest.raises(Unavailable):
        desk.erase(full)
    assert desk.case(full).bodies == 11


def test_nothing_is_erased_when_the_ledger_is_away(desk: Desk, full: str, tmp_path: Path) -> None:
    (tmp_path / "erasures.txt").mkdir()
    with pytest.raises(Unavailable):
        desk.erase(full)
    assert desk.case(full).bodies == 11


def test_nothing_can_be_added_to_a_case_that_is_cut(desk: Desk, full: str) -> None:
    ann = desk.case(full).assignee or ""
    desk.table.before = [lambda: None, be_away]
    desk.erase(full)
    before = desk.kept(full)

    desk.table.before = []
    with pytest.raises(NotFound):
        desk.answer(full, ann, 51)
    with pytest.raises(NotFound):
        drafting.save_draft(desk.cases, case_id=full, person=ann, sealed=BODY, now=desk.clock())
    assert desk.kept(full) == before


def test_the_ledger_erases_again_what_a_backup_brought_back(desk: Desk, full: str) -> None:
    kept, mailbox = desk.intake(), desk.case(full).mailbox_sha256
    desk.ledger.append(mailbox, desk.clock())
    desk.ledger.append("f" * 64, desk.clock())

    assert erasing.replay_ledger(desk.cases, desk.alerts, desk.ledger) == 1
    assert erasing.replay_ledger(desk.cases, desk.alerts, desk.ledger) == 0

    assert desk.kept(full) == []
    assert desk.case(kept).bodies == 1


def test_erased_bytes_leave_the_disk(desk: Desk, full: str, tmp_path: Path) -> None:
    planted = BODY[150:195]
    files = [each for each in tmp_path.iterdir() if each.name.startswith("pinternet.db")]
    if not files:
        pytest.skip("DynamoDB has no files of ours")
    assert any(planted in each.read_bytes() for each in files)

    desk.erase(full)

    assert not any(planted in each.read_bytes() for each in files)
