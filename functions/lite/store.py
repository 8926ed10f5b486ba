"""How many forms came without script in an hour: counted in the commit of each, in place of proof of work."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from functions.cases.store.work import Offer
from functions.lite.refusals import RushHour
from functions.storage.table import Absent, AtVersion, Item, Key, Put, Table

MOST_AN_HOUR = 30
KEPT_FOR_URGENT = 30
"""Beyond the usual number: who is in danger is not shut out by forms that say nothing of it."""
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class HourlyCap:
    """Takes so many forms an hour for the whole installation. No address is looked at."""

    table: Table

    def look(self, offered: str, now: datetime) -> Offer:
        """Return the change that counts one more form; what is offered is its urgency."""
        begins = now.replace(minute=0, second=0, microsecond=0)
        known = self.table.get(_key(begins))
        count = 0 if known is None else int(str(known.body["count"]))
        if count >= MOST_AN_HOUR + (KEPT_FOR_URGENT if offered == "urgent" else 0):
            seconds = int((begins + HOUR - now).total_seconds())
            return Offer(refusal=RushHour(retry_after=max(1, seconds)))
        condition = Absent() if known is None else AtVersion(known.version)
        item = Item(_key(begins), {"count": count + 1}, expires_at=begins + 2 * HOUR)
        return Offer((Put(item, condition),))

    at_first_sight = look


@dataclass(frozen=True)
class KnowingTheCode:
    """Asks for nothing more than the code, which costs its own computation; a case takes so many a day."""

    def look(self, offered: str, now: datetime) -> Offer:
        """Return an offer that is always taken."""
        return Offer()

    at_first_sight = look


def _key(begins: datetime) -> Key:
    return Key(f"lite/{begins:%Y-%m-%dT%H}", "count")
