"""A channel knows when its provider last took a message."""

from dataclasses import replace
from datetime import timedelta

from functions.oncall.actions import try_channel
from functions.oncall.model import Channel
from functions.oncall.store.items import channel_item, channel_of
from functions.senders.sender import TemporaryFailure
from tests.oncall.channel_desk import ANN, Desk
from tests.oncall.world import World


def told_at(world: World, channel: Channel) -> object:
    kept = world.channels.channel(channel.person, channel.id)
    assert kept is not None
    return kept.told_at


def test_a_channel_knows_when_its_provider_last_took_an_alert() -> None:
    world = World()
    world.person("ann")
    channel = world.channel("ann", "email")
    assert told_at(world, channel) is None

    world.intake()
    world.work()

    assert told_at(world, channel) == world.clock()


def test_what_a_provider_refuses_is_no_message_that_it_took() -> None:
    world = World()
    world.person("ann")
    channel = world.channel("ann", "email")
    world.email.failures["ann@email"] = TemporaryFailure("deferred")

    world.intake()
    world.work()

    assert told_at(world, channel) is None


def test_it_is_noted_once_an_hour_and_put_right_after_a_clock_that_was_ahead() -> None:
    world = World()
    world.person("ann")
    channel = world.channel("ann", "email")
    now = world.clock()

    noted = channel.told(now)

    assert not noted.is_told_news(now + timedelta(minutes=59))
    assert noted.is_told_news(now + timedelta(hours=1))
    assert noted.is_told_news(now - timedelta(seconds=1))


def test_a_test_message_is_noted_too() -> None:
    desk = Desk()
    channel = desk.verify(desk.add(), desk.last_code())

    try_channel(desk.desk, ANN, channel=channel.id, now=desk.world.clock())

    assert told_at(desk.world, channel) == desk.world.clock()


def test_a_channel_kept_before_this_was_noted_is_still_read() -> None:
    world = World()
    world.person("ann")
    channel = world.channel("ann", "email")
    item = channel_item(channel)
    body = {name: value for name, value in item.body.items() if name not in ("told_at", "given_up")}

    kept = channel_of(replace(item, body=body))
    assert (kept.told_at, kept.given_up) == (None, 0)
