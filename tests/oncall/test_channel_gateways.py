"""Channels by a gateway that the operator named: proven as any other, and reached by the number alone."""

from dataclasses import replace

import pytest

from functions.errors import Invalid
from functions.oncall.actions import try_channel
from functions.senders.sender import TemporaryFailure
from tests.oncall.channel_desk import ANN, Desk


@pytest.fixture
def with_telegram() -> Desk:
    """A desk with a gateway that the operator named."""
    desk = Desk()
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
