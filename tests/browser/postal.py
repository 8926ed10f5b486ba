"""Reading the mails that a counselor receives."""

import email
import email.policy
import re
from email.message import EmailMessage

from tests.running import Mailbox


def _read(raw: bytes) -> EmailMessage:
    return email.message_from_bytes(raw, policy=email.policy.default)


def text_of(raw: bytes) -> str:
    """Return the text of a mail."""
    body = _read(raw).get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def code_in(raw: bytes) -> str:
    """Return the six digits that prove a channel."""
    return str(re.findall(r"\b\d{6}\b", text_of(raw))[0])


def claim_link(post: Mailbox, before: int, address: str) -> str:
    """Return the claim link that was mailed to an address after the first `before` mails."""
    for raw in post.wait_for(before + 2)[before:]:
        if address in str(_read(raw)["To"]):
            return str(re.findall(r"http\S+/c/\S+", text_of(raw))[0])
    raise AssertionError("no alert for this address")
