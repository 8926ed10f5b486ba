"""A channel: one way to reach a person, which counts once a code proved it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

OK, BOUNCED, STOPPED = "ok", "bounced", "stopped"

CODE_LIFE = timedelta(minutes=15)
CODE_PAUSE = timedelta(seconds=60)
MOST_TRIES = 5
TOLD_PAUSE = timedelta(hours=1)
FAILING = 3
"""So many deliveries in a row that were given up, and its person and the coordinators are warned."""


def channel_id(person: str, fingerprint: str) -> str:
    """Return the one id that an address of a person can have, so that it is never kept twice."""
    return sha256(f"{person}\n{fingerprint}".encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Channel:
    """A channel. The address is sealed with the server's key; `fingerprint` is a keyed hash of it.

    `kind` names the way out: "email", "sms", or a gateway that the operator named. `told_at` is when its
    provider last took a message, noted once an hour at most; `given_up` counts the deliveries since that
    were tried in vain, `reason` says why the latest was.
    `code` is the keyed hash of the six digits last sent, until they are used, expired or guessed at
    too often.
    """

    id: str
    person: str
    kind: str
    sealed: bytes
    fingerprint: str
    created_at: datetime
    state: str = OK
    reason: str | None = None
    verified_at: datetime | None = None
    told_at: datetime | None = None
    code: str | None = None
    code_sent_at: datetime | None = None
    code_tries: int = 0
    given_up: int = 0
    version: int = 0

    @property
    def counts(self) -> bool:
        """Whether alerts go here."""
        return self.verified_at is not None and self.state == OK

    @property
    def is_failing(self) -> bool:
        """Whether alerts go here, and time and again in vain."""
        return self.counts and self.given_up >= FAILING

    def may_get_code(self, now: datetime) -> bool:
        """Whether enough time went by since the last code."""
        return self.code_sent_at is None or now >= self.code_sent_at + CODE_PAUSE

    def code_is_usable(self, now: datetime) -> bool:
        """Whether a code is waiting to be typed."""
        if self.code is None or self.code_sent_at is None:
            return False
        return now < self.code_sent_at + CODE_LIFE and self.code_tries < MOST_TRIES

    def with_code(self, code: str, now: datetime) -> "Channel":
        """Return the channel waiting for a new code (its keyed hash)."""
        return replace(self, code=code, code_sent_at=now, code_tries=0)

    def mistried(self) -> "Channel":
        """Return the channel after a wrong code."""
        return replace(self, code_tries=self.code_tries + 1)

    def verified(self, now: datetime) -> "Channel":
        """Return the channel proven to be the person's; one that had bounced works again."""
        return replace(self, verified_at=now, state=OK, reason=None, code=None, code_tries=0, given_up=0)

    def is_told_news(self, now: datetime) -> bool:
        """Whether it is worth a note that a message was taken now; a note from the future is corrected."""
        is_noted = self.told_at is not None and self.told_at <= now < self.told_at + TOLD_PAUSE
        return not is_noted or self.given_up > 0

    def told(self, now: datetime) -> "Channel":
        """Return the channel whose provider took a message."""
        return replace(self, told_at=now, given_up=0, reason=None if self.state == OK else self.reason)

    def gave_up(self, reason: str) -> "Channel":
        """Return the channel after one more delivery that was tried in vain."""
        return replace(self, given_up=self.given_up + 1, reason=reason)

    def bounced(self, reason: str) -> "Channel":
        """Return the channel that refused a message for good."""
        return replace(self, state=BOUNCED, reason=reason)
