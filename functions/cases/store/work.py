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

    def at_first_sight(self, offered: str, now: datetime) -> Offer:
        """Look at what is offered, but not whether it was spent: the commit that spends it finds out."""
        ...

    def look(self, offered: str, now: datetime) -> Offer:
        """Look at what is offered."""
        ...


@dataclass(frozen=True)
class SpentWork:
    """Checks solutions, and remembers those that paid for something until they would expire anyway."""

    table: Table
    key: bytes = field(repr=False)

    def at_first_sight(self, offered: str, now: datetime) -> Offer:
        """Look at a solution alone."""
        try:
            solved = check_solution(offered, self.key, now=now)
        except WorkWrong as error:
            return Offer(refusal=WorkRefused(error.reason))
        return Offer((Put(Item(_key(solved), {}, expires_at=solved.expires_at), Absent()),))

    def look(self, offered: str, now: datetime) -> Offer:
        """Look at a solution, before looking whether what it pays for is there already.

        In this order a retry beside its first try is never told that the work is spent: whoever sees it
        spent also sees what it paid for, because both are one commit.
        """
        offer = self.at_first_sight(offered, now)
        if any(self.table.get(spent.item.key) is not None for spent in offer.spending):
            return Offer(refusal=WorkRefused("spent"))
        return offer


def _key(solved: Solved) -> Key:
    return Key(f"work/{solved.id}", "spent")
