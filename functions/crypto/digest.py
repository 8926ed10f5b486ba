"""The hash by which a sealed body handed in a second time is recognised."""

from hashlib import sha256

PIECE = 2047
"""Bytes. Of more, hashlib gives the interpreter away meanwhile; to get it back from busy threads takes far
longer than to hash."""


def digest_of(sealed: bytes) -> str:
    """Return the SHA-256 of a sealed body, in hex."""
    digest = sha256()
    rest = memoryview(sealed)
    for start in range(0, len(rest), PIECE):
        digest.update(rest[start : start + PIECE])
    return digest.hexdigest()
