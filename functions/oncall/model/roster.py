"""The roster as it is kept: schedules of layers, and what changes them for a span.

Everything in a layer is local to its schedule's zone: dates, weekdays and times of day, never seconds.
Who is on call at a moment is derived from this and never stored.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Final, Literal, TypeAlias

FIRST, SECOND = 1, 2
"""The lines of a schedule: whoever is told first, and who stands behind them."""
EACH_SHIFT: Final = "shift"
EACH_WEEK: Final = "week"
Handover: TypeAlias = Literal["shift", "week"]
WEEKDAYS = (1, 2, 3, 4, 5, 6, 7)
"""ISO weekdays, Monday first."""


@dataclass(frozen=True)
class Layer:
    """People who take turns at shifts of one shape.

    A shift begins at `start` on each of `weekdays` from `epoch` on, and on no day from `until` on (None: no
    end known). It ends at `end`, on the next day when that is not after `start` (equal: a whole day).
    `people` take turns in this order from `epoch` on, at each shift or each ISO week. Who is on call at
    the same time is named in the `order` of layers; what follows a layer keeps that.
    """

    id: str
    line: int
    people: tuple[str, ...]
    weekdays: tuple[int, ...]
    start: time
    end: time
    epoch: date
    handover: Handover = EACH_SHIFT
    until: date | None = None
    order: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Schedule:
    """Layers in one IANA zone. `minimum` is how many people must be on call on the first line at any time.

    `fallback` is told when nobody is; it may not be empty. Layers that are over are kept apart, so that the
    past never changes: `begun_at` is when the first shift of those began, `numbered` the last id of a layer.
    A schedule is expected to be covered from its first shift on, and no longer from `ended_at` on (None: no
    end known); shifts that are on by then run to their end.
    """

    id: str
    name: str
    zone: str
    layers: tuple[Layer, ...]
    fallback: tuple[str, ...]
    minimum: int = 1
    version: int = 0
    ended_at: datetime | None = None
    begun_at: datetime | None = None
    numbered: int = 0


@dataclass(frozen=True)
class Override:
    """For a span (`end` exclusive) one person leaves a line of a schedule, another joins, or both.

    Overrides apply in the order of `made_at`, then of `id`. `swap` names the swap it came from.
    """

    id: str
    schedule: str
    line: int
    start: datetime
    end: datetime
    removes: str | None
    adds: str | None
    made_at: datetime
    made_by: str
    swap: str | None = None
    version: int = 0


@dataclass(frozen=True)
class Leave:
    """A person is away for a span (`end` exclusive): told of nothing but as a coordinator.

    `stand_in` is told instead of what comes in their cases; None: whoever is on call.
    """

    id: str
    person: str
    start: datetime
    end: datetime
    made_at: datetime
    made_by: str
    stand_in: str | None = None
    version: int = 0


OPEN, TAKEN, WITHDRAWN, EXPIRED = "open", "taken", "withdrawn", "expired"
SWAP_STATES = (OPEN, TAKEN, WITHDRAWN, EXPIRED)


@dataclass(frozen=True)
class Swap:
    """A shift that somebody offers: to `to`, or to whoever takes it. Taken, it becomes an override.

    Nobody takes part in one without accepting. A taken swap can be given back by who took it before the
    shift begins, and is open again then; an open one expires when the shift begins.
    """

    id: str
    schedule: str
    layer: str
    line: int
    start: datetime
    end: datetime
    offered_by: str
    to: str | None
    made_at: datetime
    state: str = OPEN
    taken_by: str | None = None
    version: int = 0

    def state_at(self, now: datetime) -> str:
        """Return its state; an offer that nobody took expires when its shift begins."""
        return EXPIRED if self.state == OPEN and self.start <= now else self.state

    def taken(self, person: str) -> "Swap":
        """Return the swap as a colleague accepted it."""
        return replace(self, state=TAKEN, taken_by=person)

    def given_back(self) -> "Swap":
        """Return the swap open again, to anybody: whoever it was meant for just gave it back."""
        return replace(self, state=OPEN, taken_by=None, to=None)

    def withdrawn(self) -> "Swap":
        """Return the swap as no longer offered."""
        return replace(self, state=WITHDRAWN, taken_by=None)
