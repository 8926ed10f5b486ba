"""Moments as they are stored and signed: UTC, to the second."""

from datetime import UTC, datetime


def stamp(moment: datetime) -> str:
    """Return `2026-11-23T04:05:06Z` for an aware moment."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").removesuffix("+00:00") + "Z"


def read_stamp(text: str) -> datetime:
    """Return the aware moment of a stamp.

    Raises:
        ValueError: it is none.
    """
    if len(text) != len("2026-11-23T04:05:06Z") or not text.endswith("Z"):
        raise ValueError("this is no stamp")
    return datetime.fromisoformat(text)
