"""A hand-over: whoever has a case stays responsible until the other accepts; every step is one commit."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from functions.cases.actions import claiming, closing, handing_over
from functions.cases.actions.lapsing import keep_promises
from functions.cases.desk_refusals import NotAssignee, OfferOver, OfferStands, OverLimit
from functions.cases.model import Case, SealedEntry
from functions.cases.refusals import EpochOver
from functions.errors import Invalid
from tests.cases.colleagues import asked_of, told
from tests.cases.desk import EPOCH, Desk, entry
from tests.cases.entries import handed_in
from tests.cases.meddling import die
from tests.cases.test_limiting import limited


def offer(desk: Desk, case: str, person: str, to: str, sealed: SealedEntry | None = None) -> Case:
    note = handed_in(desk, case, person, sealed or entry(1))
    return handing_over.offer_case(desk.cases, desk.alerts, desk.staff, note, to=to)


def accept(
    desk: Desk, case: str, person: str, sealed: SealedEntry | None = None, *, over_limit: bool = False
) -> Case:
    note, settings = handed_in(desk, case, person, sealed or entry(2)), desk.services.settings.read()
    return handing_over.accept_case(
        desk.cases, desk.alerts, desk.staff, settings, note, over_limit=over_limit
    )


def decline(desk: Desk, case: str, person: str) -> Case:
    return handing_over.decline_case(desk.cases, desk.alerts, handed_in(desk, case, person, entry(3)))


def withdraw(desk: Desk, case: str, person: str) -> Case:
    return handing_over.withdraw_offer(desk.cases, desk.alerts, case_id=case, person=person, now=desk.clock())


def outcomes(desk: Desk, case: str) -> list[str | None]:
    return [each.outcome for each in desk.cases.asks.of(case)]


@pytest.fixture
def case(desk: Desk, ann: str, case: str) -> str:
    """A case in Ann's hands that owes no answer."""
    desk.seen(case, ann, 1)
    desk.answer(case, ann, 49)
    desk.clock.move(seconds=31)
    desk.post_due()
    return case


def test_an_offer_is_told_and_changes_nothing_for_the_client(
    desk: Desk, ann: str, budi: str, case: str
) -> None:
    offered = offer(desk, case, ann, budi)

    assert offered.assignee == ann
    assert told(desk, case) == [("hand-over", (f"person:{budi}",))]
    assert asked_of(desk, budi) == [case]


def test_who_accepts_has_the_case_and_who_offered_is_told(desk: Desk, ann: str, budi: str, case: str) -> None:
    offer(desk, case, ann, budi)

    taken = accept(desk, case, budi)

    assert (taken.assignee, taken.offer, outcomes(desk, case)) == (budi, None, ["accepted"])
    assert told(desk, case) == [("reply", (f"person:{ann}",))]
    assert asked_of(desk, budi) == []
    assert [each.id for each in desk.queue("mine", budi).cases] == [case]
    with pytest.raises(NotAssignee):
        desk.answer(case, ann)


def test_an_owed_answer_is_promised_anew_and_lapses_without_one(
    desk: Desk, ann: str, budi: str, case: str
) -> None:
    offer(desk, case, ann, budi)
    desk.write(case)

    taken = accept(desk, case, budi)

    assert taken.answer_by is not None
    assert taken.reply_by is not None
    assert [alert.about for alert in desk.alerts.open_alerts_of(case)] == ["reply"]
    for _ in range(2):
        desk.clock.move(days=40)
        keep_promises(desk.cases, desk.alerts, now=desk.clock())
    assert (desk.case(case).assignee, desk.case(case).lapsed_by) == (None, budi)


def test_an_answer_on_its_way_is_posted_before_the_case_moves(
    desk: Desk, ann: str, budi: str, case: str
) -> None:
    offer(desk, case, ann, budi)
    desk.answer(case, ann, 50)

    accept(desk, case, budi)

    assert desk.cases.desk.pending_in(case) == []
    assert len(desk.thread(case)) == 3


def test_a_stranger_posts_nobodys_answer(desk: Desk, ann: str, budi: str, case: str) -> None:
    offer(desk, case, ann, budi)
    desk.answer(case, ann, 50)

    with pytest.raises(OfferOver):
        accept(desk, case, desk.member("citra"))

    assert len(desk.cases.desk.pending_in(case)) == 1


def test_who_declines_leaves_it_and_it_can_be_offered_again(
    desk: Desk, ann: str, budi: str, case: str
) -> None:
    offer(desk, case, ann, budi)

    assert decline(desk, case, budi).assignee == ann
    assert told(desk, case) == [("reply", (f"person:{ann}",))]

    offer(desk, case, ann, desk.member("citra"), entry(4))
    assert outcomes(desk, case) == ["declined", None]


@pytest.mark.parametrize("act", [accept, decline])
def test_answering_twice_is_harmless(
    desk: Desk, ann: str, budi: str, case: str, act: Callable[..., Case]
) -> None:
    offer(desk, case, ann, budi)

    assert act(desk, case, budi).assignee == act(desk, case, budi).assignee
    assert len(list(desk.cases.record.entries(case))) == 2
    assert len(told(desk, case)) == 1


def test_a_retry_of_an_offer_that_was_answered_offers_nothing_again(
    desk: Desk, ann: str, budi: str, case: str
) -> None:
    offer(desk, case, ann, budi)
    accept(desk, case, budi)

    assert offer(desk, case, ann, budi).offer is None


