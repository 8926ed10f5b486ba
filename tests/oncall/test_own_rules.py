"""A person's own rules, quiet hours and leave, from the tick to the message."""

from datetime import UTC, datetime, time, timedelta

import pytest

from functions.oncall.actions import claim_alerts_of, tick
from functions.oncall.model import Delivery, Leave, Quiet, Roster, Rule, Rules
from functions.senders.sender import PermanentFailure, TemporaryFailure
from tests.oncall.world import START, World


@pytest.fixture
def world() -> World:
    """Ann has email, SMS and chat; it is 02:10 in Jakarta."""
    world = World()
    world.team("ann")
    world.channels_of_ann = {  # type: ignore[attr-defined]  # noted for the tests below
        "email": world.channels.channels_of("ann")[0].id,
        "sms": world.channel("ann", "sms").id,
    }
    return world


def ruled(world: World, *rules: tuple[int, str], urgency: str = "urgent", quiet: Quiet | None = None) -> None:
    """Give Ann rules: after so many minutes by this kind of channel."""
    ids = world.channels_of_ann  # type: ignore[attr-defined]  # noted by the fixture
    own = tuple(Rule(delay, ids.get(kind, kind)) for delay, kind in rules)
    world.rules = {"ann": Rules("ann", {urgency: own}, quiet)}


def told(world: World) -> list[str]:
    """Return by which kinds Ann was told, in order."""
    world.work()
    return [message.to.partition("@")[2] for message in world.email.taken + world.sms.taken]


def of(world: World, alert: str, kind: str, step: int = 0) -> Delivery:
    """Return the first loop's delivery by a kind of channel."""
    (one,) = [
        one for one in world.deliveries(alert) if one.kind == kind and (one.loop, one.step) == (0, step)
    ]
    return one


def test_a_rule_waits_its_minutes(world: World) -> None:
    ruled(world, (0, "email"), (3, "sms"))
    world.intake()

    assert told(world) == ["email"]
    world.clock.move(minutes=2, seconds=59)
    assert told(world) == ["email"]
    world.clock.move(seconds=1)
    assert told(world) == ["email", "sms"]


def test_a_claim_cancels_what_waits_unseen(world: World) -> None:
    ruled(world, (0, "email"), (3, "sms"))
    alert = world.intake()
    world.work()
    world.commit(claim_alerts_of(world.alerts, case="case", person="ann", now=world.clock()))
    world.clock.move(minutes=3)

    assert told(world) == ["email"]
    assert (of(world, alert, "sms").state, world.sms.asked) == ("cancelled", [])


def test_rules_are_by_urgency(world: World) -> None:
    ruled(world, (0, "sms"), urgency="soon")
    world.intake(urgency="soon")
    assert told(world) == ["sms"]

    world.intake("other", urgency="urgent")
    assert told(world) == ["email", "sms", "sms"]


def test_a_step_by_every_channel_leaves_rules_aside(world: World) -> None:
    ruled(world, (0, "email"))
    world.intake()
    world.work()
    world.clock.move(minutes=5)

    assert sorted(told(world)) == ["email", "email", "sms"]


def test_a_rule_whose_channel_counts_no_more_makes_way_for_the_next_one(world: World) -> None:
    ruled(world, (1, "gone"), (3, "sms"), (5, "email"))
    world.intake()

    assert told(world) == []
    world.clock.move(minutes=1)
    assert told(world) == ["sms"]
    world.clock.move(minutes=2)
    assert told(world) == ["email", "sms"]


def test_when_nothing_is_left_of_the_rules_every_channel_is_told(world: World) -> None:
    ruled(world, (5, "gone"))
    world.intake()

    assert told(world) == ["email", "sms"]


def test_of_two_rules_for_a_channel_the_earlier_one_counts(world: World) -> None:
    ruled(world, (4, "sms"), (1, "sms"))
    world.intake()
    world.work()
    world.clock.move(minutes=1)

    assert told(world) == ["sms"]


def test_a_refused_address_tells_the_channel_that_would_have_waited_at_once(world: World) -> None:
    ruled(world, (0, "email"), (4, "sms"))
    world.email.failures["ann@email"] = PermanentFailure("refused-address")
    world.intake()

    assert told(world) == ["sms"]


