"""The team's keys as the organisation's signer vouches for them: sealed is to nothing else.

The path without script seals here, and checks what site/app/shared/statement.js checks in the browser.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from functions.crypto.signatures import verifies
from functions.errors import Unavailable
from functions.staff.model.keys import PublishedKeys, statement_times


class Untrusted(Unavailable):
    """The keys cannot be trusted; `reason` is "nobody", "unsigned", "expired" or "mismatch"."""

    kind = "untrusted-keys"

    def __init__(self, reason: str) -> None:
        super().__init__(f"the team's keys cannot be trusted: {reason}", retry_after=3600)
        self.reason = reason


@dataclass(frozen=True)
class TrustedKeys:
    """What the signed statement itself says: the salt, the epoch, and the team's X25519 recipient."""

    salt: str
    epoch: int
    recipient: str


def trusted_keys(published: PublishedKeys, signers: Sequence[str], now: datetime) -> TrustedKeys:
    """Return the keys to seal to.

    Raises:
        Untrusted: no signer in the pages, a wrong signature, out of date, or the table says otherwise.
    """
    if not signers:
        raise Untrusted("nobody")
    if not any(verifies(signer, published.statement, published.signature) for signer in signers):
        raise Untrusted("unsigned")
    statement = _read(published)
    if statement_times(published.statement)[1] <= now:
        raise Untrusted("expired")
    team = {"epoch": published.epoch, "recipients": vars(published.recipients)}
    if (statement.get("salt"), statement.get("team")) != (published.salt, team):
        raise Untrusted("mismatch")
    return TrustedKeys(published.salt, published.epoch, published.recipients.x25519)


def _read(published: PublishedKeys) -> dict[str, Any]:
    try:
        statement = json.loads(published.statement)
        statement_times(published.statement)
    except ValueError as error:
        raise Untrusted("mismatch") from error
    return statement if isinstance(statement, dict) else {}
