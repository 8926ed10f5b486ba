"""What a gateway answered. Apprise says only yes or no, but writes the number of the answer into its log.

Its log also holds addresses, so nothing of it goes any further.
"""

import logging
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from functions.senders.sender import Reason

_NUMBER = re.compile(r"error=(\d+)")
_NOT_US = (401, 403, 404, 407, 190)
"""Statuses that refuse us or our URL rather than the message; 190 is Meta's, for a token that ran out."""
_TOO_MANY = 429


class Answers(logging.Handler):
    """Hears the log lines of the thread that made it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._thread = threading.get_ident()
        self._numbers: list[int] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the number that stands in a line, if there is one."""
        if record.thread == self._thread and (found := _NUMBER.search(record.getMessage())):
            self._numbers.append(int(found.group(1)))

    @property
    def reason(self) -> Reason:
        """What the last answer means for us."""
        if not self._numbers:
            return "unreachable"
        number = self._numbers[-1]
        if number in _NOT_US:
            return "misconfigured"
        if number == _TOO_MANY:
            return "limit"
        return "deferred" if 500 <= number < 600 else "gateway-refused"


@contextmanager
def heard() -> Iterator[Answers]:
    """Listen to Apprise in this thread, and keep its log to ourselves."""
    log = logging.getLogger("apprise")
    log.propagate = False
    log.setLevel(logging.WARNING)
    answers = Answers()
    log.addHandler(answers)
    try:
        yield answers
    finally:
        log.removeHandler(answers)
