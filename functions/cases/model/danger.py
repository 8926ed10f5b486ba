"""A call for help in a case: somebody is in danger, and a colleague is wanted now."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Danger:
    """A call that is not over: by which alert it is told, who called, and when."""

    alert: str
    by: str
    raised_at: datetime
