"""Claim links: a keyed hash of the delivery's id, made again when needed, never stored."""

import hmac
from base64 import b32encode

from functions.crypto.secrets import ServerSecrets

MAC_LENGTH = 16

_PURPOSE = "claim link"


def claim_path(secrets: ServerSecrets, delivery: str) -> str:
    """Return the path of the page where the delivery's person claims, `/c/{delivery}.{mac}`."""
    return f"/c/{delivery}.{_mac(secrets, delivery)}"


def is_genuine(secrets: ServerSecrets, delivery: str, mac: str) -> bool:
    """Whether the link was made by this server."""
    return hmac.compare_digest(_mac(secrets, delivery).encode(), mac.encode())


def is_cut(mac: str) -> bool:
    """Whether a link's end is missing, as when a mail program breaks a line in it."""
    return len(mac) < MAC_LENGTH


def _mac(secrets: ServerSecrets, delivery: str) -> str:
    """Return 80 bits in letters and digits, which telephones recognise to the last one in a link."""
    digest = bytes.fromhex(secrets.mac(_PURPOSE, delivery))
    return b32encode(digest[: MAC_LENGTH * 5 // 8]).decode().lower()
