"""A client who has sent an intake, and what counselors do to their case."""

import uuid
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from functions.cases.model import Message
from functions.services import Services
from tests.opening import open_service
from tests.public import Client


@pytest.fixture
def owner(client: FlaskClient, services: Services) -> Client:
    """A client whose intake was received."""
    open_service(services)
    owner = Client(client, services)
    assert owner.hand_in().status_code == 201
    return owner


def answer_case(owner: Client, number: int, sealed: bytes, keys: int = 1) -> None:
    """Put a counselor's message into the thread and claim the case, as casework does."""
    cases, case = owner.services.cases, owner.case
    message = Message(number, str(uuid.uuid4()), "counselor", owner.services.clock(), keys, sealed, "")
    after = replace(case, next_number=number + 1, bodies=case.bodies + 1, reply_by=None)
    cases.commit([cases.put_case(after), *cases.add_message(case.id, message)])


def change_case(owner: Client, **changes: object) -> None:
    """Change the head of the case as casework would."""
    cases = owner.services.cases
    cases.commit([cases.put_case(replace(owner.case, **changes))])
