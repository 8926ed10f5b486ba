"""Read the trail of a case, or of the team: what happened, the latest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from functions.audit.model.event import Event
from functions.audit.store import AuditStore

AT_ONCE = 50


@dataclass(frozen=True)
class Told:
    """An event and its number in the chain."""

    number: int
    event: Event


@dataclass(frozen=True)
class Trail:
    """A page of a trail; `more` when earlier events come after it."""

    told: Sequence[Told]
    more: bool


def read_trail(audit: AuditStore, *, case: str | None, before: int | None = None) -> Trail:
    """Return the last events of a case, or those of no case, with a number below `before` if given."""
    numbers = audit.trail(case, before, AT_ONCE + 1)
    found = [(number, audit.entry(number)) for number in numbers[:AT_ONCE]]
    told = [
        Told(number, Event.read(entry.content))
        for number, entry in found
        if entry is not None and entry.content is not None
    ]
    return Trail(told, more=len(numbers) > AT_ONCE)
