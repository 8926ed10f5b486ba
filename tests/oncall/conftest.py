"""A table on each engine in turn, for the stores of on-call."""

from collections.abc import Iterator

import pytest

from functions.storage.sqlite import SqliteTable
from functions.storage.table import Table
from tests.amazon import quick_dynamo_table
from tests.oncall.world import Clock


@pytest.fixture(params=["sqlite", "dynamo"])
def engine(request: pytest.FixtureRequest) -> Iterator[Table]:
    """An empty table on each engine in turn."""
    if request.param == "sqlite":
        yield SqliteTable(":memory:", clock=Clock())
        return
    with quick_dynamo_table(Clock()) as table:
        yield table
