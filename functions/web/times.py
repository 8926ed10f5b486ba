"""Moments as the API shows them: in UTC, to the minute."""

from datetime import datetime

from functions.times import stamp, to_minute


def minute(moment: datetime) -> str:
    """Return `2026-11-23T04:05:00Z`: the minute in which an aware moment lies."""
    return stamp(to_minute(moment))


def minute_or_none(moment: datetime | None) -> str | None:
    """Return the minute of a moment, None of none."""
    return None if moment is None else minute(moment)
