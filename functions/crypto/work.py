"""Proof of work by ALTCHA v2 (PBKDF2/SHA-256): a small computation that holds off automatic senders.

Each challenge hides one counter, so that the time to find it is bounded; the server keeps nothing of
it and checks a solution by two HMACs.
"""

import base64
import binascii
import hmac
import json
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import Any

import altcha

ALGORITHM = "PBKDF2/SHA-256"
LIFE = timedelta(minutes=10)
FEWEST_TRIES, MOST_TRIES = 128, 256
COST = 1000
HARDEST = 16
AT_EASE = 5


class WorkWrong(ValueError):
    """A solution is not accepted; `reason` is "malformed", "expired", "signature" or "solution"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Solved:
    """A challenge that was solved: the SHA-256 of its signature, and until when it counts."""

    id: str
    expires_at: datetime


def cost_at(recent: int) -> int:
    """Return the iterations of one try when `recent` intakes came in the last ten minutes."""
    return COST * min(HARDEST, max(1, recent // AT_EASE))


def make_challenge(key: bytes, *, cost: int, now: datetime) -> dict[str, Any]:
    """Return a new challenge, signed with the server's work key of 32 bytes."""
    challenge = altcha.create_challenge(
        ALGORITHM,
        cost,
        counter=FEWEST_TRIES + secrets.randbelow(MOST_TRIES - FEWEST_TRIES),
        expires_at=int((now + LIFE).timestamp()),
        hmac_secret=key,
        hmac_key_secret=_key_of_keys(key),
    )
    return dict(challenge.to_dict())


def check_solution(text: str, key: bytes, *, now: datetime) -> Solved:
    """Return which challenge a payload solves; `text` is the base64 of its JSON.

    Raises:
        WorkWrong: it is malformed, expired, not signed by `key`, or wrong.
    """
    payload = _read(text)
    result = altcha.verify_solution(payload, key, hmac_key_secret=_key_of_keys(key))
    expires_at = payload.challenge.parameters.expires_at
    if result.expired:
        raise WorkWrong("expired")
    if result.invalid_signature or expires_at is None:
        raise WorkWrong("signature")
    if expires_at <= now.timestamp():
        raise WorkWrong("expired")
    if not result.verified:
        raise WorkWrong("solution")
    signature = str(payload.challenge.signature)
    return Solved(sha256(signature.encode()).hexdigest(), datetime.fromtimestamp(expires_at, UTC))


def _read(text: str) -> altcha.Payload:
    try:
        payload = altcha.Payload.from_dict(json.loads(base64.b64decode(text, validate=True)))
    except (binascii.Error, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise WorkWrong("malformed") from error
    expires_at = payload.challenge.parameters.expires_at
    if expires_at is not None and (type(expires_at) is not int or not 0 < expires_at < 2**40):
        raise WorkWrong("malformed")
    return payload


@lru_cache(maxsize=4)
def _key_of_keys(key: bytes) -> bytes:
    return hmac.digest(key, b"pinternet work key signature", "sha256")