def test_a_refused_address_tells_the_channel_that_the_rules_leave_out(world: World) -> None:
    ruled(world, (0, "email"))
    world.email.failures["ann@email"] = PermanentFailure("refused-address")
    world.intake()

    assert told(world) == ["sms"]


def test_a_channel_that_was_refused_for_one_alert_makes_way_for_the_next_in_another(world: World) -> None:
    ruled(world, (0, "email"))
    world.email.failures["ann@email"] = PermanentFailure("refused-address")
    alerts = [world.intake("one"), world.intake("two")]
    tick(world.alerts, world.reach, now=world.clock())
    world.work()

    assert [of(world, alert, "sms").state for alert in alerts] == ["accepted", "accepted"]


def test_a_failure_that_may_pass_leaves_the_waiting_channel_its_time(world: World) -> None:
    ruled(world, (0, "email"), (4, "sms"))
    world.email.failures["ann@email"] = TemporaryFailure("deferred")
    world.intake()

    assert told(world) == []
    world.clock.move(minutes=4)
    assert told(world) == ["sms"]


QUIET = Quiet(time(22), time(6))


@pytest.mark.parametrize("urgency", ["soon", "routine"])
def test_quiet_hours_hold_back_what_is_not_urgent_until_they_end(world: World, urgency: str) -> None:
    world.rules = {"ann": Rules("ann", quiet=QUIET)}
    alert = world.intake(urgency=urgency)

    assert told(world) == []
    waiting = of(world, alert, "email")
    assert (waiting.state, waiting.reason) == ("pending", "quiet-hours")
    assert waiting.next_at == datetime(2026, 11, 22, 23, tzinfo=UTC)
    world.clock.now = datetime(2026, 11, 22, 23, tzinfo=UTC)
    assert "email" in told(world)


def test_quiet_hours_do_not_hold_back_what_is_urgent(world: World) -> None:
    world.rules = {"ann": Rules("ann", quiet=QUIET)}
    world.intake()

    assert told(world) == ["email", "sms"]


HOURS = {
    "overnight, before midnight": (QUIET, time(23, 30), 6.5),
    "overnight, after midnight": (QUIET, time(2), 4),
    "overnight, at its end": (QUIET, time(6), None),
    "overnight, by day": (QUIET, time(12), None),
    "by day, inside": (Quiet(time(12), time(14)), time(12), 2),
    "by day, before": (Quiet(time(12), time(14)), time(11, 59), None),
    "by day, at its end": (Quiet(time(12), time(14)), time(14), None),
    "equal times": (Quiet(time(12), time(12)), time(12), None),
    "until midnight": (Quiet(time(20), time(0)), time(23), 1),
}


@pytest.mark.parametrize(("quiet", "local", "hours"), HOURS.values(), ids=HOURS)
def test_quiet_hours_are_local(quiet: Quiet, local: time, hours: float | None) -> None:
    now = datetime(2026, 11, 22, local.hour, local.minute, tzinfo=UTC) - timedelta(hours=9)

    over_at = quiet.over_at(now, "Asia/Jayapura")

    assert over_at == (None if hours is None else now + timedelta(hours=hours))


def test_who_goes_on_leave_while_a_message_waits_is_not_told(world: World) -> None:
    ruled(world, (3, "sms"))
    alert = world.intake()
    world.work()
    leave = Leave("l", "ann", START + timedelta(minutes=1), START + timedelta(days=1), START, "ann")
    world.roster = Roster(leaves=(leave,))
    world.clock.move(minutes=3)

    assert told(world) == []
    assert (of(world, alert, "sms").state, of(world, alert, "sms").reason) == ("cancelled", "on-leave")


def test_what_waits_is_judged_again_when_the_clock_is_put_back(world: World) -> None:
    world.clock.move(days=30)
    world.rules = {"ann": Rules("ann", quiet=QUIET)}
    world.intake(urgency="soon")
    world.work()
    world.rules = {}
    world.clock.move(days=-30)

    assert "email" in told(world)
