"""The chain: whatever somebody alters, removes or moves up to a mailed head is found."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from functions.audit.actions.verifying import look_through, missing_from, verify
from functions.audit.model.chain import Fault, Head
from functions.audit.model.event import Event
from functions.audit.store import AuditStore
from functions.storage.sqlite import SqliteTable
from tests.audit.chains import DEEDS, body_of, chain, event, write
from tests.clock import Clock

LONGEST = 5
SOAK = bool(os.environ.get("PINTERNET_SOAK"))


def fault_up_to(audit: AuditStore, mailed: Head) -> Fault | None:
    """Return what a look at the whole chain beside a mail finds."""
    return verify(audit).fault or missing_from(audit, mailed)


@pytest.mark.parametrize("length", range(LONGEST + 1))
def test_a_chain_that_nobody_touched_holds(table: SqliteTable, length: int) -> None:
    audit = chain(table, length)
    assert audit.head().head.number == length
    assert fault_up_to(audit, audit.head().head) is None
    assert look_through(audit).fault is None


@pytest.mark.parametrize("deed", DEEDS)
def test_each_deed_at_each_place_of_each_short_chain_is_found(deed: str, clock: Clock) -> None:
    for length in range(1, LONGEST + 1):
        for number in range(1, length + 1):
            table = SqliteTable(":memory:", clock=clock)
            audit = chain(table, length)
            mailed = audit.head().head
            before = list(table.everything())

            DEEDS[deed](table, number)

            if [item.body for item in table.everything()] != [item.body for item in before]:
                assert fault_up_to(audit, mailed) is not None, (deed, length, number)
            table.close()


@settings(max_examples=400 if SOAK else 25, deadline=None)
@given(st.data())
def test_each_deed_at_any_place_of_a_long_chain_is_found(data: st.DataObject) -> None:
    table = SqliteTable(":memory:", clock=Clock())
    length = data.draw(st.integers(20, 400))
    audit = chain(table, length)
    mailed = audit.head().head
    deed = data.draw(st.sampled_from(sorted(DEEDS)))

    DEEDS[deed](table, data.draw(st.integers(1, length)))

    assert fault_up_to(audit, mailed) is not None
    table.close()


@settings(max_examples=200 if SOAK else 15, deadline=None)
@given(st.data())
def test_a_night_that_reads_only_a_part_finds_it_within_one_round(data: st.DataObject) -> None:
    table = SqliteTable(":memory:", clock=Clock())
    audit = chain(table, 200)
    window = data.draw(st.integers(30, 90))
    night(audit, window)
    deed = data.draw(st.sampled_from(sorted(set(DEEDS) - {"content dropped"})))
    DEEDS[deed](table, data.draw(st.integers(1, 200)))

    assert any(night(audit, window) is not None for _ in range(200 // window + 2))
    table.close()


def night(audit: AuditStore, window: int) -> Fault | None:
    """Look as a night does, and note how far."""
    look = look_through(audit, short=50, window=window)
    if look.fault is None:
        audit.commit([audit.put_checkpoint(look.checkpoint), audit.put_mailed(look.checkpoint.head)])
    return look.fault


def test_what_is_linked_after_the_mail_does_not_matter_to_it(table: SqliteTable) -> None:
    mailed = chain(table, 3).head().head
    assert fault_up_to(chain(table, 9), mailed) is None


def test_the_hash_is_that_of_the_hash_before_and_of_the_content(table: SqliteTable) -> None:
    audit = chain(table, 2)
    first, second = audit.entry(1), audit.entry(2)
    assert first is not None
    assert second is not None
    assert second.head == first.head.followed_by(second.content_sha256)
    assert str(second.head) == f"2:{second.head.hash}"
    assert Head.read(f" {second.head} ") == second.head


@pytest.mark.parametrize("text", ["", "2", "2:", "2:xyz", "x:" + "0" * 64, "2:" + "0" * 63])
def test_a_head_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (which part of it is wrong does not matter)
        Head.read(text)


def test_an_event_reads_back_as_it_was_written() -> None:
    assert Event.read(event(7).content) == event(7)


def test_a_content_put_back_after_its_erasing_is_found(table: SqliteTable) -> None:
    audit = chain(table, 3)
    write(table, 2, {**body_of(table, 2), "content": None})
    assert verify(audit).fault == Fault("forged", 3)
