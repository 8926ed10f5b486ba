"""Taking a case, and giving it back."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from functions.cases.actions.claiming import give_back_orphans
from functions.cases.desk_refusals import CaseEnded, CaseTaken, NotAssignee
from functions.errors import NotFound
from functions.storage.sqlite import SqliteTable
from tests.cases.desk import Desk


def test_a_claim_takes_the_case_and_ends_the_telling(desk: Desk) -> None:
    ann, case = desk.member("ann"), desk.intake()
    assert desk.alarms(case) == 1

    claimed = desk.claim(case, ann)

    assert (claimed.state, claimed.assignee) == ("open", ann)
    assert desk.case(case) == claimed
    assert desk.alarms(case) == 0


def test_the_second_is_told_who_has_it(desk: Desk) -> None:
    ann, budi, case = desk.member("ann"), desk.member("budi"), desk.intake()
    desk.claim(case, ann)

    with pytest.raises(CaseTaken) as caught:
        desk.claim(case, budi)

    assert caught.value.details == {"assignee": {"id": ann, "name": "Ann"}}
    assert desk.case(case).assignee == ann


def test_a_colleague_who_is_quicker_by_a_hair_wins(desk: Desk) -> None:
    ann, budi, case = desk.member("ann"), desk.member("budi"), desk.intake()
    desk.table.before = [lambda: desk.claim(case, budi)]

    with pytest.raises(CaseTaken):
        desk.claim(case, ann)

    assert desk.case(case).assignee == budi


def test_a_client_who_writes_at_that_moment_does_not_stop_a_claim(desk: Desk) -> None:
    ann, case = desk.member("ann"), desk.intake()
    desk.table.before = [lambda: desk.write(case)]

    assert desk.claim(case, ann).next_number == 3
    assert desk.alarms(case) == 0


def test_of_eight_claims_at_once_one_wins(desk: Desk, engine: object) -> None:
    if not isinstance(engine, SqliteTable):
        pytest.skip("moto's transactions are not thread-safe")
    people, case = [desk.member(f"counselor {n}") for n in range(8)], desk.intake()

    def try_to(person: str) -> bool:
        try:
            return desk.claim(case, person).assignee == person
        except CaseTaken:
            return False

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(try_to, people)) == 1


def test_claiming_twice_is_harmless(desk: Desk) -> None:
    ann, case = desk.member("ann"), desk.intake()

    assert desk.claim(case, ann) == desk.claim(case, ann)


def test_a_closed_case_cannot_be_claimed(desk: Desk) -> None:
    ann, case = desk.member("ann"), desk.intake()
    desk.claim(case, ann)
    desk.close(case, ann)

    with pytest.raises(CaseEnded):
        desk.claim(case, ann)


def test_a_case_that_never_was_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.claim("f" * 32, desk.member("ann"))


def test_a_case_given_back_waits_and_calls_again(desk: Desk) -> None:
    ann, case = desk.member("ann"), desk.intake()
    desk.claim(case, ann)

    returned = desk.give_back(case, ann)

    assert (returned.state, returned.assignee) == ("waiting", None)
    assert desk.alarms(case) == 1
    assert desk.claim(case, desk.member("budi")).state == "open"


def test_only_who_has_a_case_gives_it_back(desk: Desk) -> None:
    ann, budi, case = desk.member("ann"), desk.member("budi"), desk.intake()
    with pytest.raises(NotAssignee):
        desk.give_back(case, ann)
    desk.claim(case, ann)
    with pytest.raises(NotAssignee):
        desk.give_back(case, budi)


def test_the_cases_of_whoever_left_wait_again(desk: Desk) -> None:
    ann, budi, case, other = desk.member("ann"), desk.member("budi"), desk.intake(), desk.intake()
    desk.claim(case, ann)
    desk.claim(other, budi)
    desk.leave(ann)

    assert give_back_orphans(desk.cases, desk.alerts, desk.staff, now=desk.clock()) == 1
    assert give_back_orphans(desk.cases, desk.alerts, desk.staff, now=desk.clock()) == 0

    assert desk.case(case).state == "waiting"
    assert desk.alarms(case) == 1
    assert desk.case(other).assignee == budi


def test_a_new_claim_settles_the_wish_for_another_counselor(desk: Desk) -> None:
    from functions.cases.model import Request

    ann, budi, case = desk.member("ann"), desk.member("budi"), desk.intake()
    desk.claim(case, ann)
    desk.cases.commit([desk.cases.put_request(case, Request("r", "another-counselor", desk.clock()))])
    assert len(desk.open(case, ann).requests) == 1

    desk.give_back(case, ann)
    desk.claim(case, budi)

    assert list(desk.open(case, budi).requests) == []
