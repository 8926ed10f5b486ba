"""A power cut at any moment loses nothing that was acknowledged, and doubles nothing."""

import os
import random
import re
import threading
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from functions.bootstrap import build
from functions.cli.demo.channels import prove_channels
from functions.config import Config
from functions.jobs import run_alerts
from functions.oncall.model import Delivery
from functions.oncall.model.throttle import PAUSE
from functions.services import Services
from tests.bench.installation import OpenInstallation
from tests.kill.submitting import Ledger, submit, submit_until_it_dies
from tests.running import START_SECONDS, start

KILLS = 200 if os.environ.get("PINTERNET_SOAK") else 20
PER_KILL, CLIENTS = 12, 3
LONGEST_LIFE_SECONDS = 0.5
SILENCE = {"PINTERNET_EMAIL": "outbox", "PINTERNET_SMS": "outbox"}


def live_and_die(folder: Path, bodies: list[bytes], ledger: Ledger, seconds: float) -> None:
    """Start the program, submit from several clients at once, and kill it after some time."""
    program = start(folder, environment=SILENCE)
    alive = threading.Event()
    alive.set()
    clients = [
        threading.Thread(
            target=submit_until_it_dies, args=(program.origin, bodies[i::CLIENTS], ledger, alive)
        )
        for i in range(CLIENTS)
    ]
    for client in clients:
        client.start()
    time.sleep(seconds)
    program.kill()
    alive.clear()
    for client in clients:
        client.join()


def waiting_cases(services: Services) -> list[str]:
    """Return the case of every index row of the waiting queue."""
    cases, after = [], None
    while True:
        page = services.table.query_index("cases/waiting", after=after, limit=1000)
        cases += [row.key.partition.removeprefix("case/") for row in page.rows]
        after = page.next
        if after is None:
            return cases


def is_settled(delivery: Delivery) -> bool:
    """Whether a message was taken over, or waits for the pause of its channel."""
    return delivery.state == "accepted" or delivery.reason == "throttled"


def untold(services: Services, cases: list[str]) -> list[str]:
    """Return the cases whose alert is on its way to somebody: neither in the outbox nor held back.

    What a killed program had in hand is sent again when its lease is over. After the first message a
    channel has a pause; then one tells of all that wait.
    """
    found = []
    for case in cases:
        deliveries = [
            delivery
            for alert in services.alerts.open_alerts_of(case)
            for delivery in services.alerts.deliveries_of(alert.id)
        ]
        if not deliveries or not all(map(is_settled, deliveries)):
            found.append(case)
    return found


def message_ids(outbox: Path) -> Counter[str]:
    """Count the Message-IDs of the outbox; each is made from a delivery's id."""
    mails = [path.read_text() for path in outbox.glob("*.eml")]
    return Counter(re.findall(r"(?mi)^message-id:\s*(\S+)", "\n".join(mails)))


def test_nothing_acknowledged_is_lost_and_nothing_is_doubled(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    place = OpenInstallation(folder)
    prove_channels(build(Config(data=folder)), datetime.now(UTC))
    dice = random.Random()  # noqa: S311 - moments of death, not secrets
    ledger, sent = Ledger(), []
    for _ in range(KILLS):
        bodies = place.intakes(PER_KILL)
        sent += bodies
        live_and_die(folder, bodies, ledger, dice.uniform(0, LONGEST_LIFE_SECONDS))

    acknowledged = len(ledger.receipts)
    program = start(folder, environment=SILENCE)
    for body in sent:
        answered = submit(program.origin, place.with_new_work(body))
        assert answered is not None
        ledger.take(body, *answered)
    assert ledger.refused == []
    assert len(ledger.receipts) == len(sent)
    assert len({receipt["reference"] for receipt in ledger.receipts.values()}) == len(sent)

    services = build(Config(data=folder))
    cases = waiting_cases(services)
    assert len(cases) == len(set(cases)) == len(sent)
    deadline = time.monotonic() + 4 * START_SECONDS
    while (silent := untold(services, cases)) and time.monotonic() < deadline:
        time.sleep(0.5)
    program.stop()
    assert silent == []
    later = replace(services, clock=lambda: datetime.now(UTC) + 2 * PAUSE)
    assert run_alerts(later)
    told = message_ids(folder / "outbox")
    assert max(told.values()) == 1
    assert list(services.alerts.waiting_deliveries()) == []
    assert acknowledged > 0
    print(f"{KILLS} kills, {len(sent)} intakes, {acknowledged} at once, {sum(told.values())} mails")
