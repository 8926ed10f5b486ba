"""How many wait and how many were answered, remembered for five seconds: every intake asks."""

from datetime import datetime

from functions.cases.model.outlook import Outlook
from functions.cases.store.desk import DeskStore
from functions.cases.store.pace import PaceStore
from functions.storage.remembered import Remembered
from functions.storage.table import Table


class OutlookStore:
    """Reads what a promise counts with."""

    def __init__(self, table: Table) -> None:
        self._desk, self._pace = DeskStore(table), PaceStore(table)
        self._known = Remembered(self.read)

    def at(self, now: datetime) -> Outlook:
        """Return the outlook of the last five seconds, with what this process received since."""
        return self._known.at(now)

    def read(self, now: datetime) -> Outlook:
        """Return the outlook as it is now."""
        return Outlook(self._pace.by_day(now), self._desk.waiting())

    def received(self, urgency: str) -> None:
        """Note that one more waits: who comes next stands behind it."""
        self._known.change(lambda outlook: outlook.with_one_more(urgency))
