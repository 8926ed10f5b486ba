"""A person's own rules: by which channel, after how many minutes, and when only urgent things wake them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time

URGENCIES = ("urgent", "soon", "routine")


@dataclass(frozen=True)
class Rule:
    """Tell me by this channel so many minutes after the round began."""

    delay: int
    channel: str


@dataclass(frozen=True)
class Quiet:
    """Local times between which only urgent things are told this person; `end` before `start`: overnight."""

    start: time
    end: time


@dataclass(frozen=True)
class Rules:
    """One person's rules by urgency. No rules for an urgency: every channel that counts, at once."""

    person: str
    by_urgency: Mapping[str, Sequence[Rule]] = field(default_factory=dict)
    quiet: Quiet | None = None
    version: int = 0
