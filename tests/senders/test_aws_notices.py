"""What SES tells of mail that it took, in both of its shapes."""

import json
import logging
from datetime import UTC, datetime
from typing import Any

import pytest

from functions.senders.aws_notices import refusals

SENT_AT = datetime(2026, 11, 23, 2, 10, 38, 237000, tzinfo=UTC)


def mail(**more: Any) -> dict[str, Any]:
    """The part that describes the mail."""
    return {
        "timestamp": "2026-11-23T02:10:38.237Z",
        "messageId": "0100",
        "destination": ["Ann@example.org"],
        **more,
    }


def bounce(kind: str = "Permanent", **more: Any) -> dict[str, Any]:
    """What the Developer Guide shows of a bounce."""
    recipient = {"emailAddress": "Ann@example.org", "action": "failed", "status": "5.1.1"}
    told = {"bounceType": kind, "bounceSubType": "General", "bouncedRecipients": [recipient]}
    return {"eventType": "Bounce", "bounce": told, "mail": mail(tags={"message": ["abc"]}), **more}


def complaint() -> dict[str, Any]:
    """What it shows of a complaint."""
    told = {"complainedRecipients": [{"emailAddress": "Ann@example.org"}], "complaintFeedbackType": "abuse"}
    return {"eventType": "Complaint", "complaint": told, "mail": mail(tags={"message": ["abc"]})}


def brought(*told: object) -> list[dict[str, Any]]:
    """What SNS makes of it."""
    return [{"EventSource": "aws:sns", "Sns": {"Message": json.dumps(each)}} for each in told]


@pytest.mark.parametrize(
    ("told", "reason"), [(bounce(), "refused-address"), (complaint(), "complained")], ids=("bounce", "spam")
)
def test_a_refusal_names_message_address_and_reason(told: dict[str, Any], reason: str) -> None:
    (found,) = refusals(brought(told))

    assert (found.message, found.addresses, found.reason) == ("abc", frozenset({"ann@example.org"}), reason)
    assert found.sent_at == SENT_AT


def test_the_older_shape_names_no_message() -> None:
    told = bounce() | {"notificationType": "Bounce", "mail": mail()}
    del told["eventType"]

    (found,) = refusals(brought(told))

    assert (found.message, found.addresses) == (None, frozenset({"ann@example.org"}))


@pytest.mark.parametrize(
    "told",
    [bounce("Transient"), bounce("Undetermined"), {"eventType": "Delivery", "mail": mail(), "delivery": {}}],
    ids=("transient", "undetermined", "delivered"),
)
def test_what_is_no_refusal_for_good_is_passed_over(told: dict[str, Any]) -> None:
    assert list(refusals(brought(told))) == []


@pytest.mark.parametrize(
    "told",
    ["ann@example.org", ["ann@example.org"], {"eventType": "Bounce"}, bounce(mail=mail(timestamp="x"))],
)
def test_what_cannot_be_read_holds_up_nothing_and_is_not_logged(
    told: object, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        found = list(refusals(brought(told, bounce())))

    assert len(found) == 1
    assert [record.getMessage() for record in caplog.records] == ["a notice of SES cannot be read"]
