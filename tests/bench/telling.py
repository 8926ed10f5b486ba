"""From the receipt of an urgent intake to the first mail that a real mail server takes over."""

import json
import statistics
import time
from datetime import UTC, datetime
from pathlib import Path

from functions.bootstrap import build
from functions.cli.demo.channels import prove_channels
from functions.config import Config
from functions.storage.sqlite import SqliteTable
from tests.bench.figure import Figure
from tests.bench.installation import OpenInstallation
from tests.bench.load import Target, post
from tests.running import running
from tests.senders import mail_server as smtp

MOST_SECONDS = 2


def measure(folder: Path, rounds: int = 5) -> Figure:
    """Post urgent intakes one after another and wait for the first mail about each.

    More than five in ten minutes would be told together.
    """
    place = OpenInstallation(folder)
    _prove_channels(folder)
    times = []
    with smtp.running() as (server, port):
        mail = {"PINTERNET_EMAIL": f"mailto://127.0.0.1:{port}?from=notice@example.org"}
        with running(folder, environment=mail) as program:
            target = Target(program.origin, "/api/v1/intakes")
            connection = target.connect()
            for body in place.intakes(rounds):
                urgent = json.dumps({**json.loads(body), "urgency": "urgent"}).encode()
                post(connection, target.path, urgent)
                begun = time.perf_counter()
                server.arrived.get(timeout=30)
                times.append(time.perf_counter() - begun)
                time.sleep(1)
                while not server.arrived.empty():
                    server.arrived.get()
            connection.close()
    return Figure("intake to first mail handed over, median", statistics.median(times), "s", MOST_SECONDS)


def _prove_channels(folder: Path) -> None:
    services = build(Config(data=folder))
    prove_channels(services, datetime.now(UTC))
    assert isinstance(services.table, SqliteTable)
    services.table.close()
