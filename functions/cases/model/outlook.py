"""What a promise counts with: how many wait, and what the team answered lately."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from functions.cases.model.case import URGENCIES


@dataclass(frozen=True)
class DayAnswers:
    """How many owed answers a day had, and after how many of them somebody still waited in the queue."""

    count: int
    pressed: int = 0

    @property
    def is_pressed(self) -> bool:
        """Whether people waited all day: then its count is the team's pace, else only a part of it."""
        return self.pressed == self.count


@dataclass(frozen=True)
class Outlook:
    """The answers of the last four weeks' days, today left out, and how many wait by urgency."""

    days: Mapping[date, DayAnswers]
    waiting: Mapping[str, int]

    def ahead_of(self, urgency: str) -> int:
        """Return how many are answered before a new one: who waits with the same or a higher urgency."""
        return sum(self.waiting[each] for each in URGENCIES[: URGENCIES.index(urgency) + 1])

    def with_one_more(self, urgency: str) -> "Outlook":
        """Return the outlook after one more began to wait."""
        return Outlook(self.days, {**self.waiting, urgency: self.waiting[urgency] + 1})
