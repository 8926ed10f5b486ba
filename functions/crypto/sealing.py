"""Sealing and opening with X25519 keys: what the browser's seal.js does, for the path without script.

pyrage knows no hybrid keys, so nothing here opens or seals a case that a browser began.
"""

from collections.abc import Sequence

import pyrage
from pyrage import x25519


class Unopened(ValueError):
    """The bytes are not sealed to this identity, or are damaged."""


def recipient_of(identity: str) -> str:
    """Return the recipient `age1…` that belongs to an identity."""
    return str(x25519.Identity.from_str(identity).to_public())


def seal(plaintext: bytes, recipients: Sequence[str]) -> bytes:
    """Return `plaintext` as a binary age file that each of the recipients opens."""
    return bytes(pyrage.encrypt(plaintext, [x25519.Recipient.from_str(each) for each in recipients]))


def unseal(sealed: bytes, identity: str) -> bytes:
    """Return what was sealed.

    Raises:
        Unopened: it is not for this identity, or damaged.
    """
    try:
        return bytes(pyrage.decrypt(sealed, [x25519.Identity.from_str(identity)]))
    except pyrage.DecryptError:
        raise Unopened from None  # the vendor's message may speak of what is inside
