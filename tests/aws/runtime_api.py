"""AWS's Lambda Runtime API on loopback: hands events to runtime clients and takes their answers.

https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html. Each client takes one event at a time, so as
many invocations run at once as there are clients; the others wait, where AWS would start another.
"""

import json
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any

from tests.aws.loopback import Quiet, serving

API = "/2018-06-01/runtime"
FUNCTION_ARN = "arn:aws:lambda:ap-southeast-3:123456789012:function:pinternet-prod"
PATIENCE = 90.0
"""Seconds that a test waits for an answer, however busy the machine is."""
LOOK_AGAIN = 0.2
"""Seconds after which a client that waits for an event is looked at: the server may be closing."""


class FunctionError(AssertionError):
    """The function raised, or its client died before it could answer."""


@dataclass
class Invocation:
    """One event on its way through the function."""

    event: bytes
    seconds: float
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    begun_at: float = 0.0
    ended_at: float = 0.0
    answer: bytes = b"null"
    failed: bool = False
    over: threading.Event = field(default_factory=threading.Event)

    def begin(self) -> None:
        """Note that a client takes it."""
        self.begun_at = time.monotonic()

    def end(self, answer: bytes, *, failed: bool) -> None:
        """Note what came of it."""
        self.answer, self.failed, self.ended_at = answer, failed, time.monotonic()
        self.over.set()

    @property
    def took(self) -> float:
        """The seconds between its hand-over and its answer."""
        return self.ended_at - self.begun_at


class RuntimeApi:
    """Where runtime clients ask for events. `invoke` gives them one."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[Invocation] = SimpleQueue()
        self._running: dict[str, Invocation] = {}
        self.init_errors: list[Any] = []
        self.is_closing = threading.Event()
        self.address = ""
        """What AWS_LAMBDA_RUNTIME_API is set to."""

    def invoke(self, event: Any, *, seconds: float = 30) -> Any:
        """Run the function, which has so many seconds, with an event and return its answer.

        Raises:
            FunctionError: it raised, or did not answer.
        """
        return json.loads(self.run(event, seconds=seconds).answer)

    def run(self, event: Any, *, seconds: float = 30) -> Invocation:
        """Run the function with an event; the invocation tells how long it took, too."""
        invocation = Invocation(json.dumps(event).encode(), seconds)
        self._waiting.put(invocation)
        if not invocation.over.wait(PATIENCE):
            raise FunctionError(f"the function did not answer: {self.init_errors}")
        if invocation.failed:
            raise FunctionError(invocation.answer.decode())
        return invocation

    def next(self) -> Invocation | None:
        """Return what a client is to do next, None when nothing more comes."""
        while not self.is_closing.is_set():
            try:
                invocation = self._waiting.get(timeout=LOOK_AGAIN)
            except Empty:
                continue
            self._running[invocation.id] = invocation
            invocation.begin()
            return invocation
        return None

    def client_ended(self, why: str) -> None:
        """Fail what a client that ended had in hand, and what nobody takes any more."""
        while not self._waiting.empty():
            invocation = self._waiting.get()
            self._running[invocation.id] = invocation
        for id in list(self._running):
            self.answered(id, why.encode(), failed=True)

    def answered(self, id: str, answer: bytes, *, failed: bool) -> None:
        """Take what a client says of an invocation."""
        self._running.pop(id).end(answer, failed=failed)


class _Handler(Quiet):
    runtime: RuntimeApi

    def do_GET(self) -> None:  # noqa: N802 (http.server's name)
        """Hand over the next event."""
        assert self.path == f"{API}/invocation/next"
        invocation = self.runtime.next()
        if invocation is None:
            self.close_connection = True
            return
        deadline = int((time.time() + invocation.seconds) * 1000)
        headers = [
            ("Content-Type", "application/json"),  # AWS's client dies without
            ("Lambda-Runtime-Aws-Request-Id", invocation.id),
            ("Lambda-Runtime-Deadline-Ms", str(deadline)),
            ("Lambda-Runtime-Invoked-Function-Arn", FUNCTION_ARN),
        ]
        self.say(200, headers, invocation.event)

    def do_POST(self) -> None:  # noqa: N802 (http.server's name)
        """Take an answer or an error."""
        body = self.body()
        parts = self.path.removeprefix(f"{API}/").split("/")
        if parts[0] == "init":
            self.runtime.init_errors.append(json.loads(body))
        else:
            self.runtime.answered(parts[1], body, failed=parts[2] == "error")
        self.say(202, [("Content-Type", "application/json")], b"{}")


@contextmanager
def runtime_api() -> Iterator[RuntimeApi]:
    """Serve the API for the length of a `with` block. End its clients first."""
    api = RuntimeApi()
    with serving(type("Handler", (_Handler,), {"runtime": api})) as api.address:
        try:
            yield api
        finally:
            api.is_closing.set()
