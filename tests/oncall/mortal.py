"""A program that dies, or is overtaken, at one of its commits."""

from collections.abc import Callable, Sequence

from functions.storage.table import Change, Table
from tests.storage.passing import PassingTable


class KilledError(BaseException):
    """The process is gone."""


class MortalTable(PassingTable):
    """A table whose program is killed, or overtaken by another one, at one of its commits.

    `commits_left` counts down to that commit; None: it lives. It dies just before it, or just after it with
    `after_commit`. With `overtaken_by` it lives on, and the other acts just before the commit.
    """

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self.commits_left: int | None = None
        self.after_commit = False
        self.overtaken_by: Callable[[], object] | None = None

    def commit(self, changes: Sequence[Change]) -> None:
        if self.commits_left is None:
            self.table.commit(changes)
        elif self.commits_left > 0:
            self.commits_left -= 1
            self.table.commit(changes)
        else:
            self._last_commit(changes)

    def lives_on(self) -> None:
        """Forget what was to happen."""
        self.commits_left, self.overtaken_by = None, None

    def _last_commit(self, changes: Sequence[Change]) -> None:
        other = self.overtaken_by
        self.lives_on()
        if other is not None:
            other()
            self.table.commit(changes)
            return
        if self.after_commit:
            self.table.commit(changes)
        raise KilledError
