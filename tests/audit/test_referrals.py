"""Who was referred where cannot be told from where a referral stands in the chain."""

from collections.abc import Sequence

from functions.audit.actions.counting import IN_PERSON, count_referral
from functions.audit.actions.linking import MOST
from functions.audit.model.event import CLAIMED, REFERRAL, Event
from tests.audit.events import chained, counted, take
from tests.cases.desk import Desk, letter


def refer(desk: Desk, number: int, service: str = IN_PERSON) -> None:
    """Count a referral; its id is the nth."""
    count_referral(
        desk.cases.audit, id=letter(number), service=service, known={"shelter", "clinic"}, now=desk.clock()
    )


def services_of(events: Sequence[Event]) -> list[str]:
    """Return which services the referrals among events are to, in order."""
    return [event.text("service") for event in events if event.kind == REFERRAL]


def test_a_referral_is_linked_only_once_its_day_is_over(desk: Desk) -> None:
    ann, case = desk.member("ann"), desk.intake()
    desk.clock.now = desk.clock().replace(hour=23, minute=58)
    refer(desk, 1, "shelter")
    desk.claim(case, ann)

    assert take(desk) == 1
    desk.clock.move(minutes=1)
    assert take(desk) == 0
    assert [event.kind for event in chained(desk)] == [CLAIMED]

    desk.clock.move(minutes=1)
    assert take(desk) == 1
    assert services_of(chained(desk)) == ["shelter"]
    assert counted(desk).count("service/shelter") == 1


def test_a_days_referrals_stand_in_the_order_of_their_ids(desk: Desk) -> None:
    refer(desk, 2, "clinic")
    desk.clock.move(minutes=5)
    take(desk)
    refer(desk, 1, "shelter")
    desk.clock.move(days=1)
    refer(desk, 3)

    take(desk)

    assert services_of(chained(desk)) == ["shelter", "clinic"]


def test_referrals_that_are_held_back_keep_nothing_else_waiting(desk: Desk) -> None:
    ann, case = desk.member("ann"), desk.intake()
    for number in range(2 * MOST + 1):
        refer(desk, number)
    desk.claim(case, ann)

    assert take(desk) == 1
    assert [event.kind for event in chained(desk)] == [CLAIMED]
    desk.clock.move(days=1)
    assert take(desk) == 2 * MOST + 1


def test_a_case_is_erased_while_a_referral_is_held_back(desk: Desk) -> None:
    ann, case = desk.member("ann"), desk.intake()
    refer(desk, 1, "shelter")
    desk.claim(case, ann)

    desk.erase(case)

    assert services_of(chained(desk)) == []
    desk.clock.move(days=1)
    take(desk)
    assert services_of(chained(desk)) == ["shelter"]
