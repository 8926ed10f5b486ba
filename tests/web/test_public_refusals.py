"""What is wrong with a request is said in one order, and a refusal stores nothing and spends nothing."""

import base64
import json
import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from functions.app import create_app
from functions.services import Services
from functions.storage.sqlite import SqliteTable
from functions.storage.table import Change, TableUnavailable
from tests.clock import Clock
from tests.opening import open_service
from tests.public import API, Client, looks_sealed


class LosingTable:
    """A table that can be read, and answers no commit any more."""

    def __init__(self, table: SqliteTable) -> None:
        self._table = table
        self.is_away = False

    def commit(self, changes: Sequence[Change]) -> None:
        """Commit, or say that storage is away."""
        if self.is_away:
            raise TableUnavailable("away")
        self._table.commit(changes)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._table, name)


@pytest.fixture
def losing(table: SqliteTable) -> LosingTable:
    return LosingTable(table)


@pytest.fixture
def app(services: Services, losing: LosingTable) -> Flask:
    open_service(services)
    cases = replace(services.cases, table=losing)
    return create_app(replace(services, cases=cases))


@pytest.fixture
def writer(client: FlaskClient, services: Services) -> Client:
    return Client(client, services)


class Trial:
    """A request that is spoilt in several ways before it is sent."""

    def __init__(
        self, writer: Client, losing: LosingTable, clock: Clock, path: str, body: dict[str, Any]
    ) -> None:
        self.writer, self.losing, self.clock = writer, losing, clock
        self.path, self.body = path, body
        self.headers = writer.bearer
        self.media_type, self.padding = "application/json", 0

    def send(self) -> TestResponse:
        return self.writer.http.post(
            self.path,
            data=json.dumps(self.body) + " " * self.padding,
            headers=self.headers,
            content_type=self.media_type,
        )


def too_large(trial: Trial) -> None:
    trial.padding = 512_000


def not_json(trial: Trial) -> None:
    trial.media_type = "text/plain"


def misshapen(trial: Trial) -> None:
    trial.body["id"] = "no uuid"


def wrong_token(trial: Trial) -> None:
    trial.headers = {"Authorization": "Bearer " + base64.urlsafe_b64encode(bytes(32)).decode().rstrip("=")}


def erased(trial: Trial) -> None:
    trial.writer.erase()


def id_in_use(trial: Trial) -> None:
    used = trial.writer.message()
    assert trial.writer.write(used).status_code == 201
    trial.body["id"] = used["id"]


def mailbox_in_use(trial: Trial) -> None:
    assert trial.writer.hand_in().status_code == 201


def other_kind(trial: Trial) -> None:
    trial.body["sealed"] = looks_sealed("x25519")


def work_not_ours(trial: Trial) -> None:
    trial.body["work"] = trial.writer.work(key=bytes(32))


def full_for_hours(trial: Trial) -> None:
    services = trial.writer.services
    services.settings.save(replace(services.settings.read(), capacity_per_day=1), now=services.clock())
    assert Client(trial.writer.http, services).hand_in().status_code == 201
    trial.clock.move(minutes=61)
    if trial.body["work"]:
        trial.body["work"] = trial.writer.work()


def earlier_epoch(trial: Trial) -> None:
    trial.body["epoch"] = 7


def storage_away(trial: Trial) -> None:
    trial.losing.is_away = True


def many_messages(trial: Trial) -> None:
    for _ in range(20):
        assert trial.writer.write().status_code == 201


Spoil = Callable[[Trial], None]

