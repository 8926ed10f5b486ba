"""Several clients in the same moment."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from tests.independent.wire import Answer

Call = Callable[[], Answer]


def at_once(*calls: Call) -> list[Answer]:
    """Make all calls in the same moment, and return their answers in the calls' order."""
    start = threading.Barrier(len(calls))

    def made(call: Call) -> Answer:
        start.wait()
        return call()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(made, calls))
