"""Answering: half a minute to undo, then it stands in the thread, once."""

import pytest

from functions.cases.actions.attempts import ATTEMPTS
from functions.cases.desk_refusals import AnswerPosted, CaseEnded, NotAssignee
from functions.cases.refusals import AlreadyUsed, EpochOver, KindOfKeys
from functions.errors import NotFound
from functions.storage.table import CommitConflict
from tests.audit.events import chained, take
from tests.cases.desk import BODY, Desk, letter


def noted(desk: Desk) -> list[str]:
    """Return the kinds of what was noted so far."""
    take(desk)
    return [event.kind for event in chained(desk)]


def test_an_answer_is_posted_when_its_half_minute_is_over(desk: Desk, ann: str, case: str) -> None:
    accepted = desk.answer(case, ann)
    assert (accepted.post_at - desk.clock()).total_seconds() == 30
    desk.clock.move(seconds=29)
    assert desk.post_due() == 0
    assert len(desk.thread(case)) == 1
    desk.clock.move(seconds=1)

    assert desk.post_due() == 1

    posted = desk.cases.message(case, 2)
    assert posted is not None
    assert (posted.id, posted.sender, posted.author, posted.sealed) == (letter(50), "counselor", ann, BODY)
    head = desk.case(case)
    assert (head.reply_by, head.last_from, head.bodies) == (None, "counselor", 2)
    assert desk.post_due() == 0


def test_an_answer_taken_back_is_never_posted(desk: Desk, ann: str, case: str) -> None:
    desk.answer(case, ann)
    desk.undo(case, ann)
    desk.clock.move(minutes=5)

    assert desk.post_due() == 0
    assert len(desk.thread(case)) == 1
    assert desk.case(case).reply_by is not None
    with pytest.raises(NotFound):
        desk.undo(case, ann)


def test_a_posted_answer_cannot_be_taken_back(desk: Desk, ann: str, case: str) -> None:
    desk.answer(case, ann)
    desk.clock.move(seconds=30)
    desk.post_due()

    with pytest.raises(AnswerPosted):
        desk.undo(case, ann)


def test_when_posting_is_quicker_than_undo_the_answer_stands(desk: Desk, ann: str, case: str) -> None:
    desk.answer(case, ann)
    desk.clock.move(seconds=30)
    desk.table.before = [lambda: desk.post_due()]

    with pytest.raises(AnswerPosted):
        desk.undo(case, ann)

    assert desk.thread(case)[1:] == [letter(50)]


def test_when_undo_is_quicker_than_posting_nothing_is_posted(desk: Desk, ann: str, case: str) -> None:
    desk.answer(case, ann)
    desk.clock.move(seconds=30)
    desk.table.before = [lambda: desk.undo(case, ann)]

    assert desk.post_due() == 0

    assert len(desk.thread(case)) == 1
    assert desk.case(case).next_number == 2


def test_two_workers_post_an_answer_once(desk: Desk, ann: str, case: str) -> None:
    desk.answer(case, ann)
    desk.clock.move(seconds=30)
    desk.table.before = [lambda: desk.post_due()]

    assert desk.post_due() == 0
    assert desk.thread(case)[1:] == [letter(50)]


def test_a_retry_is_answered_as_before_and_adds_nothing(desk: Desk, ann: str, case: str) -> None:
    first = desk.answer(case, ann)
    desk.clock.move(seconds=10)
    assert desk.answer(case, ann) == first
    desk.clock.move(seconds=30)
    desk.post_due()

    assert desk.answer(case, ann).id == first.id
    assert desk.post_due() == 0
    assert len(desk.thread(case)) == 2


def test_an_id_with_other_bytes_is_refused(desk: Desk, ann: str, case: str) -> None:
    desk.answer(case, ann)
    with pytest.raises(AlreadyUsed):
        desk.answer(case, ann, sealed=BODY + b"x")
    desk.clock.move(seconds=30)
    desk.post_due()
    with pytest.raises(AlreadyUsed):
        desk.answer(case, ann, sealed=BODY + b"x")


def test_only_who_has_the_case_answers(desk: Desk, ann: str, case: str) -> None:
    budi, waiting = desk.member("budi"), desk.intake()
    for person, there in ((budi, case), (ann, waiting)):
        with pytest.raises(NotAssignee):
            desk.answer(there, person)


def test_a_colleague_cannot_take_an_answer_back(desk: Desk, ann: str, case: str) -> None:
    desk.answer(case, ann)
    with pytest.raises(NotAssignee):
        desk.undo(case, desk.member("budi"))


def test_an_answer_of_the_wrong_kind_or_epoch_is_refused(desk: Desk, ann: str, case: str) -> None:
    with pytest.raises(KindOfKeys):
        desk.answer(case, ann, keys="x25519")
    with pytest.raises(EpochOver):
        desk.answer(case, ann, epoch=2)
    assert list(desk.open(case, ann).pending) == []


