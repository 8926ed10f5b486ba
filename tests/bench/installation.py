"""An open installation to measure: the playground's team, no cases, room for any number of intakes."""

import base64
import contextlib
import json
import secrets
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import altcha

from functions.bootstrap import build
from functions.cli.demo.made import copy_installation
from functions.cli.demo.making import make_if_due
from functions.config import Config
from functions.crypto.work import make_challenge
from functions.storage.sqlite import SqliteTable
from tests.running import START_SECONDS, answers, free_port

ROOM = 1_000_000


class OpenInstallation:
    """A data folder that `pinternet run` serves open, and intakes that it accepts."""

    def __init__(self, folder: Path) -> None:
        made = make_if_due(datetime.now(UTC))
        folder.mkdir(parents=True)
        copy_installation(made, folder)
        services = build(Config(data=folder))
        settings = services.settings.read()
        services.settings.save(replace(settings, capacity_per_day=ROOM), now=datetime.now(UTC))
        assert isinstance(services.table, SqliteTable)
        services.table.close()
        self._work_key = services.secrets.work
        self._case = made.cases[0]

    def intakes(self, number: int) -> list[bytes]:
        """Return bodies for POST /intakes, each with a mailbox and solved work of its own.

        The sealed text is a real one of the playground's. Challenges are signed with the installation's
        own key and ask for few iterations; the server checks the solutions as it checks any.
        """
        return [self._intake() for _ in range(number)]

    def with_new_work(self, body: bytes) -> bytes:
        """Return the same intake with work of now: challenges are good for ten minutes."""
        return json.dumps(json.loads(body) | {"work": solved_work(self._work_key)}).encode()

    def _intake(self) -> bytes:
        fields = {
            "id": str(uuid.uuid4()),
            "mailbox": secrets.token_hex(16),
            "token_sha256": secrets.token_hex(32),
            "sealed": self._case["intake"]["sealed"],
            "epoch": self._case["epoch"],
            "language": "id",
            "urgency": "routine",
            "form": self._case["form"],
            "work": solved_work(self._work_key),
        }
        return json.dumps(fields).encode()


def solved_work(key: bytes) -> str:
    """Return solved work as a browser sends it."""
    challenge = make_challenge(key, cost=1, now=datetime.now(UTC))
    solution = altcha.solve_challenge(altcha.Challenge.from_dict(challenge))
    assert solution is not None
    return base64.b64encode(
        json.dumps({"challenge": challenge, "solution": solution.to_dict()}).encode()
    ).decode()


@contextlib.contextmanager
def running_floor(folder: Path) -> Iterator[str]:
    """Run the bare floor as a program of its own; yields its origin."""
    origin = f"http://127.0.0.1:{free_port()}"
    port = origin.rpartition(":")[2]
    folder.mkdir(parents=True, exist_ok=True)
    program = [sys.executable, "-m", "tests.bench.floor", port, str(folder / f"floor-{port}.db")]
    process = subprocess.Popen(program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + START_SECONDS
        while not answers(origin):
            if process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError("the floor did not start")
            time.sleep(0.02)
        yield origin
    finally:
        process.kill()
        process.wait()
