"""A drill: a marked test alert to everybody, and who got it, who confirmed it, and how fast."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from functions.oncall.model.delivery import CANCELLED, Delivery

SETTLED_AFTER = timedelta(hours=24)
UNDER_WAY = timedelta(minutes=10)
"""So long retries and other channels may take; before that nobody counts as unreached."""


@dataclass(frozen=True)
class Failure:
    """A kind of channel that took no message, and why (a code)."""

    kind: str
    reason: str


@dataclass(frozen=True)
class Told:
    """What became of a drill for one person.

    `by` are the kinds of channels whose provider took the message over, `minutes` how long it took until
    the person confirmed it, None when they did not.
    """

    person: str
    by: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    minutes: int | None = None

    @property
    def is_reached(self) -> bool:
        """Whether a message left for this person."""
        return bool(self.by)


@dataclass(frozen=True)
class Drill:
    """A drill. `id` is its alert's; `told` is written down when it is settled, and derived until then."""

    id: str
    raised_at: datetime
    is_monthly: bool
    told: tuple[Told, ...] = ()
    settled_at: datetime | None = None
    version: int = 0

    @property
    def unreached(self) -> list[Told]:
        """Return the people for whom no message left."""
        return [told for told in self.told if not told.is_reached]

    def is_under_way(self, now: datetime) -> bool:
        """Whether messages may still leave."""
        return now < self.raised_at + UNDER_WAY

    def is_to_be_settled(self, now: datetime) -> bool:
        """Whether its outcome is to be written down, before its deliveries go."""
        return self.settled_at is None and now >= self.raised_at + SETTLED_AFTER

    def with_outcome(self, people: Iterable[str], deliveries: Sequence[Delivery]) -> "Drill":
        """Return the drill as its deliveries stand; people without any were not reached."""
        by_person: dict[str, list[Delivery]] = {person: [] for person in people}
        for delivery in deliveries:
            by_person.setdefault(delivery.person, []).append(delivery)
        return replace(self, told=tuple(self._told(person, by_person[person]) for person in by_person))

    def settled(self, now: datetime) -> "Drill":
        """Return the drill with its outcome as it stays."""
        return replace(self, settled_at=now)

    def _told(self, person: str, deliveries: Sequence[Delivery]) -> Told:
        left = [one for one in deliveries if one.arrived]
        failed = {(one.kind, one.reason) for one in deliveries if one.reason and one.state != CANCELLED}
        confirmed = [one.confirmed_at - self.raised_at for one in left if one.confirmed_at is not None]
        return Told(
            person,
            tuple(sorted({one.kind for one in left})),
            tuple(Failure(kind, reason or "") for kind, reason in sorted(failed)),
            int(min(confirmed) / timedelta(minutes=1)) if confirmed else None,
        )
