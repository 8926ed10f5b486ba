"""How much goes to one channel: what was sent there lately decides what the next message is, and when."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

PAUSE = timedelta(minutes=5)
"""Between two messages to a channel, where the later one is no urgent alert's first."""
FLOOD, FLOOD_SPAN = 5, timedelta(minutes=10)
"""So many urgent alerts in so long are told one by one; what comes on top of them is bundled."""
REMEMBERED = timedelta(days=1)
_MOST_WAITING = 2


@dataclass(frozen=True)
class Told:
    """What a channel was sent lately.

    `urgent` holds the latest urgent alerts that were told one by one, with the time; `bundle` the
    delivery that said at `bundle_at` that several things wait; `waiting` up to two alerts that wait for
    the next message: two are enough to know that there are several.
    """

    channel: str
    last_at: datetime | None = None
    urgent: tuple[tuple[str, datetime], ...] = ()
    bundle: str | None = None
    bundle_at: datetime | None = None
    waiting: tuple[str, ...] = ()
    version: int = 0

    def as_of(self, now: datetime) -> "Told":
        """Return what counts now: nothing that lies ahead, because the clock was put back."""
        if self.last_at is not None and self.last_at > now:
            return Told(self.channel, waiting=self.waiting, version=self.version)
        recent = tuple((alert, at) for alert, at in self.urgent if now - FLOOD_SPAN < at)
        return replace(self, urgent=recent)

    def still(self, is_open: Callable[[str], bool]) -> "Told":
        """Return the memory without the marks of alerts that were taken while they waited."""
        return replace(self, waiting=tuple(filter(is_open, self.waiting)))

    def others(self, alert: str) -> list[str]:
        """Return the other urgent alerts that were told lately."""
        return [other for other, _ in self.urgent if other != alert]

    def free_at(self, *, for_bundle: bool) -> datetime | None:
        """Return when the next message may go out: in a flood, a pause after the bundle before it."""
        last = self.bundle_at if for_bundle else self.last_at
        return None if last is None else last + PAUSE

    def sent(self, alert: str, urgency: str, now: datetime) -> "Told":
        """Return the memory after a message about one alert."""
        urgent = self.urgent
        if urgency == "urgent" and alert not in dict(urgent):
            urgent = (*urgent, (alert, now))[-FLOOD:]
        waiting = tuple(other for other in self.waiting if other != alert)
        return replace(self, last_at=now, urgent=urgent, waiting=waiting)

    def bundled(self, delivery: str, now: datetime) -> "Told":
        """Return the memory after a delivery that says that several things wait."""
        return replace(self, last_at=now, bundle=delivery, bundle_at=now, waiting=())

    def bundled_again(self, now: datetime) -> "Told":
        """Return the memory after such a delivery was tried again: it stands for no more than at first.

        Its person may have got it then, and see it once.
        """
        return replace(self, last_at=now)

    def kept_waiting(self, alert: str) -> "Told":
        """Return the memory with an alert that waits for the next message."""
        if alert in self.waiting or len(self.waiting) >= _MOST_WAITING:
            return self
        return replace(self, waiting=(*self.waiting, alert))
