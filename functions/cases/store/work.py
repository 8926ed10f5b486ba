"""What an intake or a message is paid with. In the browser it is work, and what was solved counts once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from functions.cases.refusals import WorkRefused
from functions.crypto.work import Solved, WorkWrong, check_solution
from functions.errors import PinternetError
from functions.storage.table import Absent, Item, Key, Put, Table


@dataclass(frozen=True)
class Offer:
    """What somebody offers; `refusal` says why it is not taken."""

    spending: tuple[Put, ...] = ()
    refusal: PinternetError | None = None

    def spend(self) -> Sequence[Put]:
        """Return the changes that spend it, for the commit that it pays for.

        Raises:
            PinternetError: it is not taken; of work, `WorkRefused`.
        """
        if self.refusal is not None:
            raise self.refusal
        return self.spending


class Payment(Protocol):
    """Holds off automatic senders."""

    def look(self, offered: str, now: datetime) -> Offer:
        """Look at what is offered."""
        ...


@dataclass(frozen=True)
class SpentWork:
    """Checks solutions, and remembers those that paid for something until they would expire anyway."""

    table: Table
    key: bytes = field(repr=False)

    def look(self, offered: str, now: datetime) -> Offer:
        """Look at a solution, before looking whether what it pays for is there already.

        In this order a retry beside its first try is never told that the work is spent: whoever sees it
        spent also sees what it paid for, because both are one commit.
        """
        try:
            solved = check_solution(offered, self.key, now=now)
        except WorkWrong as error:
            return Offer(refusal=WorkRefused(error.reason))
        spent = Item(_key(solved), {}, expires_at=solved.expires_at)
        if self.table.get(spent.key) is not None:
            return Offer(refusal=WorkRefused("spent"))
        return Offer((Put(spent, Absent()),))


def _key(solved: Solved) -> Key:
    return Key(f"work/{solved.id}", "spent")
