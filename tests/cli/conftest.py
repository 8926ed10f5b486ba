"""The playground as it stands after its start."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from functions.bootstrap import build
from functions.cases.model import Case
from functions.cli.demo import furnish
from functions.cli.demo.made import Made
from functions.cli.demo.making import make_if_due
from functions.config import Config
from functions.services import Services
from functions.storage.sqlite import SqliteTable


@dataclass(frozen=True)
class Playground:
    """A filled folder, its services, and the moment at which it was filled."""

    made: Made
    services: Services
    start: datetime

    def case(self, name: str) -> Case:
        """Return the case of a conversation by the name of its file."""
        fields = next(fields for fields in self.made.cases if fields["name"] == name)
        mailbox = self.services.cases.mailbox(sha256(bytes.fromhex(fields["mailbox"])).hexdigest())
        assert mailbox is not None
        case = self.services.cases.case(mailbox.case or "")
        assert case is not None
        return case


@pytest.fixture(scope="session")
def made() -> Made:
    """What `make setup` made; made now where that is missing."""
    return make_if_due(datetime.now(UTC))


@pytest.fixture(scope="session")
def playground(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Playground]:
    """A playground that was just started; tests only read it. Its clock is the machine's, as ALTCHA's is."""
    folder: Path = tmp_path_factory.mktemp("playground") / "demo"
    start = datetime.now(UTC)
    furnish(made, folder, start)
    services = build(Config(data=folder, demo=True))
    yield Playground(made, services, start)
    assert isinstance(services.table, SqliteTable)
    services.table.close()
