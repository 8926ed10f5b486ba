"""An alert: something waits, and somebody must be told until someone takes it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from functions.oncall.model.policy import Policy, Step

TRIGGERED, CLAIMED, CLOSED = "triggered", "claimed", "closed"
FOLLOW_UP = "follow-up"
KEPT = timedelta(days=30)
NOBODY_PAUSE = timedelta(minutes=1)


def alert_id(case: str, event: str) -> str:
    """Return the one id that an event of a case can have, so that a retry never makes a second alert."""
    return sha256(f"{case}\n{event}".encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Alert:
    """An alert with a snapshot of its policy.

    `about` is "intake", "message", "follow-up" or "test"; `case` is empty for a test. `loop` and `step`
    name the round that is taken at `next_at`, which is None once nothing is to be done. `unreached`
    says that the last round found nobody with a working channel.
    """

    id: str
    case: str
    about: str
    urgency: str
    policy: Policy
    raised_at: datetime
    next_at: datetime | None
    state: str = TRIGGERED
    loop: int = 0
    step: int = 0
    unreached: bool = False
    claimed_by: str | None = None
    settled_at: datetime | None = None
    version: int = 0

    @property
    def is_reminder(self) -> bool:
        """Whether it tells of a counselor's own date, and of no word of a client."""
        return self.about == FOLLOW_UP

    @property
    def is_open(self) -> bool:
        """Whether somebody must still be told."""
        return self.state == TRIGGERED

    @property
    def round(self) -> Step:
        """Return the step to take next."""
        return self.policy.steps[self.step]

    @property
    def is_exhausted(self) -> bool:
        """Whether every round was taken and nobody claimed it."""
        return self.is_open and self.next_at is None

    @property
    def expires_at(self) -> datetime | None:
        """Return when a settled alert may go, or a test; another that is open never does."""
        since = self.raised_at if self.about == "test" else self.settled_at
        return since + KEPT if since else None

    def is_due(self, now: datetime) -> bool:
        """Whether a round is to be taken now."""
        return self.is_open and self.next_at is not None and self.next_at <= now

    def moved(self, now: datetime) -> "Alert":
        """Return the alert after its round was taken, waiting for the next one.

        Delays count from `now`, so that an outage is not followed by a burst.
        """
        policy = self.policy
        if self.step + 1 < len(policy.steps):
            delay = timedelta(minutes=policy.steps[self.step + 1].delay)
            return replace(self, step=self.step + 1, next_at=now + delay, unreached=False)
        if policy.repeats is None or self.loop < policy.repeats:
            again = now + timedelta(minutes=policy.every)
            return replace(self, loop=self.loop + 1, step=0, next_at=again, unreached=False)
        return replace(self, next_at=None, unreached=False)

    def found_nobody(self, now: datetime) -> "Alert":
        """Return the alert when its round had nobody to tell: it stays due, unless it is a test."""
        if self.about == "test":
            return replace(self.moved(now), unreached=True)
        return replace(self, next_at=now + NOBODY_PAUSE, unreached=True)

    def due_at_once(self, now: datetime) -> "Alert":
        """Return the alert with its next round now, because a person could not be told at all."""
        return replace(self, next_at=now if self.next_at is None else min(self.next_at, now))

    def claimed(self, person: str, now: datetime) -> "Alert":
        """Return the alert taken by a person."""
        return replace(self, state=CLAIMED, claimed_by=person, settled_at=now, next_at=None)

    def closed(self, now: datetime) -> "Alert":
        """Return the alert when there is nothing left to be told."""
        return replace(self, state=CLOSED, settled_at=now, next_at=None)