INTAKE: list[tuple[Spoil, int, str]] = [
    (too_large, 413, "too-large"),
    (not_json, 415, "unsupported-media-type"),
    (misshapen, 422, "invalid"),
    (mailbox_in_use, 409, "already-used"),
    (work_not_ours, 422, "work"),
    (full_for_hours, 503, "full"),
    (earlier_epoch, 409, "epoch"),
    (storage_away, 503, "unavailable"),
]
MESSAGE: list[tuple[Spoil, int, str]] = [
    (too_large, 413, "too-large"),
    (not_json, 415, "unsupported-media-type"),
    (misshapen, 422, "invalid"),
    (wrong_token, 404, "not-found"),
    (erased, 410, "gone"),
]
LIVING: list[tuple[Spoil, int, str]] = [
    (wrong_token, 404, "not-found"),
    (id_in_use, 409, "already-used"),
    (other_kind, 422, "kind-of-keys"),
    (work_not_ours, 422, "work"),
    (earlier_epoch, 409, "epoch"),
]
LAST: list[tuple[Spoil, int, str]] = [
    (earlier_epoch, 409, "epoch"),
    (many_messages, 429, "too-many-messages"),
]
AWAY: list[tuple[Spoil, int, str]] = [(earlier_epoch, 409, "epoch"), (storage_away, 503, "unavailable")]

Case = tuple[tuple[Spoil, int, str], tuple[Spoil, int, str]]


def names(pair: Case) -> str:
    return f"{pair[0][2]} before {pair[1][2]}"


def refuses_first(trial: Trial, pair: Case) -> None:
    """Spoil the request in both ways, the later one first, and expect the earlier refusal."""
    (first, status, kind), (second, _, _) = pair
    second(trial)
    first(trial)

    answer = trial.send()

    assert answer.json is not None
    assert (answer.status_code, answer.json["type"]) == (status, f"urn:pinternet:problem:{kind}")
    assert set(answer.json) >= {"type", "title", "status", "detail", "next"}
    assert answer.mimetype == "application/problem+json"


@pytest.mark.parametrize("pair", [*pairwise(INTAKE)], ids=names)
def test_an_intakes_faults_are_said_in_order(
    writer: Client, losing: LosingTable, clock: Clock, pair: Case
) -> None:
    refuses_first(Trial(writer, losing, clock, f"{API}/intakes", writer.intake()), pair)


@pytest.mark.parametrize(
    "pair", [*pairwise(MESSAGE), *pairwise(LIVING), *pairwise(LAST), *pairwise(AWAY)], ids=names
)
def test_a_messages_faults_are_said_in_order(
    writer: Client, losing: LosingTable, clock: Clock, pair: Case
) -> None:
    writer.hand_in()

    refuses_first(Trial(writer, losing, clock, f"{writer.path}/messages", writer.message()), pair)


@pytest.mark.parametrize(
    "spoil", [each for each in INTAKE if each[0] not in (mailbox_in_use, full_for_hours)]
)
def test_a_refused_intake_stores_nothing(
    writer: Client, losing: LosingTable, clock: Clock, table: SqliteTable, spoil: tuple[Spoil, int, str]
) -> None:
    trial = Trial(writer, losing, clock, f"{API}/intakes", writer.intake())
    spoil[0](trial)
    before = table.query_index("cases/waiting").rows, table.query("intakes/2040-01-02").items

    trial.send()

    assert (table.query_index("cases/waiting").rows, table.query("intakes/2040-01-02").items) == before


def test_storage_that_is_away_asks_for_the_same_again_and_then_takes_it_once(
    writer: Client, losing: LosingTable
) -> None:
    body = writer.intake()
    losing.is_away = True
    away = writer.hand_in(body)
    losing.is_away = False

    again = writer.hand_in(body)

    assert (away.status_code, again.status_code) == (503, 201)
    assert int(away.headers["Retry-After"]) > 0


def test_a_mailbox_that_cannot_be_read_says_so(services: Services, table: SqliteTable) -> None:
    open_service(services)

    class Away(LosingTable):
        def get(self, key: object) -> None:
            raise TableUnavailable("away")

    cases = replace(services.cases, table=Away(table))
    reader = Client(create_app(replace(services, cases=cases)).test_client(), services)

    answers = [
        reader.read(),
        reader.write(),
        reader.take_back(str(uuid.uuid4())),
        reader.ask(),
        reader.erase(),
    ]

    assert {answer.status_code for answer in answers} == {503}
