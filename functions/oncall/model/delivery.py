"""A delivery: one message of one alert to one channel of one person."""

from base64 import b32encode
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Literal, TypeAlias

PENDING, SENDING, ACCEPTED, DELIVERED = "pending", "sending", "accepted", "delivered"
FAILED_FOR_NOW, FAILED_FOR_GOOD, CANCELLED = "failed-for-now", "failed-for-good", "cancelled"

Unsent: TypeAlias = Literal[
    "claimed", "over", "person-left", "on-leave", "channel-gone", "quiet-hours", "throttled", "bundled"
]
"""Why a delivery of its own is not sent, or not yet, though no provider failed; told in the words files."""

RETRIES = (timedelta(seconds=15), timedelta(seconds=60), timedelta(minutes=4))
KEPT = timedelta(days=60)


def delivery_id(alert: str, loop: int, step: int, person: str, channel: str) -> str:
    """Return sixteen letters and digits (80 bits), the only id that this delivery can have.

    Lower-case Base32, because it stands in a link that telephones must recognise to its last letter.
    """
    digest = sha256(f"{alert}\n{loop}\n{step}\n{person}\n{channel}".encode()).digest()
    return b32encode(digest[:10]).decode().lower()


@dataclass(frozen=True)
class Delivery:
    """A delivery and how far it came. `reason` is a code; `tries` counts attempts that failed.

    `is_bundle` says that its message tells of several alerts, its own among them. `next_at` is when to
    look at it again: to send it, to retry it, or because its lease ran out.
    """

    id: str
    alert: str
    loop: int
    step: int
    person: str
    channel: str
    kind: str
    created_at: datetime
    next_at: datetime | None
    state: str = PENDING
    tries: int = 0
    reason: str | None = None
    provider: str | None = None
    settled_at: datetime | None = None
    confirmed_at: datetime | None = None
    is_bundle: bool = False
    version: int = 0

    @property
    def place(self) -> tuple[int, int]:
        """Return its round: rounds are in the order of these."""
        return self.loop, self.step

    @property
    def arrived(self) -> bool:
        """Whether a provider took it over."""
        return self.state in (ACCEPTED, DELIVERED)

    @property
    def left(self) -> bool:
        """Whether a provider took its own message over: no other's stands for it."""
        return self.arrived and self.reason != "bundled"

    @property
    def is_live(self) -> bool:
        """Whether it has reached its person, or may yet."""
        return self.state not in (FAILED_FOR_GOOD, CANCELLED)

    @property
    def was_given_up(self) -> bool:
        """Whether it failed each time that it was tried, and nobody refused it for good."""
        return self.state == FAILED_FOR_GOOD and self.tries > len(RETRIES)

    def waits(self, now: datetime) -> bool:
        """Whether nobody began to send it, and it is not to be sent before later."""
        return self.state == PENDING and self.next_at is not None and self.next_at > now

    def heard_at(self, now: datetime) -> datetime | None:
        """Return when its message left, now while it is in hand; None if it did not, or at a time to come."""
        if self.state == SENDING and self.next_at is not None and self.next_at > now:
            return now
        left_at = self.settled_at if self.arrived else None
        return left_at if left_at is not None and left_at <= now else None

    @property
    def expires_at(self) -> datetime:
        """Return when the delivery may go."""
        return self.created_at + KEPT

    def is_due(self, now: datetime) -> bool:
        """Whether it is to be sent now; a lease that ran out counts."""
        return self.next_at is not None and self.next_at <= now

    def pulled_in(self, now: datetime) -> "Delivery":
        """Return the delivery as it waits when the clock was put back: no longer than it was to wait.

        What tells of it from now on counts: it is as old as now, not made at a time to come.
        """
        if self.next_at is None:
            return self
        if self.state == PENDING and self.reason is None:
            latest = now + (self.next_at - self.created_at)
        else:  # held back, to be judged again; or in hands, to be tried again
            latest = now if self.state == PENDING else now + RETRIES[-1]
        return replace(self, created_at=min(self.created_at, now), next_at=min(self.next_at, latest))

    def held(self, until: datetime, reason: Unsent) -> "Delivery":
        """Return the delivery that is looked at again later; whoever had it in hand has it no more."""
        state = FAILED_FOR_NOW if self.state == SENDING else self.state
        return replace(self, state=state, next_at=until, reason=reason)

    def bundled(self, now: datetime) -> "Delivery":
        """Return the delivery whose person was told by the message of another that several things wait."""
        return replace(self, state=ACCEPTED, reason="bundled", next_at=None, settled_at=now)

    def leased(self, now: datetime, lease: timedelta) -> "Delivery":
        """Return the delivery in the hands of one sender, for so long."""
        return replace(self, state=SENDING, reason=None, next_at=now + lease)

    def accepted(self, provider: str | None, now: datetime) -> "Delivery":
        """Return the delivery that the provider took over, with the provider's id."""
        return replace(self, state=ACCEPTED, provider=provider, reason=None, next_at=None, settled_at=now)

    def confirmed(self, now: datetime) -> "Delivery":
        """Return the delivery that its person surely saw, because they answered it."""
        return replace(self, state=DELIVERED, next_at=None, confirmed_at=self.confirmed_at or now)

    def failed(self, reason: str, now: datetime) -> "Delivery":
        """Return the delivery after a failure that may pass: to be tried again, or given up."""
        if self.tries >= len(RETRIES):
            return replace(self.refused(reason, now), tries=self.tries + 1)
        again = now + RETRIES[self.tries]
        return replace(self, state=FAILED_FOR_NOW, reason=reason, tries=self.tries + 1, next_at=again)

    def refused(self, reason: str, now: datetime) -> "Delivery":
        """Return the delivery that will never arrive."""
        return replace(self, state=FAILED_FOR_GOOD, reason=reason, next_at=None, settled_at=now)

    def cancelled(self, reason: Unsent, now: datetime) -> "Delivery":
        """Return the delivery that is no longer needed."""
        return replace(self, state=CANCELLED, reason=reason, next_at=None, settled_at=now)
