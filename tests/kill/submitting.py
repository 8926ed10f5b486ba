"""A client that submits intakes to a program that may die at any moment, and remembers what was promised."""

import http.client
import json
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass
class Ledger:
    """What the program said to each body; a body without an entry was never answered."""

    receipts: dict[bytes, dict[str, str]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)

    def take(self, body: bytes, status: int, answer: dict[str, str]) -> None:
        """Remember an answer; a second receipt for a body must be the first one again."""
        if status not in (200, 201):
            self.refused.append(f"{status} {answer.get('type')}")
        elif self.receipts.setdefault(body, answer) != answer:
            self.refused.append("a second receipt differs from the first")


def submit(origin: str, body: bytes) -> tuple[int, dict[str, str]] | None:
    """Post one intake; None when the program died before it answered."""
    parts = urlsplit(origin)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    try:
        connection.request("POST", "/api/v1/intakes", body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
    except (OSError, http.client.HTTPException, ValueError):
        return None
    finally:
        connection.close()


def submit_until_it_dies(origin: str, bodies: list[bytes], ledger: Ledger, alive: threading.Event) -> None:
    """Post one body after another until the program is killed or none is left."""
    for body in bodies:
        if not alive.is_set():
            return
        answered = submit(origin, body)
        if answered is not None:
            ledger.take(body, *answered)
        time.sleep(0.005)