def test_a_closed_case_takes_no_answer(desk: Desk, ann: str, case: str) -> None:
    desk.close(case, ann)
    with pytest.raises(CaseEnded):
        desk.answer(case, ann)


def test_what_the_client_wrote_meanwhile_is_still_owed_an_answer(desk: Desk, ann: str, case: str) -> None:
    desk.answer(case, ann)
    desk.write(case)
    desk.clock.move(seconds=30)
    desk.post_due()

    head = desk.case(case)
    assert head.reply_by is not None
    assert head.seen_at is None
    assert desk.alarms(case) == 1
    assert desk.thread(case)[1:] == [letter(7), letter(50)]


def test_a_later_message_sets_a_new_promise(desk: Desk, ann: str, case: str) -> None:
    desk.answer(case, ann)
    desk.clock.move(minutes=1)
    desk.post_due()
    desk.clock.move(days=2)
    desk.write(case)

    promise = desk.case(case).reply_by
    assert promise is not None
    assert (promise - desk.clock()).total_seconds() == pytest.approx(24 * 3600, abs=60)


def test_an_answer_is_posted_before_its_case_is_closed(desk: Desk, ann: str, case: str) -> None:
    desk.answer(case, ann)
    desk.close(case, ann)

    assert desk.thread(case)[1:] == [letter(50)]
    assert desk.case(case).state == "closed"
    desk.clock.move(minutes=1)
    assert desk.post_due() == 0


def test_an_answer_survives_giving_the_case_back(desk: Desk, ann: str, case: str) -> None:
    desk.answer(case, ann)
    desk.give_back(case, ann)
    desk.clock.move(minutes=1)

    assert desk.post_due() == 1
    assert desk.case(case).state == "waiting"
    assert desk.alarms(case) == 1


def test_an_answer_of_an_erased_case_goes_with_it(desk: Desk, ann: str, case: str) -> None:
    desk.answer(case, ann)
    desk.erase(case)
    desk.clock.move(minutes=1)

    assert desk.post_due() == 0
    assert desk.kept(case) == []


def test_a_case_erased_in_the_moment_of_posting_stays_erased(desk: Desk, ann: str, case: str) -> None:
    desk.answer(case, ann)
    desk.clock.move(minutes=1)
    desk.table.before = [lambda: desk.erase(case)]

    assert desk.post_due() == 0
    assert desk.kept(case) == []


def test_a_case_erased_in_the_moment_of_answering_takes_nothing(desk: Desk, ann: str, case: str) -> None:
    desk.table.before = [lambda: desk.erase(case)]

    with pytest.raises(NotFound):
        desk.answer(case, ann)
    assert desk.kept(case) == []


def test_an_answer_that_others_are_always_quicker_than_does_not_hold_up_the_next(desk: Desk) -> None:
    ann, first, second = desk.member("ann"), desk.intake(), desk.intake()
    for case, number in ((first, 50), (second, 51)):
        desk.claim(case, ann)
        desk.answer(case, ann, number)
    desk.clock.move(seconds=30)

    def conflict() -> None:
        raise CommitConflict

    desk.table.before = [conflict] * ATTEMPTS

    assert desk.post_due() == 1
    assert desk.post_due() == 1


def test_a_receipt_says_that_it_was_read_and_the_answer_stays_owed(desk: Desk, ann: str, case: str) -> None:
    before = desk.case(case)
    desk.answer(case, ann, receipt=True)
    desk.clock.move(seconds=30)
    desk.post_due()

    head = desk.case(case)
    assert desk.thread(case)[1:] == [letter(50)]
    assert (head.reply_by, head.owed_since) == (before.reply_by, before.owed_since)
    assert not head.was_answered
    assert head.silent_since() is None
    assert noted(desk) == ["claimed", "receipt"]


def test_a_receipt_keeps_its_claim_until_the_client_is_promised_an_answer(
    desk: Desk, ann: str, case: str
) -> None:
    claimed = desk.case(case)
    assert claimed.answer_by is not None
    assert claimed.reply_by is not None
    assert claimed.answer_by < claimed.reply_by
    desk.answer(case, ann, receipt=True)
    desk.clock.move(seconds=30)
    desk.post_due()

    assert desk.case(case).answer_by == claimed.reply_by

    desk.answer(case, ann, number=51)
    desk.clock.move(seconds=30)
    desk.post_due()
    head = desk.case(case)
    assert (head.reply_by, head.answer_by, head.was_answered) == (None, None, True)
    assert noted(desk) == ["claimed", "receipt", "first-answer"]


def test_a_receipt_in_a_case_that_promised_nothing_promises_nothing(desk: Desk, ann: str, case: str) -> None:
    for number in (50, 51):
        desk.answer(case, ann, number=number, receipt=number == 51)
        desk.clock.move(seconds=30)
        desk.post_due()

    head = desk.case(case)
    assert (head.reply_by, head.answer_by) == (None, None)
