"""A person's own number of cases: one more asks first, an urgent one never; who is away can be relieved."""

from dataclasses import replace

import pytest

from functions.cases.desk_refusals import CaseTaken, OverLimit
from tests.cases.desk import Desk


def limited(desk: Desk, name: str, limit: int | None) -> str:
    """Add a person who means to have so many cases."""
    person = desk.member(name)
    found = desk.staff.person(person)
    assert found is not None
    desk.table.commit([desk.staff.people.put(replace(found, case_limit=limit))])
    return person


def test_one_case_more_asks_once_and_is_then_taken(desk: Desk) -> None:
    ann = limited(desk, "ann", 1)
    desk.claim(desk.intake(), ann, over_limit=False)
    more = desk.intake()

    with pytest.raises(OverLimit) as refused:
        desk.claim(more, ann, over_limit=False)

    assert refused.value.details == {"open": 1, "limit": 1}
    assert desk.case(more).assignee is None
    assert desk.claim(more, ann).assignee == ann


def test_an_urgent_case_is_never_held_up(desk: Desk) -> None:
    ann = limited(desk, "ann", 1)
    desk.claim(desk.intake(), ann, over_limit=False)

    assert desk.claim(desk.intake("urgent"), ann, over_limit=False).assignee == ann


def test_ones_own_case_is_not_counted_against_oneself(desk: Desk) -> None:
    ann = limited(desk, "ann", 1)
    case = desk.intake()
    desk.claim(case, ann, over_limit=False)

    assert desk.claim(case, ann, over_limit=False).assignee == ann


def test_without_a_number_of_ones_own_the_teams_holds(desk: Desk) -> None:
    settings = desk.services.settings
    settings.save(replace(settings.read(), cases_per_person=2), now=desk.clock())
    ann = limited(desk, "ann", None)
    for _ in range(2):
        desk.claim(desk.intake(), ann, over_limit=False)

    with pytest.raises(OverLimit):
        desk.claim(desk.intake(), ann, over_limit=False)


def test_a_case_is_taken_out_of_absent_hands_and_out_of_no_others(desk: Desk) -> None:
    case, ann, budi, citra = desk.intake(), *map(desk.member, ("ann", "budi", "citra"))
    desk.claim(case, ann)
    desk.write(case)

    with pytest.raises(CaseTaken):
        desk.claim(case, budi, absent=[citra])

    assert desk.claim(case, budi, absent=[ann]).assignee == budi
    assert desk.alarms(case) == 0
    assert [each.id for each in desk.queue("mine", ann).cases] == []


def test_of_two_who_take_it_over_at_once_one_has_it(desk: Desk) -> None:
    case, ann, budi, citra = desk.intake(), *map(desk.member, ("ann", "budi", "citra"))
    desk.claim(case, ann)
    desk.table.before = [lambda: desk.claim(case, citra, absent=[ann])]

    with pytest.raises(CaseTaken):
        desk.claim(case, budi, absent=[ann])

    assert desk.case(case).assignee == citra
