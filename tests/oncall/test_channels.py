"""A person's channels count once a code proved them."""

from datetime import timedelta

import pytest

from functions.errors import Conflict, Invalid, NotFound
from functions.oncall.actions import ChannelDesk, remove_channel, try_channel, verify_channel
from functions.oncall.model import Channel
from functions.oncall.refusals import ChannelKnown, ChannelUnproven, CodeOver, CodeTooSoon
from functions.senders.sender import PermanentFailure
from tests.oncall.channel_desk import ANN, BUDI, Desk


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