@pytest.mark.parametrize("late", [accept, decline])
def test_a_withdrawn_offer_is_over_for_the_other(
    desk: Desk, ann: str, budi: str, case: str, late: Callable[..., Case]
) -> None:
    offer(desk, case, ann, budi)

    for _ in range(2):
        assert withdraw(desk, case, ann).offer is None
    with pytest.raises(OfferOver):
        late(desk, case, budi)

    assert (told(desk, case), outcomes(desk, case)) == ([], ["withdrawn"])


def test_of_accepting_and_withdrawing_at_once_one_holds(desk: Desk, ann: str, budi: str, case: str) -> None:
    offer(desk, case, ann, budi)
    desk.table.before = [lambda: withdraw(desk, case, ann)]
    with pytest.raises(OfferOver):
        accept(desk, case, budi)
    assert desk.case(case).assignee == ann

    offer(desk, case, ann, budi, entry(5))
    desk.table.before = [lambda: accept(desk, case, budi)]
    with pytest.raises(NotAssignee):
        withdraw(desk, case, ann)
    assert desk.case(case).assignee == budi


def test_a_second_offer_waits_for_the_first(desk: Desk, ann: str, budi: str, case: str) -> None:
    offer(desk, case, ann, budi)

    with pytest.raises(OfferStands):
        offer(desk, case, ann, desk.member("citra"), entry(4))


@pytest.mark.parametrize("end", ["give_back", "close", "junk", "left", "taken over"])
def test_an_offer_ends_with_its_counselors_claim(
    desk: Desk, ann: str, budi: str, case: str, end: str
) -> None:
    offer(desk, case, ann, budi)
    if end == "left":
        desk.leave(ann)
        claiming.give_back_orphans(desk.cases, desk.alerts, desk.staff, now=desk.clock())
    elif end == "taken over":
        desk.claim(case, desk.member("citra"), absent=[ann])
    else:
        getattr(desk, end)(case, ann)

    with pytest.raises(OfferOver):
        accept(desk, case, budi)
    assert (outcomes(desk, case), asked_of(desk, budi)) == (["over"], [])
    assert "hand-over" not in [alert.about for alert in desk.alerts.open_alerts_of(case)]


def test_an_offer_ends_when_the_claim_lapses(desk: Desk, ann: str, budi: str) -> None:
    case = desk.intake()
    desk.claim(case, ann)
    offer(desk, case, ann, budi)
    for _ in range(2):
        desk.clock.move(days=40)
        keep_promises(desk.cases, desk.alerts, now=desk.clock())

    assert (desk.case(case).offer, outcomes(desk, case)) == (None, ["over"])


def test_an_offer_to_somebody_who_leaves_is_over_and_told(desk: Desk, ann: str, budi: str, case: str) -> None:
    offer(desk, case, ann, budi)
    desk.leave(budi)

    handing_over.end_asks_of_leavers(desk.cases, desk.alerts, desk.staff, now=desk.clock())

    assert (desk.case(case).offer, outcomes(desk, case)) == (None, ["left"])
    assert told(desk, case) == [("reply", (f"person:{ann}",))]


def test_accepting_one_more_than_one_means_to_have_asks_first(desk: Desk, ann: str, case: str) -> None:
    citra = limited(desk, "citra", 1)
    desk.claim(desk.intake(), citra)
    offer(desk, case, ann, citra)

    with pytest.raises(OverLimit):
        accept(desk, case, citra)

    assert accept(desk, case, citra, over_limit=True).assignee == citra


@pytest.mark.parametrize(
    ("act", "refused"),
    [
        (lambda desk, case, ann, budi: offer(desk, case, budi, ann), NotAssignee),
        (lambda desk, case, ann, budi: offer(desk, case, ann, ann), Invalid),
        (lambda desk, case, ann, budi: offer(desk, case, ann, "nobody"), Invalid),
        (lambda desk, case, ann, budi: offer(desk, case, ann, budi, entry(1, epoch=9)), EpochOver),
        (lambda desk, case, ann, budi: accept(desk, case, budi), OfferOver),
        (lambda desk, case, ann, budi: withdraw(desk, case, budi), NotAssignee),
    ],
)
def test_what_may_not_be_offered_changes_nothing(
    desk: Desk,
    ann: str,
    budi: str,
    case: str,
    act: Callable[[Desk, str, str, str], object],
    refused: type[Exception],
) -> None:
    with pytest.raises(refused):
        act(desk, case, ann, budi)

    assert (desk.case(case).assignee, desk.case(case).offer) == (ann, None)


@pytest.mark.parametrize("commits", [0, 1])
def test_accepting_that_dies_between_leaves_the_case_whole_and_goes_on(
    desk: Desk, ann: str, budi: str, case: str, commits: int
) -> None:
    offer(desk, case, ann, budi)
    desk.answer(case, ann, 50)
    desk.table.before = [*[lambda: None] * commits, die]
    with pytest.raises(RuntimeError):
        accept(desk, case, budi)
    assert (desk.case(case).assignee, outcomes(desk, case)) == (ann, [None])

    assert accept(desk, case, budi).assignee == budi
    assert len(desk.thread(case)) == 3


def test_a_closing_with_its_entry_is_one_commit_and_twice_harmless(desk: Desk, ann: str, case: str) -> None:
    def close() -> Case:
        return closing.close(
            desk.cases,
            desk.alerts,
            desk.services.settings.read(),
            case_id=case,
            person=ann,
            outcome="referred",
            entry=entry(8),
            epoch=EPOCH,
            now=desk.clock() + timedelta(minutes=1),
        )

    desk.seen(case, ann, 1)

    assert close().outcome == close().outcome == "referred"
    assert [each.id for each in desk.cases.record.entries(case)] == [entry(8).id]
