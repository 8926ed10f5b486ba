"""A long thread is read from its newest messages back; the intake always comes with them."""

import pytest

from functions.cases.actions import opening
from functions.cases.actions.opening import EARLIER, MOST_MESSAGES, NEWEST
from tests.cases.desk import Desk


def page(desk: Desk, case: str, before: int) -> tuple[list[int], bool]:
    """Return the numbers of a page, and whether others lie before it."""
    found = opening.open_case(desk.cases, case_id=case, person="ann", before=before)
    return [each.number for each in found.messages], found.more


def written(desk: Desk, messages: int) -> str:
    """Return a case of so many messages, the intake among them."""
    case = desk.intake()
    for number in range(2, messages + 1):
        desk.write(case, number)
    return case


@pytest.mark.parametrize("messages", [1, 2, NEWEST, NEWEST + 1])
def test_a_short_thread_comes_whole(desk: Desk, messages: int) -> None:
    case = written(desk, messages)

    assert page(desk, case, 0) == (list(range(1, messages + 1)), False)
    assert page(desk, case, 1) == ([], False)
    assert page(desk, case, 2) == ([], False)


def test_a_long_one_that_was_seen_comes_in_pages_each_message_once(quick_desk: Desk) -> None:
    desk, ann = quick_desk, quick_desk.member("ann")
    case = written(desk, 80)
    desk.seen(case, ann, 80)
    found: list[int] = []
    before, more = 0, True
    while more:
        numbers, more = page(desk, case, before)
        assert len(numbers) <= (EARLIER if before else NEWEST + 1)
        found = [*numbers, *found] if before else numbers
        before = min(number for number in found if number != 1)

    assert sorted(found) == list(range(1, 81))
    assert page(desk, case, 0)[0] == [1, *range(81 - NEWEST, 81)]


@pytest.mark.parametrize(("seen", "oldest"), [(0, 2), (1, 2), (30, 31), (67, 68), (80, 69)])
def test_the_newest_reach_back_to_what_nobody_has_opened(quick_desk: Desk, seen: int, oldest: int) -> None:
    desk, ann = quick_desk, quick_desk.member("ann")
    case = written(desk, 80)
    if seen:
        desk.seen(case, ann, seen)

    numbers, more = page(desk, case, 0)

    assert numbers == [1, *range(oldest, 81)]
    assert more == (oldest > 2)


def test_more_unseen_messages_than_fit_are_left_for_the_next_page(quick_desk: Desk) -> None:
    case = written(quick_desk, MOST_MESSAGES + 50)

    numbers, more = page(quick_desk, case, 0)

    assert (numbers[0], more) == (1, True)
    assert EARLIER < len(numbers) <= MOST_MESSAGES + 1
    assert numbers[1:] == list(range(numbers[1], MOST_MESSAGES + 51))


def test_a_message_taken_back_is_passed_over(desk: Desk) -> None:
    case = written(desk, 4)
    third = desk.cases.message(case, 3)
    assert third is not None
    taken = third.taken_back(desk.clock())
    desk.cases.commit([desk.cases.put_message(case, taken)])

    assert page(desk, case, 0) == ([1, 2, 4], False)
