"""A tick with a thousand open alerts, five of them due, in a table of few cases and in one of many."""

import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from unittest import mock

import boto3
from moto import mock_aws

from functions.cases.model.case import Case, Form
from functions.cases.store import CaseStore
from functions.oncall.actions import claim_alerts_of
from functions.oncall.model import Alert, alert_id, standard_policies
from functions.oncall.store import AlertStore
from functions.storage.dynamo import DynamoTable
from functions.storage.dynamo_values import write_item
from functions.storage.sqlite import SqliteTable
from functions.storage.table import Absent, IndexPage, Item, Key, Page, Put, Table
from tests.amazon import create_table
from tests.bench.figure import Figure
from tests.oncall.world import START, Clock, World
from tests.storage.passing import PassingTable

FEW, MANY = 1_000, 100_000
OPEN, DUE = 1_000, 5
TEAM = ("ann", "budi", "citra", "dewi", "eka")
MOST_TIMES = 1.3
NAME = "pinternet"

Fill = Callable[[Iterable[Item]], None]


class CountingTable(PassingTable):
    """Counts the items and index rows that are read."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self.read = 0

    def get(self, key: Key) -> Item | None:
        self.read += 1
        return super().get(key)

    def query(self, partition: str, **options: Any) -> Page:
        page = super().query(partition, **options)
        self.read += len(page.items)
        return page

    def query_index(self, queue: str, **options: Any) -> IndexPage:
        page = super().query_index(queue, **options)
        self.read += len(page.rows)
        return page


class Team:
    """People with channels in a table full of cases, and five new urgent alerts for each tick."""

    def __init__(self, table: Table, clock: Clock, fill: Fill, cases: int) -> None:
        self._table = CountingTable(table)
        fill(_cases(table, cases))
        fill(_open_alerts(table, OPEN))
        self._world = World(self._table, clock)
        self._world.team(*TEAM)
        self._raised = 0

    def tick(self) -> tuple[float, int]:
        """Return how many milliseconds a tick with its messages takes, and the items that it reads."""
        cases = [f"new-{self._raised + number}" for number in range(DUE)]
        self._raised += DUE
        for case in cases:
            self._world.intake(case)
        taken, self._table.read = len(self._world.email.taken), 0
        begun = time.perf_counter()
        self._world.alerts.has_due(self._world.clock())
        self._world.work(rounds=1)
        milliseconds = (time.perf_counter() - begun) * 1000
        read = self._table.read
        assert len(self._world.email.taken) - taken == DUE * len(TEAM)
        for case in cases:
            self._world.commit(
                claim_alerts_of(self._world.alerts, case=case, person="ann", now=self._world.clock())
            )
        return milliseconds, read


def measure(folder: Path, rounds: int, cloud_cases: int) -> Iterator[Figure]:
    """Measure the time on SQLite, and what is read on SQLite and on DynamoDB."""
    folder.mkdir(parents=True)
    yield from _on_sqlite(folder, rounds)
    with _cloud() as client:
        few, many = (_in_cloud(client, f"{NAME}-{cases}", cases) for cases in (FEW, cloud_cases))
        name = f"tick on DynamoDB, {cloud_cases} cases, items looked at"
        yield Figure(name, many, "items", MOST_TIMES, few)


def _on_sqlite(folder: Path, rounds: int) -> Iterator[Figure]:
    clock = Clock()
    tables = [SqliteTable(folder / f"{cases}.db", clock=clock) for cases in (FEW, MANY)]
    teams = [
        Team(table, clock, _filling(table), cases) for table, cases in zip(tables, (FEW, MANY), strict=True)
    ]
    ticks = [[team.tick() for team in teams] for _ in range(rounds + 1)][1:]
    (few, few_read), (many, many_read) = (
        tuple(statistics.median(figures) for figures in zip(*team, strict=True))
        for team in zip(*ticks, strict=True)
    )
    yield Figure(f"tick on SQLite, {MANY} cases, {OPEN} open alerts", many, "ms", MOST_TIMES, few)
    yield Figure(f"tick on SQLite, {MANY} cases, items read", many_read, "items", MOST_TIMES, few_read)
    for table in tables:
        table.close()


def _in_cloud(client: Any, name: str, cases: int) -> float:
    """Return how many items a tick looks at before it writes: moto copies the table for each commit."""
    create_table(client, name)
    clock = Clock()
    table = CountingTable(DynamoTable(client, name, clock=clock))
    fill = _batching(client, name)
    fill(_cases(table, cases))
    fill(_open_alerts(table, OPEN))
    fill(_open_alerts(table, OPEN + DUE, since=OPEN, minutes=-1))
    world, table.read = World(table, clock), 0
    assert world.alerts.has_due(clock())
    assert len(list(world.alerts.due_alerts(clock()))) == DUE
    assert list(world.alerts.due_deliveries(clock())) == []
    return float(table.read)


@contextmanager
def _cloud() -> Iterator[Any]:
    made_up = {"AWS_ACCESS_KEY_ID": "made-up", "AWS_SECRET_ACCESS_KEY": "made-up"}
    with mock.patch.dict("os.environ", made_up), mock_aws():
        yield boto3.client("dynamodb", region_name="ap-southeast-3")


def _filling(table: Table) -> Fill:
    def fill(items: Iterable[Item]) -> None:
        for batch in _batches(items, 100):
            table.commit([Put(item, Absent()) for item in batch])

    return fill


def _batching(client: Any, name: str) -> Fill:
    def fill(items: Iterable[Item]) -> None:
        for batch in _batches(items, 25):
            requests = [{"PutRequest": {"Item": write_item(item, 1)}} for item in batch]
            client.batch_write_item(RequestItems={name: requests})

    return fill


def _batches(items: Iterable[Item], most: int) -> Iterator[list[Item]]:
    rest = iter(items)
    while batch := list(islice(rest, most)):
        yield batch


def _cases(table: Table, number: int) -> Iterator[Item]:
    """Yield the heads of so many cases, which stand in the queue of those that wait."""
    for one in range(number):
        case = Case(
            id=f"{one:032x}",
            reference="ABCD2345",
            mailbox_sha256=f"{one:064x}",
            language="id",
            urgency="soon",
            form=Form("intake", "1"),
            keys="hybrid",
            epoch=1,
            received_at=START,
            last_at=START,
        )
        yield CaseStore(table).put_case(case).item


def _open_alerts(table: Table, up_to: int, *, since: int = 0, minutes: int = 1) -> Iterator[Item]:
    """Yield alerts that were told once, with their next round from so many minutes after the start on."""
    policy = standard_policies().for_waiting("soon")
    alerts = AlertStore(table)
    for one in range(since, up_to):
        case, next_at = f"{one:032x}", START + timedelta(minutes=minutes, seconds=one - since)
        alert = Alert(alert_id(case, "intake"), case, "intake", "soon", policy, START, next_at, step=1)
        for change in alerts.adding(alert):
            assert isinstance(change, Put)
            yield change.item
