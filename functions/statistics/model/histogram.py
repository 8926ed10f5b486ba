"""How long things took, so that weeks can be added up: counts in classes that grow with the duration.

A class spans 10 %, so a quantile is told with an error of at most 5 % (Masson, Rim, Lee 2019, "DDSketch").
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil, log

ERROR = 0.05
_GROWTH = (1 + ERROR) / (1 - ERROR)
AT_ONCE = -1
"""The class of what took no whole minute."""


@dataclass(frozen=True)
class Histogram:
    """How many durations, in minutes, fell into each class."""

    classes: Mapping[int, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """Return how many durations there are."""
        return sum(self.classes.values())

    def with_one(self, minutes: int) -> "Histogram":
        """Return it with one more duration."""
        return self + Histogram({class_of(minutes): 1})

    def __add__(self, other: "Histogram") -> "Histogram":
        return Histogram(dict(Counter(self.classes) + Counter(other.classes)))

    def quantile(self, share: float) -> int:
        """Return how many minutes a share of all took at the most, by the nearest rank; 0 of none."""
        rank = max(1, ceil(share * self.count))
        for number in sorted(self.classes):
            rank -= self.classes[number]
            if rank <= 0:
                return minutes_of(number)
        return 0


def class_of(minutes: int) -> int:
    """Return the class of a duration; what a clock that was put back made negative took no time."""
    return AT_ONCE if minutes < 1 else ceil(log(minutes) / log(_GROWTH))


def minutes_of(number: int) -> int:
    """Return the duration that stands for a class: no member of it is further off than the error."""
    return 0 if number == AT_ONCE else round(2 * _GROWTH**number / (_GROWTH + 1))
