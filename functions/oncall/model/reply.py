"""Whether a promised answer is late, and whether one is likely at all."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from functions.oncall.model.duty import Roster
from functions.oncall.model.hours import WorkingHours
from functions.oncall.model.roster import FIRST

TONIGHT = timedelta(hours=12)
"""How far ahead somebody's shift counts for whoever is about to write."""


def is_late(promised: datetime | None, now: datetime) -> bool:
    """Whether an answer was promised by a time that has passed (to the minute, as it is shown)."""
    return promised is not None and now >= promised + timedelta(minutes=1)


def there_tonight(roster: Roster, hours: WorkingHours, people: Iterable[str], now: datetime) -> set[str]:
    """Return which of the team's people are on call within twelve hours.

    Without a roster all who are not away, if it is working time by then. A fallback is none of them: it is
    told when nobody is there.
    """
    if not roster.is_kept_at(now):
        is_work = hours.next_working_moment(now) <= now + TONIGHT
        return {person for person in people if is_work and not roster.is_away(person, now)}
    spans = roster.spans(now, now + TONIGHT)
    return {person for span in spans if span.line == FIRST for person in span.people} & set(people)


def next_answer(*, is_set_up: bool, can_be_told: int) -> str:
    """Return "likely" when somebody who is there tonight can be told of an intake, else "unlikely".

    "unknown" before the service is set up.
    """
    if not is_set_up:
        return "unknown"
    return "likely" if can_be_told else "unlikely"
