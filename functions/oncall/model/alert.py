"""An alert: something waits, and somebody must be told until someone takes it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from functions.oncall.model.policy import Policy, Step
from functions.oncall.model.tally import Tally

TRIGGERED, CLAIMED, CLOSED = "triggered", "claimed", "closed"
FOLLOW_UP, PROMISE, SILENCE, TEST, CHECK = "follow-up", "promise", "silence", "test", "check"
AUDIT = "audit"
"""How far the audit chain goes, in a night on which nothing else is to be told."""
QUESTION, HAND_OVER, REPLY, DANGER = "question", "hand-over", "reply", "danger"
RIGHT = "right"
REMINDERS = (FOLLOW_UP, PROMISE, SILENCE)
AMONG_COLLEAGUES = (QUESTION, HAND_OVER, REPLY, DANGER)
APART = (*AMONG_COLLEAGUES, RIGHT)
"""What only its own end settles: reading, answering and taking the case change nothing of it."""
KEPT = timedelta(days=30)
NOBODY_PAUSE = timedelta(minutes=1)
VAIN_PAUSE = timedelta(minutes=15)
"""After a last call that every provider failed to take: what they took and denied is not repeated faster."""
PUT_OFF = timedelta(hours=1)
"""So long at the most before the working hours are read again: they may have been set right."""
AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)
"""The `next_at` of what is due whatever the clock says: it may be put back before the round is taken."""


def alert_id(case: str, event: str) -> str:
    """Return the one id that an event of a case can have, so that a retry never makes a second alert."""
    return sha256(f"{case}\n{event}".encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Alert:
    """An alert with a snapshot of its policy.

    `about` says what waits: "intake" and "message" are a client's words, the others stand above; `case` is
    empty where it is none's. `loop` and `step` name the round that is taken at `next_at`, which is None once
    nothing is to be done; the step after the last one is the policy's last call. `unreached` says that the
    last round found nobody with a working channel, or was a last call that reached nobody.
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
    tallies: tuple[Tally, ...] = ()
    audit_head: str | None = None
    version: int = 0

    @property
    def is_reminder(self) -> bool:
        """Whether it tells a counselor of their own date, their promise, or a client's silence."""
        return self.about in REMINDERS

    @property
    def stands_apart(self) -> bool:
        """Whether no look at the thread ends it: what one of the team tells another, and a client's right."""
        return self.about in APART

    @property
    def is_danger(self) -> bool:
        """Whether a colleague calls for help: told at once by every channel, and together with nothing."""
        return self.about == DANGER

    @property
    def is_of_client(self) -> bool:
        """Whether a client's word waits behind it."""
        return bool(self.case) and not self.is_reminder and not self.stands_apart

    def is_reply_to(self, person: str) -> bool:
        """Whether it tells this person that a colleague answered."""
        return self.about == REPLY and person in self.policy.named("person")

    @property
    def is_open(self) -> bool:
        """Whether somebody must still be told."""
        return self.state == TRIGGERED

    @property
    def is_test(self) -> bool:
        """Whether nothing waits behind it."""
        return self.about == TEST

    @property
    def is_notice(self) -> bool:
        """Whether it is told once, and nobody can take it: a test, or what the nightly check found."""
        return self.about in (TEST, CHECK, AUDIT)

    @property
    def is_last_call(self) -> bool:
        """Whether the round to take next is the policy's last call."""
        return self.is_last(self.step)

    def is_last(self, number: int) -> bool:
        """Whether a step is the policy's last call."""
        return number >= len(self.policy.steps)

    @property
    def round(self) -> Step:
        """Return the step to take next."""
        return self.step_of(self.step)

    def step_of(self, number: int) -> Step:
        """Return a step by its number; the one after the last is the last call."""
        return self.policy.last_call if self.is_last(number) else self.policy.steps[number]

    @property
    def is_exhausted(self) -> bool:
        """Whether every round was taken, a last call with them, and nobody claimed it."""
        is_over = self.next_at is None or self.loop > self.policy.repeats
        return self.is_open and bool(self.policy.exhausted) and is_over

    @property
    def waits_for_hours(self) -> bool:
        """Whether its rounds are taken in working hours only."""
        return self.urgency == "routine" and not self.is_notice

    @property
    def expires_at(self) -> datetime | None:
        """Return when a settled alert may go, or a test; another that is open never does."""
        since = self.raised_at if self.is_notice else self.settled_at
        return since + KEPT if since else None

    def is_due(self, now: datetime) -> bool:
        """Whether a round is to be taken now."""
        return self.is_open and self.next_at is not None and self.next_at <= now

    def rounds(self) -> Iterator["Alert"]:
        """Yield the alert at the round that is due, then at those that take its place if it means nobody.

        Each step once, the next loop's first ones too if there is one; at last the last call, if any.
        """
        steps = len(self.policy.steps)
        for step in range(self.step, steps):
            yield replace(self, step=step)
        if self.loop < self.policy.repeats:
            for step in range(min(self.step, steps)):
                yield replace(self, loop=self.loop + 1, step=step)
        if self.policy.exhausted:
            yield replace(self, step=steps)

    def moved(self, now: datetime) -> "Alert":
        """Return the alert after its round was taken, waiting for the next one.

        Delays count from `now`, so that an outage is not followed by a burst.
        """
        following = replace(self._following(), unreached=False)
        if following.is_last_call and not self.policy.exhausted:
            return replace(following, next_at=None)
        return replace(following, next_at=now + timedelta(minutes=following.pause))

    @property
    def pause(self) -> int:
        """Return how many minutes after the round before it this one is taken, working hours left aside."""
        if self.unreached:
            return int(NOBODY_PAUSE.total_seconds() // 60)
        if self.is_exhausted and self.is_last_call:
            return self.policy.exhausted_every
        if self.step == 0:
            return self.policy.every if self.loop else 0
        return self.round.delay

    def found_nobody(self, now: datetime) -> "Alert":
        """Return the alert when its round had nobody to tell: it stays due, unless it is told once."""
        if self.is_notice or self.about == REPLY:
            return replace(self.moved(now), unreached=True)
        return replace(self, next_at=now + NOBODY_PAUSE, unreached=True)

    def put_off(self, until: datetime, now: datetime) -> "Alert":
        """Return the alert whose round waits for working hours, as they are set now."""
        return replace(self, next_at=min(until, now + PUT_OFF))

    def pulled_in(self, now: datetime) -> "Alert":
        """Return the alert as it waits when the clock was put back: no longer than its pause from now."""
        return self.due_within(timedelta(minutes=self.pause), now)

    def due_within(self, pause: timedelta, now: datetime) -> "Alert":
        """Return the alert with its next round, if there is one, no later than so long from now."""
        latest = now + pause
        return self if self.next_at is None or self.next_at <= latest else replace(self, next_at=latest)

    def in_vain(self, now: datetime) -> "Alert":
        """Return the alert whose last call was taken by no provider: the next one comes soon, to everyone."""
        return replace(self.due_within(VAIN_PAUSE, now), unreached=True)

    def due_at_once(self) -> "Alert":
        """Return the alert with its next round now, if there is one: a person could not be told at all."""
        return self if self.next_at is None else replace(self, next_at=AT_ONCE)

    def _following(self) -> "Alert":
        """Return the alert at the round after this one."""
        if self.step + 1 < len(self.policy.steps):
            return replace(self, step=self.step + 1)
        if self.loop < self.policy.repeats:
            return replace(self, loop=self.loop + 1, step=0)
        if self.is_last_call:
            return replace(self, loop=self.loop + 1)
        return replace(self, step=len(self.policy.steps))

    def claimed(self, person: str, now: datetime) -> "Alert":
        """Return the alert taken by a person."""
        return replace(self, state=CLAIMED, claimed_by=person, settled_at=now, next_at=None)

    def closed(self, now: datetime) -> "Alert":
        """Return the alert when there is nothing left to be told."""
        return replace(self, state=CLOSED, settled_at=now, next_at=None)
