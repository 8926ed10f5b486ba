"""Several requests at the same moment end as if they had come one after another."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from flask.testing import FlaskClient

from functions.services import Services
from functions.storage.sqlite import SqliteTable
from tests.clock import Clock
from tests.opening import open_service
from tests.public import Client

AT_ONCE = 6


@pytest.fixture
def table(tmp_path: Path, clock: Clock) -> Iterator[SqliteTable]:
    table = SqliteTable(tmp_path / "races.db", clock=clock)
    yield table
    table.close()


@pytest.fixture
def writer(client: FlaskClient, services: Services) -> Client:
    open_service(services)
    return Client(client, services)


def together(requests: list[Callable[[], int]]) -> Counter[int]:
    """Send all at once and count the statuses."""
    gate = Barrier(len(requests))

    def send(request: Callable[[], int]) -> int:
        gate.wait()
        return request()

    with ThreadPoolExecutor(len(requests)) as pool:
        return Counter(pool.map(send, requests))


def hand_in(one: Client, body: dict[str, Any]) -> int:
    return one.hand_in(body).status_code


def write(one: Client, body: dict[str, Any]) -> int:
    return one.write(body).status_code


def alike(writer: Client) -> list[Client]:
    """Return clients with the same mailbox, each with a connection of its own."""
    application = writer.http.application
    return [
        Client(application.test_client(), writer.services, writer.mailbox, writer.token)
        for _ in range(AT_ONCE)
    ]


def test_the_same_intake_sent_at_once_makes_one_case(writer: Client, table: SqliteTable) -> None:
    body = writer.intake()

    statuses = together([partial(hand_in, one, body) for one in alike(writer)])

    assert statuses == {201: 1, 200: AT_ONCE - 1}
    assert len(table.query_index("cases/waiting").rows) == 1
    assert len(table.query("intakes/2040-01-02").items) == 1


def test_different_messages_sent_at_once_all_have_their_place(writer: Client) -> None:
    writer.hand_in()
    bodies = [writer.message() for _ in range(AT_ONCE)]

    statuses = together([partial(write, one, body) for one, body in zip(alike(writer), bodies, strict=True)])

    assert statuses == {201: AT_ONCE}
    thread = writer.read().json
    assert thread is not None
    assert {each["id"] for each in thread["messages"][1:]} == {body["id"] for body in bodies}
    assert writer.case.bodies == AT_ONCE + 1


def test_one_work_pays_for_one_of_several_intakes(writer: Client) -> None:
    work = writer.work()
    application = writer.http.application
    several = [Client(application.test_client(), writer.services) for _ in range(AT_ONCE)]
    bodies = [one.intake(work=work) for one in several]

    statuses = together([partial(hand_in, one, body) for one, body in zip(several, bodies, strict=True)])

    assert statuses == {201: 1, 422: AT_ONCE - 1}
