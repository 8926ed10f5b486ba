"""Queues, junk, and what was seen."""

import pytest

from functions.cases.desk_refusals import CaseEnded, CaseTaken, NotAssignee
from functions.errors import Invalid
from tests.cases.desk import Desk
from tests.storage.lagging import LaggingTable


def test_waiting_cases_stand_by_urgency_then_by_time(desk: Desk) -> None:
    ann = desk.member("ann")
    made: dict[str, list[str]] = {}
    for urgency in ("routine", "urgent", "soon", "urgent"):
        made.setdefault(urgency, []).append(desk.intake(urgency))
        desk.clock.move(minutes=1)

    listed = [case.id for case in desk.queue("waiting", ann).cases]

    assert listed == [*made["urgent"], *made["soon"], *made["routine"]]


def test_each_queue_holds_its_own_and_is_counted(desk: Desk) -> None:
    ann, budi = desk.member("ann"), desk.member("budi")
    waiting, mine, theirs, closed = (desk.intake() for _ in range(4))
    for case, person in ((mine, ann), (theirs, budi), (closed, ann)):
        desk.claim(case, person)
    desk.close(closed, ann)

    queues = {
        name: [case.id for case in desk.queue(name, ann).cases] for name in ("waiting", "mine", "closed")
    }

    assert queues == {"waiting": [waiting], "mine": [mine], "closed": [closed]}
    assert {case.id for case in desk.queue("team", ann).cases} == {mine, theirs}
    assert desk.queue("mine", ann).counts == {
        "waiting": 1,
        "mine": 1,
        "asked": 0,
        "team": 2,
        "closed": 1,
        "rights": 0,
    }


@pytest.mark.parametrize("name", ["waiting", "mine", "team", "closed"])
def test_pages_of_a_queue_tell_every_case_once(quick_desk: Desk, name: str) -> None:
    ann, budi = quick_desk.member("ann"), quick_desk.member("budi")
    wanted = set()
    for number in range(60):
        case = quick_desk.intake()
        person = budi if name == "team" and number % 2 else ann
        if name != "waiting":
            quick_desk.claim(case, person)
        if name == "closed":
            quick_desk.close(case, person)
        quick_desk.clock.move(seconds=20)
        wanted.add(case)

    seen, after = [], None
    while True:
        page = quick_desk.queue(name, ann, after)
        assert len(page.cases) <= 25
        seen += [case.id for case in page.cases]
        after = page.next
        if after is None:
            break

    assert len(seen) == 60
    assert set(seen) == wanted


@pytest.mark.parametrize("name", ["waiting", "team"])
@pytest.mark.parametrize("after", ["x", "é", "W10", "bnVsbA", "WzEsMl0", "W1td" * 500])
def test_a_page_that_is_none_is_refused(quick_desk: Desk, name: str, after: str) -> None:
    with pytest.raises(Invalid):
        quick_desk.queue(name, quick_desk.member("ann"), after)


def test_a_lagging_index_shows_no_case_where_it_is_not(late_desk: Desk, lagging: LaggingTable) -> None:
    ann, first, second = late_desk.member("ann"), late_desk.intake(), late_desk.intake()
    lagging.catch_up()
    late_desk.claim(first, ann)
    late_desk.erase(second)

    assert list(late_desk.queue("waiting", ann).cases) == []
    assert list(late_desk.queue("mine", ann).cases) == []
    lagging.catch_up()
    assert [case.id for case in late_desk.queue("mine", ann).cases] == [first]


def test_due_work_that_the_index_shows_late_is_done_once(late_desk: Desk, lagging: LaggingTable) -> None:
    ann, case = late_desk.member("ann"), late_desk.intake()
    late_desk.claim(case, ann)
    late_desk.answer(case, ann)
    late_desk.clock.move(minutes=1)
    assert late_desk.post_due() == 0
    lagging.catch_up()
    assert late_desk.post_due() == 1
    assert late_desk.post_due() == 0
    assert len(late_desk.thread(case)) == 2


def test_junk_gives_its_place_in_the_day_back(desk: Desk) -> None:
    ann, case = desk.member("ann"), desk.intake()
    assert desk.services.intakes.recent(desk.clock(), "Asia/Jakarta") == 1

    junk = desk.junk(case, ann)

    assert (junk.state, junk.is_junk, junk.reply_by) == ("closed", True, None)
    assert desk.services.intakes.recent(desk.clock(), "Asia/Jakarta") == 0
    assert desk.alarms(case) == 0
    assert desk.junk(case, ann) == junk


def test_a_colleagues_case_or_a_closed_one_is_not_called_junk(desk: Desk) -> None:
    ann, budi, case = desk.member("ann"), desk.member("budi"), desk.intake()
    desk.claim(case, budi)
    with pytest.raises(CaseTaken):
        desk.junk(case, ann)
    desk.close(case, budi)
    with pytest.raises(CaseEnded):
        desk.junk(case, ann)


def test_only_who_has_a_case_closes_it(desk: Desk) -> None:
    ann, budi, case = desk.member("ann"), desk.member("budi"), desk.intake()
    with pytest.raises(NotAssignee):
        desk.close(case, ann)
    desk.claim(case, budi)
    with pytest.raises(NotAssignee):
        desk.close(case, ann)
    desk.close(case, budi)
    with pytest.raises(CaseEnded):
        desk.close(case, budi, "referred")


def test_seen_is_said_once_everything_was_opened(desk: Desk) -> None:
    ann, case = desk.member("ann"), desk.intake()
    desk.write(case)

    assert desk.seen(case, ann, 1).seen_at is None
    assert desk.seen(case, ann, 2).seen_at is not None
    desk.clock.move(hours=1)
    first = desk.case(case).seen_at
    assert desk.seen(case, ann, 2).seen_at == first
    desk.write(case, 8)
    assert desk.case(case).seen_at is None
    assert desk.case(case).seen_up_to == 2


def test_nothing_is_seen_that_is_not_there_yet(desk: Desk) -> None:
    ann, case = desk.member("ann"), desk.intake()
    desk.table.before = [lambda: desk.write(case)]

    assert desk.seen(case, ann, 1).seen_up_to == 1
    assert desk.seen(case, ann, 999_999).seen_up_to == 2


def test_a_look_by_its_counselor_ends_the_telling_of_a_message(desk: Desk) -> None:
    ann, budi, case = desk.member("ann"), desk.member("budi"), desk.intake()
    desk.claim(case, ann)
    desk.write(case)
    assert desk.alarms(case) == 1
    desk.seen(case, budi, 1)
    assert desk.alarms(case) == 1
    desk.seen(case, ann, 2)
    assert desk.alarms(case) == 0


def test_a_thread_is_read_in_pages(quick_desk: Desk) -> None:
    ann, case = quick_desk.member("ann"), quick_desk.intake()
    for number in range(10, 130):
        quick_desk.write(case, number)

    first = quick_desk.open(case, ann)
    assert first.more
    rest = quick_desk.open(case, ann, first.messages[-1].number)
    numbers = [each.number for each in (*first.messages, *rest.messages)]
    assert numbers == list(range(1, 122))
    assert not rest.more
