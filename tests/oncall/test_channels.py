"""A person's channels count once a code proved them."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from functions.errors import Conflict, Invalid, NotFound
from functions.oncall.actions import (
    ChannelDesk,
    add_channel,
    remove_channel,
    try_channel,
    verify_channel,
)
from functions.oncall.model import Channel, Person
from functions.oncall.refusals import ChannelKnown, ChannelUnproven, CodeOver, CodeTooSoon
from functions.oncall.store.items import channel_item, channel_of
from functions.senders.sender import PermanentFailure, TemporaryFailure
from tests.oncall.world import World

ANN = Person("ann", "Ann", "counselor", "id", "Asia/Jakarta")
BUDI = Person("budi", "Budi", "counselor", "en", "Asia/Jakarta")


class Desk:
    """The actions, as one person uses them."""

    def __init__(self, person: Person = ANN, world: World | None = None) -> None:
        self.world = world or World()
        self.person = person
        codes = (f"{number:06}" for number in range(12345, 99999))
        senders = {"email": self.world.email, "sms": self.world.sms}
        self.desk = ChannelDesk(self.world.channels, senders, self.world.secrets, lambda: next(codes))

    def add(self, kind: str = "sms", address: str = "0812 3456 7890") -> Channel:
        return add_channel(self.desk, self.person, kind=kind, address=address, now=self.world.clock())

    def verify(self, channel: Channel, code: str) -> Channel:
        return verify_channel(self.desk, self.person, channel=channel.id, code=code, now=self.world.clock())

    def last_code(self) -> str:
        sent = max(self.world.sms.taken + self.world.email.taken, key=lambda message: message.at)
        found = re.search(r"\b\d{6}\b", sent.text)
        assert found
        return found.group()


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_code_proves_a_channel(desk: Desk) -> None:
    channel = desk.add()
    assert not channel.counts
    assert desk.world.sms.told == ["+6281234567890"]

    proven = desk.verify(channel, desk.last_code())

    assert proven.counts
    assert desk.world.channels.channels_of("ann") == [proven_as_stored(proven, desk)]


def proven_as_stored(channel: Channel, desk: Desk) -> Channel:
    stored = desk.world.channels.channel("ann", channel.id)
    assert stored is not None
    assert stored.counts
    return stored


def test_neither_address_nor_code_is_stored_readable(desk: Desk) -> None:
    desk.add()

    stored = repr(desk.world.table.query("channels").items)

    assert "81234567890" not in stored
    assert desk.last_code() not in stored


def test_a_wrong_code_proves_nothing_and_five_end_it(desk: Desk) -> None:
    channel = desk.add()
    for _ in range(5):
        with pytest.raises(Invalid):
            desk.verify(channel, "999999")

    with pytest.raises(CodeOver):
        desk.verify(channel, desk.last_code())


def test_a_code_ends_after_a_quarter_of_an_hour(desk: Desk) -> None:
    channel = desk.add()
    desk.world.clock.move(minutes=15)

    with pytest.raises(CodeOver):
        desk.verify(channel, desk.last_code())


def test_a_code_of_another_channel_does_not_fit(desk: Desk) -> None:
    channel = desk.add()
    first = desk.last_code()
    desk.world.clock.move(seconds=1)
    other = desk.add("email", "ann@example.org")

    with pytest.raises(Invalid):
        desk.verify(other, first)
    assert desk.verify(channel, first).counts


def test_asking_again_sends_another_code_after_a_minute(desk: Desk) -> None:
    desk.add()
    with pytest.raises(CodeTooSoon):
        desk.add(address="+62 812-3456-7890")
    desk.world.clock.move(seconds=60)

    channel = desk.add(address="+62 812-3456-7890")

    assert len(desk.world.sms.taken) == 2
    assert desk.verify(channel, desk.last_code()).counts
    assert len(desk.world.channels.channels_of("ann")) == 1


def test_a_proven_address_is_not_added_again(desk: Desk) -> None:
    desk.verify(desk.add(), desk.last_code())

    with pytest.raises(ChannelKnown):
        desk.add(address="6281234567890")


def test_a_bounced_address_is_proven_anew(desk: Desk) -> None:
    proven = desk.verify(desk.add(), desk.last_code())
    stored = desk.world.channels.channel("ann", proven.id)
    assert stored is not None
    desk.world.commit([desk.world.channels.putting(stored.bounced("refused-address"))])
    desk.world.clock.move(minutes=2)

    again = desk.verify(desk.add(), desk.last_code())

    assert again.counts
    assert again.reason is None


def test_two_people_may_share_a_telephone(desk: Desk) -> None:
    desk.add()
    colleague = Desk(BUDI, desk.world)

    colleague.add()

    assert len(desk.world.channels.everyone()) == 2


def test_a_refused_address_is_not_kept(desk: Desk) -> None:
    desk.world.email.failures["ann@example.org"] = PermanentFailure("refused-address")

    with pytest.raises(PermanentFailure):
        desk.add("email", "ann@example.org")

    assert desk.world.channels.channels_of("ann") == []


@pytest.mark.parametrize(
    ("kind", "address", "field"),
    [("sms", "021 5201590", "address"), ("email", "ann", "address"), ("pigeon", "x", "kind")],
)
def test_what_is_no_address_is_refused_by_field(desk: Desk, kind: str, address: str, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        desk.add(kind, address)

    assert list(refusal.value.errors) == [field]
    assert desk.world.sms.asked + desk.world.email.asked == []


def test_six_channels_are_the_most(desk: Desk) -> None:
    for number in range(6):
        desk.add("email", f"ann{number}@example.org")

    with pytest.raises(Invalid):
        desk.add("email", "ann6@example.org")


def test_a_colleagues_channel_is_none_of_ones_own(desk: Desk) -> None:
    channel = desk.add()
    colleague = Desk(BUDI, desk.world)

    with pytest.raises(NotFound):
        colleague.verify(channel, desk.last_code())
    with pytest.raises(NotFound):
        remove_channel(colleague.desk, BUDI, channel=channel.id)


def test_only_a_proven_channel_is_tried_out(desk: Desk) -> None:
    channel = desk.add()
    with pytest.raises(ChannelUnproven):
        try_channel(desk.desk, ANN, channel=channel.id, now=desk.world.clock())
    desk.verify(channel, desk.last_code())
    desk.world.clock.now += timedelta(seconds=1)

    try_channel(desk.desk, ANN, channel=channel.id, now=desk.world.clock())

    assert "Uji coba" in desk.world.sms.taken[-1].text


def test_a_removed_channel_is_gone(desk: Desk) -> None:
    channel = desk.add()

    remove_channel(desk.desk, ANN, channel=channel.id)

    assert desk.world.channels.channels_of("ann") == []


def test_a_change_meanwhile_is_said(desk: Desk) -> None:
    channel = desk.add()
    stale = desk.world.channels.channel("ann", channel.id)
    desk.verify(channel, desk.last_code())

    class Late:
        """Sees the channel as it was before."""

        def __init__(self) -> None:
            self.__dict__.update(vars(desk.world.channels))

        def __getattr__(self, name: str) -> object:
            return getattr(desk.world.channels, name)

        def channel(self, person: str, channel: str) -> Channel | None:
            return stale

    late = ChannelDesk(Late(), desk.desk.senders, desk.desk.secrets, lambda: "1")  # type: ignore[arg-type]
    with pytest.raises(Conflict):
        verify_channel(late, ANN, channel=channel.id, code=desk.last_code(), now=desk.world.clock())


@pytest.fixture
def with_telegram(desk: Desk) -> Desk:
    """A desk with a gateway that the operator named."""
    desk.desk = replace(
        desk.desk,
        senders={**desk.desk.senders, "Telegram": desk.world.sms},
        forms={"email": "email", "Telegram": "chat"},
    )
    return desk


def test_a_gateway_that_the_operator_named_is_proven_as_any_other(with_telegram: Desk) -> None:
    channel = with_telegram.add("Telegram", " 123456789 ")

    assert with_telegram.world.sms.told == ["123456789"]
    assert with_telegram.verify(channel, with_telegram.last_code()).counts


@pytest.mark.parametrize(
    "address",
    ["localhost", "127.0.0.1/x", "1?to=2", "json://10.0.0.1", "123456/../..", "%2F123456", "123456#x"],
)
def test_nothing_but_the_number_reaches_a_gateway(with_telegram: Desk, address: str) -> None:
    with pytest.raises(Invalid) as refusal:
        with_telegram.add("Telegram", address)

    assert refusal.value.errors == {"address": ["chat-malformed"]}
    assert with_telegram.world.sms.asked == []


def test_a_kind_that_is_not_on_offer_is_refused(with_telegram: Desk) -> None:
    with pytest.raises(Invalid) as refusal:
        with_telegram.add("sms")

    assert list(refusal.value.errors) == ["kind"]


def test_a_channel_whose_gateway_was_taken_away_says_so(with_telegram: Desk) -> None:
    channel = with_telegram.verify(with_telegram.add("Telegram", "123456789"), with_telegram.last_code())
    without = replace(with_telegram.desk, senders={})

    with pytest.raises(TemporaryFailure, match="no-sender"):
        try_channel(without, ANN, channel=channel.id, now=with_telegram.world.clock())


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


def test_a_test_message_is_noted_too(desk: Desk) -> None:
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
