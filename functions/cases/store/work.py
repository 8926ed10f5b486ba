"""Proof of work against the table: what was solved counts once."""

from dataclasses import dataclass, field
from datetime import datetime

from functions.cases.refusals import WorkRefused
from functions.crypto.work import Solved, WorkWrong, check_solution
from functions.storage.table import Absent, Item, Key, Put, Table


@dataclass(frozen=True)
class SpentWork:
    """Checks solutions, and remembers those that paid for something until they would expire anyway."""

    table: Table
    key: bytes = field(repr=False)

    def spend(self, payload: str, now: datetime) -> Put:
        """Return the change that spends a solution, for the commit that it pays for.

        Raises:
            WorkRefused: it is wrong, expired or already spent.
        """
        try:
            solved = check_solution(payload, self.key, now=now)
        except WorkWrong as error:
            raise WorkRefused(error.reason) from error
        spent = Item(_key(solved), {}, expires_at=solved.expires_at)
        if self.table.get(spent.key) is not None:
            raise WorkRefused("spent")
        return Put(spent, Absent())


def _key(solved: Solved) -> Key:
    return Key(f"work/{solved.id}", "spent")
