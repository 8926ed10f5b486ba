"""Every sender with a provider that can be told how to answer."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
from botocore.stub import Stubber
from moto import mock_aws

from functions.senders.aws import CLIENT, SesSender, SnsSender
from functions.senders.gateway import Gateway, mail_server
from functions.senders.mail import letterhead
from functions.senders.outbox import Outbox, read_outbox
from functions.senders.sender import Sender
from functions.senders.smtp import SmtpSender
from tests.senders import mail_server as smtp
from tests.senders.gate import gate

ORIGIN = "https://example.org"


@dataclass(frozen=True)
class Stage:
    """A sender, an address it takes, and its provider: told to answer, and asked what it took."""

    sender: Sender
    to: str
    taken: Callable[[], list[str]]


@contextmanager
def outbox(folder: Path, kind: str) -> Iterator[Stage]:
    sender = Outbox(folder / "outbox", kind, letterhead(ORIGIN))
    to = "ann@example.org" if kind == "eml" else "+6281234567890"
    yield Stage(sender, to, lambda: [file.read_text() for file in read_outbox(folder / "outbox")])


@contextmanager
def smtp_server(_: Path) -> Iterator[Stage]:
    with smtp.running() as (server, port):
        url = f"mailto://127.0.0.1:{port}?from=notice@example.org"
        sender = SmtpSender(lambda: mail_server(url), lambda found: letterhead(ORIGIN, found.sender))
        yield Stage(sender, "ann@example.org", lambda: [mail.decode() for mail in server.mails])


@contextmanager
def ses(_: Path) -> Iterator[Stage]:
    with amazon():
        client = boto3.client("ses", config=CLIENT, region_name="ap-southeast-3")
        client.verify_email_identity(EmailAddress="notice@example.org")
        sender = SesSender(client, letterhead(ORIGIN, "notice@example.org"))
        yield Stage(sender, "ann@example.org", lambda: [sent.raw_data for sent in _moto("ses").sent_messages])


@contextmanager
def sns(_: Path) -> Iterator[Stage]:
    with amazon():
        client = boto3.client("sns", config=CLIENT, region_name="ap-southeast-3")
        yield Stage(
            SnsSender(client),
            "+6281234567890",
            lambda: [f"{to}\n{text}" for to, text in _moto("sns").sms_messages.values()],
        )


@contextmanager
def gateway(_: Path) -> Iterator[Stage]:
    with gate() as (host, posted):
        yield Stage(
            Gateway(f"json://{host}/sms"),
            "+6281234567890",
            lambda: [f"{post.path}\n{json.loads(post.body)['message']}" for post in posted],
        )


@contextmanager
def amazon() -> Iterator[None]:
    """Run moto in place of Amazon, with keys that open nothing."""
    with mock_aws():
        yield


def _moto(service: str) -> Any:
    from moto.core.models import DEFAULT_ACCOUNT_ID
    from moto.ses.models import ses_backends
    from moto.sns.models import sns_backends

    backends: Any = ses_backends if service == "ses" else sns_backends
    return backends[DEFAULT_ACCOUNT_ID]["ap-southeast-3"]


def refusing(client: Any, call: str, code: str) -> Stubber:
    """Make an Amazon client answer a call with an error."""
    stub = Stubber(client)
    stub.add_client_error(call, service_error_code=code)
    return stub
