"""By when an answer is promised: what the settings say or what the queue allows, whichever is later."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from functions.oncall.model.hours import WorkingHours
from functions.times import to_minute

URGENT = "urgent"
CLAIM_SHARE, WARNED_SHARE = 1 / 2, 1 / 3
"""How much of its reply time a claim leaves for the first answer, and when in it the counselor is reminded:
what is given back in time can still be answered by a colleague within the promise."""
MOST_DAYS = 365
"""Working days: a queue that takes longer is said as this; a conversation's time ends before."""


@dataclass(frozen=True)
class Promise:
    """What a team promises by urgency, in hours of work; what is urgent has the clock's, day and night.

    `per_day` is how many cases it answers on a working day.
    """

    hours: WorkingHours
    reply_hours: Mapping[str, int]
    per_day: float

    def reply_by(self, urgency: str, now: datetime, *, ahead: int = 0) -> datetime:
        """Return by when a case is answered that comes now, so many others being answered first.

        Nothing is answered before what is urgent, and everybody is told of it until somebody takes it:
        the queue moves it never.
        """
        promised = self._after(urgency, now, 1)
        return promised if urgency == URGENT else max(promised, self.answered_by(ahead + 1, now))

    def answered_by(self, place: int, now: datetime) -> datetime:
        """Return when the case at a place of the queue (1 is the next) is answered at the team's pace."""
        days = min(MOST_DAYS, place / self.per_day)
        at = self.hours.add_working(now, self.hours.mean_day * days)
        return to_minute(at)

    def claim_ends(self, urgency: str, now: datetime) -> datetime:
        """Return until when a case that is claimed now waits for its counselor's first answer."""
        return self._after(urgency, now, CLAIM_SHARE)

    def claim_warned(self, urgency: str, now: datetime) -> datetime:
        """Return when its counselor is reminded of a claim that is made now."""
        return self._after(urgency, now, WARNED_SHARE)

    def _after(self, urgency: str, now: datetime, share: float) -> datetime:
        time = timedelta(hours=self.reply_hours[urgency]) * share
        return now + time if urgency == URGENT else self.hours.add_working(now, time)
