"""What Amazon's answers mean."""

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


@pytest.mark.parametrize(("code", "outcome", "reason"), CASES)
@pytest.mark.parametrize("service", ["ses", "sns"])
def test_each_error_has_its_meaning(service: str, code: str, outcome: type[SendError], reason: str) -> None:
    with amazon():
        client = boto3.client(service, config=CLIENT, region_name="ap-southeast-3")  # type: ignore[call-overload]
        refusing(client, "send_raw_email" if service == "ses" else "publish", code)
        sender = (
            SesSender(client, letterhead("https://example.org", "notice@example.org"))
            if service == "ses"
            else SnsSender(client)
        )

        with pytest.raises(outcome) as failure:
            sender.send(message())

    assert failure.value.reason == reason


def test_a_number_that_amazon_refuses_is_refused_for_good() -> None:
    with amazon():
        sender = SnsSender(boto3.client("sns", config=CLIENT, region_name="ap-southeast-3"))

        with pytest.raises(PermanentFailure):
            sender.send(message(to="nonsense"))
