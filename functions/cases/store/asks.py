"""What colleagues ask each other in the table: in its case, and in the queue of whoever is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from functions.cases.model.ask import Ask
from functions.cases.store.items import since
from functions.storage.table import IndexEntry, Item, Key, Put, Table, Value
from functions.times import moment, moment_or_none, stamp, stamp_or_none

ASK = "ask/"
AT_ONCE = 100


def asked_queue(target: str) -> str:
    """The queue of what a target is asked."""
    return f"asked/{target}"


@dataclass(frozen=True)
class AskStore:
    """Reads what is asked; makes the changes that store it."""

    table: Table

    def ask(self, case: str, ask: str) -> Ask | None:
        """Return what an id asks in a case."""
        return self.at(_key(case, ask))

    def at(self, key: Key) -> Ask | None:
        """Return what is asked at a row of the index."""
        item = self.table.get(key)
        return None if item is None else _ask_of(item)

    def of(self, case: str) -> list[Ask]:
        """Return all that was asked in a case, the first one first."""
        found: list[Ask] = []
        after: str | None = None
        while True:
            page = self.table.query(f"case/{case}", prefix=ASK, after=after, limit=AT_ONCE)
            found.extend(map(_ask_of, page.items))
            after = page.next
            if after is None:
                return sorted(found, key=lambda ask: (ask.asked_at, ask.id))

    def standing_of(self, target: str) -> list[Ask]:
        """Return what a target is asked, each read again because the index may lag; a hundred at the most."""
        rows = self.table.query_index(asked_queue(target), limit=AT_ONCE).rows
        return [ask for row in rows if (ask := self.at(row.key)) is not None and ask.stands]

    def put(self, ask: Ask) -> Put:
        """Store it as changed since it was read: in its queue while it stands."""
        body: dict[str, Value] = {
            "about": ask.about,
            "by": ask.by,
            "to": ask.to,
            "asked_at": stamp(ask.asked_at),
            "outcome": ask.outcome,
            "settled_at": stamp_or_none(ask.settled_at),
            "settled_by": ask.settled_by,
        }
        index = IndexEntry(asked_queue(ask.to), f"{stamp(ask.asked_at)}/{ask.id}") if ask.stands else None
        return Put(Item(_key(ask.case, ask.id), body, index=index), since(ask.version))


def _key(case: str, ask: str) -> Key:
    return Key(f"case/{case}", f"{ASK}{ask}")


def _ask_of(item: Item) -> Ask:
    body: Mapping[str, Any] = item.body
    return Ask(
        id=item.key.sort.removeprefix(ASK),
        case=item.key.partition.removeprefix("case/"),
        about=body["about"],
        by=body["by"],
        to=body["to"],
        asked_at=moment(body["asked_at"]),
        outcome=body["outcome"],
        settled_at=moment_or_none(body["settled_at"]),
        settled_by=body["settled_by"],
        version=item.version,
    )
