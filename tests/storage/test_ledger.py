"""The contract of the erasure ledger, on a file and on DynamoDB."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from functions.errors import Unavailable
from functions.storage.dynamo_ledger import DynamoLedger
from functions.storage.ledger import Erasure, ErasureLedger, FileLedger
from tests.amazon import create_ledger
from tests.storage.clocks import START

FIRST, SECOND = "a" * 64, "b" * 64
LATER = START.replace(hour=9)


@pytest.fixture(params=["file", "dynamo"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> ErasureLedger:
    """An empty ledger on each engine in turn."""
    if request.param == "file":
        return FileLedger(tmp_path / "erasures")
    client: Any = request.getfixturevalue("dynamo")
    create_ledger(client, "pinternet-erasures")
    return DynamoLedger(client, "pinternet-erasures")


def test_an_empty_ledger_names_nobody(ledger: ErasureLedger) -> None:
    assert list(ledger.read()) == []


def test_erasures_are_read_back_the_oldest_first(ledger: ErasureLedger) -> None:
    ledger.append(SECOND, LATER)
    ledger.append(FIRST, START)
    assert list(ledger.read()) == [Erasure(FIRST, START), Erasure(SECOND, LATER)]


def test_an_erasure_entered_twice_stands_once_with_its_first_time(ledger: ErasureLedger) -> None:
    ledger.append(FIRST, START)
    ledger.append(FIRST, LATER)
    assert list(ledger.read()) == [Erasure(FIRST, START)]


def test_a_line_torn_by_a_crash_spoils_no_other(tmp_path: Path) -> None:
    ledger = FileLedger(tmp_path / "erasures")
    ledger.append(FIRST, START)
    with (tmp_path / "erasures").open("a") as file:
        file.write("2026-11-23T04:05:00Z bbbb")
    ledger.append(SECOND, LATER)
    assert list(ledger.read()) == [Erasure(FIRST, START), Erasure(SECOND, LATER)]


def test_many_erasures_at_once_are_all_entered(tmp_path: Path) -> None:
    ledger = FileLedger(tmp_path / "erasures")
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda n: ledger.append(f"{n:064x}", START), range(50)))
    assert len(ledger.read()) == 50


def test_what_is_no_hash_is_not_entered(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="hexadecimal"):
        FileLedger(tmp_path / "erasures").append("not a hash\n", START)


def test_a_ledger_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        FileLedger(tmp_path / "nowhere" / "erasures").append(FIRST, START)
