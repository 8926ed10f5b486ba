"""Bring a backup back into an empty table, so that a kill at any moment leaves a restore to go on with.

A mark stands in the table from before the first item to after the last erasure. While it is there, no
command starts a service on it, and only the same backup goes on: what is there already is compared.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from functions.cases.actions.erasing import replay_ledger
from functions.cases.actions.purging import resume_purges
from functions.cases.store import CaseStore
from functions.cli.keeping.contents import Backup, Digest, Head
from functions.cli.keeping.forms import FORMS, Forms
from functions.cli.keeping.kept import is_kept
from functions.cli.keeping.taking import EACH, Say
from functions.cli.keeping.upkeep import (
    REPLAYING,
    WRITING,
    Mark,
    drop_mark,
    mark_of,
    note_form,
    put_mark,
    stored,
)
from functions.errors import Conflict
from functions.oncall.store import AlertStore
from functions.storage.item_text import write_line
from functions.storage.ledger import Erasure, ErasureLedger
from functions.storage.limits import size_of
from functions.storage.table import (
    MOST_BYTES,
    MOST_CHANGES,
    AtVersion,
    CommitConflict,
    Delete,
    Item,
    Restore,
    Table,
)

SOON = timedelta(hours=1)
"""What is over so soon is brought back but not compared: it may end between writing and reading."""


class NotEmpty(Conflict):
    """Something else is in the table."""


class NotTheSame(Conflict):
    """What was read back is not what the backup holds; the mark stays."""


@dataclass
class Restoring:
    """One restore: of a backup that was checked, into a table and its ledger."""

    backup: Backup
    head: Head
    table: Table
    ledger: ErasureLedger
    now: datetime
    say: Say
    forms: Forms = FORMS

    def run(self, erasures: Iterable[Erasure] = (), *, replace: bool = False) -> int:
        """Bring everything back, and return how many mailboxes were erased again.

        That is what `erasures`, the backup or the ledger name. `replace` empties the table first.

        Raises:
            NotEmpty: the table holds something that is not of this backup.
            NotTheSame: the table does not hold what was written.
            TableUnavailable: the table does not answer; call it again.
        """
        mark = self._begun(replace=replace)
        if mark.step == WRITING:
            self._write()
            self._compare()
            mark = put_mark(self.table, Mark(mark.backup, REPLAYING, mark.version))
        again = self._erase_again([*self.backup.erasures, *erasures])
        note_form(self.table, self.forms.newest)
        drop_mark(self.table, mark)
        return again

    def _begun(self, *, replace: bool) -> Mark:
        """Return the mark of this restore, new or of a run that was stopped."""
        mark = mark_of(self.table)
        mine = Mark(self.backup.whole_sha256, WRITING, mark.version if mark else 0)
        if replace:
            marked = put_mark(self.table, mine)
            empty(self.table, self.say)
            return marked
        if mark is None:
            if any(True for _ in stored(self.table)):
                raise NotEmpty("something is stored there already")
            return put_mark(self.table, mine)
        if mark.backup != mine.backup:
            raise NotEmpty("a restore of another backup into it is not over")
        return mark

    def _items(self) -> Iterator[Item]:
        """Yield what is to live again, in the newest form."""
        for item in self.backup.read():
            if is_kept(item.key) and not _is_over(item, self.now):
                found = self.forms.brought_up(item, self.head.form)
                if found is not None:
                    yield found

    def _write(self) -> None:
        written = 0
        for batch in _batches(self._items()):
            _restore(self.table, batch)
            written += len(batch)
            if written // EACH > (written - len(batch)) // EACH:
                self.say(f"  {written:,} of {self.backup.items:,} items")

    def _compare(self) -> None:
        """Read everything back."""
        self.say("comparing every item")
        if self._digest(self._items()) != self._digest(stored(self.table)):
            raise NotTheSame("the table does not hold what the backup holds")

    def _digest(self, items: Iterable[Item]) -> Digest:
        digest = Digest()
        for item in items:
            if not _is_over(item, self.now + SOON):
                digest.add(write_line(item))
        return digest

    def _erase_again(self, erasures: Iterable[Erasure]) -> int:
        """Enter every erasure in the ledger of this place, too, and do it again, to its end."""
        known = {erasure.mailbox_sha256 for erasure in self.ledger.read()}
        for erasure in erasures:
            if erasure.mailbox_sha256 not in known:
                self.ledger.append(erasure.mailbox_sha256, erasure.at)
        cases, alerts = CaseStore(self.table), AlertStore(self.table)
        again = replay_ledger(cases, alerts, self.ledger)
        resume_purges(cases, alerts)
        return again


def empty(table: Table, say: Say) -> None:
    """Remove everything that the service stored; the ledger of erasures is elsewhere and stays."""
    say("removing what is there")
    while batch := list(islice(stored(table), MOST_CHANGES)):
        table.commit([Delete(item.key, AtVersion(item.version)) for item in batch])
    table.truncate_log()


def _is_over(item: Item, at: datetime) -> bool:
    return item.expires_at is not None and item.expires_at <= at


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Yield items in commits' sizes."""
    batch: list[Item] = []
    size = 0
    for item in items:
        more = size_of(item)
        if batch and (len(batch) == MOST_CHANGES or size + more > MOST_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(item)
        size += more
    if batch:
        yield batch


def _restore(table: Table, batch: list[Item]) -> None:
    """Write a batch; where a run that was stopped wrote of it before, see that it is the same."""
    try:
        table.commit([Restore(item) for item in batch])
    except CommitConflict:
        missing = [item for item in batch if _is_missing(table, item)]
        if missing:
            table.commit([Restore(item) for item in missing])


def _is_missing(table: Table, item: Item) -> bool:
    found = table.get(item.key)
    if found is not None and write_line(found) != write_line(item):
        raise NotTheSame("somebody wrote into the table since the restore began")
    return found is None
