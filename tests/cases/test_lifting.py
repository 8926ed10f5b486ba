"""Work that goes on: a claim whose first answer is still owed is a promise again, in its whole time."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from functions.cases.model import to_minute
from functions.cases.model.desk import UNDO
from tests.cases.desk import Desk
from tests.cases.test_lapsing import OVER, WARNED, claimed, look, told
from tests.cases.test_rewinding import notice
from tests.cases.test_rights import ask, settle, withdraw
from tests.clock import Clock

RESTRICTION = "restriction"


def post_answer(desk: Desk, case: str, person: str) -> None:
    """Let a counselor answer, and the answer reach the thread."""
    desk.answer(case, person)
    desk.clock.now += UNDO
    desk.post_due()


def test_a_claim_lapses_its_whole_time_after_the_lifting(desk: Desk, clock: Clock) -> None:
    case, ann = claimed(desk)
    clock.now += WARNED
    ask(desk, case, RESTRICTION)
    clock.now += OVER
    assert look(desk) == 0  # the timer goes while nothing is owed

    withdraw(desk, case)

    assert desk.case(case).answer_by == to_minute(clock()) + OVER
    desk.seen(case, ann, 1)
    clock.now += WARNED
    assert (look(desk), [alert.about for alert in told(desk, case)]) == (0, ["promise"])
    clock.now += OVER - WARNED
    assert look(desk) == 1
    assert (desk.case(case).assignee, desk.case(case).lapsed_by) == (None, ann)
    assert [alert.about for alert in told(desk, case)] == ["intake"]


def test_a_timer_that_was_left_standing_is_moved(desk: Desk, clock: Clock) -> None:
    case, _ = claimed(desk)
    ask(desk, case, RESTRICTION)
    clock.now += OVER

    withdraw(desk, case)

    assert look(desk) == 0
    clock.now += OVER
    assert look(desk) == 1


def test_a_claim_that_was_made_while_the_work_was_stopped_is_a_promise_too(desk: Desk, clock: Clock) -> None:
    case, ann = desk.intake("urgent"), desk.member("ann")
    ask(desk, case, RESTRICTION)
    settle(desk, case)
    assert desk.claim(case, ann).answer_by is None

    withdraw(desk, case)

    clock.now += OVER
    assert look(desk) == 1


def answered_first(desk: Desk, case: str, ann: str) -> None:
    """Answered: what the client writes after it makes no new promise of the claim."""
    post_answer(desk, case, ann)
    ask(desk, case, RESTRICTION)
    desk.write(case)


def answered_but_for_a_word_meanwhile(desk: Desk, case: str, ann: str) -> None:
    """Answered, though a word that came meanwhile is still owed an answer, as it was before the claim."""
    desk.answer(case, ann)
    desk.write(case)
    desk.clock.now += UNDO
    desk.post_due()
    ask(desk, case, RESTRICTION)


def claimed_where_nothing_was_owed(desk: Desk, case: str, ann: str) -> None:
    """Taken by a colleague when all was answered."""
    post_answer(desk, case, ann)
    desk.give_back(case, ann)
    desk.clock.move(hours=1)
    desk.claim(case, desk.member("budi"))
    desk.clock.move(hours=1)
    ask(desk, case, RESTRICTION)
    desk.write(case)


def given_back(desk: Desk, case: str, ann: str) -> None:
    """In nobody's hands."""
    ask(desk, case, RESTRICTION)
    desk.give_back(case, ann)


@pytest.mark.parametrize(
    "before",
    [answered_first, answered_but_for_a_word_meanwhile, claimed_where_nothing_was_owed, given_back],
)
def test_where_no_first_answer_is_owed_nothing_lapses(
    desk: Desk, clock: Clock, before: Callable[[Desk, str, str], None]
) -> None:
    case, ann = claimed(desk)
    before(desk, case, ann)

    withdraw(desk, case)

    head = desk.case(case)
    assert head.reply_by is not None
    assert head.answer_by is None
    clock.move(days=1)
    assert look(desk) == 0


def test_what_was_lifted_at_a_time_to_come_lapses_from_now(desk: Desk, clock: Clock) -> None:
    case, _ = claimed(desk)
    ask(desk, case, RESTRICTION)
    notice(desk)
    clock.move(days=3)
    notice(desk)
    withdraw(desk, case)
    clock.now -= timedelta(days=3) - timedelta(minutes=2)

    notice(desk)

    assert desk.case(case).answer_by == to_minute(clock()) + OVER
    clock.now += OVER
    assert look(desk) == 1
