"""Load, decide, commit: and again when somebody else was quicker."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from functions.storage.table import CommitConflict

ATTEMPTS = 8

Result = TypeVar("Result")


def retried(attempt: Callable[[], Result]) -> Result:
    """Return what an attempt returns; what changed under it is read again.

    Raises:
        CommitConflict: it changed each time.
    """
    for _ in range(ATTEMPTS - 1):
        with suppress(CommitConflict):
            return attempt()
    return attempt()
