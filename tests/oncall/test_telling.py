"""Somebody is told until someone takes it."""

import pytest

from functions.oncall.actions import (
    alert_for_intake,
    alert_for_message,
    alert_for_return,
    alert_for_test,
    claim_alerts_of,
    close_alerts_of,
    send_due,
    tick,
)
from functions.oncall.model import alert_id
from functions.oncall.store import AlertStore
from functions.storage.table import CommitConflict
from tests.cases.meddling import MeddlingTable
from tests.oncall.world import World


@pytest.fixture
def world() -> World:
    world = World()
    world.team("ann", "budi")
    return world


def test_an_intake_is_told_to_everyone_on_every_proven_channel(world: World) -> None:
    world.channel("ann", "sms")
    world.channel("budi", "sms", proven=False)
    world.intake()

    world.work()

    assert sorted(world.email.told) == ["ann@email", "budi@email"]
    assert world.sms.told == ["ann@sms"]


def test_each_channel_is_told_once_a_round(world: World) -> None:
    world.intake()

    for _ in range(5):
        world.work()

    assert len(world.email.asked) == 2


def test_an_unclaimed_alert_is_told_again_and_again(world: World) -> None:
    alert = world.intake()
    for _ in range(60 * 6):
        world.clock.move(minutes=1)
        world.work()

    assert len(world.email.told) > 2 * 15
    assert len({message.id for message in world.email.taken}) == len(world.email.taken)
    assert world.alert(alert).is_open


def test_nobody_is_told_after_a_claim(world: World) -> None:
    world.intake()
    world.work()
    world.commit(claim_alerts_of(world.alerts, case="case", person="ann", now=world.clock()))

    world.clock.move(days=3)
    world.work()

    assert len(world.email.taken) == 2


def test_a_claim_between_tick_and_sending_cancels_what_is_left(world: World) -> None:
    alert = world.intake()
    tick(world.alerts, world.reach, now=world.clock())
    world.commit(claim_alerts_of(world.alerts, case="case", person="ann", now=world.clock()))

    send_due(world.post, world.reach)

    assert world.email.asked == []
    assert {delivery.state for delivery in world.deliveries(alert)} == {"cancelled"}
    assert {delivery.reason for delivery in world.deliveries(alert)} == {"claimed"}


def test_a_second_intake_commit_cannot_raise_a_second_alert(world: World) -> None:
    world.intake()

    with pytest.raises(CommitConflict):
        world.commit(alert_for_intake(world.alerts, case="case", urgency="soon", now=world.clock()))


def test_a_message_in_a_claimed_case_tells_its_counselor_only(world: World) -> None:
    world.commit(
        alert_for_message(
            world.alerts, case="case", message="m1", urgency="routine", assignee="budi", now=world.clock()
        )
    )

    world.work()

    assert world.email.told == ["budi@email"]


def test_a_message_while_an_alert_is_open_adds_none(world: World) -> None:
    world.intake()

    changes = alert_for_message(
        world.alerts, case="case", message="m1", urgency="urgent", assignee=None, now=world.clock()
    )

    assert changes == []


def test_a_message_that_reopens_a_case_tells_everyone(world: World) -> None:
    world.intake()
    world.commit(close_alerts_of(world.alerts, case="case", now=world.clock()))

    world.commit(
        alert_for_message(
            world.alerts, case="case", message="m1", urgency="soon", assignee=None, now=world.clock()
        )
    )
    world.work()

    assert sorted(world.email.told) == ["ann@email", "budi@email"]


def test_a_case_given_back_is_told_to_everyone_again(world: World) -> None:
    world.intake()
    world.commit(claim_alerts_of(world.alerts, case="case", person="ann", now=world.clock()))
    for head_version in (3, 5):
        world.commit(
            alert_for_return(
                world.alerts, case="case", head_version=head_version, urgency="soon", now=world.clock()
            )
        )
        world.work()
        world.clock.move(minutes=5)

    assert len(world.email.taken) == 4
    assert len(world.alerts.open_alerts_of("case")) == 1


def test_a_message_for_a_counselor_who_left_tells_everyone(world: World) -> None:
    world.commit(
        alert_for_message(
            world.alerts, case="case", message="m1", urgency="soon", assignee="gone", now=world.clock()
        )
    )

    world.work()

    assert sorted(world.email.told) == ["ann@email", "budi@email"]


def test_a_message_for_a_counselor_without_a_channel_tells_a_coordinator() -> None:
    world = World()
    world.team("ann")
    world.person("citra")
    world.person("dewi", role="coordinator")
    world.channel("dewi", "email")
    world.commit(
        alert_for_message(
            world.alerts, case="case", message="m1", urgency="soon", assignee="citra", now=world.clock()
        )
    )

    world.work()

    assert world.email.told == ["dewi@email"]


def test_an_alert_that_reaches_nobody_stays_due_and_says_so() -> None:
    world = World()
    world.person("ann")
    alert = world.intake()

    world.work()
    assert world.alert(alert).unreached
    world.channel("ann", "email")
    world.clock.move(minutes=1)
    world.work()

    assert world.email.told == ["ann@email"]
    assert not world.alert(alert).unreached


def test_a_claim_beside_many_alerts_that_reach_nobody_leaves_the_others_noted() -> None:
    world = World()
    world.person("ann")
    ids = [world.intake(f"case-{number}") for number in range(3)]
    taken = world.alert(ids[1]).claimed("ann", world.clock())
    meddling = MeddlingTable(world.table)
    meddling.before.append(lambda: world.commit([world.alerts.moving(taken)]))

    tick(AlertStore(meddling), world.reach, now=world.clock())

    assert [world.alert(alert).unreached for alert in ids] == [True, False, True]
    assert world.alert(ids[1]).claimed_by == "ann"


def test_a_message_that_its_counselor_does_not_open_is_told_to_the_coordinators(world: World) -> None:
    world.person("dewi", role="coordinator")
    world.channel("dewi", "email")
    world.commit(
        alert_for_message(
            world.alerts, case="case", message="m1", urgency="urgent", assignee="ann", now=world.clock()
        )
    )
    for _ in range(10):
        world.work()
        world.clock.move(minutes=10)

    assert world.email.told == ["ann@email"] * 4 + ["dewi@email"]
    assert world.email.taken[-1].subject == "Mendesak: belum ada yang menanggapi"
    assert world.alert(alert_id("case", "message/m1")).is_exhausted


def test_a_test_alert_is_told_once(world: World) -> None:
    alert, changes = alert_for_test(world.alerts, test="t1", now=world.clock())
    world.commit(changes)
    for _ in range(20):
        world.work()
        world.clock.move(hours=1)

    assert len(world.email.taken) == 2
    assert world.alert(alert).next_at is None


def test_more_people_than_one_commit_takes_are_all_told(world: World) -> None:
    world.team(*(f"person{number}" for number in range(120)))
    world.intake()

    world.work()

    assert len(set(world.email.told)) == 122


def test_erasing_a_case_leaves_no_alert_and_no_delivery(world: World) -> None:
    alert = world.intake()
    world.work()

    for changes in world.alerts.erasing("case"):
        world.commit(changes)

    assert world.alerts.alert(alert) is None
    assert world.deliveries(alert) == []
    assert world.table.query("case/case").items == []
    assert list(world.alerts.open_alerts()) == []
    world.clock.move(days=1)
    world.work()
    assert len(world.email.taken) == 2
