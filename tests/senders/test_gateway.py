"""Gateways by Apprise's URLs."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from functions.senders.gateway import Gateway, addressed
from functions.senders.sender import TemporaryFailure
from tests.senders.gate import gate
from tests.senders.mail_server import closed_port
from tests.senders.messages import message


@pytest.mark.parametrize(
    ("url", "whole"),
    [
        ("twilio://sid:token@+15550100", "twilio://sid:token@+15550100/%2B6281234567890"),
        ("jsons://gate.example.org/sms?x=1", "jsons://gate.example.org/sms/%2B6281234567890?x=1"),
        ("json://gate.example.org/?to={to}", "json://gate.example.org/?to=%2B6281234567890"),
        (
            "json://gate.example.org/{to}?to={to}",
            "json://gate.example.org/%2B6281234567890?to=%2B6281234567890",
        ),
    ],
)
def test_the_address_takes_its_place(url: str, whole: str) -> None:
    assert addressed(url, "+6281234567890") == whole


@pytest.mark.parametrize("url", ["json://127.0.0.1:{port}", "no-such-gateway://x"])
def test_a_gateway_that_does_not_take_it_may_later(url: str) -> None:
    with pytest.raises(TemporaryFailure):
        Gateway(url.format(port=closed_port())).send(message())


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (401, "misconfigured"),
        (404, "misconfigured"),
        (429, "limit"),
        (503, "deferred"),
        (400, "gateway-refused"),
    ],
)
def test_what_a_gateway_answers_is_told_from_its_silence(
    status: int, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    with gate(status) as (host, _), pytest.raises(TemporaryFailure) as failure:
        Gateway(f"json://{host}/").send(message(to="+6281234567890"))

    assert failure.value.reason == reason
    assert "81234567890" not in caplog.text


def test_a_gateway_that_is_away_is_unreachable() -> None:
    with pytest.raises(TemporaryFailure, match="unreachable"):
        Gateway(f"json://127.0.0.1:{closed_port()}").send(message())


def test_one_gateways_answer_is_not_taken_for_anothers() -> None:
    with gate(401) as (refusing, _), gate(503) as (busy, _), ThreadPoolExecutor(8) as threads:
        failures = [
            threads.submit(_reason, Gateway(f"json://{host}/")) for _ in range(8) for host in (refusing, busy)
        ]

    assert [failure.result() for failure in failures] == ["misconfigured", "deferred"] * 8


def _reason(gateway: Gateway) -> str:
    with pytest.raises(TemporaryFailure) as failure:
        gateway.send(message())
    return failure.value.reason
