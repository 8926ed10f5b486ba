"""Threads that send side by side, some for each kind of channel: a mail server that hangs holds up no SMS."""

import logging
import threading
from collections.abc import Callable, Iterable
from queue import SimpleQueue

from functions.oncall.model import Delivery

log = logging.getLogger(__name__)

THREADS_A_KIND = 4

Job = Callable[[Delivery], None]


class Couriers:
    """Takes deliveries and returns at once; `done` is called when a kind's
    queue is empty: what failed may have made something else due.

    The threads are daemons: at the end of the program a delivery under way is left to its lease.
    """

    def __init__(self, done: Callable[[], None]) -> None:
        self._done = done
        self._queues: dict[str, SimpleQueue[tuple[Job, Delivery]]] = {}
        self._taken: set[tuple[str, int]] = set()
        self._turn = threading.Lock()

    def __call__(self, job: Job, deliveries: Iterable[Delivery]) -> Iterable[None]:
        """Hand over what is not in hand yet."""
        for delivery in deliveries:
            if self._take(delivery):
                self._queue(delivery.kind).put((job, delivery))
        return ()

    def _take(self, delivery: Delivery) -> bool:
        with self._turn:
            mark = (delivery.id, delivery.version)
            is_new = mark not in self._taken
            self._taken.add(mark)
            return is_new

    def _queue(self, kind: str) -> SimpleQueue[tuple[Job, Delivery]]:
        if kind not in self._queues:
            self._queues[kind] = SimpleQueue()
            for number in range(THREADS_A_KIND):
                name = f"{kind}-{number}"
                threading.Thread(target=self._run, args=(self._queues[kind],), name=name, daemon=True).start()
        return self._queues[kind]

    def _run(self, queue: SimpleQueue[tuple[Job, Delivery]]) -> None:
        while True:
            job, delivery = queue.get()
            try:
                job(delivery)
            except Exception as error:  # noqa: BLE001 (the next tick finds it again, when its lease is over)
                log.error(
                    "a delivery broke off", extra={"delivery": delivery.id, "error": type(error).__name__}
                )
            with self._turn:
                self._taken.discard((delivery.id, delivery.version))
            if queue.empty():
                self._done()
