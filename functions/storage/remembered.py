"""What every request asks for is read once in five seconds."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock
from typing import Generic, TypeVar

REMEMBERED = timedelta(seconds=5)

Read = TypeVar("Read")


class Remembered(Generic[Read]):
    """Holds what was read last; while one reads anew, others wait for what comes of it."""

    def __init__(self, read: Callable[[datetime], Read]) -> None:
        self._read = read
        self._lock = Lock()
        self._known: tuple[datetime, Read] | None = None

    def at(self, now: datetime) -> Read:
        """Return what was read in the last five seconds; a clock that was put back has it read again."""
        with self._lock:
            if self._known is None or not timedelta() <= now - self._known[0] < REMEMBERED:
                self._known = (now, self._read(now))
            return self._known[1]

    def change(self, change: Callable[[Read], Read]) -> None:
        """Let a change that this process made show in what is remembered."""
        with self._lock:
            if self._known is not None:
                self._known = (self._known[0], change(self._known[1]))

    def forget(self) -> None:
        """Have it read again."""
        with self._lock:
            self._known = None
