"""An open installation that runs for a whole session of tests, its people, and a way into its table."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from functions.bootstrap import DATABASE
from functions.cases.model import Case
from functions.services import Services
from functions.storage.sqlite import SqliteTable
from functions.storage.table import CommitConflict, Restore, Table
from functions.web.demo import PEOPLE
from tests.bench.installation import OpenInstallation
from tests.browser.at_console import Counselor
from tests.browser.opening import stored
from tests.running import Program, running


@dataclass(frozen=True)
class Place:
    """Where it runs, who can sign in there by name, and its storage, which a liar may change."""

    origin: str
    team: dict[str, Counselor]
    services: Services
    program: Program

    def case(self, reference: str) -> Case:
        """Return the case that a reference belongs to."""
        queues = ["cases/waiting", "cases/closed", *(f"cases/open/{who}" for who in self._ids())]
        rows = [row for queue in queues for row in self.services.table.query_index(queue).rows]
        heads = [self.services.cases.case(row.key.partition.removeprefix("case/")) for row in rows]
        return next(head for head in heads if head is not None and head.reference == reference)

    def head(self, case: str) -> Case:
        """Return the case with this id."""
        head = self.services.cases.case(case)
        assert head is not None
        return head

    @contextmanager
    def storage_away(self) -> Iterator[None]:
        """Keep the storage from answering, for the length of a `with` block."""
        path = self.services.config.data / DATABASE
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield
            connection.execute("ROLLBACK")

    def let_the_half_minute_pass(self, case: str) -> None:
        """Make the answers of a case due that could still be taken back."""
        desk = self.services.cases.desk
        for answer in desk.pending_in(case):
            due = replace(answer, post_at=self.services.clock())
            with suppress(CommitConflict):  # on a slow machine it passed, and the worker was first
                self.services.cases.commit([desk.put_pending(due)])

    def count(self) -> int:
        """Return how many cases wait."""
        return len(self.services.table.query_index("cases/waiting").rows)

    def _ids(self) -> list[str]:
        return [person.id for person in self.services.staff.active_people()]


@contextmanager
def installed(folder: Path, environment: Mapping[str, str] | None = None) -> Iterator[Place]:
    """Run an installation with the playground's team, whose consoles speak English here."""
    OpenInstallation(folder)
    services = stored(folder, environment or {})
    if not isinstance(services.table, SqliteTable):
        _bring(folder, services.table)
    people = services.staff.people
    english = [people.put(replace(person, language="en")) for person in services.staff.active_people()]
    services.table.commit(english)
    team = {
        person["name"]: Counselor(
            person["name"], person["display_name"], person["passphrase"], person["totp_secret"]
        )
        for person in json.loads((folder / PEOPLE).read_text(encoding="utf-8"))
    }
    with running(folder, environment=environment) as program:
        yield Place(program.origin, team, services, program)
    if isinstance(services.table, SqliteTable):
        services.table.close()


def _bring(folder: Path, table: Table) -> None:
    """Bring what was made on this machine to the cloud's table."""
    with closing(SqliteTable(folder / DATABASE)) as made:
        for item in made.everything():
            table.commit([Restore(item)])
