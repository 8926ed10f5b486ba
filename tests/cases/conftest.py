"""A desk on each storage engine."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from functions.crypto.secrets import ServerSecrets
from functions.storage.sqlite import SqliteTable
from functions.storage.table import Table
from tests.amazon import quick_dynamo_table
from tests.cases.desk import Desk
from tests.clock import Clock
from tests.storage.lagging import LaggingTable


@pytest.fixture(params=["sqlite", "dynamo"])
def engine(request: pytest.FixtureRequest, clock: Clock, tmp_path: Path) -> Iterator[Table]:
    """An empty table on each engine in turn."""
    if request.param == "sqlite":
        with closing(SqliteTable(tmp_path / "pinternet.db", clock=clock)) as table:
            yield table
        return
    with quick_dynamo_table(clock) as remembered:
        yield remembered


@pytest.fixture
def quick_desk(table: SqliteTable, clock: Clock, tmp_path: Path, server_secrets: ServerSecrets) -> Desk:
    """A team's desk in memory, for what needs many items (moto copies its whole table at each commit)."""
    return Desk(table, clock, tmp_path, server_secrets)


@pytest.fixture
def desk(engine: Table, clock: Clock, tmp_path: Path, server_secrets: ServerSecrets) -> Desk:
    """A team's desk before anybody wrote."""
    return Desk(engine, clock, tmp_path, server_secrets)


@pytest.fixture
def ann(desk: Desk) -> str:
    """A counselor."""
    return desk.member("ann")


@pytest.fixture
def budi(desk: Desk) -> str:
    """Another."""
    return desk.member("budi")


@pytest.fixture
def case(desk: Desk, ann: str) -> str:
    """A case in Ann's hands."""
    case = desk.intake()
    desk.claim(case, ann)
    return case


@pytest.fixture
def lagging(clock: Clock, table: SqliteTable) -> LaggingTable:
    """A table whose index is behind until told to catch up."""
    return LaggingTable(table, clock=clock)


@pytest.fixture
def late_desk(lagging: LaggingTable, clock: Clock, tmp_path: Path, server_secrets: ServerSecrets) -> Desk:
    """A team's desk on that table."""
    return Desk(lagging, clock, tmp_path, server_secrets)
