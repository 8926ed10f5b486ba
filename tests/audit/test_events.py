"""Every change of a case notes one event in its own commit; the tick links and counts each exactly once."""

from dataclasses import replace

import pytest

from functions.audit.actions.verifying import verify
from functions.audit.model import event as kinds
from functions.audit.model.chain import Head
from functions.cases.actions.lapsing import keep_promises
from functions.cases.actions.purging import resume_purges
from functions.storage.table import TableUnavailable
from tests.audit.events import ZONE, chained, counted, take
from tests.cases.desk import Desk
from tests.cases.meddling import be_away
from tests.cases.test_recording import move, sealed


def traces(desk: Desk, case: str) -> list[str]:
    """Return where a case is named; the day's receipt of its intake stays until it expires."""
    items = [item for item in desk.table.everything() if not item.key.partition.startswith("intakes/")]
    return [f"{item.key.partition} {item.key.sort}" for item in items if case in str(item)]


def told(desk: Desk) -> list[tuple[str, str | None]]:
    """Take what waits and return the kinds of the chain, and who did it."""
    take(desk)
    return [(event.kind, event.by) for event in chained(desk)]


def test_an_intake_notes_nothing_and_adds_no_item(desk: Desk) -> None:
    desk.intake()
    assert desk.cases.audit.waiting(10, desk.clock(), ZONE) == []


def test_a_conversation_is_told_in_its_order_within_one_minute(desk: Desk) -> None:
    ann, case = desk.member("ann"), desk.intake()
    desk.claim(case, ann)
    desk.give_back(case, ann)
    desk.claim(case, ann)
    desk.answer(case, ann)
    desk.clock.move(seconds=31)
    desk.post_due()
    desk.answer(case, ann, 51)
    desk.close(case, ann)

    assert told(desk) == [
        (kinds.CLAIMED, ann),
        (kinds.GIVEN_BACK, ann),
        (kinds.CLAIMED, ann),
        (kinds.FIRST_ANSWER, ann),
        (kinds.ANSWER, ann),
        (kinds.CLOSED, ann),
    ]
    assert {event.case for event in chained(desk)} == {case}


def test_a_lapse_junk_and_a_second_attempt_are_told_once(desk: Desk) -> None:
    ann, case, junk = desk.member("ann"), desk.intake("urgent"), desk.intake()
    desk.claim(case, ann)
    desk.claim(case, ann)
    desk.junk(junk, ann)
    desk.junk(junk, ann)
    desk.clock.move(days=1)
    keep_promises(desk.cases, desk.alerts, now=desk.clock())
    keep_promises(desk.cases, desk.alerts, now=desk.clock())

    assert sorted(told(desk)) == [(kinds.CLAIMED, ann), (kinds.JUNK, ann), (kinds.LAPSED, ann)]


def test_entries_and_stages_are_told_with_hash_and_direction(desk: Desk) -> None:
    ann, case = desk.member("ann"), desk.intake()
    desk.claim(case, ann)
    first, second = sealed(1), sealed(2)
    move(desk, case, ann, "roles", first)
    move(desk, case, ann, "trust", second)
    take(desk)

    noted = {(event.kind, event.number("number")): event.fields for event in chained(desk)}
    assert noted[kinds.ENTRY, 1]["sha256"] == first.sha256
    assert noted[kinds.ENTRY, 2]["sha256"] == second.sha256
    stages = [event.fields for event in chained(desk) if event.kind == kinds.STAGE]
    assert [(each["from"], each["to"], each["back"]) for each in stages] == [
        ("trust", "roles", 0),
        ("roles", "trust", 1),
    ]
    assert counted(desk).below("stage/") == {"roles": 1}


def test_a_case_that_is_gone_is_told_of_without_saying_which(desk: Desk) -> None:
    ann, case = desk.member("ann"), desk.intake()
    desk.claim(case, ann)
    desk.erase(case)
    take(desk)

    assert [(event.kind, event.case) for event in chained(desk)] == [
        (kinds.ERASED, None),
        (kinds.FORGOTTEN, None),
    ]
    assert traces(desk, case) == []
    entries = list(desk.cases.audit.entries(0, 10))
    assert [entry.content is None for entry in entries] == [True, False, False]
    assert verify(desk.cases.audit).fault is None


@pytest.mark.parametrize("dies_at", range(1, 6))
def test_an_erasing_that_dies_anywhere_is_gone_on_with(quick_desk: Desk, dies_at: int) -> None:
    desk, ann, case = quick_desk, quick_desk.member("ann"), quick_desk.intake()
    desk.claim(case, ann)
    take(desk)
    desk.give_back(case, ann)
    desk.table.before = [*[lambda: None] * dies_at, be_away]

    desk.erase(case)
    desk.table.before = []
    resume_purges(desk.cases, desk.alerts)
    take(desk)

    assert traces(desk, case) == []
    assert (counted(desk).count("claims"), counted(desk).count("returns")) == (1, 1)
    walk = verify(desk.cases.audit)
    assert (walk.fault, walk.dropped, walk.forgotten) == (None, 2, 2)


@pytest.mark.parametrize("dies_at", range(3))
def test_whatever_dies_each_event_is_linked_and_counted_once(quick_desk: Desk, dies_at: int) -> None:
    desk, ann = quick_desk, quick_desk.member("ann")
    for _ in range(30):
        desk.claim(desk.intake(), ann)
    desk.table.before = [*[lambda: None] * dies_at, be_away]
    if dies_at < 2:
        with pytest.raises(TableUnavailable):
            take(desk)
    desk.table.before = []
    take(desk)

    assert desk.cases.audit.waiting(10, desk.clock(), ZONE) == []
    assert desk.cases.audit.head().head.number == 30
    assert counted(desk).counts["claims"] == 30


def test_two_ticks_at_once_link_and_count_each_event_once(desk: Desk) -> None:
    ann = desk.member("ann")
    for _ in range(3):
        desk.claim(desk.intake(), ann)
    desk.table.before = [lambda: take(desk)]
    take(desk)

    assert desk.cases.audit.head().head.number == 3
    assert len(chained(desk)) == 3
    assert counted(desk).counts["claims"] == 3


def test_waits_count_from_when_the_client_began_to_wait(desk: Desk) -> None:
    ann, case = desk.member("ann"), desk.intake()
    desk.clock.move(minutes=10)
    desk.claim(case, ann)
    desk.clock.move(minutes=50)
    desk.answer(case, ann)
    desk.clock.move(minutes=1)
    desk.post_due()
    desk.clock.move(days=1)
    desk.write(case, 7)
    desk.clock.move(minutes=5)
    desk.write(case, 8)
    desk.clock.move(minutes=5)
    desk.answer(case, ann, 51)
    desk.clock.move(minutes=1)
    desk.post_due()
    take(desk)

    waits = {event.kind: event.number("waited") for event in chained(desk)}
    assert waits == {kinds.CLAIMED: 10, kinds.FIRST_ANSWER: 61, kinds.ANSWER: 11}


def test_a_head_kept_before_waits_were_noted_is_read(desk: Desk) -> None:
    case = desk.intake()
    head = desk.cases.put_case(desk.case(case)).item
    older = {name: value for name, value in head.body.items() if name not in ("owed_since", "was_answered")}
    desk.table.commit([replace(desk.cases.put_case(desk.case(case)), item=replace(head, body=older))])

    assert desk.case(case).owed_since == desk.case(case).received_at
    assert not desk.case(case).was_answered


def test_the_chain_begins_with_nothing(desk: Desk) -> None:
    assert desk.cases.audit.head().head == Head(0, "0" * 64)
