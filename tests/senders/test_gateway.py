"""Gateways by Apprise's URLs."""

import pytest

from functions.senders.gateway import Gateway, addressed
from functions.senders.sender import TemporaryFailure
from tests.senders.mail_server import closed_port
from tests.senders.messages import message


@pytest.mark.parametrize(
    ("url", "whole"),
    [
        ("twilio://sid:token@+15550100", "twilio://sid:token@+15550100/%2B6281234567890"),
        ("jsons://gate.example.org/sms?x=1", "jsons://gate.example.org/sms/%2B6281234567890?x=1"),
        ("json://gate.example.org/?to={to}", "json://gate.example.org/?to=%2B6281234567890"),
    ],
)
def test_the_address_takes_its_place(url: str, whole: str) -> None:
    assert addressed(url, "+6281234567890") == whole


@pytest.mark.parametrize("url", ["json://127.0.0.1:{port}", "no-such-gateway://x"])
def test_a_gateway_that_does_not_take_it_may_later(url: str) -> None:
    with pytest.raises(TemporaryFailure):
        Gateway(url.format(port=closed_port())).send(message())
