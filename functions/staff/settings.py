"""What a coordinator sets in the console: reply times, capacity, the service's zone, retention."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType

URGENCIES = ("urgent", "soon", "routine")
REPLY_HOURS: Mapping[str, int] = MappingProxyType({"urgent": 2, "soon": 24, "routine": 72})


@dataclass(frozen=True)
class Settings:
    """The settings in force. `version` is 0 until they were saved for the first time."""

    reply_hours: Mapping[str, int] = field(default_factory=lambda: REPLY_HOURS)
    capacity_per_day: int = 50
    client_messages_per_day: int = 20
    zone: str = "Asia/Jakarta"
    retention_closed_days: int = 90
    retention_silent_days: int = 180
    version: int = 0

    def reply_within(self, urgency: str) -> timedelta:
        """Return how long an answer may take."""
        return timedelta(hours=self.reply_hours[urgency])
