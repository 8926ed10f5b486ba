"""What may be shown: no number under five, and none from which one under five could be worked out.

A number that is got by subtraction counts as shown. So what is hidden of a sum that is shown must itself be
at least two numbers that come to at least five.
"""

from collections.abc import Mapping, Sequence

LEAST = 5
MOST_TOLD = 10
"""From so many durations on the ninth in ten is told: of fewer it is nearly the longest, one person's own."""


def hidden_weeks(counts: Sequence[int]) -> list[bool]:
    """Return which of a month's weeks are hidden, given in order.

    Each is decided when it is over, and stays so: it was read by then. One that is hidden alone, or with
    others that come to less than five, takes the next one with it.
    """
    hidden: list[bool] = []
    for place, count in enumerate(counts):
        before = [one for one, is_hidden in zip(counts[:place], hidden, strict=True) if is_hidden]
        hidden.append(count < LEAST or not is_covered(before))
    return hidden


def hides_month(counts: Sequence[int]) -> bool:
    """Whether a month's number is hidden, given those of its weeks."""
    hidden = [one for one, is_hidden in zip(counts, hidden_weeks(counts), strict=True) if is_hidden]
    return sum(counts) < LEAST or not is_covered(hidden)


def hidden_parts(parts: Mapping[str, int]) -> set[str]:
    """Return which parts of a sum are hidden; the smallest of the others go with those under five."""
    hidden = {name for name, count in parts.items() if count < LEAST}
    for name in sorted(parts, key=lambda name: (parts[name], name)):
        if is_covered([parts[one] for one in hidden]):
            break
        hidden.add(name)
    return hidden


def is_covered(hidden: Sequence[int]) -> bool:
    """Whether nothing is given away by the sum of what is hidden."""
    return not hidden or (len(hidden) > 1 and sum(hidden) >= LEAST)
