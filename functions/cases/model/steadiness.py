"""Whether the clock may decide what is erased: a machine whose battery dies wakes in another year."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from functions.times import to_minute

JUMP = timedelta(days=1)
"""More than this between two looks at the clock is a jump, in either direction."""
PATIENCE = timedelta(hours=24)
"""So long it runs without a jump before anything is erased by it: time for somebody to notice."""


@dataclass(frozen=True)
class Steadiness:
    """When the clock was last looked at, to the minute, and when it last jumped (None: never)."""

    seen_at: datetime
    jumped_at: datetime | None = None

    def seen(self, now: datetime) -> "Steadiness":
        """Return what is known after another look."""
        has_jumped = abs(to_minute(now) - self.seen_at) > JUMP
        return Steadiness(to_minute(now), now if has_jumped else self.jumped_at)

    @property
    def trusted_from(self) -> datetime | None:
        """Return when the clock may decide again if it does not jump until then; None when it always may."""
        return None if self.jumped_at is None else self.jumped_at + PATIENCE

    def is_trusted(self, now: datetime) -> bool:
        """Whether what is due now may be erased."""
        return self.trusted_from is None or self.trusted_from <= now


UNKNOWN = Steadiness(datetime.min.replace(tzinfo=UTC))
"""Nobody knows what the clock said before; whatever it says next is a jump."""
