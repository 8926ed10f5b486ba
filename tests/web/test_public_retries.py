"""A retry that runs beside its first try is answered as a retry, wherever the two meet."""

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from functions.services import Services
from functions.storage.sqlite import SqliteTable
from functions.storage.table import CommitConflict
from tests.cases.meddling import MeddlingTable
from tests.clock import Clock
from tests.opening import open_service
from tests.public import Client

MEETINGS = ["work/", "mailbox/", "case/"]
"""What the retry has just read when the first try is stored."""


@pytest.fixture
def table(clock: Clock) -> Iterator[MeddlingTable]:
    sqlite = SqliteTable(":memory:", clock=clock)
    yield MeddlingTable(sqlite)
    sqlite.close()


@pytest.fixture
def writer(client: FlaskClient, services: Services) -> Client:
    open_service(services)
    return Client(client, services)


def refuse() -> None:
    """Let somebody else be quicker."""
    raise CommitConflict


@pytest.mark.parametrize("meeting", ["work/", "mailbox/"])
def test_an_intake_beside_its_first_try(writer: Client, table: MeddlingTable, meeting: str) -> None:
    body = writer.intake()
    table.before.append(refuse)
    table.after_reading[meeting] = lambda: writer.hand_in(body)

    retry = writer.hand_in(body)

    assert retry.status_code == 200
    assert retry.json == writer.hand_in(body).json


def test_an_intake_whose_first_try_is_stored_at_the_last_moment(writer: Client, table: MeddlingTable) -> None:
    body = writer.intake()
    table.before.append(lambda: writer.hand_in(body))

    retry = writer.hand_in(body)

    assert retry.status_code == 200
    assert retry.json == writer.hand_in(body).json


def test_a_new_intake_is_stored_without_a_look_at_what_is_there(writer: Client, table: MeddlingTable) -> None:
    writer.hand_in()
    next_one = Client(writer.http, writer.services)
    body = next_one.intake()
    table.reads.clear()

    assert next_one.hand_in(body).status_code == 201

    assert not table.reads


@pytest.mark.parametrize("meeting", MEETINGS)
def test_a_message_beside_its_first_try(writer: Client, table: MeddlingTable, meeting: str) -> None:
    writer.hand_in(writer.intake())
    letter = writer.message()
    table.after_reading[meeting] = lambda: writer.write(letter)

    retry = writer.write(letter)

    assert retry.status_code == 200
    assert len(writer.read().get_json()["messages"]) == 2
