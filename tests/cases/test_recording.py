"""The record: entries stand in their order, once, whoever writes; a stage moves with its entry."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from functions.cases.actions import recording
from functions.cases.actions.staging import move_to_stage
from functions.cases.desk_refusals import CaseEnded, NotAssignee
from functions.cases.model import STAGES, Case, Entry, SealedEntry
from functions.cases.refusals import AlreadyUsed, EpochOver
from functions.cases.store.items import case_item, case_of
from functions.errors import NotFound
from functions.storage.table import Item
from tests.cases.desk import EPOCH, Desk, letter
from tests.cases.entries import handed_in


def sealed(number: int, *, size: int = 4096, epoch: int = EPOCH) -> SealedEntry:
    """Return an entry as handed in; to the actions its bytes say nothing."""
    return SealedEntry(letter(number), number.to_bytes(2) * (size // 2), epoch)


def write(desk: Desk, case: str, person: str, entry: SealedEntry) -> Entry:
    return recording.write_entry(
        desk.cases, entry, case_id=case, person=person, epoch=EPOCH, now=desk.clock()
    )


def move(desk: Desk, case: str, person: str, stage: str, entry: SealedEntry) -> Case:
    return move_to_stage(desk.cases, handed_in(desk, case, person, entry), stage=stage)


def numbers(desk: Desk, case: str) -> list[int]:
    return [entry.number for entry in desk.cases.record.entries(case)]


def test_anyone_of_the_team_adds_entries_and_reads_them_in_order(desk: Desk, ann: str, case: str) -> None:
    budi = desk.member("budi")

    written = [write(desk, case, ann, sealed(1)), write(desk, case, budi, sealed(2))]

    page = recording.read_record(desk.cases, case_id=case)
    assert [replace(each, version=0) for each in page.entries] == written
    assert [(each.number, each.author, each.sealed) for each in page.entries] == [
        (1, ann, sealed(1).sealed),
        (2, budi, sealed(2).sealed),
    ]
    assert not page.more
    later = recording.read_record(desk.cases, case_id=case, after=1)
    assert [each.number for each in later.entries] == [2]


def test_an_entry_changes_nothing_that_the_client_or_a_queue_sees(desk: Desk, ann: str, case: str) -> None:
    before = desk.case(case)
    desk.clock.move(minutes=5)

    write(desk, case, ann, sealed(1))

    assert desk.case(case) == replace(before, next_entry=2, version=before.version + 1)
    assert len(desk.thread(case)) == 1


def test_a_retry_is_answered_again_and_stands_once(desk: Desk, ann: str, case: str) -> None:
    first = write(desk, case, ann, sealed(1))
    desk.clock.move(minutes=5)

    assert replace(write(desk, case, ann, sealed(1)), version=0) == first
    assert numbers(desk, case) == [1]


@pytest.mark.parametrize("other", [SealedEntry(letter(1), b"other", EPOCH), sealed(1)])
def test_an_id_is_not_used_again(desk: Desk, ann: str, case: str, other: SealedEntry) -> None:
    writer = desk.member("budi") if other == sealed(1) else ann
    write(desk, case, ann, sealed(1))

    with pytest.raises(AlreadyUsed):
        write(desk, case, writer, other)

    assert numbers(desk, case) == [1]


@pytest.mark.parametrize("epoch", [EPOCH - 1, EPOCH + 1])
def test_an_entry_for_other_keys_is_refused(desk: Desk, ann: str, case: str, epoch: int) -> None:
    with pytest.raises(EpochOver):
        write(desk, case, ann, sealed(1, epoch=epoch))

    assert numbers(desk, case) == []
    assert desk.case(case).next_entry == 1


def test_a_retry_is_answered_though_the_keys_have_changed(desk: Desk, ann: str, case: str) -> None:
    first = write(desk, case, ann, sealed(1))

    again = recording.write_entry(
        desk.cases, sealed(1), case_id=case, person=ann, epoch=EPOCH + 1, now=desk.clock()
    )

    assert again.number == first.number


def test_two_who_write_at_the_same_moment_both_stand(desk: Desk, ann: str, case: str) -> None:
    budi = desk.member("budi")
    desk.table.before = [lambda: write(desk, case, budi, sealed(2))]

    written = write(desk, case, ann, sealed(1))

    assert written.number == 2
    assert [each.author for each in desk.cases.record.entries(case)] == [budi, ann]


def test_a_long_record_is_read_in_pages(quick_desk: Desk) -> None:
    desk, ann = quick_desk, quick_desk.member("ann")
    case = desk.intake()
    for number in range(1, 26):
        write(desk, case, ann, sealed(number, size=65_536))
    pages = [recording.read_record(desk.cases, case_id=case)]
    while pages[-1].more:
        last = pages[-1].entries[-1].number
        pages.append(recording.read_record(desk.cases, case_id=case, after=last))

    sizes = [sum(len(each.sealed) for each in page.entries) for page in pages]
    assert max(sizes) <= recording.MOST_PAGE_BYTES
    assert len(pages) == 3
    assert [each.number for page in pages for each in page.entries] == list(range(1, 26))


def test_a_case_that_is_erased_has_no_record(desk: Desk, ann: str, case: str) -> None:
    write(desk, case, ann, sealed(1))
    desk.erase(case)

    for act in (
        partial(write, desk, case, ann, sealed(2)),
        partial(recording.read_record, desk.cases, case_id=case),
    ):
        with pytest.raises(NotFound):
            act()
    assert desk.kept(case) == []


def test_a_client_who_erases_while_a_counselor_writes_leaves_nothing(desk: Desk, ann: str, case: str) -> None:
    desk.table.before = [lambda: desk.erase(case)]

    with pytest.raises(NotFound):
        write(desk, case, ann, sealed(1))

    assert desk.kept(case) == []


@pytest.mark.parametrize("stage", STAGES)
def test_its_counselor_moves_a_case_forth_and_back_with_an_entry(
    desk: Desk, ann: str, case: str, stage: str
) -> None:
    moved = move(desk, case, ann, stage, sealed(1))

    assert moved == desk.case(case)
    assert (moved.stage, numbers(desk, case)) == (stage, [1])
    assert move(desk, case, ann, STAGES[0], sealed(2)).stage == "trust"


def test_a_repeated_move_is_answered_and_made_once(desk: Desk, ann: str, case: str) -> None:
    move(desk, case, ann, "roles", sealed(1))
    move(desk, case, ann, "support", sealed(2))

    assert move(desk, case, ann, "roles", sealed(1)).stage == "support"
    assert numbers(desk, case) == [1, 2]


def _give_back(desk: Desk, case: str, ann: str) -> None:
    desk.give_back(case, ann)


def _close(desk: Desk, case: str, ann: str) -> None:
    desk.close(case, ann)


@pytest.mark.parametrize(("before", "refusal"), [(_give_back, NotAssignee), (_close, CaseEnded)])
def test_only_who_has_the_case_moves_it(
    desk: Desk, ann: str, case: str, before: Callable[[Desk, str, str], None], refusal: type[Exception]
) -> None:
    before(desk, case, ann)

    with pytest.raises(refusal):
        move(desk, case, ann, "roles", sealed(1))

    assert (desk.case(case).stage, numbers(desk, case)) == ("trust", [])


def test_a_case_kept_before_there_were_stages_stands_in_the_first(desk: Desk, case: str) -> None:
    kept = case_item(desk.case(case))
    older = {name: value for name, value in kept.body.items() if name not in ("stage", "next_entry")}

    found = case_of(Item(kept.key, older))

    assert (found.stage, found.next_entry) == ("trust", 1)
