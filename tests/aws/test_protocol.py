"""What the independent client promises of the protocol, held by API Gateway's events.

The events of REST APIs, which the committed settings do not choose, are held to all of it in the soak.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest

from tests.aws.cloud import Cloud
from tests.aws.front import front
from tests.independent.client import Client
from tests.independent.described import DescribedWire, describing
from tests.independent.test_service import (
    test_the_description_is_openapi_of_version_3_1,
    test_the_health_says_what_a_page_needs_before_writing,
    test_the_team_has_recipients_of_both_kinds,
    test_work_is_an_altcha_challenge_for_ten_minutes,
)
from tests.independent.test_thread import (
    test_a_message_that_nobody_opened_is_taken_back,
    test_a_request_is_posted_once,
    test_erasing_counts_the_bodies_and_says_gone_to_its_own_token_alone,
    test_the_code_is_enough_to_write_and_to_read,
)

__all__ = [
    "test_a_message_that_nobody_opened_is_taken_back",
    "test_a_request_is_posted_once",
    "test_erasing_counts_the_bodies_and_says_gone_to_its_own_token_alone",
    "test_the_code_is_enough_to_write_and_to_read",
    "test_the_description_is_openapi_of_version_3_1",
    "test_the_health_says_what_a_page_needs_before_writing",
    "test_the_team_has_recipients_of_both_kinds",
    "test_work_is_an_altcha_challenge_for_ten_minutes",
]


PAYLOADS = ["2.0", "1.0"] if os.environ.get("PINTERNET_SOAK") else ["2.0"]


@pytest.fixture(scope="module", params=PAYLOADS)
def wire(request: pytest.FixtureRequest, cloud: Cloud) -> Iterator[DescribedWire]:
    """The service, by each kind of event in turn."""
    with front(cloud.api, request.param) as origin:
        yield describing(origin)


@pytest.fixture(scope="module")
def keys(wire: DescribedWire) -> dict[str, Any]:
    """The team's keys."""
    found: dict[str, Any] = wire.call("GET", "/keys").json
    return found


@pytest.fixture
def client(wire: DescribedWire, keys: dict[str, Any]) -> Client:
    """Someone who wrote an intake sealed to x25519 keys."""
    writer = Client(wire, keys)
    assert writer.hand_in().status == 201
    return writer
