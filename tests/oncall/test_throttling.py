"""Not too many messages: never the first of an urgent alert, and never nothing."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from functions.oncall.actions import alert_for_test, claim_alerts_of, send_due, tick
from functions.oncall.model import Alert
from functions.senders.sender import TemporaryFailure
from tests.cases.meddling import MeddlingTable
from tests.oncall.mortal import KilledError
from tests.oncall.test_crashes import mortal_world
from tests.oncall.world import World

SEVERAL = "Mendesak: beberapa hal menunggu"
ONE = "Mendesak: ada yang menunggu"


@pytest.fixture
def world() -> World:
    """One person with one channel."""
    world = World()
    world.team("ann")
    return world


def urgent(world: World, number: int, first: int = 0) -> list[Alert]:
    """Raise so many urgent alerts at once and work."""
    ids = [world.intake(f"case-{first + one}") for one in range(number)]
    world.work()
    return [world.alert(id) for id in ids]


def subjects(world: World) -> list[str]:
    """Return what was sent, in order."""
    return [message.subject for message in world.email.taken]


def take(world: World, alert: Alert) -> None:
    """Claim the case of an alert."""
    world.commit(claim_alerts_of(world.alerts, case=alert.case, person="ann", now=world.clock()))


def test_five_urgent_alerts_are_told_one_by_one(world: World) -> None:
    urgent(world, 5)

    assert subjects(world) == [ONE] * 5


def test_what_comes_on_top_of_five_is_one_message_at_once(world: World) -> None:
    urgent(world, 12)

    assert subjects(world) == [ONE] * 5 + [SEVERAL]


def test_all_that_a_message_about_several_stands_for_count_as_told(world: World) -> None:
    alerts = urgent(world, 12)

    deliveries = [one for alert in alerts for one in world.deliveries(alert.id)]
    assert {one.state for one in deliveries} == {"accepted"}
    assert [one.reason for one in deliveries].count("bundled") == 6


def test_an_urgent_alert_after_a_bundle_is_told_in_the_next_one_five_minutes_later(world: World) -> None:
    urgent(world, 6)
    world.clock.move(minutes=1)
    (late,) = urgent(world, 1, first=6)

    (waiting,) = world.deliveries(late.id)
    assert (waiting.state, waiting.reason) == ("pending", "throttled")
    world.clock.move(minutes=4)
    world.work()
    assert subjects(world)[6:] == [SEVERAL]


def test_those_that_were_taken_do_not_count(world: World) -> None:
    for alert in urgent(world, 5)[:2]:
        take(world, alert)

    urgent(world, 2, first=5)

    assert subjects(world) == [ONE] * 7


def test_those_of_more_than_ten_minutes_ago_do_not_count(world: World) -> None:
    for number in range(4):
        urgent(world, 2, first=2 * number)
        world.clock.move(minutes=6)

    assert SEVERAL not in subjects(world)[:2]
    assert subjects(world).count(ONE) >= 8


def test_taking_one_of_several_does_not_silence_the_others(world: World) -> None:
    for number in range(9):
        world.intake(f"case-{number}")
    tick(world.alerts, world.reach, now=world.clock())
    due = list(world.alerts.due_deliveries(world.clock()))
    for taken in due[:8]:
        take(world, world.alert(taken.alert))

    send_due(world.post, world.reach)

    assert [message.id for message in world.email.taken] == [due[8].id]


def test_a_bundle_that_was_not_accepted_stands_for_nothing(world: World) -> None:
    urgent(world, 5)
    world.email.failures["ann@email"] = TemporaryFailure("deferred")
    sixth, seventh = urgent(world, 2, first=5)
    take(world, sixth)
    world.email.failures.clear()
    world.clock.move(minutes=5)
    before = len(world.email.taken)
    world.work()

    (first, *_) = sorted(world.deliveries(seventh.id), key=lambda one: one.step)
    assert first.state == "accepted"
    assert len(world.email.taken) > before


def test_repeats_of_several_alerts_come_in_one_message(world: World) -> None:
    urgent(world, 4)
    world.clock.move(minutes=5)
    world.work()
    first = len(world.email.taken)
    world.clock.move(minutes=5)
    world.work()
    world.clock.move(minutes=5)
    world.work()

    assert first <= 5
    assert len(world.email.taken) <= 7
    assert SEVERAL in subjects(world)[4:]


def test_a_channel_gets_a_repeat_every_five_minutes_at_the_most(world: World) -> None:
    urgent(world, 5)
    for _ in range(120):
        world.clock.move(minutes=1)
        world.work()

    times = [message.at for message in world.email.taken[5:]]
    sent = [
        one.settled_at
        for alert in world.alerts.open_alerts()
        for one in world.deliveries(alert.id)
        if one.settled_at and one.reason != "bundled"
    ]
    later = sorted(at for at in sent if at > min(sent))
    assert len(times) > 15
    assert all((after - before).total_seconds() >= 300 for before, after in pairwise(later))


def test_the_first_message_of_an_urgent_alert_does_not_wait_for_a_repeat(world: World) -> None:
    urgent(world, 1)
    world.clock.move(minutes=5)
    world.work()
    urgent(world, 1, first=1)

    assert subjects(world) == [ONE] * 3


def test_a_retry_does_not_wait_for_its_own_message(world: World) -> None:
    world.email.failures["ann@email"] = TemporaryFailure("deferred")
    world.intake(urgency="routine")
    world.work()
    world.email.failures.clear()
    world.clock.move(seconds=15)
    world.work()

    assert len(world.email.taken) == 1


def test_a_drill_is_neither_held_back_nor_counted(world: World) -> None:
    for number in range(7):
        _, changes = alert_for_test(world.alerts, test=str(number), now=world.clock())
        world.commit(changes)
    world.work()
    urgent(world, 5)

    assert len(world.email.taken) == 12
    assert subjects(world)[7:] == [ONE] * 5


def test_two_senders_at_once_make_one_bundle(world: World) -> None:
    table = MeddlingTable(world.table)
    urgent(world, 5)
    for number in range(5, 9):
        world.intake(f"case-{number}")
    tick(world.alerts, world.reach, now=world.clock())
    hurried = World(table, world.clock)
    hurried.people, hurried.email = world.people, world.email
    table.before = [lambda: send_due(world.post, world.reach)]

    send_due(hurried.post, hurried.reach)

    assert subjects(world) == [ONE] * 5 + [SEVERAL]


def test_what_was_taken_while_it_waited_keeps_nothing_else_apart(world: World) -> None:
    world.intake("first", "soon")
    world.work()
    held = [world.alert(world.intake(f"held-{number}", "soon")) for number in range(2)]
    world.work()
    for alert in held:
        take(world, alert)
    world.clock.move(minutes=4)
    later = [world.intake(f"later-{number}", "soon") for number in range(8)]

    for _ in range(7):
        world.work()
        world.clock.move(minutes=1)

    assert {one.state for alert in later for one in world.deliveries(alert)} == {"accepted"}
    assert subjects(world) == ["Ada yang menunggu", "Beberapa hal menunggu"]


def test_a_claim_between_reading_and_leasing_is_silence(world: World) -> None:
    table = MeddlingTable(world.table)
    alert = world.alert(world.intake())
    tick(world.alerts, world.reach, now=world.clock())
    hurried = World(table, world.clock)
    hurried.people, hurried.email = world.people, world.email
    table.before = [lambda: take(world, alert)]

    send_due(hurried.post, hurried.reach)

    assert world.email.asked == []


def test_a_clock_put_back_holds_nothing_back(world: World) -> None:
    world.clock.move(days=30)
    world.intake(urgency="soon")
    world.work()
    world.clock.move(days=-30)
    world.intake("other", urgency="soon")
    world.work()

    assert len(world.email.taken) == 2


@pytest.mark.parametrize("back", [timedelta(hours=5), timedelta(minutes=1), timedelta(seconds=20)])
def test_a_message_of_a_time_to_come_stands_for_nothing_that_is_made_before_it(
    world: World, back: timedelta
) -> None:
    world.let_two_wait_for_one()
    world.work()
    assert world.email.taken[-1].subject == "Beberapa hal menunggu"
    world.clock.move(seconds=-back.total_seconds())
    fourth = world.intake("fourth", urgency="soon")
    tick(world.alerts, world.reach, now=world.clock())

    world.clock.move(hours=6)
    send_due(world.post, world.reach)

    (told,) = world.deliveries(fourth)
    assert (told.state, told.reason) == ("accepted", None)


def test_a_bundle_that_is_tried_again_stands_for_nothing_that_came_after_its_first_try(world: World) -> None:
    alerts = urgent(world, 5)
    world.email.failures["ann@email"] = TemporaryFailure("timeout")
    alerts += urgent(world, 1, first=5)
    world.clock.move(seconds=5)
    later = world.intake("later", urgency="soon")
    world.work()
    world.email.failures.clear()
    world.clock.move(seconds=10)
    world.work()
    (carrier,) = world.deliveries(alerts[-1].id)
    assert (carrier.state, carrier.tries, carrier.is_bundle) == ("accepted", 1, True)
    for alert in alerts:
        take(world, alert)

    world.clock.move(minutes=6)
    world.work()

    (told,) = world.deliveries(later)
    assert (told.state, told.reason) == ("accepted", None)


def test_what_was_made_at_a_time_to_come_is_told_with_what_comes_now(world: World) -> None:
    earlier = [world.intake(f"case-{number}") for number in range(12)]
    tick(world.alerts, world.reach, now=world.clock())
    world.clock.move(hours=-5)

    urgent(world, 12, first=12)

    told = [one for alert in earlier for one in world.deliveries(alert)]
    assert subjects(world) == [ONE] * 5 + [SEVERAL]
    assert {one.state for one in told} == {"accepted"}


def test_a_message_of_this_moment_stands_for_nothing_that_was_made_later(world: World) -> None:
    urgent(world, 6)
    world.clock.move(minutes=1)
    later = world.intake("later", urgency="soon")
    tick(world.alerts, world.reach, now=world.clock())
    world.clock.move(minutes=-1)

    world.work()

    (told,) = world.deliveries(later)
    assert (told.state, told.reason) == ("accepted", None)


kills = st.tuples(st.integers(0, 8), st.booleans(), st.integers(0, 3))
events = st.lists(st.one_of(kills, st.sampled_from(["claim", "wait", "raise"])), max_size=14)


@given(events)
@settings(max_examples=40, deadline=None)
def test_whatever_dies_in_a_flood_everybody_hears_of_what_waits(story: list[object]) -> None:
    world, table = mortal_world()
    raised = [world.alert(world.intake(f"case-{number}")) for number in range(7)]
    for event in story:
        if event == "raise":
            raised.append(world.alert(world.intake(f"case-{len(raised)}")))
        elif event == "claim":
            alert = raised[len(world.email.taken) % len(raised)]
            if world.alert(alert.id).is_open:
                take(world, alert)
        elif event == "wait":
            world.clock.move(minutes=3)
        elif isinstance(event, tuple):
            table.commits_left, table.after_commit, minutes = event
            try:
                world.work()
            except KilledError:
                world.clock.move(minutes=minutes)
            table.commits_left = None
    for _ in range(12):
        world.clock.move(minutes=1)
        world.work(rounds=8)

    ids = [message.id for message in world.email.taken + world.sms.taken]
    assert len(ids) == len(set(ids))
    for alert in raised:
        if world.alert(alert.id).is_open:
            heard = {one.person for one in world.deliveries(alert.id) if one.state == "accepted"}
            assert heard == {"ann", "budi", "citra"}
