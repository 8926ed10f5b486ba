"""Moments as the API shows them: in UTC, to the minute; the present to the second."""

from datetime import UTC, datetime


def minute(moment: datetime) -> str:
    """Return `2026-11-23T04:05:00Z`: the minute in which an aware moment lies."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:00Z")


def second(moment: datetime) -> str:
    """Return `2026-11-23T04:05:06Z`: what a clock goes on from."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def minute_or_none(moment: datetime | None) -> str | None:
    """Return the minute of a moment, None of none."""
    return None if moment is None else minute(moment)
