"""A call for help: at once, ring after ring, until one comes; over when somebody says how."""

import pytest

from functions.cases.actions import danger, naming
from functions.cases.actions.danger import Call
from functions.cases.desk_refusals import DangerOver, OwnCall
from functions.cases.model import Case
from functions.cases.refusals import AlreadyUsed, EpochOver
from functions.errors import NotFound
from functions.oncall.model import Roster
from functions.staff.model.people import Person
from tests.cases.desk import Desk
from tests.cases.entries import entry_of


def team(desk: Desk, **roles: str) -> list[Person]:
    """Return people by name and role."""
    people = []
    for name, role in roles.items():
        desk.member(name)
        found = next(person for person in desk.staff.active_people() if person.name == name)
        people.append(Person(**{**found.__dict__, "role": role, "id": name}))
    return people


def call(
    desk: Desk, case: str, by: str = "ann", *, number: int = 0, people: list[Person] | None = None
) -> Case:
    return danger.call(
        desk.cases,
        desk.alerts,
        entry_of(desk, case, by, number=number),
        team=people or [],
        roster=Roster(),
    )


def come(desk: Desk, case: str, person: str) -> Call:
    return danger.come(desk.cases, desk.alerts, case_id=case, person=person, now=desk.clock())


def told(desk: Desk, case: str) -> list[tuple[str, ...]]:
    found = danger.call_in(desk.cases, desk.alerts, case_id=case)
    assert found is not None
    return [step.targets for step in found.alert.policy.steps]


def test_supervisors_are_called_first_then_coordinators_then_everyone(quick_desk: Desk) -> None:
    case = quick_desk.intake()
    people = team(quick_desk, ann="supervisor", budi="supervisor", citra="coordinator", dian="counselor")

    call(quick_desk, case, "ann", people=people)

    assert told(quick_desk, case) == [("person:budi",), ("person:citra",), ("person:dian",)]
    (alert,) = [each for each in quick_desk.alerts.open_alerts_of(case) if each.about == "danger"]
    assert alert.urgency == "urgent"
    assert all(step.every_channel for step in alert.policy.steps)
    assert alert.policy.steps[0].delay == 0


def test_who_is_alone_calls_whoever_the_last_call_finds(quick_desk: Desk) -> None:
    case = quick_desk.intake()
    call(quick_desk, case, "ann", people=team(quick_desk, ann="coordinator"))

    assert told(quick_desk, case) == []
    (alert,) = [each for each in quick_desk.alerts.open_alerts_of(case) if each.about == "danger"]
    assert alert.round.targets == ("role:coordinator", "everyone")


def test_calling_twice_tells_nobody_twice(desk: Desk) -> None:
    case = desk.intake()
    first = call(desk, case, number=20)

    again, other = call(desk, case, number=20), call(desk, case, "budi", number=21)

    assert first.danger == again.danger == other.danger
    assert [alert.about for alert in desk.alerts.open_alerts_of(case)].count("danger") == 1
    assert desk.case(case).next_entry == 3
    with pytest.raises(AlreadyUsed):
        call(desk, case, "budi", number=20)


def test_two_who_call_at_once_make_one_call(desk: Desk) -> None:
    case = desk.intake()
    desk.table.before = [lambda: call(desk, case, "budi")]

    after = call(desk, case, "ann")

    assert after.danger is not None
    assert after.danger.by == "budi"
    assert after.next_entry == 3


def test_an_entry_for_earlier_keys_calls_nobody(quick_desk: Desk) -> None:
    case = quick_desk.intake()
    note = entry_of(quick_desk, case, epoch=9)
    with pytest.raises(EpochOver):
        danger.call(quick_desk.cases, quick_desk.alerts, note, team=[], roster=Roster())
    assert quick_desk.case(case).danger is None


def test_the_first_who_comes_is_named_and_nobody_further_is_called(desk: Desk) -> None:
    case = desk.intake()
    call(desk, case)

    first, second = come(desk, case, "budi"), come(desk, case, "citra")

    assert first.alert.claimed_by == second.alert.claimed_by == "budi"
    assert first.alert.next_at is None
    assert desk.case(case).danger is not None


def test_nobody_comes_to_their_own_call_or_to_none(quick_desk: Desk) -> None:
    case = quick_desk.intake()
    with pytest.raises(DangerOver):
        come(quick_desk, case, "budi")
    call(quick_desk, case)
    with pytest.raises(OwnCall):
        come(quick_desk, case, "ann")


def test_reading_answering_taking_and_closing_end_no_call(quick_desk: Desk) -> None:
    case, ann = quick_desk.intake(), quick_desk.member("ann")
    call(quick_desk, case, "budi")

    quick_desk.claim(case, ann)
    quick_desk.seen(case, ann, 1)
    quick_desk.answer(case, ann)
    quick_desk.clock.move(minutes=1)
    quick_desk.post_due()
    quick_desk.close(case, ann)

    assert [alert.about for alert in quick_desk.alerts.open_alerts_of(case)] == ["danger"]


def test_ending_a_call_stops_the_telling_and_another_can_be_made(desk: Desk) -> None:
    case = desk.intake()
    call(desk, case)
    ending = entry_of(desk, case)

    for _ in range(2):
        assert danger.end_call(desk.cases, desk.alerts, ending).danger is None

    assert danger.call_in(desk.cases, desk.alerts, case_id=case) is None
    assert "danger" not in [alert.about for alert in desk.alerts.open_alerts_of(case)]
    assert call(desk, case).danger is not None


@pytest.mark.parametrize("days", [0, 31])
def test_who_came_before_keeps_nobody_from_being_called_again(desk: Desk, days: int) -> None:
    case = desk.intake()
    first = call(desk, case, number=20)
    come(desk, case, "budi")
    desk.clock.move(days=days)

    again = call(desk, case, number=21)

    assert first.danger is not None
    assert again.danger is not None
    assert again.danger.alert != first.danger.alert
    assert [alert.about for alert in desk.alerts.open_alerts_of(case)].count("danger") == 1


def test_an_erased_case_calls_nobody(desk: Desk) -> None:
    case = desk.intake()
    call(desk, case)
    desk.erase(case)

    for late in (lambda: call(desk, case), lambda: come(desk, case, "budi")):
        with pytest.raises(NotFound):
            late()
    assert desk.kept(case) == []


def test_a_nickname_is_the_entry_that_the_head_points_to(desk: Desk) -> None:
    case = desk.intake()
    with pytest.raises(NotFound):
        naming.nickname(desk.cases, case_id=case)
    note = entry_of(desk, case)

    named = naming.name_case(desk.cases, note, is_named=True)

    assert named.label == 1
    assert naming.nickname(desk.cases, case_id=case).id == note.entry.id
    naming.name_case(desk.cases, entry_of(desk, case), is_named=False)
    with pytest.raises(NotFound):
        naming.nickname(desk.cases, case_id=case)
