"""A full day is said before anyone begins, spares those who had begun, and never turns urgency away."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from functions.app import create_app
from functions.intake.store import IntakeStore
from functions.services import Services
from tests.clock import Clock
from tests.opening import open_service
from tests.public import API, Client

HandIn = Callable[..., int]


@pytest.fixture(autouse=True)
def two_a_day(services: Services) -> None:
    open_service(services)
    services.settings.save(replace(services.settings.read(), capacity_per_day=2), now=services.clock())


@pytest.fixture
def hand_in(client: FlaskClient, services: Services) -> HandIn:
    def hand_in(**changes: Any) -> int:
        return Client(client, services).hand_in(**changes).status_code

    return hand_in


def full_until(client: FlaskClient) -> object:
    health = client.get(f"{API}/health").json
    assert health is not None
    return health["full_until"]


def test_a_full_day_is_said_with_its_end(client: FlaskClient, hand_in: HandIn) -> None:
    hand_in()
    before = full_until(client)
    hand_in()

    assert (before, full_until(client)) == (None, "2040-01-02T17:00:00Z")


def test_those_who_had_begun_have_an_hour(hand_in: HandIn, clock: Clock) -> None:
    hand_in()
    hand_in()
    clock.move(minutes=58)
    in_time = hand_in()
    clock.move(minutes=2)

    assert (in_time, hand_in()) == (201, 503)


def test_the_hour_does_not_begin_again_with_later_intakes(hand_in: HandIn, clock: Clock) -> None:
    for _ in range(4):
        hand_in()
        clock.move(minutes=20)

    assert hand_in() == 503


def test_a_full_day_says_when_to_come_again(
    client: FlaskClient, services: Services, hand_in: HandIn, clock: Clock
) -> None:
    hand_in()
    hand_in()
    clock.move(hours=2)

    answer = Client(client, services).hand_in()

    assert answer.headers["Retry-After"] == str(11 * 3600 + 55 * 60 + 55)
    assert answer.json is not None
    assert answer.json["full_until"] == "2040-01-02T17:00:00Z"


def test_urgency_is_never_refused_for_capacity(hand_in: HandIn, clock: Clock) -> None:
    hand_in()
    hand_in()
    clock.move(hours=2)

    assert (hand_in(), hand_in(urgency="urgent")) == (503, 201)


def test_the_next_local_day_has_room_again(client: FlaskClient, hand_in: HandIn, clock: Clock) -> None:
    hand_in()
    hand_in()
    clock.move(hours=14)

    assert (full_until(client), hand_in()) == (None, 201)


def test_junk_gives_its_place_back(client: FlaskClient, services: Services, hand_in: HandIn) -> None:
    writer = Client(client, services)
    writer.hand_in()
    hand_in()
    case = writer.case

    services.table.commit(services.intakes.forgetting(case.id, case.received_at, "Asia/Jakarta"))

    assert full_until(client) is None
    assert services.intakes.forgetting(case.id, case.received_at, "Asia/Jakarta") == []


def test_another_process_is_noticed_within_seconds(
    client: FlaskClient, services: Services, hand_in: HandIn, clock: Clock
) -> None:
    hand_in()
    assert full_until(client) is None
    other = replace(services, intakes=IntakeStore(services.table))
    Client(create_app(other).test_client(), other).hand_in()
    clock.move(seconds=6)

    assert full_until(client) == "2040-01-02T17:00:00Z"
