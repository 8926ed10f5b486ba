"""Load, decide, commit: and again when somebody else was quicker."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from functions.errors import Unavailable
from functions.storage.table import CommitConflict

ATTEMPTS = 8

Result = TypeVar("Result")


def retried(attempt: Callable[[], Result]) -> Result:
    """Return what an attempt returns; what changed under it is read again.

    Raises:
        Unavailable: it changed each time.
    """
    for _ in range(ATTEMPTS):
        with suppress(CommitConflict):
            return attempt()
    raise Unavailable("too much changed at once", retry_after=1)
