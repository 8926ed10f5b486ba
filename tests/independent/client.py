"""A client program that knows the protocol's text and nothing else."""

import base64
import json
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

import altcha

from tests.independent.codes import Derived, derive, new_code
from tests.independent.sealing import plaintext, recipient_of, seal, unseal
from tests.independent.wire import Answer, Wire


def solved(wire: Wire) -> str:
    """Fetch a challenge and return base64 of the JSON of it and its solution."""
    challenge = wire.call("GET", "/work").json
    solution = altcha.solve_challenge(altcha.Challenge.from_dict(challenge))
    assert solution is not None
    payload = {"challenge": challenge, "solution": solution.to_dict()}
    return base64.b64encode(json.dumps(payload).encode()).decode()


@dataclass
class Client:
    """Someone with a return code; `kind` is that of their case's keys."""

    wire: Wire
    keys: dict[str, Any]
    kind: str = "x25519"
    code: str = field(default_factory=new_code)

    @cached_property
    def own(self) -> Derived:
        """What the code derives to."""
        return derive(self.code, self.keys["salt"])

    @property
    def identity(self) -> str:
        """The identity of the case's kind."""
        return self.own.hybrid if self.kind == "hybrid" else self.own.plain

    @cached_property
    def recipients(self) -> list[str]:
        """The team and the client."""
        return [self.keys["team"]["recipients"][self.kind], recipient_of(self.identity)]

    def sealed(self, kind: str, id: str, text: str, **more: Any) -> str:
        """Return a body of a kind for this mailbox, sealed, in base64."""
        body = {
            "v": 1,
            "kind": kind,
            "mailbox": self.own.mailbox,
            "id": id,
            "from": "client",
            "written_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:00Z"),
            "text": text,
        } | more
        return base64.b64encode(seal(plaintext(body), self.recipients)).decode()

    def intake(self, text: str = "I cannot sleep.", **changes: Any) -> dict[str, Any]:
        """Return the body of an intake."""
        id = str(uuid.uuid4())
        more = {
            "form": {"id": "intake", "version": "1"},
            "language": "en",
            "answers": [],
            "consents": [],
            "reply_to": self.recipients[1],
        }
        return {
            "id": id,
            "mailbox": self.own.mailbox,
            "token_sha256": self.own.token_sha256,
            "sealed": self.sealed("intake", id, text, **more),
            "epoch": self.keys["team"]["epoch"],
            "language": "en",
            "urgency": "soon",
            "form": {"id": "intake", "version": "1"},
            "work": solved(self.wire),
        } | changes

    def message(self, text: str = "Still awake.", **changes: Any) -> dict[str, Any]:
        """Return the body of a message."""
        id = str(uuid.uuid4())
        return {
            "id": id,
            "sealed": self.sealed("message", id, text),
            "epoch": self.keys["team"]["epoch"],
            "work": solved(self.wire),
        } | changes

    def hand_in(self, body: dict[str, Any] | None = None) -> Answer:
        """POST an intake."""
        return self.wire.call("POST", "/intakes", body or self.intake())

    def call(self, method: str, path: str = "", body: Any = None, *, token: str | None = None) -> Answer:
        """Send a request to an address of the mailbox, with the own token or another."""
        token = self.own.token if token is None else token
        return self.wire.call(method, f"/mailboxes/{self.own.mailbox}{path}", body, token=token)

    def write(self, body: dict[str, Any] | None = None) -> Answer:
        """POST a message."""
        return self.call("POST", "/messages", body or self.message())

    def read(self, query: str = "") -> Answer:
        """GET the mailbox."""
        return self.call("GET", query)

    def opened(self, message: dict[str, Any]) -> dict[str, Any]:
        """Open a message of the thread."""
        return unseal(base64.b64decode(message["sealed"]), self.identity)
