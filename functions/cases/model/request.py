"""What a client asks for beside the thread: another counselor, or what the law entitles them to."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

ANOTHER_COUNSELOR = "another-counselor"
COPY, CORRECTION, RESTRICTION = "copy", "correction", "restriction"
RIGHTS = (COPY, CORRECTION, RESTRICTION)
TERM = timedelta(hours=72)
"""Within 3 x 24 hours (UU 27/2022, articles 30, 32 and 41 on correction, access and restriction)."""
MOST_A_DAY = 10
MOST_KEPT = 20


@dataclass(frozen=True)
class Request:
    """A request; `due_at` is set for a right and says until when it is to be settled.

    `settled_at` is when the team answered it, `withdrawn_at` when the client took it back. A restriction
    stays in force until it is withdrawn, settled or not.
    """

    id: str
    kind: str
    posted_at: datetime
    due_at: datetime | None = None
    settled_at: datetime | None = None
    withdrawn_at: datetime | None = None
    version: int = 0

    @classmethod
    def asked(cls, id: str, kind: str, now: datetime) -> "Request":
        """Return a new request; a right is due after its term."""
        return cls(id, kind, now, now + TERM if kind in RIGHTS else None)

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to answer it."""
        return self.settled_at is None and self.withdrawn_at is None

    @property
    def is_right(self) -> bool:
        """Whether a clock runs for it."""
        return self.due_at is not None

    @property
    def stands(self) -> bool:
        """Whether asking for the same again asks for nothing more."""
        return self.is_open or self.restricts

    @property
    def restricts(self) -> bool:
        """Whether it stops the work on its case."""
        return self.kind == RESTRICTION and self.withdrawn_at is None

    def as_of(self, now: datetime) -> "Request":
        """Return the request after the clock was put back: one made at a time to come was made now."""
        if self.posted_at <= now:
            return self
        return replace(self, posted_at=now, due_at=self.due_at and now + TERM)

    def settled(self, now: datetime) -> "Request":
        """Return the request answered."""
        return replace(self, settled_at=now)

    def withdrawn(self, now: datetime) -> "Request":
        """Return the request taken back."""
        return replace(self, withdrawn_at=now)


def next_due(requests: Iterable[Request]) -> datetime | None:
    """Return until when the next open right is to be settled, None where none is open."""
    return min((each.due_at for each in requests if each.is_open and each.due_at), default=None)


def asked_lately(requests: Iterable[Request], now: datetime) -> list[Request]:
    """Return what was asked within a day, the first of it first."""
    lately = [each for each in requests if now - each.posted_at < timedelta(days=1)]
    return sorted(lately, key=lambda each: each.posted_at)


def past_keeping(requests: Iterable[Request]) -> list[Request]:
    """Return the oldest requests that are over, as far as they are more than are kept."""
    over = sorted((each for each in requests if not each.stands), key=lambda each: each.posted_at)
    return over[: max(0, len(over) - MOST_KEPT)]
