"""Expiry in whole seconds, the same on every engine."""

import math
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

Clock: TypeAlias = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the time of this machine, aware, in UTC."""
    return datetime.now(UTC)


def to_seconds(at: datetime | None) -> int | None:
    """Return the first whole second (since 1970) at which something is expired."""
    return None if at is None else math.ceil(at.timestamp())


def from_seconds(seconds: int | None) -> datetime | None:
    """Return what `to_seconds` was given, to the second."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
