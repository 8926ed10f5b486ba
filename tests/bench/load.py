"""Clients that post prepared bodies and take the time: one after another, or eight at once."""

import http.client
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Target:
    """Where bodies are posted: an origin, a path, and whether they must come back as 201."""

    origin: str
    path: str

    def connect(self) -> http.client.HTTPConnection:
        """Open a connection that is kept for many requests."""
        parts = urlsplit(self.origin)
        return http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)


def post(connection: http.client.HTTPConnection, path: str, body: bytes) -> float:
    """Post one body and return the milliseconds until its answer was read.

    Raises:
        AssertionError: the answer was not 201; the message holds it.
    """
    begun = time.perf_counter()
    connection.request("POST", path, body, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    said = answer.read()
    if answer.status != 201:
        raise AssertionError(f"{path} answered {answer.status}: {said.decode()[:300]}")
    return (time.perf_counter() - begun) * 1000


def post_in_turns(targets: Sequence[Target], bodies: Sequence[bytes]) -> list[list[float]]:
    """Post every body to every target, taking turns; returns the milliseconds of each target."""
    connections = [target.connect() for target in targets]
    times: list[list[float]] = [[] for _ in targets]
    for body in bodies:
        for place, target in enumerate(targets):
            times[place].append(post(connections[place], target.path, body))
    for connection in connections:
        connection.close()
    return times


def post_together(target: Target, bodies: Sequence[bytes], clients: int) -> float:
    """Post the bodies from several clients at once; returns the requests answered in a second.

    Raises:
        AssertionError: any answer was not 201.
    """
    problems: list[Exception] = []

    def work(share: Sequence[bytes]) -> None:
        connection = target.connect()
        try:
            for body in share:
                post(connection, target.path, body)
        except (AssertionError, OSError, http.client.HTTPException) as problem:
            problems.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(bodies[place::clients],)) for place in range(clients)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - begun
    if problems:
        raise AssertionError(f"{len(problems)} of {clients} clients met an error, first: {problems[0]}")
    return len(bodies) / seconds
