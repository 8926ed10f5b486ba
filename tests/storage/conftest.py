"""Every engine behind the table port, for the one contract that all must pass."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Lock
from typing import Any

import pytest

from functions.storage.dynamo import DynamoTable
from functions.storage.sqlite import SqliteTable
from functions.storage.table import Table
from tests.amazon import create_table, played
from tests.storage.clocks import Clock
from tests.storage.lagging import LaggingTable
from tests.storage.remembered import RememberedTable
from tests.storage.remembered_dynamo import RememberedDynamo

ENGINES = ("sqlite in memory", "sqlite file", "dynamo", "lagging index", "remembered", "remembered dynamo")


class OneAtATime:
    """A DynamoDB client whose calls wait for each other: moto's transactions are not thread-safe."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._turn = Lock()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        operation = getattr(self._client, name)

        def in_turn(**parameters: Any) -> Any:
            with self._turn:
                return operation(**parameters)

        return in_turn


@pytest.fixture
def clock() -> Clock:
    """A clock that stands at 2026-11-23 04:05 UTC."""
    return Clock()


@pytest.fixture
def dynamo() -> Iterator[Any]:
    """A client of DynamoDB as moto plays it."""
    with played("dynamodb") as client:
        yield client


@pytest.fixture(params=ENGINES)
def table(request: pytest.FixtureRequest, clock: Clock, tmp_path: Path) -> Iterator[Table]:
    """An empty table on each engine in turn."""
    if request.param == "dynamo":
        client = request.getfixturevalue("dynamo")
        create_table(client, "pinternet")
        yield DynamoTable(OneAtATime(client), "pinternet", clock=clock)
        return
    if request.param == "remembered dynamo":
        yield DynamoTable(RememberedDynamo(), "pinternet", clock=clock)
        return
    if request.param == "remembered":
        yield RememberedTable(clock=clock)
        return
    path = tmp_path / "pinternet.db" if request.param == "sqlite file" else ":memory:"
    engine = SqliteTable(path, clock=clock)
    yield LaggingTable(engine, clock=clock) if request.param == "lagging index" else engine
    engine.close()


@pytest.fixture
def settle(table: Table) -> Callable[[], None]:
    """Let the index catch up with the commits so far."""
    return table.catch_up if isinstance(table, LaggingTable) else lambda: None
