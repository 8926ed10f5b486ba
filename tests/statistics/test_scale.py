"""Queues, figures and the nightly look cost the same with very many cases as with a thousand."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

from functions.audit.actions.verifying import look_through
from functions.cases.actions.queues import list_cases
from functions.cases.model import Case, Form
from functions.cases.store import CaseStore
from functions.staff.model.people import Person
from functions.staff.store import StaffStore
from functions.statistics.actions.reporting import report
from functions.statistics.model.tally import Tally
from functions.statistics.model.weeks import Week
from functions.storage.dynamo import DynamoTable
from functions.storage.dynamo_values import write_item
from functions.storage.sqlite import SqliteTable
from functions.storage.table import Absent, Item, Put, Table
from tests.amazon import create_table, played
from tests.audit.chains import chain
from tests.bench.tick import CountingTable
from tests.clock import BEGINNING, Clock

SOAK = bool(os.environ.get("PINTERNET_SOAK"))
FEW = 1_000
MANY = 1_000_000 if SOAK else 10_000
MANY_IN_CLOUD = 20_000 if SOAK else 2_000
"""moto walks through the whole table for each query: its time says nothing of DynamoDB's, and 100,000 take
it half an hour, to read the same."""
MOST_TIMES = 1.2
ROUNDS, TIMES = 6, 5
TEAM = ("ann", "budi", "citra", "dewi", "eka")
QUEUES = ("waiting", "mine", "team", "closed")
ZONE = "Asia/Jakarta"


@dataclass(frozen=True)
class Cost:
    """What something took: the best of several times in milliseconds, and how many items it read."""

    milliseconds: float
    items: int


def heads(cases: CaseStore, number: int) -> Iterator[Item]:
    """Yield the heads of so many cases: half are closed, the others wait or are open."""
    for one in range(number):
        at = BEGINNING - timedelta(minutes=one % 500_000)
        case = Case(
            id=f"{one:032x}",
            reference="ABCD2345",
            mailbox_sha256=f"{one:064x}",
            language="id",
            urgency=("urgent", "soon", "routine")[one % 3],
            form=Form("intake", "1"),
            keys="hybrid",
            epoch=1,
            received_at=at,
            last_at=at,
        )
        if one % 4 == 1:
            case = case.claimed("ann" if one % 8 == 1 else TEAM[one // 8 % 5], at)
        yield cases.put_case(case.closed_with("resolved", at) if one % 4 > 1 else case).item


def around(table: Table) -> Iterator[Item]:
    """Yield the team, and a year of weeks."""
    staff, statistics = StaffStore(table), CaseStore(table).statistics
    for name in TEAM:
        person = Person(name, name, name, "konselor", "counselor", "id", "age1", BEGINNING)
        yield staff.people.put(person).item
    now = Week.of(BEGINNING, ZONE)
    tally = Tally({"claims": 20, **{f"person/{name}/claims": 4 for name in TEAM}})
    for change in statistics.adding({now.back(back): tally for back in range(1, 54)}):
        assert isinstance(change, Put)
        yield change.item


def batches(items: Iterable[Item], most: int) -> Iterator[list[Item]]:
    rest = iter(items)
    while batch := list(islice(rest, most)):
        yield batch


def committed(table: Table, cases: int) -> None:
    """Fill a table by commits."""
    for items in (heads(CaseStore(table), cases), around(table)):
        for batch in batches(items, 100):
            table.commit([Put(item, Absent()) for item in batch])


def cost(table: CountingTable, does: Callable[[], object], rounds: int) -> Cost:
    times = []
    for _ in range(rounds):
        table.read, begun = 0, time.perf_counter()
        does()
        times.append((time.perf_counter() - begun) * 1000)
    return Cost(min(times), table.read)


def costs(table: Table, rounds: int) -> dict[str, Cost]:
    """Return what each queue and the report take."""
    counting = CountingTable(table)
    cases, staff = CaseStore(counting), StaffStore(counting)
    found = {
        queue: cost(counting, partial(list_cases, cases, staff, queue=queue, person="ann"), rounds)
        for queue in QUEUES
    }
    telling = cost(counting, lambda: report(cases.statistics, TEAM, zone=ZONE, now=BEGINNING), rounds)
    return found | {"report": telling}


def compare(few: dict[str, Cost], many: dict[str, Cost], *, in_time: bool) -> None:
    """See that what is read, and the time, is nearly the same."""
    for name, least in few.items():
        assert many[name].items <= least.items * MOST_TIMES, name
        if in_time:
            assert many[name].milliseconds <= least.milliseconds * MOST_TIMES, (name, least, many[name])


def best(one: dict[str, Cost], other: dict[str, Cost]) -> dict[str, Cost]:
    """Return the better time of each."""
    return {
        name: Cost(min(one[name].milliseconds, cost.milliseconds), cost.items) for name, cost in other.items()
    }


def test_on_one_machine_queues_and_figures_cost_the_same(tmp_path: Path, clock: Clock) -> None:
    tables = [SqliteTable(tmp_path / f"{cases}.db", clock=clock) for cases in (FEW, MANY)]
    for table, cases in zip(tables, (FEW, MANY), strict=True):
        committed(table, cases)
    found = [costs(table, TIMES) for table in tables]
    for _ in range(ROUNDS):  # in turn, so that a busy moment of the machine meets both
        found = [best(before, costs(table, TIMES)) for before, table in zip(found, tables, strict=True)]
    for table in tables:
        table.close()

    compare(*found, in_time=SOAK)


def test_in_the_cloud_queues_and_figures_read_the_same(clock: Clock) -> None:
    found = []
    with played("dynamodb") as client:
        for cases in (FEW, MANY_IN_CLOUD):
            name = f"pinternet-{cases}"
            create_table(client, name)
            table = DynamoTable(client, name, clock=clock)
            for items in (heads(CaseStore(table), cases), around(table)):
                for batch in batches(items, 25):
                    requests = [{"PutRequest": {"Item": write_item(item, 1)}} for item in batch]
                    client.batch_write_item(RequestItems={name: requests})
            found.append(costs(table, rounds=1))

    compare(*found, in_time=False)


@pytest.mark.parametrize("length", [1_500, 20_000 if SOAK else 3_000])
def test_a_night_reads_what_is_new_and_a_window_however_long_the_chain_is(
    table: SqliteTable, length: int
) -> None:
    audit = chain(table, length)
    first = look_through(audit, short=1_000, window=200)
    audit.commit([audit.put_checkpoint(first.checkpoint)])
    for_new = chain(table, 30).head().head.number - length
    counting = CountingTable(table)

    look = look_through(type(audit)(counting), short=1_000, window=200)

    assert (look.fault, for_new) == (None, 30)
    assert counting.read <= 30 + 200 + 10
