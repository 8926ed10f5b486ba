"""A door on loopback in front of the emulated services: notes what each call is allowed to ask for by IAM.

https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html names actions and resources.
A transaction is allowed by what it holds.
"""

import base64
import http.client
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.policy import default
from threading import Lock
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.aws.loopback import Quiet, serving

INSIDE = {"Put": "PutItem", "Delete": "DeleteItem", "ConditionCheck": "ConditionCheckItem"}
"""The actions that the parts of a transaction need."""
BUSY: tuple[int, list[tuple[str, str]], bytes] = (
    400,
    [("Content-Type", "application/x-amz-json-1.0")],
    b'{"__type": "com.amazonaws.dynamodb.v20120810#ThrottlingException", "message": "busy"}',
)
HOP_BY_HOP = ("content-length", "transfer-encoding", "connection")
CREDENTIAL = re.compile(r"Credential=[^/]+/\d+/[^/]+/(?P<service>[^/]+)/")


@dataclass(frozen=True, order=True)
class Call:
    """An IAM action and the end of the ARN that it was asked for; "*" where a resource has none."""

    action: str
    resource: str


@dataclass
class Calls:
    """What was asked for so far, and the mail and SMS among it. While `is_busy` the table turns all away."""

    address: str = ""
    made: set[Call] = field(default_factory=set)
    is_busy: bool = False
    mails: list[EmailMessage] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def note(self, service: str, operation: str, body: bytes) -> None:
        """Note one request."""
        asked = _asked(body)
        self.made.update(_calls(service, operation, asked))
        if operation == "SendRawEmail":
            raw = base64.b64decode(asked["RawMessage.Data"])
            self.mails.append(BytesParser(EmailMessage, policy=default).parsebytes(raw))
        if operation == "Publish":
            self.texts.append(asked["Message"])


def _asked(body: bytes) -> Mapping[str, Any]:
    """Return the parameters of a request, by the protocol's JSON or its form."""
    if body[:1] == b"{":
        asked: dict[str, Any] = json.loads(body)
        return asked
    return {name: values[0] for name, values in parse_qs(body.decode(errors="replace")).items()}


def _calls(service: str, operation: str, asked: Mapping[str, Any]) -> Iterator[Call]:
    if operation == "TransactWriteItems":
        for part in asked["TransactItems"]:
            ((kind, inside),) = part.items()
            yield Call(f"dynamodb:{INSIDE[kind]}", f"table/{inside['TableName']}")
    elif service == "dynamodb":
        index = f"/index/{asked['IndexName']}" if "IndexName" in asked else ""
        yield Call(f"dynamodb:{operation}", f"table/{asked['TableName']}{index}")
    elif service == "ssm":
        yield Call(f"ssm:{operation}", f"parameter{asked['Name']}")
    elif operation == "SendRawEmail":
        yield Call(f"ses:{operation}", f"identity/{asked['Source'].rpartition('@')[2]}")
    else:
        yield Call(f"{'cloudwatch' if service == 'monitoring' else service}:{operation}", "*")


@contextmanager
def noting(services: str) -> Iterator[Calls]:
    """Stand in front of emulated services for the length of a `with` block."""
    calls = Calls()
    with serving(type("Door", (_Door,), {"calls": calls, "services": services, "turn": Lock()})) as address:
        calls.address = f"http://{address}"
        yield calls


class _Door(Quiet):
    calls: Calls
    services: str
    turn: Lock

    def _pass(self) -> None:
        body = self.body()
        service, operation = _named(self.path, self.headers, body)
        self.calls.note(service, operation, body)
        with self.turn:
            is_away = self.calls.is_busy and service == "dynamodb"
            status, headers, answer = BUSY if is_away else self._ask(body)
        self.say(status, [(name, value) for name, value in headers if name.lower() not in HOP_BY_HOP], answer)

    do_GET = do_POST = do_PUT = _pass  # noqa: N815 (http.server's names)

    def _ask(self, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        to = urlsplit(self.services)
        connection = http.client.HTTPConnection(to.hostname or "", to.port, timeout=20)
        try:
            connection.request(self.command, self.path, body, dict(self.headers.items()))
            answer = connection.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            connection.close()


def _named(path: str, headers: Message, body: bytes) -> tuple[str, str]:
    """Return a request's service, from its signature, and its operation, wherever the protocol has it."""
    found = CREDENTIAL.search(headers.get("Authorization", ""))
    service = found["service"] if found else "unsigned"
    target = headers.get("X-Amz-Target")
    if target:
        return service, target.rpartition(".")[2]
    if "/operation/" in path:
        return service, path.rpartition("/")[2]
    return service, parse_qs(body.decode(errors="replace"))["Action"][0]
