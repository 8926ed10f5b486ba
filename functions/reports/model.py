"""A day's count of one reason at one service."""

from dataclasses import dataclass, replace
from datetime import timedelta

REASONS = ("no-answer", "dead", "wrong", "turned-away", "charged")
MOST_A_DAY = 50
"""Where counting stops: a flood changes no more than this, and fifty are heard as well as a thousand."""
KEPT = timedelta(days=400)


@dataclass(frozen=True)
class Count:
    """How often a reason was given for a service on a day (`2026-11-23`)."""

    service: str
    day: str
    reason: str
    number: int = 0

    @property
    def is_full(self) -> bool:
        """Whether counting stops here."""
        return self.number >= MOST_A_DAY

    def one_more(self) -> "Count":
        """Return it with another report."""
        return replace(self, number=self.number + 1)
