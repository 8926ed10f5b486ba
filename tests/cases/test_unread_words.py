"""A case does not end over words that nobody has read."""

import pytest

from functions.cases.desk_refusals import UnreadWords
from tests.cases.desk import Desk


def held(desk: Desk) -> tuple[str, str]:
    """Return an urgent case that its counselor has read, and the counselor."""
    ann, case = desk.member("ann"), desk.intake("urgent")
    desk.claim(case, ann)
    desk.seen(case, ann, 1)
    return case, ann


def test_what_the_client_wrote_meanwhile_is_read_before_the_case_ends(desk: Desk) -> None:
    case, ann = held(desk)
    desk.write(case)

    with pytest.raises(UnreadWords):
        desk.close(case, ann)

    assert desk.case(case).reply_by is not None
    assert desk.alarms(case) == 1
    desk.seen(case, ann, 2)
    assert desk.close(case, ann).state == "closed"


def test_words_that_come_at_the_same_moment_win(desk: Desk) -> None:
    case, ann = held(desk)
    desk.table.before = [lambda: desk.write(case)]

    with pytest.raises(UnreadWords):
        desk.close(case, ann)

    assert desk.case(case).state == "open"
    assert desk.alarms(case) == 1


def test_what_nobody_can_open_lets_the_case_end_and_is_never_read(desk: Desk) -> None:
    case, ann = held(desk)
    desk.write(case)

    ended = desk.close(case, ann, faced=2)

    assert (ended.state, ended.seen_up_to, ended.seen_at) == ("closed", 1, None)


def test_what_is_read_after_what_nobody_can_open_is_known_and_the_case_stays_unread(desk: Desk) -> None:
    case, ann = held(desk)
    desk.write(case)
    desk.write(case, 8)

    desk.seen(case, ann, 1, faced=3)
    desk.seen(case, ann, 1, faced=2)

    head = desk.case(case)
    assert (head.seen_up_to, head.faced, head.seen_at) == (1, 3, None)
    with pytest.raises(UnreadWords):
        desk.close(case, ann)


def test_nobody_can_have_faced_what_is_yet_to_come(desk: Desk) -> None:
    case, ann = held(desk)
    desk.write(case)

    desk.seen(case, ann, 1, faced=9)

    assert desk.case(case).faced == 2


def test_words_after_what_nobody_can_open_are_read_first(desk: Desk) -> None:
    case, ann = held(desk)
    desk.write(case)
    desk.write(case, 8)

    with pytest.raises(UnreadWords):
        desk.close(case, ann, faced=2)


def test_no_answer_is_hurried_out_for_an_ending_that_is_refused(quick_desk: Desk) -> None:
    case, ann = held(quick_desk)
    quick_desk.answer(case, ann)
    quick_desk.write(case)

    with pytest.raises(UnreadWords):
        quick_desk.close(case, ann)

    assert len(quick_desk.open(case, ann).pending) == 1


def test_ending_again_what_has_ended_asks_for_no_reading(quick_desk: Desk) -> None:
    case, ann = held(quick_desk)
    first = quick_desk.close(case, ann)

    assert quick_desk.close(case, ann) == first
