"""Whether a promised answer is late, and whether one is likely at all."""

from datetime import datetime, timedelta


def is_late(promised: datetime | None, now: datetime) -> bool:
    """Whether an answer was promised by a time that has passed (to the minute, as it is shown)."""
    return promised is not None and now >= promised + timedelta(minutes=1)


def next_answer(*, is_set_up: bool, can_be_told: int) -> str:
    """Return "likely" when at least one active person can be told of an intake, else "unlikely".

    "unknown" before the service is set up.
    """
    if not is_set_up:
        return "unknown"
    return "likely" if can_be_told else "unlikely"
