"""The client's side of a case: the mailbox that a code unlocks, and the messages in it."""

import hmac
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from functions.crypto.digest import digest_of

KEPT_WHEN_GONE = timedelta(days=90)
ERASED, EXPIRED = "erased", "expired"


@dataclass(frozen=True)
class Receipt:
    """What was answered to an intake, and is answered again to the same intake."""

    reference: str
    received_at: datetime
    reply_by: datetime


@dataclass(frozen=True)
class Gone:
    """Why and when a mailbox ended: "erased" by somebody, or "expired" by the clock."""

    reason: str
    at: datetime


@dataclass(frozen=True)
class Mailbox:
    """A mailbox, known by the hashes of its locator and token.

    `case` and `receipt` are None once it is `gone`. `intake_sha256` is of the intake's sealed bytes.
    """

    sha256: str
    token_sha256: str
    case: str | None
    intake_sha256: str | None
    receipt: Receipt | None
    gone: Gone | None = None
    version: int = 0

    @property
    def expires_at(self) -> datetime | None:
        """Return when the tombstone leaves; a living mailbox has no such time."""
        return None if self.gone is None else self.gone.at + KEPT_WHEN_GONE

    def opens_with(self, token_sha256: str) -> bool:
        """Whether this is its token's hash, compared in constant time."""
        return hmac.compare_digest(self.token_sha256, token_sha256)

    def is_same_intake(self, token_sha256: str, intake_sha256: str) -> bool:
        """Whether an intake with these hashes is the one that made the mailbox."""
        return self.opens_with(token_sha256) and self.intake_sha256 == intake_sha256

    def ended(self, reason: str, now: datetime) -> "Mailbox":
        """Return its tombstone."""
        return replace(self, case=None, intake_sha256=None, receipt=None, gone=Gone(reason, now))


@dataclass(frozen=True)
class SealedMessage:
    """A message as either side hands it in: sealed to keys of the kind `keys`."""

    id: str
    sealed: bytes
    keys: str
    epoch: int

    @property
    def sha256(self) -> str:
        """The hash that recognises a retry."""
        return digest_of(self.sealed)


@dataclass(frozen=True)
class Message:
    """A message in a case. `sealed` is None once it was taken back at `taken_back_at`.

    `sha256` is of the sealed bytes: it recognises a retry.
    """

    number: int
    id: str
    sender: str
    posted_at: datetime
    epoch: int
    sealed: bytes | None
    sha256: str
    author: str | None = None
    taken_back_at: datetime | None = None
    version: int = 0

    def taken_back(self, now: datetime) -> "Message":
        """Return its place in the thread, the body erased."""
        return replace(self, sealed=None, taken_back_at=now)
