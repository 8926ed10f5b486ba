"""What a coordinator sets in the console: reply times, working hours, capacity, zone, retention."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime, time, timedelta
from types import MappingProxyType

URGENCIES = ("urgent", "soon", "routine")
REPLY_HOURS: Mapping[str, int] = MappingProxyType({"urgent": 2, "soon": 24, "routine": 72})
FOLLOW_UP_WEEKS = (1, 2, 4, 8, 12)
NOTICE = timedelta(days=14)
"""How long before its erasure a conversation says so, whatever the settings become."""
SHORTEST_SILENCE = 3
"""Days: who needs longer than that for an answer is not silent yet."""


@dataclass(frozen=True)
class Settings:
    """The settings in force. `version` is 0 until they were saved for the first time.

    `working_days` maps ISO weekdays to start and end, local to `zone` (an end that is not after the start is
    the next day's); None is around the clock. Reply hours but the urgent ones count in them, and not on
    `closed_days`. `answers_per_day` is what the team answers on a working day, until that is measured.
    More open cases than `cases_per_person` are too many for one: then a coordinator is told. A counselor is
    asked about a client who wrote nothing for `silence_days` after an answer, at the least
    `SHORTEST_SILENCE`. The monthly drill begins on `drill_day` (1 to 28) at `drill_hour`, local to `zone`.
    Coming back to a case is proposed after `follow_up_weeks`, one after the other, the last one from then on.
    `shortened_at` is when conversations were last given less time, None when they never were.
    """

    reply_hours: Mapping[str, int] = field(default_factory=lambda: REPLY_HOURS)
    working_days: Mapping[int, tuple[time, time]] | None = None
    closed_days: tuple[date, ...] = ()
    answers_per_day: int = 20
    capacity_per_day: int = 50
    client_messages_per_day: int = 20
    zone: str = "Asia/Jakarta"
    retention_closed_days: int = 90
    retention_silent_days: int = 180
    cases_per_person: int = 15
    silence_days: int = 14
    drill_monthly: bool = True
    drill_day: int = 15
    drill_hour: int = 10
    follow_up_weeks: tuple[int, ...] = FOLLOW_UP_WEEKS
    shortened_at: datetime | None = None
    version: int = 0

    @property
    def earliest_erasure(self) -> datetime | None:
        """Return before when no conversation is erased by its age; None when any may be."""
        return None if self.shortened_at is None else self.shortened_at + NOTICE

    def most_cases(self, own: int | None) -> int:
        """Return how many open cases somebody means to have whose own limit is `own`, None for the team's."""
        return self.cases_per_person if own is None else own

    def instead_of(self, before: "Settings", now: datetime) -> "Settings":
        """Return these settings as they replace earlier ones now."""
        is_shorter = (
            self.retention_closed_days < before.retention_closed_days
            or self.retention_silent_days < before.retention_silent_days
        )
        return replace(self, shortened_at=now if is_shorter else before.shortened_at)

    def changed_from(self, before: "Settings") -> list[str]:
        """Return the names of what a coordinator set otherwise than before."""
        names = [one.name for one in fields(self) if one.name not in ("shortened_at", "version")]
        return [name for name in names if getattr(self, name) != getattr(before, name)]
