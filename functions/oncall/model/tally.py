"""What a nightly check found, in counts and dates: all that its message says."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Tally:
    """How often something was found, by its code, and when the first of it is; None where it has no time."""

    code: str
    count: int
    first: datetime | None = None
