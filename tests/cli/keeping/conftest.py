"""Places to take a backup from and to bring it back to, and a team that worked in one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest

from functions.cli.keeping.contents import Backup
from functions.cli.keeping.restoring import Restoring
from functions.cli.keeping.taking import Taken, take
from functions.crypto.secrets import ServerSecrets
from functions.storage.dynamo_ledger import DynamoLedger
from functions.storage.item_text import write_line
from functions.storage.ledger import Erasure, ErasureLedger, FileLedger
from functions.storage.sqlite import SqliteTable
from functions.storage.table import Absent, Item, Key, Put, Table
from tests.amazon import create_ledger, dynamo_table, played
from tests.cases.desk import Desk
from tests.clock import Clock


@dataclass
class Spot:
    """A table and its ledger, which are backed up and restored."""

    table: Table
    ledger: ErasureLedger
    clock: Clock

    def back_up(self, path: Path) -> Taken:
        """Take a backup."""
        return take(self.table, self.ledger, path, now=self.clock(), say=lambda _: None)

    def restoring(self, path: Path) -> Restoring:
        """Return a restore of a backup that is whole."""
        backup = Backup(BytesIO(path.read_bytes()))
        head = backup.check()
        return Restoring(backup, head, self.table, self.ledger, self.clock(), lambda _: None)

    def restore(self, path: Path, *erasures: Erasure, replace: bool = False) -> int:
        """Restore a backup."""
        return self.restoring(path).run(erasures, replace=replace)

    @property
    def lines(self) -> list[str]:
        """Return everything that is stored, a line each, in an order that is the same everywhere."""
        return sorted(map(write_line, self.table.everything()))


@pytest.fixture
def new_spot(tmp_path: Path, clock: Clock) -> Iterator[Callable[[str], Spot]]:
    """Make an empty place on SQLite by its name."""
    made: list[SqliteTable] = []

    def make(name: str) -> Spot:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        made.append(SqliteTable(folder / "pinternet.db", clock=clock))
        return Spot(made[-1], FileLedger(folder / "erasures.txt"), clock)

    yield make
    for table in made:
        table.close()


@pytest.fixture
def cloud(clock: Clock) -> Iterator[Spot]:
    """An empty place on DynamoDB."""
    with dynamo_table(clock) as table, played("dynamodb") as client:
        create_ledger(client, "pinternet-erasures")
        ledger = DynamoLedger(client, "pinternet-erasures")
        yield Spot(table, ledger, clock)


@pytest.fixture
def home(new_spot: Callable[[str], Spot]) -> Spot:
    """An empty place on SQLite, from which backups are taken."""
    return new_spot("home")


@pytest.fixture
def elsewhere(new_spot: Callable[[str], Spot]) -> Spot:
    """Another empty place on SQLite."""
    return new_spot("elsewhere")


@pytest.fixture
def desk(home: Spot, tmp_path: Path, server_secrets: ServerSecrets) -> Desk:
    """A team at home: a case that waits, one that was answered and one whose answer is on its way."""
    desk = Desk(home.table, home.clock, tmp_path / "home", server_secrets)
    ann = desk.member("ann")
    for number in range(2):
        case = desk.intake()
        desk.claim(case, ann)
        desk.answer(case, ann, 50 + number)
        if number == 0:
            desk.clock.move(minutes=1)
            desk.post_due()
    desk.intake("urgent")
    return desk


def stray(partition: str, sort: str = "head") -> Put:
    """Return the change that stores something of one's own."""
    return Put(Item(Key(partition, sort), {"n": 1}), Absent())
