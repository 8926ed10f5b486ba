"""A case and counselors who are signed in, for tests over HTTP."""

import base64
import uuid
from collections.abc import Callable

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from functions.cases.model import Form
from functions.intake.actions import Reception
from functions.intake.model import Intake
from functions.services import Services
from tests.opening import SEALED, open_service
from tests.web.staff_session import SignedIn, add_person, signed_in

BODY = next(each["sealed"] for each in SEALED if each["kind"] == "hybrid")
PLAIN = next(each["sealed"] for each in SEALED if each["kind"] == "x25519")
ANSWER = {"id": str(uuid.UUID(int=5)), "sealed": BODY, "epoch": 1}
MISSING = "f" * 32


def draft(recipients: int = 1) -> str:
    stanza = b"-> X25519 " + base64.b64encode(bytes(32)).rstrip(b"=") + b"\n"
    stanza += base64.b64encode(bytes(32)).rstrip(b"=") + b"\n"
    header = b"age-encryption.org/v1\n" + stanza * recipients
    return base64.b64encode(header + b"--- " + b"A" * 43 + b"\n" + bytes(50)).decode()


def problem(answer: TestResponse) -> str:
    assert answer.mimetype == "application/problem+json"
    return str(answer.json["type"].rpartition(":")[2]) if answer.json else ""


@pytest.fixture
def case(services: Services) -> str:
    """A case that waits in an open service."""
    open_service(services)
    intake = Intake(
        id=str(uuid.UUID(int=1)),
        mailbox="0" * 32,
        token_sha256="0" * 64,
        sealed=base64.b64decode(BODY),
        keys="hybrid",
        epoch=1,
        language="id",
        urgency="urgent",
        form=Form("intake", "1"),
    )
    reception = Reception(services.cases, services.intakes, services.work, services.alerts)
    reception.store(intake, settings=services.settings.read(), now=services.clock())
    mailbox = services.cases.mailbox(intake.mailbox_sha256)
    assert mailbox is not None
    return str(mailbox.case)


@pytest.fixture
def enter(app: Flask, services: Services) -> Callable[[str], SignedIn]:
    """Sign a new person in."""
    return lambda name: signed_in(app, services, add_person(services, name))


@pytest.fixture
def ann(enter: Callable[[str], SignedIn]) -> SignedIn:
    """Ann, signed in."""
    return enter("ann")


@pytest.fixture
def mine(ann: SignedIn, case: str) -> str:
    """A case that Ann claimed."""
    assert ann.change("POST", f"/cases/{case}/claim", {}).status_code == 200
    return case
