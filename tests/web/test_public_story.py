"""One conversation by a program that knows the protocol alone: real keys, real seals, a real code."""

import base64
import json
import uuid
from typing import Any

import pyrage
from flask.testing import FlaskClient

from functions.cases.model import Message
from functions.crypto.derivation import unlock
from functions.crypto.return_code import make_code
from functions.services import Services
from tests.clock import Clock
from tests.opening import SALT, TEAM_IDENTITY, open_service
from tests.public import API, Client, sealed_plain


def opened(sealed: str, identity: str) -> dict[str, Any]:
    """Return what a sealed body holds."""
    plain = pyrage.decrypt(base64.b64decode(sealed), [pyrage.x25519.Identity.from_str(identity)])
    return dict(json.loads(plain))


def test_with_the_code_alone_a_client_reads_the_answer(
    client: FlaskClient, services: Services, clock: Clock
) -> None:
    open_service(services)
    code = make_code()
    mine = unlock(code, SALT)
    recipient = str(pyrage.x25519.Identity.from_str(mine.plain).to_public())
    writer = Client(client, services, mine.mailbox, mine.token)
    intake = {"v": 1, "kind": "intake", "mailbox": mine.mailbox, "id": str(uuid.uuid4()), "from": "client"}
    intake |= {"text": "An invented worry.", "reply_to": recipient}

    handed_in = writer.hand_in(id=intake["id"], sealed=sealed_plain(intake, recipient))

    assert handed_in.status_code == 201
    case = writer.case
    first = services.cases.message(case.id, 1)
    assert first is not None
    assert first.sealed is not None
    read = opened(base64.b64encode(first.sealed).decode(), TEAM_IDENTITY)
    assert read == intake

    answer = {
        "v": 1,
        "kind": "message",
        "mailbox": read["mailbox"],
        "id": str(uuid.uuid4()),
        "from": "counselor",
    }
    sealed = base64.b64decode(sealed_plain(answer | {"text": "An invented answer."}, read["reply_to"]))
    clock.move(minutes=30)
    message = Message(2, answer["id"], "counselor", clock(), 1, sealed, "")
    services.table.commit(services.cases.add_message(case.id, message))

    later = unlock(code, client.get(f"{API}/keys").get_json()["salt"])
    thread = Client(client, services, later.mailbox, later.token).read().json
    assert thread is not None
    assert [opened(each["sealed"], later.plain)["text"] for each in thread["messages"]] == [
        "An invented worry.",
        "An invented answer.",
    ]
