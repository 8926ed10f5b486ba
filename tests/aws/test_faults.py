"""While a fifth of DynamoDB's calls fails, nothing is lost, nothing is doubled, and everyone is told."""

import json
import os
import secrets as random
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from flask import Flask

from functions import bootstrap
from functions.app import create_app
from functions.config import Config
from functions.crypto.secrets import ServerSecrets
from functions.crypto.signer_file import SignerFile
from functions.jobs import run_alerts, tell_of
from functions.oncall.model import alert_id
from functions.oncall.model.delivery import ACCEPTED
from functions.oncall.store import AlertStore
from functions.services import Services
from functions.storage.dynamo import DynamoTable
from functions.storage.dynamo_ledger import DynamoLedger
from functions.storage.table import Table
from tests.aws.faults import FAULTS, Faulty
from tests.aws.team import with_channels
from tests.bench.installation import solved_work
from tests.clock import Clock
from tests.opening import open_service
from tests.recording import RecordingSender
from tests.storage.remembered_dynamo import RememberedDynamo
from tests.web.desk_over_http import BODY

INTAKES = 5_000 if os.environ.get("PINTERNET_SOAK") else 500
CLIENTS = 4
OUTAGES = 0.005
"""The share of calls with which an outage begins, while clients write."""
MOST_TRIES = 30
MOST_MINUTES = 60
"""Until everyone is told; a channel has its pause of five minutes."""
SENT_AGAIN = 0.1
"""The share of clients that lose the answer, and send the same again though it was taken."""


@dataclass
class Trouble:
    """An installation on a table whose calls fail, and the same seen by calls that do not."""

    services: Services
    faulty: Faulty
    calm: Services
    app: Flask
    clock: Clock

    def tell(self, seen: set[str]) -> None:
        """Do the work behind requests as the cloud does: what the stream names, then what is due."""
        new = [each for each in _rows(self.calm.table, "due/alerts") if each not in seen]
        seen.update(new)
        for begin in range(0, len(new), 10):
            tell_of(self.services, [name.removeprefix("alert/") for name in new[begin : begin + 10]])
        run_alerts(self.services)


@pytest.fixture
def trouble(tmp_path: Path, server_secrets: ServerSecrets) -> Trouble:
    """An open installation with Ann, and room for everyone."""
    clock, memory = Clock(datetime.now(UTC)), RememberedDynamo()
    faulty = Faulty(memory, Random(20), outages=OUTAGES)  # noqa: S311 - which calls fail, not secrets

    def services_on(client: object) -> Services:
        table = DynamoTable(client, "pinternet", clock=clock, sleep=lambda _: None)
        return bootstrap.assemble(
            Config(data=tmp_path, table="pinternet"),
            table=table,
            ledger=DynamoLedger(client, "pinternet-erasures", sleep=lambda _: None),
            secrets=server_secrets,
            signers=SignerFile(tmp_path / bootstrap.SIGNER),
            senders={"email": RecordingSender(), "sms": RecordingSender()},
            clock=clock,
        )

    services, calm = services_on(faulty), services_on(memory)
    open_service(calm)
    calm.settings.save(replace(calm.settings.read(), capacity_per_day=1_000_000), now=clock())
    with_channels(calm, "ann")
    return Trouble(services, faulty, calm, create_app(services), clock)


def intake(key: bytes) -> dict[str, object]:
    """Return the body of an intake with a mailbox and solved work of its own."""
    return {
        "id": str(uuid.uuid4()),
        "mailbox": random.token_hex(16),
        "token_sha256": random.token_hex(32),
        "sealed": BODY,
        "epoch": 1,
        "language": "id",
        "urgency": "soon",
        "form": {"id": "intake", "version": "1"},
        "work": solved_work(key),
    }


def hand_in(app: Flask, body: dict[str, object], *, again: bool) -> list[str]:
    """Send an intake until it is taken, as clients do, and return the references of all answers."""
    http, references, sent = app.test_client(), [], json.dumps(body)
    for _ in range(MOST_TRIES):
        answer = http.post("/api/v1/intakes", data=sent, content_type="application/json")
        if answer.status_code in (200, 201) and answer.json:
            references.append(answer.json["reference"])
            if len(references) > again:
                return references
        else:
            assert answer.status_code == 503, answer.json
            assert int(answer.headers["Retry-After"]) > 0
    raise AssertionError("an intake was never taken")


def _rows(table: Table, queue: str) -> Iterator[str]:
    """Yield the partitions that stand in a queue."""
    after = None
    while True:
        page = table.query_index(queue, after=after)
        yield from (row.key.partition for row in page.rows)
        after = page.next
        if after is None:
            return


def write_in_trouble(trouble: Trouble) -> list[list[str]]:
    """Let everybody write while the work behind goes on; returns the references that each was given."""
    dice, seen = Random(4), set[str]()  # noqa: S311 - who loses an answer, not secrets
    bodies = [intake(trouble.services.secrets.work) for _ in range(INTAKES)]
    with ThreadPoolExecutor(CLIENTS) as clients:
        taken = [
            clients.submit(hand_in, trouble.app, body, again=dice.random() < SENT_AGAIN) for body in bodies
        ]
        while not all(each.done() for each in taken):
            trouble.tell(seen)
    return [each.result() for each in taken]


def first_rounds(alerts: AlertStore, cases: set[str]) -> set[tuple[str, ...]]:
    """Return the states in which the deliveries of the cases' first rounds are, each combination once."""
    rounds = (
        [one for one in alerts.deliveries_of(alert_id(case, "intake")) if one.loop == one.step == 0]
        for case in cases
    )
    return {tuple(one.state for one in deliveries) for deliveries in rounds}


def test_no_intake_is_lost_or_doubled_and_all_alerts_are_told(trouble: Trouble) -> None:
    references = write_in_trouble(trouble)

    calm = trouble.calm
    cases = {partition.removeprefix("case/") for partition in _rows(calm.table, "cases/waiting")}
    assert {len(set(each)) for each in references} == {1}
    assert len(cases) == len({each[0] for each in references}) == INTAKES
    assert set(_rows(calm.table, "due/alerts")) == {f"alert/{alert_id(case, 'intake')}" for case in cases}
    trouble.faulty.outages = 0.0
    minutes = 0
    while first_rounds(calm.alerts, cases) != {(ACCEPTED, ACCEPTED)} and minutes < MOST_MINUTES:
        minutes += 1
        trouble.clock.move(minutes=1)
        run_alerts(trouble.services)
    assert first_rounds(calm.alerts, cases) == {(ACCEPTED, ACCEPTED)}
    assert trouble.faulty.made.keys() == {"none", *(fault.__name__ for fault in FAULTS)}
