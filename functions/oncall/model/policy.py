"""Whom to tell, in what order, and how often again: a policy, of which each alert keeps a snapshot."""

from dataclasses import dataclass

EVERYONE = "everyone"
COORDINATORS = "role:coordinator"


@dataclass(frozen=True)
class Step:
    """One round of telling. `delay` is in minutes after the step before it.

    A target is `everyone`, `role:NAME` or `person:ID`.
    """

    delay: int
    targets: tuple[str, ...]


@dataclass(frozen=True)
class Policy:
    """Steps in order, then all of them again.

    `every` is in minutes, `repeats` a number of times; None is until somebody claims.
    """

    steps: tuple[Step, ...]
    every: int
    repeats: int | None = None


_DAY = 24 * 60
_AGAIN_MINUTES = {"urgent": 10, "soon": 60, "routine": 12 * 60}
_SECOND_MINUTES = {"urgent": 5, "soon": 30, "routine": 4 * 60}


def policy_for(urgency: str) -> Policy:
    """Return the policy for a case that waits for somebody: everyone, until it is claimed."""
    first = Step(0, (EVERYONE,))
    second = Step(_SECOND_MINUTES[urgency], (EVERYONE,))
    return Policy((first, second), every=_AGAIN_MINUTES[urgency])


def policy_for_message(urgency: str, assignee: str) -> Policy:
    """Return the policy for a message in a claimed case: its counselor alone, three times more at most."""
    step = Step(0, (f"person:{assignee}",))
    return Policy((step,), every=_AGAIN_MINUTES[urgency], repeats=3)


def policy_for_follow_up(assignee: str) -> Policy:
    """Return the policy of a counselor's own date: they alone, once more after a day, then coordinators."""
    mine = (f"person:{assignee}",)
    return Policy((Step(0, mine), Step(_DAY, mine), Step(_DAY, (COORDINATORS,))), every=_DAY, repeats=0)


def policy_for_test() -> Policy:
    """Return the policy of a test alert: everyone, once."""
    return Policy((Step(0, (EVERYONE,)),), every=60, repeats=0)
