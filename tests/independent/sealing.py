"""Bodies as the protocol says: JSON, spaces up to a bucket, age. pyrage knows no hybrid keys; Node does."""

import base64
import json
import subprocess
from pathlib import Path
from typing import Any

import pyrage

BUCKETS = (4096, 16384, 65536)
SCRIPT = Path(__file__).with_name("age.mjs")


def plaintext(body: dict[str, Any]) -> bytes:
    """Return a body's JSON, followed by spaces up to the next bucket."""
    text = json.dumps(body).encode()
    return text.ljust(next(size for size in BUCKETS if len(text) <= size))


def seal(text: bytes, recipients: list[str]) -> bytes:
    """Seal to recipients, hybrid ones by typage, the others by pyrage."""
    if any(each.startswith("age1pq1") for each in recipients):
        asked = {"do": "seal", "bytes": base64.b64encode(text).decode(), "recipients": recipients}
        return base64.b64decode(_node(asked))
    return bytes(pyrage.encrypt(text, [pyrage.x25519.Recipient.from_str(each) for each in recipients]))


def unseal(sealed: bytes, identity: str) -> dict[str, Any]:
    """Open a body with an identity of its kind; its plaintext must fill a bucket."""
    if identity.startswith("AGE-SECRET-KEY-PQ-1"):
        asked = {"do": "open", "bytes": base64.b64encode(sealed).decode(), "identity": identity}
        text = base64.b64decode(_node(asked))
    else:
        text = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(identity)])
    assert len(text) in BUCKETS
    opened: dict[str, Any] = json.loads(text)
    return opened


def recipient_of(identity: str) -> str:
    """Return to whom others seal what this identity opens."""
    if identity.startswith("AGE-SECRET-KEY-PQ-1"):
        return _node({"do": "recipient", "identity": identity})
    return str(pyrage.x25519.Identity.from_str(identity).to_public())


def _node(asked: dict[str, Any]) -> str:
    done = subprocess.run(
        ["node", str(SCRIPT)], input=json.dumps(asked), capture_output=True, text=True, check=True, timeout=20
    )
    return done.stdout
