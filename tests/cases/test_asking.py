"""Ask a colleague inside a case: one commit, told to whoever is asked, answered once, never lost."""

from collections.abc import Callable

import pytest

from functions.cases.actions import asking, handing_over
from functions.cases.desk_refusals import NotAssignee, OwnQuestion
from functions.cases.model import SealedEntry
from functions.cases.model.ask import Ask
from functions.cases.refusals import AlreadyUsed, EpochOver
from functions.errors import Invalid
from functions.oncall.model.alert import QUESTION, REPLY
from tests.cases.colleagues import asked_of, told
from tests.cases.desk import EPOCH, Desk, entry
from tests.cases.entries import handed_in
from tests.cases.meddling import die


def ask(desk: Desk, case: str, person: str, to: str | None, sealed: SealedEntry | None = None) -> Ask:
    note = handed_in(desk, case, person, sealed or entry(1))
    return asking.ask_colleague(desk.cases, desk.alerts, desk.staff, note, to=to)


def answer(desk: Desk, asked: Ask, person: str, sealed: SealedEntry | None = None) -> Ask:
    note = handed_in(desk, asked.case, person, sealed or entry(2))
    return asking.answer_question(desk.cases, desk.alerts, desk.staff, note, question=asked.id)


def withdraw(desk: Desk, asked: Ask, person: str) -> Ask:
    return asking.withdraw_question(
        desk.cases, desk.alerts, case_id=asked.case, question=asked.id, person=person, now=desk.clock()
    )


@pytest.fixture
def case(desk: Desk, ann: str, case: str) -> str:
    """A case in Ann's hands, of which she was told and has read all."""
    desk.seen(case, ann, 1)
    return case


def test_whoever_is_asked_is_told_and_finds_it_in_their_queue(
    desk: Desk, ann: str, budi: str, case: str
) -> None:
    asked = ask(desk, case, ann, budi)

    assert told(desk, case) == [(QUESTION, (f"person:{budi}",))]
    assert (asked_of(desk, budi), asked_of(desk, ann)) == ([case], [])
    assert [each.id for each in desk.cases.record.entries(case)] == [asked.id]


def test_an_answer_settles_it_and_is_told_to_whoever_asked(
    desk: Desk, ann: str, budi: str, case: str
) -> None:
    asked = ask(desk, case, ann, budi)

    settled = answer(desk, asked, budi)

    assert (settled.outcome, settled.settled_by) == ("answered", budi)
    assert told(desk, case) == [(REPLY, (f"person:{ann}",))]
    assert asked_of(desk, budi) == []
    assert len(list(desk.cases.record.entries(case))) == 2


def test_looking_at_the_answer_ends_its_telling_and_at_the_thread_no_question(
    desk: Desk, ann: str, budi: str, case: str
) -> None:
    first = ask(desk, case, ann, budi)
    desk.seen(case, ann, 1)
    assert told(desk, case) == [(QUESTION, (f"person:{budi}",))]
    answer(desk, first, budi)

    desk.seen(case, budi, 1)
    assert told(desk, case) == [(REPLY, (f"person:{ann}",))]
    desk.seen(case, ann, 1)

    assert told(desk, case) == []


def test_a_question_neither_hides_a_clients_word_nor_ends_with_an_answer_to_it(
    desk: Desk, ann: str, budi: str, case: str
) -> None:
    ask(desk, case, ann, budi)
    desk.write(case)
    assert sorted(alert.about for alert in desk.alerts.open_alerts_of(case)) == ["message", "question"]

    desk.answer(case, ann)
    desk.clock.move(seconds=31)
    desk.post_due()

    assert told(desk, case) == [(QUESTION, (f"person:{budi}",))]


def test_a_supervisor_is_asked_as_such_and_a_counselor_is_not(desk: Desk, ann: str, case: str) -> None:
    super_, coordinator = desk.member("sari", "supervisor"), desk.member("dewi", "coordinator")
    citra = desk.member("citra")

    ask(desk, case, ann, None)

    assert told(desk, case) == [(QUESTION, ("role:supervisor",))]
    assert [asked_of(desk, each) for each in (super_, coordinator, citra)] == [[case], [case], []]


def test_the_same_question_again_is_the_same_question(desk: Desk, ann: str, budi: str, case: str) -> None:
    first = ask(desk, case, ann, budi)

    assert ask(desk, case, ann, budi) == first
    assert told(desk, case) == [(QUESTION, (f"person:{budi}",))]
    with pytest.raises(AlreadyUsed):
        ask(desk, case, ann, budi, SealedEntry(first.id, b"other", EPOCH))


def test_the_same_answer_again_is_the_same_answer(desk: Desk, ann: str, budi: str, case: str) -> None:
    asked = ask(desk, case, ann, budi)
    answer(desk, asked, budi)

    assert answer(desk, asked, budi).outcome == "answered"
    assert len(list(desk.cases.record.entries(case))) == 2


def test_a_second_colleagues_answer_is_kept_and_told_too(desk: Desk, ann: str, budi: str, case: str) -> None:
    asked, citra = ask(desk, case, ann, budi), desk.member("citra")
    answer(desk, asked, budi)

    settled = answer(desk, asked, citra, entry(3))

    assert settled.settled_by == budi
    assert told(desk, case) == [(REPLY, (f"person:{ann}",))] * 2


