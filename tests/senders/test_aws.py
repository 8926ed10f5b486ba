"""What Amazon's answers mean."""

from functools import cache
from typing import Any
from unittest.mock import ANY

import boto3
import pytest
from botocore.config import Config as BotoConfig
from botocore.stub import Stubber

from functions.config import Config
from functions.senders.aws import CLIENT, SesSender, SnsSender
from functions.senders.choice import senders_for
from functions.senders.mail import letterhead
from functions.senders.sender import PermanentFailure, SendError, TemporaryFailure
from functions.storage.dynamo_calls import CLIENT_CONFIG
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
    return boto3.client(service, config=CLIENT, region_name="ap-southeast-3", **keys)


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


def test_mail_carries_the_id_that_a_later_refusal_is_known_by() -> None:
    expected = {
        "Source": "notice@example.org",
        "Destinations": ["ann@example.org"],
        "RawMessage": ANY,
        "Tags": [{"Name": "message", "Value": message().id}],
    }
    with Stubber(client("ses")) as stub:
        stub.add_response("send_raw_email", {"MessageId": "0100"}, expected)

        assert SesSender(client("ses"), letterhead("https://example.org", "notice@example.org")).send(
            message()
        )


def test_mail_names_the_configuration_set_whose_topic_hears_of_bounces() -> None:
    expected = {
        "Source": "notice@example.org",
        "Destinations": ["ann@example.org"],
        "RawMessage": ANY,
        "Tags": ANY,
        "ConfigurationSetName": "pinternet-prod",
    }
    with Stubber(client("ses")) as stub:
        stub.add_response("send_raw_email", {"MessageId": "0100"}, expected)
        setting = "ses:notice@example.org?configuration-set=pinternet-prod"

        senders_for(Config(email=setting), client)["email"].send(message())

        stub.assert_no_pending_responses()


@pytest.mark.parametrize("config", [CLIENT, CLIENT_CONFIG], ids=("services", "table"))
def test_no_client_waits_longer_than_a_function_may(config: BotoConfig) -> None:
    """Half of the half minute that a function has: then what did not work can be written down."""
    once = config.connect_timeout + config.read_timeout

    assert once * config.retries["total_max_attempts"] <= 15
