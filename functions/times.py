"""Moments as they are stored and signed: UTC, to the second, in an order that sorts as text."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache

_START = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)


def stamp(moment: datetime) -> str:
    """Return `2026-11-23T04:05:06Z` for an aware moment."""
    return _stamp((moment - _START) // _SECOND)


@lru_cache(maxsize=256)
def _stamp(seconds: int) -> str:
    """Write what is asked again and again: an intake's minute stands in it a dozen times."""
    return (_START + seconds * _SECOND).isoformat().removesuffix("+00:00") + "Z"


def moment(stamped: str) -> datetime:
    """Return the aware moment that `stamp` wrote.

    Raises:
        ValueError: the text is no such stamp.
    """
    if len(stamped) != len("2026-11-23T04:05:06Z") or not stamped.endswith("Z"):
        raise ValueError("this is no stamp")
    return datetime.fromisoformat(stamped)


def stamp_or_none(moment: datetime | None) -> str | None:
    """Return the stamp of a moment, None of none."""
    return None if moment is None else stamp(moment)


def moment_or_none(stamped: str | None) -> datetime | None:
    """Return the moment of a stamp, None of none."""
    return None if stamped is None else moment(stamped)


def to_minute(moment: datetime) -> datetime:
    """Return the minute in which a moment lies: the server keeps no finer times of what clients do."""
    return moment.replace(second=0, microsecond=0) if moment.second or moment.microsecond else moment
