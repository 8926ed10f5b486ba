"""A client program for tests: bodies that look sealed, solved work, and every public call."""

import base64
import json
import os
import uuid
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import altcha
import pyrage
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from functions.crypto.padding import pad
from functions.crypto.work import make_challenge
from functions.services import Services
from tests.opening import TEAM_PLAIN

API = "/api/v1"
SHARE = {"hybrid": ("mlkem768x25519", 1120), "x25519": ("X25519", 32)}


def base64_lines(raw: bytes) -> str:
    """Return a stanza's body: lines of 64, the last one shorter."""
    text = base64.b64encode(raw).decode().rstrip("=")
    lines = [text[place : place + 64] for place in range(0, len(text), 64)]
    return "\n".join([*lines, ""] if len(text) % 64 == 0 else lines)


def stanza(kind: str, body: int = 32) -> str:
    """Return a recipient stanza of random bytes."""
    name, share = SHARE[kind]
    argument = base64.b64encode(os.urandom(share)).decode().rstrip("=")
    return f"-> {name} {argument}\n{base64_lines(os.urandom(body))}\n"


def age_file(*stanzas: str, payload: int = 16 + 4096 + 16) -> bytes:
    """Return a file with the shape of age v1 and random bytes inside."""
    mac = base64.b64encode(os.urandom(32)).decode().rstrip("=")
    header = f"age-encryption.org/v1\n{''.join(stanzas)}--- {mac}\n"
    return header.encode() + os.urandom(payload)


def looks_sealed(kind: str = "hybrid") -> str:
    """Return a body in base64 that the server takes and nobody can open."""
    return base64.b64encode(age_file(stanza(kind), stanza(kind))).decode()


def sealed_plain(body: dict[str, Any], client: str) -> str:
    """Return a body really sealed to the test team and a client, both x25519."""
    recipients = [pyrage.x25519.Recipient.from_str(each) for each in (TEAM_PLAIN, client)]
    return base64.b64encode(pyrage.encrypt(pad(json.dumps(body).encode()), recipients)).decode()


@dataclass
class Client:
    """A client with a mailbox of their own."""

    http: FlaskClient
    services: Services
    mailbox: str = field(default_factory=lambda: os.urandom(16).hex())
    token: bytes = field(default_factory=lambda: os.urandom(32))

    @property
    def bearer(self) -> dict[str, str]:
        """The header that opens the mailbox."""
        return {"Authorization": f"Bearer {base64.urlsafe_b64encode(self.token).decode().rstrip('=')}"}

    @property
    def path(self) -> str:
        """The mailbox's address."""
        return f"{API}/mailboxes/{self.mailbox}"

    def work(self, cost: int = 1, key: bytes | None = None) -> str:
        """Return solved work."""
        made = make_challenge(key or self.services.secrets.work, cost=cost, now=self.services.clock())
        challenge = altcha.Challenge.from_dict(made)
        solution = altcha.solve_challenge(challenge)
        assert solution is not None
        return str(altcha.Payload(challenge, solution).to_base64())

    def intake(self, **changes: Any) -> dict[str, Any]:
        """Return an intake's body."""
        return {
            "id": str(uuid.uuid4()),
            "mailbox": self.mailbox,
            "token_sha256": sha256(self.token).hexdigest(),
            "sealed": looks_sealed(),
            "epoch": 1,
            "language": "id",
            "urgency": "routine",
            "form": {"id": "intake", "version": "1"},
            "work": self.work(),
        } | changes

    def message(self, **changes: Any) -> dict[str, Any]:
        """Return a message's body."""
        return {
            "id": str(uuid.uuid4()),
            "sealed": looks_sealed(),
            "epoch": 1,
            "work": self.work(),
        } | changes

    def hand_in(self, body: dict[str, Any] | None = None, **changes: Any) -> TestResponse:
        """POST an intake."""
        return self.http.post(f"{API}/intakes", json=body or self.intake(**changes))

    def write(self, body: dict[str, Any] | None = None, **changes: Any) -> TestResponse:
        """POST a message."""
        return self.http.post(
            f"{self.path}/messages", json=body or self.message(**changes), headers=self.bearer
        )

    def evaluate(self, body: dict[str, Any] | None = None, **changes: Any) -> TestResponse:
        """POST an evaluation."""
        return self.http.post(
            f"{self.path}/evaluations", json=body or self.message(**changes), headers=self.bearer
        )

    def read(self, after: str | None = None) -> TestResponse:
        """GET the mailbox."""
        query = {} if after is None else {"after": after}
        return self.http.get(self.path, query_string=query, headers=self.bearer)

    def take_back(self, message: str) -> TestResponse:
        """DELETE a message."""
        return self.http.delete(f"{self.path}/messages/{message}", headers=self.bearer)

    def ask(self, **changes: Any) -> TestResponse:
        """POST a request."""
        body = {"id": str(uuid.uuid4()), "kind": "another-counselor"} | changes
        return self.http.post(f"{self.path}/requests", json=body, headers=self.bearer)

    def requests(self) -> TestResponse:
        """GET the requests."""
        return self.http.get(f"{self.path}/requests", headers=self.bearer)

    def withdraw(self, request: str) -> TestResponse:
        """DELETE a request."""
        return self.http.delete(f"{self.path}/requests/{request}", headers=self.bearer)

    def erase(self) -> TestResponse:
        """DELETE the mailbox."""
        return self.http.delete(self.path, headers=self.bearer)

    @property
    def case(self) -> Any:
        """The head of the client's case."""
        known = self.services.cases.mailbox(sha256(bytes.fromhex(self.mailbox)).hexdigest())
        assert known is not None
        assert known.case is not None
        return self.services.cases.case(known.case)
