"""What Amazon's answers mean."""

from functools import cache
from typing import Any

import boto3
import pytest

from functions.senders.aws import CLIENT, SesSender, SnsSender
from functions.senders.mail import letterhead
from functions.senders.sender import PermanentFailure, SendError, TemporaryFailure
from tests.senders.messages import message
from tests.senders.stages import amazon, refusing

CASES = [
    ("InvalidParameter", PermanentFailure, "refused-address"),
    ("OptedOut", PermanentFailure, "refused-address"),
    ("Throttling", TemporaryFailure, "deferred"),
    ("LimitExceededException", TemporaryFailure, "limit"),
    ("MessageRejected", TemporaryFailure, "misconfigured"),
    ("AccessDenied", TemporaryFailure, "misconfigured"),
]


@cache
def client(service: str) -> Any:
    """A client made once, because making one takes a quarter of a second."""
    keys = {"aws_access_key_id": "none", "aws_secret_access_key": "none"}
    return boto3.client(service, config=CLIENT, region_name="ap-southeast-3", **keys)  # type: ignore[call-overload]


@pytest.mark.parametrize(("code", "outcome", "reason"), CASES)
@pytest.mark.parametrize("service", ["ses", "sns"])
def test_each_error_has_its_meaning(service: str, code: str, outcome: type[SendError], reason: str) -> None:
    head = letterhead("https://example.org", "notice@example.org")
    sender = SesSender(client("ses"), head) if service == "ses" else SnsSender(client("sns"))

    with (
        refusing(client(service), "send_raw_email" if service == "ses" else "publish", code),
        pytest.raises(outcome) as failure,
    ):
        sender.send(message())

    assert failure.value.reason == reason


def test_a_number_that_amazon_refuses_is_refused_for_good() -> None:
    with amazon():
        sender = SnsSender(boto3.client("sns", config=CLIENT, region_name="ap-southeast-3"))

        with pytest.raises(PermanentFailure):
            sender.send(message(to="nonsense"))
