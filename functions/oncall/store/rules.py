"""People's own rules, kept in a table: one item a person, all in one partition, to be read at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from functions.oncall.model.rules import URGENCIES, Quiet, Rule, Rules
from functions.storage.table import Absent, AtVersion, Change, Delete, Item, Key, Put, Table, Value

PARTITION = "rules"


@dataclass(frozen=True)
class RulesStore:
    """Reads rules; makes the changes that a commit is put together from."""

    table: Table

    def of(self, person: str) -> Rules:
        """Return the rules of a person; none of their own: every channel at once."""
        item = self.table.get(Key(PARTITION, person))
        return rules_of(item) if item else Rules(person)

    def everyone(self) -> dict[str, Rules]:
        """Return the rules of all who have some, by person."""
        found: dict[str, Rules] = {}
        after = None
        while True:
            page = self.table.query(PARTITION, after=after)
            found.update((item.key.sort, rules_of(item)) for item in page.items)
            after = page.next
            if after is None:
                return found

    def putting(self, rules: Rules) -> Change:
        """Return the change that stores rules if they are new, or as they were read."""
        condition = AtVersion(rules.version) if rules.version else Absent()
        return Put(_item(rules), condition)

    def removing(self, rules: Rules) -> Change:
        """Return the change that forgets rules if they are as they were read."""
        return Delete(Key(PARTITION, rules.person), AtVersion(rules.version))


def rules_of(item: Item) -> Rules:
    """Return the rules that an item holds."""
    body: Mapping[str, Any] = item.body
    quiet = body["quiet"]
    return Rules(
        person=item.key.sort,
        by_urgency={urgency: _read(body[urgency]) for urgency in URGENCIES if body[urgency]},
        quiet=Quiet(_time(quiet["start"]), _time(quiet["end"])) if quiet else None,
        version=item.version,
    )


def _item(rules: Rules) -> Item:
    body: dict[str, Value] = {
        urgency: [
            {"delay": rule.delay, "channel": rule.channel} for rule in rules.by_urgency.get(urgency, ())
        ]
        for urgency in URGENCIES
    }
    quiet = rules.quiet
    body["quiet"] = {"start": f"{quiet.start:%H:%M}", "end": f"{quiet.end:%H:%M}"} if quiet else None
    return Item(Key(PARTITION, rules.person), body, rules.version)


def _read(kept: list[Any]) -> tuple[Rule, ...]:
    return tuple(Rule(int(rule["delay"]), rule["channel"]) for rule in kept)


def _time(text: str) -> time:
    return time.fromisoformat(text)
