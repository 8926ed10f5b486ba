"""age identities as Bech32 text: 32 bytes in, `AGE-SECRET-KEY-…` out."""

import bech32

PREFIX = {"x25519": "age-secret-key-", "hybrid": "age-secret-key-pq-"}


def identity(kind: str, secret: bytes) -> str:
    """Return the upper-case Bech32 text of an identity; `kind` is "hybrid" or "x25519".

    The hybrid secret is the 32-byte seed of age's `mlkem768x25519` keys.
    """
    if len(secret) != 32:
        raise ValueError("an age identity has 32 bytes")
    words: list[int] = bech32.convertbits(secret, 8, 5) or []
    return str(bech32.bech32_encode(PREFIX[kind], words)).upper()
