"""Costly work in turns: a few at a time, a few who wait, everybody else told at once to come again."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from functions.lite.refusals import DerivingBusy

RETRY_AFTER = 10


class Turns:
    """Lets so many work `at_once` and so many wait. A wait holds one of the server's few threads."""

    def __init__(self, at_once: int, waiting: int, *, patience: float) -> None:
        self._working = BoundedSemaphore(at_once)
        self._inside = BoundedSemaphore(at_once + waiting)
        self._patience = patience

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Work when it is one's turn.

        Raises:
            DerivingBusy: enough wait already, or `patience` seconds were too few.
        """
        with _place(self._inside, 0), _place(self._working, self._patience):
            yield


@contextmanager
def _place(places: BoundedSemaphore, patience: float) -> Iterator[None]:
    if not places.acquire(timeout=patience):
        raise DerivingBusy("too many codes at once", retry_after=RETRY_AFTER)
    try:
        yield
    finally:
        places.release()
