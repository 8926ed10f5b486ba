"""Sends side by side and waits for all: for a host that freezes whatever goes on behind an answer."""

import logging
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass

from functions.oncall.couriers import THREADS_A_KIND, Job
from functions.oncall.model import Delivery

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class SideBySide:
    """Sends by some threads for each kind of channel, so that one that hangs holds up no other.

    `has_time` is asked before each delivery: what is not begun stays due, and the next run sends it.
    """

    has_time: Callable[[], bool]

    def __call__(self, job: Job, deliveries: Iterable[Delivery]) -> Iterable[None]:
        """Send what there is time for, and return when all that was begun is done.

        Raises whatever one of them raised, when the others are done.
        """
        pools: dict[str, ThreadPoolExecutor] = {}
        begun = []
        with ExitStack() as threads:
            for delivery in deliveries:
                if delivery.kind not in pools:
                    pools[delivery.kind] = threads.enter_context(ThreadPoolExecutor(THREADS_A_KIND))
                begun.append(pools[delivery.kind].submit(self._send, job, delivery))
        left = [one.result() for one in begun].count(False)
        if left:
            log.warning("there was no time to send everything", extra={"left": left})
        return ()

    def _send(self, job: Job, delivery: Delivery) -> bool:
        """Send a delivery if there is time, and tell whether there was."""
        if not self.has_time():
            return False
        job(delivery)
        return True
