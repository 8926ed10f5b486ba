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

    def look(self, payload: str, now: datetime) -> "Offer":
        """Look at a solution, before looking whether what it pays for is there already.

        In this order a retry beside its first try is never told that the work is spent: whoever sees it
        spent also sees what it paid for, because both are one commit.
        """
        try:
            solved = check_solution(payload, self.key, now=now)
        except WorkWrong as error:
            return Offer(None, error.reason)
        spent = Item(_key(solved), {}, expires_at=solved.expires_at)
        if self.table.get(spent.key) is not None:
            return Offer(None, "spent")
        return Offer(Put(spent, Absent()))


@dataclass(frozen=True)
class Offer:
    """A solution that somebody offers; `reason` says why it is not taken."""

    spending: Put | None
    reason: str = ""

    def spend(self) -> Put:
        """Return the change that spends it, for the commit that it pays for.

        Raises:
            WorkRefused: it is wrong, expired or already spent.
        """
        if self.spending is None:
            raise WorkRefused(self.reason)
        return self.spending


def _key(solved: Solved) -> Key:
    return Key(f"work/{solved.id}", "spent")
