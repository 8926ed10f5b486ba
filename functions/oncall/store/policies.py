"""The team's policies, as one item of the table."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from functions.oncall.model import Policies, standard_policies
from functions.oncall.store import items
from functions.staff.settings_store import SettingsStore
from functions.storage.remembered import Remembered
from functions.storage.table import Absent, AtVersion, Change, Delete, Item, Key, Put, Table

KEY = Key("oncall", "policies")


class PolicyStore:
    """Reads and stores the policies. Those in force are remembered for five seconds: each intake asks."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._known = Remembered(lambda now: self.read())

    def read(self) -> Policies:
        """Return the policies as last saved; the standard ones when none were."""
        item = self._table.get(KEY)
        if item is None:
            return standard_policies(SettingsStore(self._table).read().reply_hours["routine"])
        body = cast(Mapping[str, Mapping[str, Any]], item.body)
        return Policies({urgency: items.policy_of(body[urgency], urgency) for urgency in body}, item.version)

    def in_force(self, now: datetime) -> Policies:
        """Return the policies for an alert that is raised now."""
        return self._known.at(now)

    def saving(self, policies: Policies) -> Change:
        """Return the change that stores policies if nobody saved others since `version`."""
        body = {urgency: items.policy_body(policy) for urgency, policy in policies.by_urgency.items()}
        condition = AtVersion(policies.version) if policies.version else Absent()
        return Put(Item(KEY, body, policies.version), condition)

    def resetting(self, policies: Policies) -> Change:
        """Return the change that brings the standard policies back."""
        return Delete(KEY, AtVersion(policies.version))

    def commit(self, changes: Sequence[Change]) -> None:
        """Apply the changes.

        Raises:
            CommitConflict: somebody saved others meanwhile.
        """
        self._table.commit(changes)
        self._known.forget()