def test_two_answers_at_once_are_both_kept(desk: Desk, ann: str, budi: str, case: str) -> None:
    asked, citra = ask(desk, case, ann, budi), desk.member("citra")
    desk.table.before = [lambda: answer(desk, asked, citra, entry(3))]

    answer(desk, asked, budi)

    assert [each.author for each in desk.cases.record.entries(case)] == [ann, citra, budi]
    kept = desk.cases.asks.ask(case, asked.id)
    assert kept is not None
    assert kept.settled_by == citra


def test_a_withdrawn_question_is_told_no_more_and_may_still_be_answered(
    desk: Desk, ann: str, budi: str, case: str
) -> None:
    asked = ask(desk, case, ann, budi)

    assert [withdraw(desk, asked, ann).outcome for _ in range(2)] == ["withdrawn", "withdrawn"]
    assert (told(desk, case), asked_of(desk, budi)) == ([], [])
    assert answer(desk, asked, budi).outcome == "withdrawn"
    assert told(desk, case) == [(REPLY, (f"person:{ann}",))]


def test_a_withdrawal_that_comes_too_late_leaves_the_answer(
    desk: Desk, ann: str, budi: str, case: str
) -> None:
    asked = ask(desk, case, ann, budi)
    desk.table.before = [lambda: answer(desk, asked, budi)]

    assert withdraw(desk, asked, ann).outcome == "answered"


def test_who_answers_a_case_that_moved_tells_whoever_has_it(
    desk: Desk, ann: str, budi: str, case: str
) -> None:
    asked, citra = ask(desk, case, ann, budi), desk.member("citra")
    desk.give_back(case, ann)
    desk.claim(case, citra)

    answer(desk, asked, budi)

    assert told(desk, case) == [(REPLY, (f"person:{citra}",))]


def test_somebody_who_takes_the_case_they_are_asked_about_is_told_nothing(
    desk: Desk, ann: str, budi: str, case: str
) -> None:
    asked = ask(desk, case, ann, budi)
    desk.give_back(case, ann)
    desk.claim(case, budi)

    answer(desk, asked, budi)

    assert told(desk, case) == []


def test_of_a_closed_case_its_counselor_still_asks(desk: Desk, ann: str, budi: str, case: str) -> None:
    desk.close(case, ann)

    asked = ask(desk, case, ann, budi)

    assert asked_of(desk, budi) == [case]
    assert answer(desk, asked, budi).outcome == "answered"


@pytest.mark.parametrize("end", ["junk", "erase"])
def test_a_case_that_is_gone_asks_nobody(desk: Desk, ann: str, budi: str, case: str, end: str) -> None:
    ask(desk, case, ann, budi)
    desk.junk(case, ann) if end == "junk" else desk.erase(case)

    assert [each.id for each in desk.queue("asked", budi).cases] == []
    if end == "erase":
        assert desk.kept(case) == []


def test_what_a_leaver_was_asked_is_over_and_told(desk: Desk, ann: str, budi: str, case: str) -> None:
    asked = ask(desk, case, ann, budi)
    desk.leave(budi)

    ended = [
        handing_over.end_asks_of_leavers(desk.cases, desk.alerts, desk.staff, now=desk.clock())
        for _ in range(2)
    ]

    kept = desk.cases.asks.ask(case, asked.id)
    assert kept is not None
    assert (ended, kept.outcome, told(desk, case)) == ([1, 0], "left", [(REPLY, (f"person:{ann}",))])


@pytest.mark.parametrize(
    ("act", "refused"),
    [
        (lambda desk, case, ann, budi: ask(desk, case, budi, ann), NotAssignee),
        (lambda desk, case, ann, budi: ask(desk, case, ann, ann), Invalid),
        (lambda desk, case, ann, budi: ask(desk, case, ann, "nobody"), Invalid),
        (lambda desk, case, ann, budi: ask(desk, case, ann, budi, entry(1, epoch=9)), EpochOver),
        (lambda desk, case, ann, budi: answer(desk, ask(desk, case, ann, budi), ann), OwnQuestion),
        (lambda desk, case, ann, budi: withdraw(desk, ask(desk, case, ann, budi), budi), NotAssignee),
    ],
)
def test_what_may_not_be_asked_changes_nothing(
    desk: Desk,
    ann: str,
    budi: str,
    case: str,
    act: Callable[[Desk, str, str, str], object],
    refused: type[Exception],
) -> None:
    with pytest.raises(refused):
        act(desk, case, ann, budi)

    assert all(ask.stands for ask in desk.cases.asks.of(case))


def test_a_commit_that_dies_asks_nothing_and_the_retry_asks_once(
    desk: Desk, ann: str, budi: str, case: str
) -> None:
    desk.table.before = [die]
    with pytest.raises(RuntimeError):
        ask(desk, case, ann, budi)
    assert (desk.cases.asks.of(case), told(desk, case)) == ([], [])

    ask(desk, case, ann, budi)

    assert asked_of(desk, budi) == [case]
